import { codeSpan } from '../common/fence.ts'
import type { AttemptRecord } from '../model/loop.ts'
import { short } from '../model/pull.ts'
import type { TurnContext } from '../model/turn.ts'
import { commitLink } from './endings.ts'
import { dollars } from './work.ts'

/** Attempts that are told of, the newest. */
const toldAttempts = 12
/** More people than this are never called at once. */
const mostPeople = 15

/**
 * The one ping about green checks: who is called, and the story of the attempts folded away. `people` are GitHub's own logins; this
 * is the only place where anybody is mentioned but for whom is answered.
 */
export function greenNotice({ pull, record, links }: TurnContext, people: readonly string[]): string {
  const called = [...new Set(people)].slice(0, mostPeople).map((login) => `@${login}`)
  const head = `🎉 All checks pass on \`${short(pull.headSha)}\` — this pull request is ready for review${called.length === 0 ? '' : `, ${called.join(' ')}`}.`
  const rows = record.attempts.slice(-toldAttempts).map((attempt) => `| ${cells(attempt, links).join(' | ')} |`)
  if (rows.length === 0) return head
  return `${head}\n\n<details><summary>The story of the attempts</summary>\n\n| attempt | commit | failures | proven here | ended | cost | minutes |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n\n</details>`
}

function cells(
  { number, commit, failures, after, proven, ended, costUsd, seconds }: AttemptRecord,
  links: TurnContext['links'],
): readonly string[] {
  return [
    number === 0 ? 'asked for' : String(number),
    commit === null ? '–' : commitLink(commit, links),
    after === null ? String(failures) : `${failures} → ${after.remaining + after.added}`,
    proven === undefined ? '–' : `${proven.passing} of ${proven.of}`,
    codeSpan(ended),
    costUsd === null ? 'not told' : dollars(costUsd),
    (seconds / 60).toFixed(1),
  ]
}
