import { codeSpan, fence } from '../common/fence.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { listLines } from '../model/listing.ts'
import type { Proof } from '../model/work.ts'

/** What came of asking an agent once, within one attempt. */
export type Round = Extract<Proof, { kind: 'run' }>

/** What an agent is told of the rounds before, the latest at length. Markdown. */
export function tellRounds(rounds: readonly Round[]): readonly string[] {
  const last = rounds.at(-1)
  if (last === undefined) return []
  if (last.passing === last.of && last.originals !== 'fail')
    return [
      '## What your change came to\nYour change of before is in the checkout, and what you were told of then is repaired by it. Keep it so.',
    ]
  const why =
    last.originals === 'fail'
      ? 'They pass only with the test files as you changed them; with those files as they were they still fail. Repair the code, not the tests.'
      : `${last.passing} of ${last.of} pass now.`
  return [
    `## What your change came to\nYour change of before is in the checkout. The failing tests were run with it: ${why} This is what the commands printed:\n${fence(last.output, 8_000)}\nFind out why and go on from there.`,
  ]
}

const namesLimit = 30

/** What failed since an agent was told last, by name: the list of failures holds the rest. */
export function tellFresh(fresh: readonly Diagnostic[]): readonly string[] {
  if (fresh.length === 0) return []
  const lines = listLines(
    fresh,
    namesLimit,
    ({ test, file, message }) => `${file === null ? '' : `${codeSpan(file, 200)}: `}${codeSpan(test?.name ?? message, 200)}`,
  )
  return [
    `## What failed while you worked\nCI has gone on from the same commit, without your change. ${fresh.length === 1 ? 'This failure is' : 'These failures are'} new, and among those above:\n${lines.join('\n')}\nRepair ${fresh.length === 1 ? 'it' : 'them'}, too.`,
  ]
}
