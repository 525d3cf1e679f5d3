import { codeSpan } from '../common/fence.ts'
import { listNames } from '../model/listing.ts'
import { short } from '../model/pull.ts'
import { isSpent, spentOf } from '../model/spending.ts'
import { commitLink } from '../report/endings.ts'
import { tellBudget, tellSpent } from '../report/progress.ts'
import { defineCommand, type Told, written } from './command.ts'

const named = 10

export const status = defineCommand({
  name: 'status',
  argument: '',
  help: () => 'tells what is used of the attempts and the budget, how the last attempt ended, and which checks are waited for',
  waits: false,
  slot: null,
  looksAtCi: 'by-name',
  decide: () => ({ kind: 'answer', code: 'status' }),
  answers: { status: { tell: tellStatus, view: null, refuses: false } },
})

function tellStatus(told: Told): string {
  const { record, used, maxAttempts, budget, pull } = told.context
  const rows = [
    ['Attempts used since the last human action', `${used} of ${maxAttempts}`],
    ['Spent since then', tellBudget(record, budget) ?? `${tellSpent(record)}; no limit is set`],
    ['State', stateOf(told)],
    [`CI on \`${short(pull.headSha)}\``, ciOf(told)],
    ['Last outcome', lastOutcome(told)],
    ['Waits for', waitsFor(told)],
  ]
  return ['| | |', '| --- | --- |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n')
}

function isOverBudget({ record, budget }: Told['context']): boolean {
  return isSpent(budget, spentOf(record))
}

function stateOf({ context }: Told): string {
  const { record, used, maxAttempts, commandPrefix: prefix } = context
  const retry = written(prefix, 'retry')
  if (record.stopped)
    return `stopped; ${written(prefix, 'resume')} goes on with the attempts that are left, ${retry} with ${maxAttempts} new ones`
  if (used >= maxAttempts) return `out of attempts; a comment, a review or ${retry} gives ${maxAttempts} more`
  return isOverBudget(context) ? `out of budget; a comment, a review or ${retry} starts a new one` : 'ready'
}

function ciOf({ facts: { ci = 'none', names = [] } }: Told): string {
  const list = names.length === 0 ? '' : `: ${listNames(names, named, cell)}`
  switch (ci) {
    case 'running':
      return `still running${list}`
    case 'red':
      return `failed${list}`
    case 'gated':
      return 'waits for a person to approve its run'
    case 'green':
      return 'passed'
    case 'none':
      return 'says neither yes nor no'
  }
}

/** A name in a cell of a table, where a bar would end the cell even in a code span. */
function cell(name: string): string {
  return codeSpan(name, 100).replaceAll('|', '\\|')
}

function lastOutcome({ context: { record, statusCommentId, pull, links } }: Told): string {
  const last = record.attempts.at(-1)
  if (last === undefined) return 'none yet'
  const link =
    last.commit !== null
      ? `: ${commitLink(last.commit, links)}`
      : statusCommentId === null
        ? ''
        : `, [told here](${links.repository}/pull/${pull.number}#issuecomment-${statusCommentId})`
  return `${last.ended} (${last.number === 0 ? 'asked for' : `attempt ${last.number}`})${link}`
}

function waitsFor({ context, facts: { ci, names = [] } }: Told): string {
  const { record, used, maxAttempts } = context
  if (record.working !== null)
    return `the agent, which is at work ([its run](${context.links.repository}/actions/runs/${record.working.runId}))`
  if (record.stopped) return 'a person'
  if (ci === 'running') return `the checks that run${names.length === 0 ? '' : `: ${listNames(names, named, cell)}`}`
  if (ci === 'gated') return 'a person, who lets CI begin'
  return used >= maxAttempts || isOverBudget(context) ? 'a person' : 'the next failing check, comment or review'
}
