import type { Account, Hearing } from '../../model/account.ts'
import type { Excerpt } from '../../model/excerpt.ts'
import { claudeTurns } from './claude.ts'
import { codexTurns } from './codex.ts'
import { copilotTurns } from './copilot.ts'
import { opencodeTurns } from './opencode.ts'
import type { Turn, TurnReader } from './turn.ts'

/** Growing means one file and one line here. An event is the first one's that knows it. */
const readers: readonly TurnReader[] = [claudeTurns, codexTurns, opencodeTurns, copilotTurns]

/** Lines that are no events are shown as they are, in pieces of so many that a search can tell from each other. */
const linesOfPiece = 40

/** Longer ones are not read as events. */
const longestLine = 256 * 1024

/** What one start of an agent printed, turn by turn. */
export interface Heard extends Pick<Hearing, 'agent' | 'at'> {
  readonly said: readonly Turn[]
  readonly complained: readonly Turn[]
}

/** One round of an attempt: what was asked, and what was heard. */
export interface Round {
  readonly brief: Excerpt
  readonly heard: readonly Heard[]
}

/** What was said in an account: all that reading it makes of it, so that secrets can be looked for in what is shown. */
export function roundsOf({ askings }: Account): readonly Round[] {
  return askings.map(({ brief, hearings }) => ({
    brief,
    heard: hearings.map(({ agent, at, stdout, stderr }) => ({ agent, at, said: readTurns(stdout), complained: readTurns(stderr) })),
  }))
}

/** What an agent printed as what it said and did, as far as it prints events; else piece by piece. */
export function readTurns({ head, omitted, tail }: Excerpt): readonly Turn[] {
  const gap: readonly Turn[] =
    omitted === 0 ? [] : [{ kind: 'note', title: 'Left out', text: `${omitted.toLocaleString('en-US')} characters` }]
  const turns = omitted === 0 ? turnsIn(head + tail) : [...turnsIn(head), ...gap, ...turnsIn(tail)]
  // What an agent says last some of them say once more as their result.
  const isSaidAgain = ({ kind, text }: Turn, before: Turn | undefined): boolean =>
    kind === 'says' && before?.kind === 'says' && before.text === text
  return turns.filter((turn, index) => `${turn.title}${turn.text}`.trim() !== '' && !isSaidAgain(turn, turns[index - 1]))
}

function turnsIn(text: string): readonly Turn[] {
  const turns: Turn[] = []
  let raw: string[] = []
  const flush = (): void => {
    if (raw.some((line) => line.trim() !== '')) turns.push({ kind: 'raw', title: '', text: raw.join('\n').replace(/^\n+|\s+$/g, '') })
    raw = []
  }
  for (const line of text.split('\n')) {
    const read = eventsOf(line)
    if (read === null) {
      raw.push(line)
      if (raw.length >= linesOfPiece) flush()
      continue
    }
    flush()
    turns.push(...read)
  }
  flush()
  return turns
}

/** Null for a line that is no event of an agent. */
function eventsOf(line: string): readonly Turn[] | null {
  if (!line.startsWith('{') || line.length > longestLine) return null
  try {
    const event: unknown = JSON.parse(line)
    for (const reader of readers) {
      const turns = reader(event)
      if (turns !== null) return turns
    }
  } catch {
    return null
  }
  return null
}
