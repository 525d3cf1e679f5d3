import { admit } from '../core/decision/admit.ts'
import { allClaims, turnsIn, verdictKey } from '../core/decision/claims.ts'
import { decide } from '../core/decision/decide.ts'
import type { CiVerdict } from '../core/model/ci.ts'
import { judgeCi } from '../core/decision/judge-ci.ts'
import { type Config, ConfigError, describeError } from '../core/model/config.ts'
import type { Ref } from '../core/model/loop.ts'
import type { Pull, PullNumber } from '../core/model/pull.ts'
import { listNames } from '../core/model/listing.ts'
import type { ReconcileEntry } from '../core/model/reconciled.ts'
import type { Trigger } from '../core/model/trigger.ts'
import type { OpenStanding } from '../core/model/standing.ts'
import { isReadinessStale } from '../core/decision/readiness.ts'
import { type Duty, dutyOf, inRound, inTurn, refsByPull, type Survey, type Worth, worthALook } from '../core/decision/reconcile.ts'
import { tellReconciled } from '../core/report/reconcile.ts'
import { reasonOf, type TurnReport } from '../core/report/turn-report.ts'
import { warnings } from '../core/report/warnings.ts'
import type { World } from '../ports/world.ts'
import { rulesOf } from './ci/ci-now.ts'
import { idleContext } from './claiming/turn-context.ts'
import { withConflict } from './reading/conflict.ts'
import { readOwn } from './reading/own-words.ts'
import { stateOf } from './reading/read-state.ts'
import { mendReadiness } from './telling/tell-readiness.ts'

/** What one round takes on at most: all else waits for the next one. */
const most = { pulls: 50, stale: 5, turns: 10, minutes: 30, closed: 20, removals: 100 }
/** Refs of a pull request that was closed by mistake are still there when it is opened again. */
const keptSeconds = 86_400
/** How often GitHub is asked whether pull requests can be merged, and how long it is waited for in between. */
const mostLooks = 3
const mostSeconds = 5

type TakeTurn = (trigger: Trigger) => Promise<TurnReport>

interface Due {
  readonly pull: Pull
  readonly duty: Duty
}

/**
 * Looks at the open pull requests for what lost events left behind, and takes a turn on each where something is left to do, as
 * its event would have: so what was taken on before stays taken on. A turn that hands an attempt on to another job, or keeps a
 * patch, is the last: a run has room for one. Claims of pull requests that were closed long ago are taken down.
 */
export async function reconcile(take: TakeTurn, config: Config, world: World): Promise<TurnReport> {
  const started = world.clock.now()
  const [open, failed, standings, refs] = await Promise.all([
    world.github.openPulls(),
    world.github.failedCommits(),
    standingsOf(config, world),
    world.workspace.refs(allClaims),
  ])
  const claimed = refsByPull(refs)
  const removed = await removeClaims(claimed, new Set(open.map(({ number }) => number)), world)
  const entries: ReconcileEntry[] = []
  const found: Survey = { claimed, failed, standings }
  const due = await findDue(bounded(worthALook(open, found), world), found, entries, config, world)
  let [taken, last]: [number, TurnReport | null] = [0, null]
  for (const { pull } of due) {
    if (world.clock.cancelled()) break
    const isOver = last !== null || taken >= most.turns || world.clock.now() - started >= most.minutes * 60_000
    if (isOver) {
      entries.push({ pull: pull.number, came: 'left', detail: 'for the next time' })
      continue
    }
    const report = await takeTurn(pull, take, entries, world)
    // What is found to be nobody's to work on shall not keep the others waiting.
    if (report?.outcome?.kind !== 'ignored') taken += 1
    if (report !== null && (report.outcome === null || report.patch !== null)) last = report
  }
  const summary = tellReconciled({ entries, removed })
  const untold = entries.filter(({ came }) => came === 'failed').map(({ pull, detail }) => `Pull request #${pull}: ${detail}`)
  const words = { summary, untold: untold.length === 0 ? null : untold.join('\n') }
  return last === null
    ? { decision: 'reconcile', outcome: { kind: 'reconciled', entries, removed }, context: null, parts: 0, patch: null, ...words }
    : { ...last, ...words, summary: `${summary}\n${last.summary}` }
}

/** GitHub works out whether a pull request conflicts once somebody asks, so it is asked again for a while. */
async function standingsOf({ policy }: Config, { github, clock, log }: World): Promise<ReadonlyMap<PullNumber, OpenStanding>> {
  for (let looks = 1; ; looks += 1) {
    const standings = await github.openStandings()
    const unknown = [...standings].flatMap(([number, { merge }]) => (merge === 'unknown' ? [number] : []))
    if (unknown.length === 0 || looks >= mostLooks || clock.cancelled()) {
      if (unknown.length > 0)
        log.info(
          `Whether ${listNames(unknown, 10, (number) => `#${number}`)} can be merged is not known yet, so no conflict is looked for there; the next look asks again.`,
        )
      return standings
    }
    await clock.wait(Math.min(policy.pollSeconds, mostSeconds))
  }
}

/** What is left out now has its turn in a later round. */
function bounded(worth: Worth, { clock, log }: World): readonly Pull[] {
  const taken = inRound(worth, most, roundOf(clock.now()))
  const all = worth.due.length + worth.stale.length
  if (taken.length < all)
    log.info(
      `${all} open pull requests are worth a look, and one round looks at ${most.pulls} at most, of them at ${most.stale} where nothing but the words on merging seem old. Those that are left out now have their turn in one of the next.`,
    )
  return taken
}

/** The number of the hour: each round begins elsewhere, though none knows of the one before. */
function roundOf(now: number): number {
  return Math.floor(now / 3_600_000)
}

/** One turn, and a line about it. What goes wrong on one pull request is no reason to leave the others alone. */
async function takeTurn({ number, headSha }: Pull, take: TakeTurn, entries: ReconcileEntry[], world: World): Promise<TurnReport | null> {
  try {
    const report = await take({ kind: 'reconcile-due', pull: number, startedBy: await world.github.startersOf(headSha) })
    const { outcome, context, untold } = report
    if (untold !== null) entries.push({ pull: number, came: 'failed', detail: untold })
    else if (outcome === null) entries.push({ pull: number, came: 'handed-on', detail: '' })
    else entries.push({ pull: number, came: outcome.kind, detail: reasonOf(outcome, context) })
    return report
  } catch (error) {
    entries.push(failure(number, error, world))
    return null
  }
}

function failure(pull: PullNumber, error: unknown, { log }: World): ReconcileEntry {
  // What is set up wrong is wrong everywhere.
  if (error instanceof ConfigError) throw error
  log.warn(warnings.unforeseen(error))
  return { pull, came: 'failed', detail: describeError(error) }
}

/** Those on which a turn is worth its requests; what needs no agent comes first, and of the rest the oldest. */
async function findDue(
  pulls: readonly Pull[],
  survey: Survey,
  entries: ReconcileEntry[],
  config: Config,
  world: World,
): Promise<readonly Due[]> {
  const due: Due[] = []
  for (const pull of pulls) {
    if (world.clock.cancelled()) break
    try {
      const duty = await lookAt(pull, survey, config, world)
      if (duty !== null) due.push({ pull, duty })
    } catch (error) {
      entries.push(failure(pull.number, error, world))
    }
  }
  const rank = ({ duty }: Due): number => (duty === 'words' ? 0 : 1)
  return due.toSorted((one, other) => rank(one) - rank(other) || one.pull.number - other.pull.number)
}

/** By the runs of its newest commit and our own words: the turn itself looks at all there is. */
async function lookAt(pull: Pull, { claimed, standings }: Survey, config: Config, world: World): Promise<Duty | null> {
  const { github } = world
  const refs = claimed.get(pull.number) ?? []
  const standing = standings.get(pull.number)
  const trigger: Trigger = { kind: 'reconcile-due', pull: pull.number, startedBy: [] }
  if (admit(trigger, pull, config.runner.repository, config.policy) !== null) return null
  for (const run of turnsIn(pull.number, refs)) if (run !== config.runner.runId && (await github.run(run))?.ended === false) return null
  const [own, ci] = await Promise.all([readOwn(pull, config, world), judgeChecks(pull, standing?.checks === 'failed', config, world)])
  // Where nothing is claimed, the comment alone says what was told.
  if (ci.kind === 'red' && own.record?.diagnosed === verdictKey(pull.headSha, ci.generation)) return null
  const state = await withConflict(trigger, stateOf(pull, { ...own, refs }, { ci, snapshot: null }, config), config, world)
  const duty = dutyOf(decide(trigger, state), state.isLost || state.isSilent)
  // A turn says anew how the pull request stands.
  if (duty === null && standing !== undefined && isReadinessStale(standing))
    await mendReadiness(idleContext(trigger, state, config), config, world)
  return duty
}

/** What other programs than Actions say of a commit is read only where something fails and it is none of its runs. */
async function judgeChecks({ headSha }: Pull, isFailing: boolean, config: Config, { github }: World): Promise<CiVerdict> {
  const rules = { ...rulesOf(config), impatient: false }
  const runs = await github.ciRuns(headSha)
  const byRuns = judgeCi({ sha: headSha, runs, checks: [] }, rules)
  return !isFailing || byRuns.kind === 'red' || byRuns.kind === 'running'
    ? byRuns
    : judgeCi({ sha: headSha, runs, checks: await github.ciChecks(headSha) }, rules)
}

/** Takes down what stands for pull requests that were closed long ago; gives how many refs that were. */
async function removeClaims(
  claimed: ReadonlyMap<PullNumber, readonly Ref[]>,
  open: ReadonlySet<PullNumber>,
  { github, clock, log }: World,
): Promise<number> {
  const now = clock.now() / 1_000
  const others = [...claimed.keys()].filter((number) => !open.has(number)).toSorted((one, other) => one - other)
  let removed = 0
  for (const number of inTurn(others, most.closed, roundOf(clock.now()))) {
    if (clock.cancelled()) break
    // Not every open one is among those that were listed.
    const closed = await github.closedAt(number)
    if (closed === null || now - closed < keptSeconds) continue
    for (const { name } of (claimed.get(number) ?? []).slice(0, most.removals - removed)) {
      await github.deleteRef(name)
      removed += 1
    }
    if (removed >= most.removals) break
  }
  if (removed > 0) log.info(`Removed ${removed} claims of closed pull requests.`)
  return removed
}
