import { type Account, type Asking, type Hearing, joinAccounts, type Moment, momentOf, noteMoment } from '../core/model/account.ts'
import type { Exit } from '../core/model/agent.ts'
import { type Excerpt, excerptOf } from '../core/model/excerpt.ts'
import type { Entered } from '../core/model/stage.ts'
import type { Clock } from '../ports/world.ts'

/** How much is kept of what one start of an agent prints, from its beginning and from its end, in characters of each stream. */
const kept = { head: 64 * 1024, tail: 192 * 1024 }

/** How much is kept of one brief. */
const mostBrief = 128 * 1024

/** Writes down how an attempt goes. */
export interface Recorder {
  /** Takes down each stage of the work before it is told of. */
  readonly entered: Entered
  ciEnded(): void
  /** A round begins: an agent is about to be told this. */
  asked(brief: string): void
  /** An agent that was started at that moment has ended. */
  heard(agent: string, at: number, exit: Exit): void
  account(): Account
}

export function openRecorder(entered: Entered, clock: Pick<Clock, 'now'>): Recorder {
  let moments: readonly Moment[] = []
  const askings: (Asking & { readonly hearings: Hearing[] })[] = []
  return {
    entered: (stage) => {
      moments = noteMoment(moments, momentOf(stage, clock.now()))
      return entered(stage)
    },
    ciEnded: () => void (moments = noteMoment(moments, { stage: 'ci-ended', at: clock.now(), detail: '' })),
    asked: (brief) => void askings.push({ brief: excerptOf(brief, mostBrief), hearings: [] }),
    heard: (agent, at, exit) =>
      void askings.at(-1)?.hearings.push({ agent, at, stdout: printed('stdout', exit), stderr: printed('stderr', exit) }),
    account: () => joinAccounts([{ moments, askings }]),
  }
}

/** Neither part is from where the output was cut before its secrets were looked for: half of a secret may stand there. */
function printed(stream: 'stdout' | 'stderr', exit: Exit): Excerpt {
  const beginning = exit.beginning?.[stream]
  if (beginning === undefined || beginning.text === '') return excerptOf(exit[stream], kept.head + kept.tail)
  const head = beginning.text.slice(0, kept.head)
  const tail = exit[stream].slice(-kept.tail)
  return { head, omitted: Math.max(0, beginning.characters - head.length - tail.length), tail }
}
