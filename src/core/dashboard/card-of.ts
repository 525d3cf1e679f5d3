import { cut } from '../common/fence.ts'
import type { AttemptRecord, LoopRecord } from '../model/loop.ts'
import { runOfKey } from '../model/check-run.ts'
import { makeVisible } from '../common/visible.ts'
import { type Card, type CardAttempt, cardId, type SessionKind } from './card.ts'
import type { StatusFacts } from './status.ts'

const mostAttempts = 30

/** A pull request, as GitHub's lists and events tell of it. */
export interface PullFacts {
  readonly repository: string
  readonly number: number
  readonly title: string
  readonly author: string
  readonly branch: string
  readonly head: string
  readonly isDraft: boolean
  /** Its page. */
  readonly url: string
}

/** The check `codality/agent` of one commit: what a session shows of itself while it lasts. */
export interface CheckFacts {
  readonly key: string
  readonly title: string
  readonly isDone: boolean
  /** When it began, in milliseconds since 1970. */
  readonly at: number
}

/** What is known of one open pull request. */
export interface Known {
  readonly pull: PullFacts
  readonly status: StatusFacts | null
  readonly check: CheckFacts | null
  /** The last that the loop's words told. */
  readonly maxAttempts: number | null
}

const openings: readonly (readonly [string, SessionKind])[] = [
  ['CI auto-fix', 'ci'],
  ['Conflict resolution', 'conflict'],
  ['Comment response', 'comment'],
  ['Review response', 'review'],
]

/** The card of a pull request, null where the loop has nothing to do with it. */
export function cardOf({ pull, status, check, maxAttempts }: Known): Card | null {
  // Of a check that has ended the status comment tells more.
  const session = check === null || check.isDone ? null : check
  if (status !== null) return toldCard(pull, status, session, maxAttempts)
  return session === null
    ? null
    : {
        ...common(pull),
        ...untold,
        state: 'working',
        ...stageOf(session.title),
        maxAttempts,
        links: linksOf(pull, null, runOfKey(session.key)),
        at: session.at,
      }
}

function toldCard(pull: PullFacts, status: StatusFacts, session: CheckFacts | null, maxAttempts: number | null): Card {
  const { record, state } = status
  const isAtWork = state === 'working'
  const stage = isAtWork && session !== null ? stageOf(session.title) : null
  return {
    ...common(pull),
    state,
    session: isAtWork ? (stage?.session ?? status.session) : null,
    now: stage?.now ?? null,
    attempt: attemptNow(record),
    maxAttempts: status.maxAttempts ?? maxAttempts,
    headline: isAtWork ? null : status.headline,
    attempts: record.attempts.slice(-mostAttempts).map(cardAttempt),
    flaky: status.flaky,
    ...spentOn(record.attempts),
    links: linksOf(pull, status.url, record.working?.runId ?? null),
    at: Math.max(status.at, session?.at ?? 0),
  }
}

/** Of a session that has begun and not yet written its comment. */
const untold: Pick<Card, 'attempt' | 'headline' | 'attempts' | 'flaky' | 'costUsd' | 'minutes'> = {
  attempt: 0,
  headline: null,
  attempts: [],
  flaky: [],
  costUsd: null,
  minutes: 0,
}

function common({
  repository,
  number,
  title,
  author,
  branch,
  isDraft,
}: PullFacts): Pick<Card, 'id' | 'repository' | 'number' | 'title' | 'author' | 'branch' | 'isDraft'> {
  return {
    id: cardId(repository, number),
    repository,
    number,
    title: shown(title, 256),
    author: shown(author, 60),
    branch: shown(branch, 255),
    isDraft,
  }
}

function linksOf({ url, head }: PullFacts, comment: string | null, runId: number | null): Card['links'] {
  const page = webAddress(url)
  const home = page.replace(/\/pull\/\d+$/, '')
  return {
    pull: page,
    comment: comment === null ? null : webAddress(comment),
    run: runId === null ? null : `${home}/actions/runs/${runId}`,
    commit: { id: head.slice(0, 7), url: `${home}/commit/${head}` },
  }
}

/** `🔧 CI auto-fix: verifying 3 failing tests`, or `🔧 CI auto-fix started`. */
function stageOf(title: string): { readonly session: SessionKind | null; readonly now: string | null } {
  const session = openings.find(([words]) => title.includes(words))?.[1] ?? null
  const at = title.indexOf(': ')
  return { session, now: at < 0 ? (session === null ? null : 'collecting failures') : shown(title.slice(at + 2), 255) }
}

function attemptNow({ attempts, epoch }: LoopRecord): number {
  const numbers = attempts.filter((attempt) => attempt.epoch === epoch).map(({ number }) => number)
  return Math.max(0, ...numbers)
}

function cardAttempt({ number, failures, after, ended, commit, costUsd, seconds, proven }: AttemptRecord): CardAttempt {
  const isOpen = ended === 'working'
  return {
    number,
    failures,
    left: after === null ? null : after.remaining + after.added,
    ended,
    commit: commit?.slice(0, 7) ?? null,
    costUsd: isOpen ? null : costUsd,
    minutes: isOpen ? 0 : seconds / 60,
    proven: proven === undefined ? null : `${proven.passing} of ${proven.of}`,
  }
}

/** An attempt that is open has only set aside what it may take. */
function spentOn(attempts: readonly AttemptRecord[]): Pick<Card, 'costUsd' | 'minutes'> {
  const ended = attempts.filter((attempt) => attempt.ended !== 'working')
  const costs = ended.flatMap(({ costUsd }) => costUsd ?? [])
  return {
    costUsd: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
    minutes: ended.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
  }
}

function shown(text: string, most: number): string {
  return cut(makeVisible(cut(text.replace(/\s+/g, ' ').trim(), most)), most)
}

/** An address that a page may link to; anything else becomes one that leads nowhere. */
function webAddress(url: string): string {
  return /^https?:\/\//i.test(url) ? url : '#'
}
