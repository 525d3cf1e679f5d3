import type { AgentFailure } from '../../core/model/agent.ts'
import { costOf, isProven, type Proof, secondsOf } from '../../core/model/work.ts'
import { short, type Sha } from '../../core/model/pull.ts'
import { tellProgress } from '../../core/report/progress.ts'
import { makeVisible } from '../../core/common/visible.ts'
import type { LocalAttempt, LocalEnding, LocalResult } from '../../local/task.ts'
import { shownReport } from '../../core/report/shown-report.ts'
import type { Screen } from '../render/renderer.ts'
import { table } from '../render/table.ts'
import type { LocalCommand } from './arguments.ts'

/** What a result is told with. */
export interface Telling {
  readonly command: LocalCommand
  readonly branch: string
  readonly start: Sha
  readonly screen: Screen
}

export function exitCodeOf({ kind }: LocalEnding): number {
  switch (kind) {
    case 'green':
      return 0
    case 'not-runnable':
      return 2
    case 'cancelled':
      return 130
    case 'exhausted':
    case 'stalled':
    case 'over-budget':
    case 'flaky':
    case 'agent-failed':
      return 1
  }
}

export function summarise(result: LocalResult, telling: Telling): string {
  return telling.command.format === 'json' ? asJson(result, telling) : asText(result, telling)
}

/** One clear line: how it ended and, where it did not end well, what to do. */
function reasonOf({ ending, attempts, report }: LocalResult, { test }: LocalCommand): string {
  const count = `${attempts.length} ${attempts.length === 1 ? 'attempt' : 'attempts'}`
  const left = report === null ? 0 : report.diagnostics.length + report.omitted
  const failing = `${left} ${left === 1 ? 'failure is' : 'failures are'} left`
  switch (ending.kind) {
    case 'green':
      return attempts.length === 0 ? `\`${test}\` passes: there is nothing to repair.` : `Repaired: \`${test}\` passes after ${count}.`
    case 'exhausted':
      return `Not repaired: all ${count} are used up and ${failing}. Raise \`--max-attempts\`, or go on by hand.`
    case 'stalled':
      return `Not repaired: the last two attempts got nowhere, and ${failing}. \`--on-stall continue\` goes on all the same.`
    case 'over-budget':
      return `Not repaired: the budget is spent after ${count}, and ${failing}. Raise \`--max-cost-usd\` or \`--max-minutes\`.`
    case 'flaky':
      return 'Not repaired: what failed is flaky or infrastructure, twice in a row, so no agent was asked for it. Look at what the tests need.'
    case 'cancelled':
      return `Interrupted after ${count}; your work tree is as it was.`
    case 'not-runnable':
      return `The test command could not be run: ${oneLine(ending.detail)}. Correct \`--test\`, or give \`--setup-command\` that installs what it needs.`
    case 'agent-failed':
      return `Not repaired: ${hopeless[ending.why] ?? 'the agent could not work.'}${ending.why === 'no-key' || ending.detail.trim() === '' ? '' : ` It said: ${oneLine(ending.detail)}`}`
  }
}

const hopeless: Readonly<Partial<Record<AgentFailure, string>>> = {
  'not-found': 'the program of the agent was not found or may not be run. Install it, or correct `--agent-command`.',
  'not-installed': 'the agent is not on the PATH and could not be installed. Install it, or correct `--agent-version`.',
  'no-key': 'the agent has no key. Set the variable that holds it.',
  'wrong-key': 'the key of the agent was refused. Correct the variable that holds it.',
}

function asText(result: LocalResult, telling: Telling): string {
  const { report, ending } = result
  const failures =
    report === null || ending.kind === 'green' || ending.kind === 'cancelled' ? [] : ['', table(report, telling.screen).trimEnd()]
  return `${[oneLine(reasonOf(result, telling.command), 2_000), ...result.attempts.map(tellAttempt), ...tellBranch(result, telling), ...failures].join('\n')}\n`
}

const endings: Readonly<Record<string, string>> = {
  unchanged: 'changed nothing',
  blocked: 'not committed',
  'agent-failed': 'the agent failed',
}

function tellAttempt({ record, work, objections }: LocalAttempt): string {
  const { number, ended, commit, after, failures } = record
  const agent = work.runs.at(-1)
  const failed =
    ended !== 'agent-failed' || agent === undefined
      ? ''
      : ` (${agent.ended}${agent.detail.trim() === '' ? '' : `: ${oneLine(agent.detail)}`})`
  const came = commit === null ? `${endings[ended] ?? ended}${failed}` : `${short(commit)}${ended === 'reverted' ? ', taken back' : ''}`
  const then = after === null ? `${failures} ${failures === 1 ? 'failure' : 'failures'} before` : tellProgress(after)
  const cost = costOf(work)
  const effort = [`${Math.round(secondsOf(work))} s`, ...(cost === null ? [] : [`$${cost.toFixed(2)}`])].join(', ')
  const said = objections.map(
    ({ weight, message, path }) =>
      `\n     ${weight === 'block' ? 'refused' : 'look at this'}${path === null ? '' : ` (${oneLine(path)})`}: ${oneLine(message)}`,
  )
  return `  ${number}. ${came}: ${then}; ${tellProof(work.proof)} (${effort})${said.join('')}`
}

function tellProof(proof: Proof): string {
  if (proof.kind === 'not-run') return 'not proven before the whole run'
  return `${proof.passing} of ${proof.of} failing tests passed before the whole run${isProven(proof) || proof.passing < proof.of ? '' : ', but only with changed test files'}`
}

function tellBranch({ head, attempts }: LocalResult, { branch, start }: Telling): readonly string[] {
  if (attempts.every(({ record }) => record.commit === null)) return []
  return head === start ? ['Nothing was kept.'] : [`The commits are on the branch ${branch}: \`git merge ${branch}\` takes them over.`]
}

function asJson(result: LocalResult, telling: Telling): string {
  const { ending, head, report } = result
  const { branch, start, command } = telling
  const shown = {
    version: 1,
    verdict: ending.kind,
    reason: reasonOf(result, command),
    command: command.test,
    start,
    head,
    branch: head === start ? null : branch,
    attempts: result.attempts.map(({ record, work, summary, objections }) => {
      const { number, from, ended, commit, failures, after, seconds, costUsd } = record
      return {
        number,
        from,
        ended: ended === 'pushed' ? 'committed' : ended,
        commit,
        failures,
        after,
        seconds,
        costUsd,
        rounds: work.rounds,
        by: work.by,
        proof: work.proof,
        summary,
        objections,
      }
    }),
    report: report === null || ending.kind === 'green' ? null : shownReport(report),
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}

function oneLine(text: string, most = 400): string {
  return makeVisible(text.slice(0, most).replace(/\s+/g, ' ').trim())
}
