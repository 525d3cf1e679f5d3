import { admit } from '../../core/decision/admit.ts'
import { commandOf, waitsForOthers } from '../../core/commands/index.ts'
import { type CiRules, judgeCi } from '../../core/decision/judge-ci.ts'
import type { CiSnapshot, CiVerdict } from '../../core/model/ci.ts'
import type { Config } from '../../core/model/config.ts'
import { listNames } from '../../core/model/listing.ts'
import { type Pull, short } from '../../core/model/pull.ts'
import { type IgnoreReason, isOfCi, type Trigger } from '../../core/model/trigger.ts'
import type { World } from '../../ports/world.ts'
import { hasMoved, isListed, lookNow, rulesOf } from './ci-now.ts'
import type { Own } from '../reading/own-words.ts'

export interface Ignored {
  readonly kind: 'ignored'
  readonly because: IgnoreReason
}

interface Settled {
  readonly kind: 'settled'
  readonly pull: Pull
  readonly own: Own
  readonly checked: Checked
}

/**
 * Waits until no other turn is at work here and, after a failure of CI, until all checks have ended. Whatever was read
 * before a wait is read again after it, for both may have moved the branch. What only asks a question never waits.
 */
export async function settle(
  trigger: Trigger,
  first: Pull,
  deadline: number,
  config: Config,
  world: World,
  read: ReadOwn,
): Promise<Settled | Ignored> {
  const isPatient = trigger.kind !== 'reconcile-due' && waitsForOthers(trigger)
  let pull = first
  for (let round = 0; ; round += 1) {
    const own = await waitForOtherTurn(pull, isPatient ? deadline : 0, config, world, read)
    if (own.kind === 'ignored') return own
    if (own.waited || round > 0) {
      const again = await readAgain(trigger, pull, config, world)
      if (again.kind === 'ignored') return again
      pull = again.pull
    }
    const checked = await waitForChecks(trigger, pull, deadline, config, world)
    if (checked.kind === 'ignored') return checked
    if (!checked.waited || own.busy !== null) return { kind: 'settled', pull, own, checked }
    // Another turn may have begun while the checks were waited for; it must not be seen as over.
    const now = await read(pull, config, world)
    if (now.busy === null) return { kind: 'settled', pull, own: now, checked }
  }
}

async function readAgain(
  trigger: Trigger,
  pull: Pull,
  { policy, runner }: Config,
  { github }: World,
): Promise<{ readonly kind: 'pull'; readonly pull: Pull } | Ignored> {
  const now = await github.pull(pull.number)
  const reason: IgnoreReason | null = now === null ? { code: 'closed', pull: pull.number } : admit(trigger, now, runner.repository, policy)
  return now === null || reason !== null
    ? { kind: 'ignored', because: reason ?? { code: 'closed', pull: pull.number } }
    : { kind: 'pull', pull: now }
}

interface Checked {
  readonly kind: 'checked'
  readonly ci: CiVerdict
  readonly snapshot: CiSnapshot
  readonly notes: readonly string[]
  readonly settleBy: number | null
  readonly waited: boolean
}

/** The debounce: a CI failure is acted on when every check of the commit has ended. People are not kept waiting. */
async function waitForChecks(trigger: Trigger, pull: Pull, deadline: number, config: Config, world: World): Promise<Checked | Ignored> {
  const { policy } = config
  const { clock, log } = world
  if (trigger.kind === 'ci-started') return waitForFailure(trigger, pull, deadline, config, world)
  const looksAt = commandOf(trigger)?.looksAtCi
  if (looksAt === 'so-far') return lookSoFar(pull, config, world)
  for (let looks = 0; ; looks += 1) {
    const isLate = clock.now() >= deadline
    const { ci, snapshot } = await look(pull, { ...rulesOf(config), impatient: isLate }, isLate || looksAt === 'by-name', world)
    const waited = looks > 0
    if (waited && (await hasMoved(pull, world))) return outdated(trigger, pull)
    if (isLate && trigger.kind === 'ci-finished')
      return { kind: 'checked', ci, snapshot, notes: notesOf(snapshot, ci, config), settleBy: null, waited }
    if (ci.kind !== 'running' || trigger.kind !== 'ci-finished') return { kind: 'checked', ci, snapshot, notes: [], settleBy: null, waited }
    if (clock.cancelled()) return { kind: 'ignored', because: { code: 'cancelled' } }
    log.info(`Waiting for ${listNames(ci.waitsFor, 5, (name) => name)} on ${short(pull.headSha)}.`)
    // Backs off: CI that runs for long is not asked more often for it.
    await clock.wait(Math.min(policy.pollSeconds * 1.5 ** looks, policy.pollSeconds * 8, Math.max(0, deadline - clock.now()) / 1_000))
  }
}

/** One look, for which a failure counts from the first failed job on. */
export async function lookSoFar({ headSha }: Pull, config: Config, world: World): Promise<Checked> {
  const { ci, snapshot, hasEnded } = await lookNow(headSha, config, world)
  const notes = ci.kind === 'red' && !hasEnded ? ['CI is still running: this is what has failed so far.'] : []
  return { kind: 'checked', ci, snapshot, notes, settleBy: null, waited: false }
}

/** Until the first job has failed, all have ended well, or the time is over. Looks at a steady pace: what has not changed costs nothing. */
async function waitForFailure(
  trigger: Extract<Trigger, { kind: 'ci-started' }>,
  pull: Pull,
  deadline: number,
  config: Config,
  world: World,
): Promise<Checked | Ignored> {
  const { clock, log } = world
  for (let looks = 0; ; looks += 1) {
    const { ci, snapshot, hasEnded } = await lookNow(pull.headSha, config, world)
    const waited = looks > 0
    if (waited && (await hasMoved(pull, world))) return outdated(trigger, pull)
    const isOver = ((ci.kind === 'red' || hasEnded) && isListed(trigger.run, snapshot)) || clock.now() >= deadline
    if (isOver) return { kind: 'checked', ci, snapshot, notes: [], settleBy: hasEnded ? null : deadline, waited }
    if (clock.cancelled()) return { kind: 'ignored', because: { code: 'cancelled' } }
    if (!waited) log.info(`Waiting for the first failed job on ${short(pull.headSha)}.`)
    await clock.wait(Math.min(config.policy.pollSeconds, Math.max(0, deadline - clock.now()) / 1_000))
  }
}

/** Jobs behind `needs:` have no check yet, so the runs are asked first; the checks only when the runs keep nobody waiting. */
async function look(
  { headSha }: Pull,
  rules: CiRules,
  isWhole: boolean,
  { github }: World,
): Promise<{ readonly ci: CiVerdict; readonly snapshot: CiSnapshot }> {
  const byRuns: CiSnapshot = { sha: headSha, runs: await github.ciRuns(headSha), checks: [] }
  const early = judgeCi(byRuns, rules)
  if (early.kind === 'running' && !isWhole) return { ci: early, snapshot: byRuns }
  const snapshot: CiSnapshot = { ...byRuns, checks: await github.ciChecks(headSha) }
  return { ci: judgeCi(snapshot, rules), snapshot }
}

/** What was still running when the time to wait was over, as a line for people; nothing when all had ended. */
function notesOf(snapshot: CiSnapshot, ci: CiVerdict, config: Config): readonly string[] {
  const patient = judgeCi(snapshot, { ...rulesOf(config), impatient: false })
  if (patient.kind !== 'running' || ci.kind === 'running') return []
  const count = patient.waitsFor.length
  return [
    `Not every check ended within \`settle-timeout-minutes\` (${config.policy.settleTimeoutMinutes}): ${count} still ran and ${count === 1 ? 'is' : 'are'} left out.`,
  ]
}

function outdated(trigger: Trigger, pull: Pull): Ignored {
  return { kind: 'ignored', because: { code: 'moved', pull: pull.number, from: isOfCi(trigger) ? trigger.run.headSha : pull.headSha } }
}

/** One turn at a time: where the workflow has no concurrency group, a second one waits until the first has ended. */
async function waitForOtherTurn(pull: Pull, deadline: number, config: Config, world: World, read: ReadOwn): Promise<Own | Ignored> {
  const { clock, log } = world
  for (let looks = 0; ; looks += 1) {
    const own = { ...(await read(pull, config, world)), waited: looks > 0 }
    if (own.busy === null || clock.now() >= deadline) return own
    if (clock.cancelled()) return { kind: 'ignored', because: { code: 'cancelled' } }
    log.info(`Run ${own.busy} is at work on this pull request; waiting for it to end.`)
    await clock.wait(config.policy.pollSeconds * 2)
  }
}

type ReadOwn = (pull: Pull, config: Config, world: World) => Promise<Own>
