import { isTold, liftsStop, type Slot } from '../decision/claims.ts'
import type { LoopState } from '../decision/loop-state.ts'
import type { AnswerFacts, Decision } from '../model/decision.ts'
import { readOnlyKey, refusedKey, replyKey } from '../model/notice-keys.ts'
import type { Trigger } from '../model/trigger.ts'
import type { TurnContext } from '../model/turn.ts'
import { answerBusy, handledBefore, ignore, stoppedSince } from '../decision/preconditions.ts'
import { type Command, type Commanded, type Words } from './command.ts'
import { common } from './common.ts'
import { explain } from './explain.ts'
import { fix } from './fix.ts'
import { help } from './help.ts'
import { resume } from './resume.ts'
import { retry } from './retry.ts'
import { status } from './status.ts'
import { stop } from './stop.ts'
import { undo } from './undo.ts'

/** All commands, in the order in which the help lists them. */
export const commands: readonly Command[] = [retry, fix, explain, undo, status, stop, resume, help]

/** The command that a comment gives; null for what is no comment with a command that is known. */
export function commandOf(trigger: Trigger): Command | null {
  return trigger.kind === 'commanded' ? (commands.find(({ name }) => name === trigger.command) ?? null) : null
}

/** Says what to do about a command. Pure. */
export function decideOnCommand(trigger: Commanded, state: LoopState): Decision {
  const command = commandOf(trigger)
  const before =
    handledBefore(trigger, state) ??
    (liftsStop(command?.slot ?? null) ? stoppedSince(trigger, state) : null) ??
    (command?.waits === true ? answerBusy(state) : null)
  return before ?? once(trigger, command?.decide({ trigger, state }) ?? { kind: 'answer', code: 'unknown' }, state)
}

/** What writes no ref is known by its answer, so that an event that comes twice is answered once. */
export function once(trigger: Commanded, decision: Decision, { claims, told }: Pick<LoopState, 'claims' | 'told'>): Decision {
  if (decision.kind !== 'answer' || slotOfAnswer(trigger, decision.code) !== null) return decision
  const key = answerKey(trigger, decision.code)
  return isTold(claims, told, key) ? ignore({ code: 'already-handled', key }) : decision
}

/** The key of the comment that gives an answer. */
export function answerKey(trigger: Trigger, code: string): string {
  if (code === 'read-only') return readOnlyKey(trigger)
  return wordsOf(code).refuses ? refusedKey(trigger) : replyKey(trigger)
}

/** The claim that goes with an answer to a command: none where nothing was done. */
export function slotOfAnswer(trigger: Commanded, code: string): Slot | null {
  // Nobody works on these words, but they were answered.
  if (code === 'moved') return 'heard'
  return wordsOf(code).refuses ? null : (commandOf(trigger)?.slot ?? null)
}

/** Is what a person asks for kept waiting while another turn is at work? What is no command always is. */
export function waitsForOthers(trigger: Trigger): boolean {
  return trigger.kind !== 'commanded' || commandOf(trigger)?.waits === true
}

const own: ReadonlyMap<string, Words> = new Map([...Object.entries(common), ...commands.flatMap(({ answers }) => Object.entries(answers))])

/** What is said with an answer, and what goes with it. */
export function wordsOf(code: string): Words {
  const words = own.get(code)
  if (words === undefined) throw new TypeError(`The answer ${code} has no words.`)
  return words
}

/** An answer in Markdown, in which the texts of others are inert. */
export function tellAnswer(code: string, facts: AnswerFacts, context: TurnContext): string {
  return wordsOf(code).tell({ context, facts, commands })
}
