import { short } from '../model/pull.ts'
import type { CommonAnswer } from '../model/decision.ts'
import { codeSpan } from '../common/fence.ts'
import { listLines } from '../model/listing.ts'
import { describeFailure } from '../report/failure-line.ts'
import { tellReadOnly } from '../report/untrusted.ts'
import { type Told, type Words, written } from './command.ts'
import { nearestName } from './nearest.ts'
import { commandTable } from './table.ts'

const listed = 30

/** Answers that are given for more than one command, or for what is none. */
export const common: Readonly<Record<CommonAnswer, Words>> = {
  unknown: { tell: unknown, view: null, refuses: true },
  busy: {
    tell: () =>
      'Another turn was still at work on this pull request when my time to wait was over, so nothing was started. Ask again once its end stands in the status comment.',
    view: null,
    refuses: true,
  },
  moved: {
    tell: ({ context: { pull } }) =>
      `The branch is at ${short(pull.headSha)} now, which was pushed after you asked, so nothing was started: what you looked at is not what is there. Ask again, or review the newest commit.`,
    view: 'listening',
    refuses: true,
  },
  stopped: {
    tell: ({ context: { commandPrefix: prefix } }) =>
      `The loop is stopped on this pull request, so nothing was started. Write ${written(prefix, 'resume')} or ${written(prefix, 'retry')} to start it again, then ask anew.`,
    view: null,
    refuses: true,
  },
  unmatched: { tell: unmatched, view: null, refuses: true },
  'read-only': { tell: ({ context }) => tellReadOnly(context), view: null, refuses: true },
}

function unknown({ context: { trigger, commandPrefix: prefix, maxAttempts }, commands }: Told): string {
  const word = trigger.kind === 'commanded' ? trigger.command : ''
  const near = nearestName(
    word,
    commands.map(({ name }) => name),
  )
  return `${codeSpan(word, 60)} is no command that I know.${near === null ? '' : ` Did you mean ${written(prefix, near)}?`}\n\n${commandTable(commands, prefix, maxAttempts).join('\n')}`
}

function unmatched({ context: { trigger, report, commandPrefix: prefix } }: Told): string {
  const words = trigger.kind === 'commanded' ? trigger.argument : ''
  const { diagnostics = [], omitted = 0 } = report ?? {}
  const lines = listLines(diagnostics, listed, (one) => describeFailure(one), omitted)
  const what =
    lines.length === 0
      ? 'No failure could be read from what CI left, so there is none to choose.'
      : `This is what has failed:\n\n${lines.join('\n')}`
  return `Nothing that has failed has ${codeSpan(words, 200)} in the name of its job, check, test or file, so nothing was started and nothing was used up. Ask with a part of a name that is there, or write ${written(prefix, 'retry')} for all that has failed. ${what}`
}
