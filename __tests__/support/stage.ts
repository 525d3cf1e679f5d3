import type { WebhookEvent } from '../../testbed/events.ts'
import type { FaultRule } from '../../testbed/github/stand-in.ts'
import type { State } from '../../testbed/github/state.ts'
import type { AgentStart, Observed } from '../../testbed/invariants.ts'
import type { RunningAction, RunResult } from '../../testbed/runner.ts'

/** A world for many small cases: its CI fails as long as certain files are there. */
export interface Stages {
  /** A pull request of its own with a token of its own, whose CI has failed for the file in its head. */
  open(marker: 'red' | 'network', kind?: 'app' | 'job'): Promise<Stage>
  /** The effects that the server said yes to, and the answer was sent. */
  applied(): ReadonlySet<string>
  /** Gives what broke GitHub's own description on the way, or had no answer or no name. */
  close(): Promise<readonly string[]>
}

/** What an agent does, in a shell, and the files that it leaves otherwise. */
export interface Play {
  readonly command: string
  readonly left: AgentStart['left']
}

export const plays = {
  repair: { command: 'rm -f red', left: { red: null } },
  worsen: { command: ': > worse', left: { worse: '' } },
  answer: { command: 'echo yes > said', left: { said: 'yes\n' } },
} as const satisfies Readonly<Record<string, Play>>

export interface StageTurn {
  readonly play?: Play
  /** `turn` stands for the job that is at work. */
  readonly fault?: (turn: Pick<RunningAction, 'kill' | 'cancel'>) => Omit<FaultRule, 'token'>
  readonly inputs?: Readonly<Record<string, string>>
}

/** What a job that ran came to. */
export type JobEnd = Pick<RunResult, 'signal' | 'stdout'>

/** One pull request of such a world. */
export interface Stage {
  readonly number: number
  readonly state: State
  readonly failed: WebhookEvent
  /** The event of a person's comment. */
  comment(author: string, body: string): WebhookEvent
  /** The event of a person's review with one remark in a file that the head has. */
  review(author: string, body: string): WebhookEvent
  turn(event: WebhookEvent, options?: StageTurn): Promise<readonly JobEnd[]>
  /** Lets CI find the network from now on. */
  mend(): void
  /** The next run of CI that has ended and was not delivered yet, as an event; null when there is none. */
  next(): Promise<WebhookEvent | null>
  standing(): Promise<readonly string[]>
  /** All that does not hold, in sentences. */
  broken(replayed: Observed['replayed']): Promise<readonly string[]>
  /** What was asked of GitHub with this stage's effects, oldest first. */
  attemptsAt(effect: string): readonly { readonly status: number; readonly at: number }[]
}

/** The next run of CI as an event; there must be one. */
export async function nextOf(stage: Stage): Promise<WebhookEvent> {
  const event = await stage.next()
  if (event === null) throw new Error(`CI did not run on #${stage.number}`)
  return event
}

/** Delivers every run of CI that has ended and was not delivered yet, until there is none; gives the events. */
export async function quiesce(stage: Stage): Promise<readonly WebhookEvent[]> {
  const events: WebhookEvent[] = []
  for (let rounds = 0; rounds < 8; rounds += 1) {
    const event = await stage.next()
    if (event === null) return events
    events.push(event)
    await stage.turn(event)
  }
  throw new Error(`The loop on #${stage.number} does not come to rest`)
}
