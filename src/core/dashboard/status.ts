import { cut } from '../common/fence.ts'
import type { LoopRecord } from '../model/loop.ts'
import { decodeRecord } from '../model/marker.ts'
import { makeVisible } from '../common/visible.ts'
import type { CardState, SessionKind } from './card.ts'
import { flakyTests } from './flaky.ts'

/** What the one status comment of a pull request tells. */
export interface StatusFacts {
  readonly commentId: number
  readonly url: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly state: CardState
  readonly session: SessionKind | null
  readonly headline: string
  readonly maxAttempts: number | null
  readonly flaky: readonly string[]
  readonly record: LoopRecord
}

/** A comment that the loop's own account wrote on a pull request. */
export interface OwnComment {
  readonly id: number
  readonly pull: number
  readonly body: string
  readonly url: string
  readonly at: number
}

/** The emoji that opens a heading says how things stand; every heading has one of its own kind. */
const states: Readonly<Record<string, CardState>> = {
  '✅': 'waiting',
  '🔁': 'waiting',
  '⏪': 'waiting',
  '⏳': 'waiting',
  '↪': 'waiting',
  '🎉': 'green',
  '⏸': 'stopped',
  '👂': 'idle',
  '💬': 'idle',
  '🙋': 'needs-person',
  '🧱': 'needs-person',
  '💸': 'needs-person',
  '🎲': 'needs-person',
  '🏚': 'needs-person',
  '⚔': 'needs-person',
  '✋': 'needs-person',
  '🛑': 'needs-person',
  '⚠': 'needs-person',
  '💥': 'needs-person',
  '🤷': 'needs-person',
  '⏹': 'needs-person',
  '🩹': 'needs-person',
  '🩺': 'needs-person',
}

const triggers: readonly (readonly [string, SessionKind])[] = [
  ['triggered by CI failure', 'ci'],
  ['triggered by a conflict', 'conflict'],
  ['triggered by comment', 'comment'],
  ['triggered by review', 'review'],
]

/** Reads a status comment; null for any other comment, and for one that is about another pull request. */
export function readStatus({ id, pull, body, url, at }: OwnComment): StatusFacts | null {
  const record = decodeRecord(body)
  if (record?.pull !== pull) return null
  const [first = '', second = ''] = body.split('\n', 2)
  const title = plain(first)
  const isWorking = record.working !== null
  return {
    commentId: id,
    url,
    at,
    state: isWorking ? 'working' : record.stopped ? 'stopped' : stateOf(title),
    session: triggers.find(([words]) => `${first}\n${second}`.toLowerCase().includes(words.toLowerCase()))?.[1] ?? null,
    headline: title,
    maxAttempts: maxAttemptsIn(`${first}\n${second}`),
    flaky: flakyTests(body),
    record,
  }
}

/** What was pushed and repairs a part waits for CI as any push does. */
function stateOf(title: string): CardState {
  return title.startsWith('⚠ Pushed') ? 'waiting' : (states[String.fromCodePoint(title.codePointAt(0) ?? 0)] ?? 'idle')
}

/** A heading without its marks. */
function plain(line: string): string {
  return cut(
    makeVisible(
      line
        .slice(0, 1_000)
        .replace(/^#+ /, '')
        .replaceAll('`', '')
        .replace(/[\uFE00-\uFE0F]/g, ''),
    ).trim(),
    300,
  )
}

function maxAttemptsIn(words: string): number | null {
  const [, of] = /attempt \d{1,2}\/(\d{1,2})\b/.exec(words) ?? []
  const [, all] = /I've attempted (\d{1,2}) fix/.exec(words) ?? []
  const found = of ?? all
  return found === undefined ? null : Number(found)
}
