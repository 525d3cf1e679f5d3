import type { LoopState } from '../decision/loop-state.ts'
import type { Slot } from '../decision/claims.ts'
import type { Answer, AnswerFacts, CommonAnswer, Decision } from '../model/decision.ts'
import type { Trigger } from '../model/trigger.ts'
import type { TurnContext } from '../model/turn.ts'

export type Commanded = Extract<Trigger, { readonly kind: 'commanded' }>

/** A command that somebody gave who may, and all that decides about it. */
export interface Order {
  readonly trigger: Commanded
  readonly state: LoopState
}

/** What an answer is told from. */
export interface Told {
  readonly context: TurnContext
  readonly facts: AnswerFacts
  /** All commands that there are. */
  readonly commands: readonly Listed[]
}

/** One answer to a person. */
export interface Words {
  /** Markdown, in which the texts of others are inert. */
  tell(told: Told): string
  /** What the status comment shows from now on; null where it stays as it is. */
  readonly view: 'stopped' | 'listening' | null
  /** Was nothing done of what was asked for? Then nothing is claimed, and the last reaction says so. */
  readonly refuses: boolean
}

/** A command as the help lists it. */
export type Listed = Pick<Command, 'name' | 'argument' | 'help'>

/** What people may ask for on the first line of a comment. Growing means one file and one line in `index.ts`. */
export interface Command<Code extends string = string> {
  readonly name: string
  /** What stands for its argument in the help, such as `[job or test]`; empty where it takes none. */
  readonly argument: string
  /** One line of Markdown for the help, given how many attempts a new count has. */
  readonly help: (attempts: number | string) => string
  /** Does it wait until no other turn is at work? What only asks a question, or has to be heard at once, does not. */
  readonly waits: boolean
  /** The claim that says that it was taken on; null where only its answer does. `retry` and `resume` lift a stop. */
  readonly slot: Slot | null
  /** Is it, like a comment, about the commit that its author saw, and not about the newest one? */
  readonly isAboutSeenCommit?: true
  /** Are the failures of CI read for its answer? */
  readonly readsFailures?: true
  /** Is it answered by the answer of its name where the pull request is only read, too? */
  readonly isForReaders?: true
  /** Is it looked into whether the pull request conflicts with its base branch? */
  readonly looksForConflicts?: true
  /** How CI is read for it: `by-name` with the checks of runs that go on, `so-far` as failed from the first failed job on. */
  readonly looksAtCi?: 'by-name' | 'so-far'
  /** Asked once it was neither handled before nor has to wait. Pure. */
  decide(order: Order): Exclude<Decision, Answer> | Answer<NoInfer<Code> | CommonAnswer>
  /** The words of the answers that it alone gives, by their codes, which no other command has. */
  readonly answers: Readonly<Record<Code, Words>>
}

/** Lets the compiler see that each answer of a command has words. */
export function defineCommand<Code extends string>(command: Command<Code>): Command {
  return command
}

/** A command as people write it, in a code span. */
export function written(prefix: string, name: string, argument = ''): string {
  return `\`${prefix} ${name}${argument === '' ? '' : ` ${argument}`}\``
}
