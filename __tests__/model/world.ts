import type fc from 'fast-check'
import { readClaims } from '../../src/core/decision/claims.ts'
import { toSha } from '../../src/core/model/pull.ts'
import { issueCommentCreated, reviewSubmitted, type WebhookEvent, workflowRunBegun, workflowRunCompleted } from '../../testbed/events.ts'
import { timestamp } from '../../testbed/github/rest/reply.ts'
import type { CommentState, PullState, ReviewState, RunState } from '../../testbed/github/state.ts'
import { failingFile, openSite, type Site } from '../../testbed/in-process/site.ts'
import { openQueue } from '../../testbed/in-process/queue.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import { settle, virtualTime } from '../../testbed/in-process/time.ts'
import { startTurn, type Turn } from '../../testbed/in-process/turn.ts'

/** How this repository is set up. */
export interface Setting {
  /** Does the workflow queue the events of one pull request, as the project's own does? */
  readonly isQueued: boolean
  readonly form: Form
  readonly inputs: Readonly<Record<string, string>>
  readonly token: 'app-token' | 'job-token'
  /** Every answer of the stand-in is held against the API's description, and all events are delivered twice more at the end. */
  readonly isThorough: boolean
}

/** One pull request with its people, its CI and its turns. */
export interface Real {
  readonly site: Site
  readonly pull: PullState
  readonly setting: Setting
  readonly turns: readonly Turn[]
  /** Turns that have neither ended nor died. */
  live(): readonly Turn[]
  /** Did any end because another one was still at work when the time to wait was over? */
  wasBusy(): boolean
  readonly delivered: readonly WebhookEvent[]
  /** Starts a turn on an event, now or when those before it are over. */
  deliver(event: WebhookEvent, again?: number): void
  /** CI that is at work on any commit, the oldest first. */
  atWork(): readonly RunState[]
  endCi(run: RunState, failures: readonly number[]): void
  comment(author: string, body: string): CommentState
  review(author: string, state: ReviewState['state'], body: string): void
  head(): string
  push(parent: string, text: string): void
  statusComment(): CommentState | undefined
}

const branch = 'discounts'
const login = { 'app-token': 'loop-app[bot]', 'job-token': 'github-actions[bot]' } as const

export function loginOf({ token }: Setting): string {
  return login[token]
}

/** Opens the pull request with CI at work on it. */
export async function openReal(s: fc.Scheduler, setting: Setting): Promise<Real> {
  const site = await openSite({
    time: virtualTime(),
    answers: setting.isThorough ? 'whole' : 'bare',
    files: new Map([
      [failingFile, 'export const price = 1\n'],
      ['README.md', '# Shop\n'],
    ]),
  })
  const { state, repository, time } = site
  const pull: PullState = {
    number: 1,
    title: 'Add discounts',
    state: 'open',
    author: 'maria',
    headBranch: branch,
    baseBranch: 'main',
    headRepository: state.repository,
    labels: [],
  }
  state.pulls.push(pull)
  const turns: Turn[] = []
  const over = new Set<Turn>()
  let wasBusy = false
  const delivered: WebhookEvent[] = []
  const waiting: (() => void)[] = []
  const live = (): readonly Turn[] => turns.filter((turn) => !over.has(turn) && turn.run.status !== 'completed')
  let edits = 0
  const agent = (files: Map<string, string>): string => {
    edits += 1
    files.set(failingFile, `${files.get(failingFile) ?? ''}// edit ${edits}\n`)
    return 'Repaired.'
  }
  // A job alone is queued whole; of three, the two after the gate are, each in a queue of its own.
  const next = (): void => {
    if (!setting.isQueued || setting.form === 'three jobs' || live().length === 0) waiting.shift()?.()
  }
  const queues = { agent: openQueue(), apply: openQueue() }
  const start = (event: WebhookEvent, again: number | undefined): void => {
    const turn = startTurn(site, event, {
      pull: pull.number,
      form: setting.form,
      ...(setting.isQueued ? { enter: (job) => queues[job]() } : {}),
      inputs: setting.inputs,
      token: setting.token,
      ...(again === undefined ? {} : { again }),
      pace: (label) => s.schedule(Promise.resolve(), label),
      agent,
    })
    turns.push(turn)
    const ended = (): void => {
      over.add(turn)
      next()
    }
    turn.gone.then(ended, ended)
    turn.report.then(
      ({ outcome }) => {
        wasBusy ||= outcome?.kind === 'ignored' && outcome.because.code === 'busy'
      },
      () => undefined,
    )
  }
  const deliver: Real['deliver'] = (event, again) => {
    delivered.push(event)
    waiting.push(() => start(event, again))
    next()
  }
  const message = (run: RunState): string => repository.message(run.headSha)
  const push: Real['push'] = (parent, text) => {
    const commit = site.commit(parent, { [failingFile]: text }, 'Change prices', 'maria')
    site.push(branch, repository.head(`refs/heads/${branch}`), commit, { login: 'maria', turn: null })
  }
  if (setting.inputs['feedback'] === 'early') site.onBegun((run) => deliver(workflowRunBegun(state, { ...run }, message(run))))
  push(repository.head('refs/heads/main') ?? '', 'export const price = 2\n')
  return {
    site,
    pull,
    setting,
    turns,
    live,
    wasBusy: () => wasBusy,
    delivered,
    deliver,
    atWork: () => state.runs.filter((run) => run.workflow === state.workflows[0]?.id && run.status === 'in_progress'),
    endCi: (run, failures) => {
      site.endRun(run, failures)
      deliver(workflowRunCompleted(state, { ...run }, message(run)))
    },
    comment: (author, body) => {
      const now = timestamp(time.now())
      const comment: CommentState = { id: state.nextId(), pull: pull.number, author, body, createdAt: now, updatedAt: now, reactions: [] }
      state.comments.push(comment)
      deliver(issueCommentCreated(state, comment, pull))
      return comment
    },
    review: (author, verdict, body) => {
      const review: ReviewState = {
        id: state.nextId(),
        pull: pull.number,
        author,
        state: verdict,
        body,
        commit: repository.head(`refs/heads/${branch}`) ?? '',
        submittedAt: timestamp(time.now()),
        remarks: [],
      }
      state.reviews.push(review)
      deliver(reviewSubmitted(state, review))
    },
    head: () => repository.head(`refs/heads/${branch}`) ?? '',
    push,
    statusComment: () => state.comments.find(({ author, body }) => author === loginOf(setting) && body.includes('<!-- codality:loop ')),
  }
}

/** What the refs say, as the loop itself reads them. */
export function claimsNow({ site, pull }: Real): ReturnType<typeof readClaims> {
  return readClaims(
    pull.number,
    site.repository.list(`refs/codality/${pull.number}/`).map(({ name, sha }) => ({ name, sha: toSha(sha) })),
  )
}

/** Lets all that has begun come to its end, however long that takes by the clock of the model. */
export async function comeToRest(s: fc.Scheduler, { site }: Real): Promise<void> {
  await settle()
  for (let steps = 0; steps < 20_000; steps += 1) {
    if (s.count() > 0) await s.waitNext(1)
    else if (site.time.next()) await settle()
    else return
  }
  throw new Error('the turns come to no end')
}
