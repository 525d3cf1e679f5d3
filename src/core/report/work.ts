import { codeSpan, fence } from '../common/fence.ts'
import type { AgentFailure } from '../model/agent.ts'
import { listNames } from '../model/listing.ts'
import type { AgentRun, Proof, Work } from '../model/work.ts'
import { costOf, secondsOf, tokensOf } from '../model/work.ts'
import type { Replaced } from '../model/replaced.ts'
import { tellAgentFailure } from './agent-failures.ts'

/**
 * What was done in the checkout, as lines of Markdown: who worked, what was proven, what it took. `isFailureTold`: people read
 * elsewhere how the last agent failed.
 */
export function tellWork(work: Work, isFailureTold: boolean): readonly string[] {
  return [
    tellProof(work),
    ciSentences[work.ci ?? 'ended'],
    ...tellReplaced(work.replaced),
    ...tellFallbacks(work.runs),
    ...(isFailureTold ? [] : tellLastFailure(work.runs)),
    ...tellDenials(work.runs),
    tellEffort(work),
  ].filter((line) => line !== '')
}

/** What people have to know of a CI that still ran when the work began. */
const ciSentences: Readonly<Record<NonNullable<Work['ci']>, string>> = {
  ended: '',
  superseded: '',
  running: '**CI:** was still running when the work ended, so what failed later is not covered.',
  'out-of-time': '**CI:** was still running when `settle-timeout-minutes` were over, so what failed later is not covered.',
  unknown: '**CI:** could not be followed while the agent worked, so what failed later is not covered. The log of this run says why.',
}

function tellProof({ proof, by, rounds }: Work): string {
  const after =
    by === 'commands'
      ? ' The commands in `fix-commands` did it, so no model was asked.'
      : rounds > 1
        ? ` The agent was asked ${rounds} times.`
        : ''
  const detail = proof.kind === 'not-run' && proof.detail.trim() !== '' ? `\n\n${fence(proof.detail, 1_000)}` : ''
  return `**Proof:** ${proofSentence(proof)}${after}${detail}`
}

function proofSentence(proof: Proof): string {
  if (proof.kind === 'not-run') return unprovenSentences[proof.because]
  const { unproven, originals, timedOut } = proof
  const unknown = proof.passing < proof.of ? '' : '; it could not be seen whether that holds with the test files as they were, too'
  const bent = {
    untouched: '',
    pass: ', with the test files as they were, too',
    fail: ', but only with the test files that the agent changed',
    'not-run': unknown,
  }[originals]
  const late = timedOut
    ? ' The run was ended when `verify-timeout-minutes` were over: what it had not shown by then counts as failing. Raise them if it needs longer.'
    : ''
  return `${countPassing(proof)}${bent}.${late}${unproven === 0 ? '' : ` ${unproven} more could not be run here.`}`
}

/** `2 of 3 failing tests now pass here`. */
export function countPassing({ of, passing, what }: Extract<Proof, { kind: 'run' }>): string {
  const isOne = of === 1 || passing === 1
  if (what === 'failures') return `${passing} of ${of} ${of === 1 ? 'failure' : 'failures'} ${isOne ? 'is' : 'are'} gone here`
  return `${passing} of ${of} failing ${of === 1 ? 'test' : 'tests'} now ${isOne ? 'passes' : 'pass'} here`
}

const unprovenSentences: Readonly<Record<Extract<Proof, { kind: 'not-run' }>['because'], string>> = {
  'no-change': 'there was no change to prove.',
  'no-command': 'nothing was run: no command is known that shows only what failed. `verify-command` can name one.',
  'no-failures': 'no failing test was given, so none was run.',
  'not-failing-here': 'nothing could be proven: what failed in CI does not fail in this checkout.',
  'not-runnable-here':
    'nothing could be proven: the failing tests could not be run in this checkout. `setup-command` can install what they need.',
  'not-startable':
    'nothing could be proven: the failing tests could not be run in this checkout, for the command that shows them did not start. Let `setup-command` install what it needs, or name another one in `verify-command`.',
  'verify-not-started':
    'nothing could be proven: the failing tests could not be run in this checkout, for `verify-command` did not start. Correct it, or let `setup-command` install what it needs.',
  'timed-out':
    'nothing could be proven: `verify-timeout-minutes` were over before the failing tests had been seen to fail here. Raise them, or name a quicker command in `verify-command`.',
}

/** Agents of the chain that could not work. */
function tellFallbacks(runs: readonly AgentRun[]): readonly string[] {
  return runs
    .slice(0, -1)
    .flatMap((run) =>
      run.ended === 'finished'
        ? []
        : [`${codeSpan(run.agent)} could not work, so the next agent was asked: ${reasonOf(run.ended, run.detail)}`],
    )
}

/** What was changed counts all the same, but people should know who left it half done. */
function tellLastFailure(runs: readonly AgentRun[]): readonly string[] {
  const last = runs.at(-1)
  return last === undefined || last.ended === 'finished'
    ? []
    : [`${codeSpan(last.agent)} did not come to its end: ${reasonOf(last.ended, last.detail)}`]
}

function reasonOf(why: AgentFailure, detail: string): string {
  return `${tellAgentFailure(why).headline.toLowerCase()}${detail.trim() === '' ? '.' : `\n\n${fence(detail, 500)}`}`
}

const namedReplaced = 5

/** Who changes what steers agents in a pull request would wonder why it had no effect. */
function tellReplaced(replaced: Replaced | null): readonly string[] {
  if (replaced === null) return []
  return [
    `**Agent configuration:** as on ${codeSpan(replaced.branch, 120)} while the agent worked, not as in this pull request: ${listNames(replaced.paths, namedReplaced, (path) => codeSpan(path, 120), replaced.more)}.`,
  ]
}

const namedDenials = 5

/** Tools that were asked for and not given, by their names: what the agent would have needed may be among them. */
function tellDenials(runs: readonly AgentRun[]): readonly string[] {
  const denied = [...new Set(runs.flatMap(({ usage }) => usage.denials))]
  return denied.length === 0 ? [] : [`**Denied to the agent:** ${listNames(denied, namedDenials, (name) => codeSpan(name, 120))}.`]
}

function tellEffort(work: Work): string {
  const { runs } = work
  if (runs.length === 0) return ''
  const agents = [...new Set(runs.map(({ agent, version }) => codeSpan(version === null ? agent : `${agent} ${version}`)))].join(', ')
  return `**Effort:** ${[agents, tellTaken({ seconds: secondsOf(work), tokens: tokensOf(work), costUsd: costOf(work) })].join(' · ')}`
}

/** "1 min 20 s · 12,345 tokens · $0.12"; null for what agents did not tell. */
export function tellTaken({
  seconds,
  tokens,
  costUsd,
}: {
  readonly seconds: number
  readonly tokens: number | null
  readonly costUsd: number | null
}): string {
  return [
    duration(seconds),
    ...(tokens === null ? [] : [`${tokens.toLocaleString('en-US')} tokens`]),
    costUsd === null ? 'cost not told' : dollars(costUsd),
  ].join(' · ')
}

export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`
}

function duration(seconds: number): string {
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
