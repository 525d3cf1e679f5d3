import { type Account, joinAccounts } from '../core/model/account.ts'
import { joinChanges, type Joined } from '../core/side-by-side/join-changes.ts'
import { type AgentResult, unknownUsage } from '../core/model/agent.ts'
import type { Change } from '../core/model/change.ts'
import { type Fixed, WorkLost } from '../core/model/fixed.ts'
import { listNames } from '../core/model/listing.ts'
import type { Proof, Work } from '../core/model/work.ts'
import type { Workload } from '../core/decision/repairable.ts'
import { warnings } from '../core/report/warnings.ts'
import type { Choices, Place, Workshop } from './place.ts'
import { breaksEachOther, keepProven, type PartOfUnion } from './keep-proven.ts'
import { canBePutBack } from './originals.ts'
import { openProof, planProof } from './prove.ts'
import { runShell } from './run-shell.ts'
import { type Task, work } from './work.ts'

/** What all of several agents together are to repair. */
export interface Whole extends Workload, Pick<Task, 'commit' | 'baseBranch' | 'stop'> {}

/** Lets an agent work on each task at the same time, in a checkout of its own, and joins what they left. */
export async function workSideBySide(tasks: readonly Task[], whole: Whole, choices: Choices, shop: Workshop): Promise<Fixed> {
  shop.log.info(`${tasks.length} agents work side by side, each on failures of its own.`)
  const ended = await Promise.allSettled(tasks.map((task) => work(task, choices, shop)))
  const bug = ended.find((one): one is PromiseRejectedResult => one.status === 'rejected' && !(one.reason instanceof WorkLost))
  if (bug !== undefined) throw new WorkLost(bug.reason, sumUp(ended.flatMap(workOf), noProof), joinAccounts(ended.flatMap(accountOf)))
  return joinWork(
    ended.map((one) => (one.status === 'fulfilled' ? one.value : lost(one.reason))),
    whole,
    choices,
    shop,
  )
}

/** Joins what several agents left of one commit, and sees whether the failures are gone with all of it together. Null: one that left nothing. */
export async function joinWork(parts: readonly (Fixed | null)[], whole: Whole, choices: Choices, shop: Workshop): Promise<Fixed> {
  const left = parts.filter((part) => part !== null)
  const changed = left.filter(({ change }) => change !== null && (change.files.length > 0 || change.oversize !== null))
  const leaks = left.flatMap((part) => part.leaks)
  const works = left.map((part) => part.work)
  const replies = left.flatMap((part) => part.replies)
  const account = joinAccounts(left.map((part) => part.account))
  const [first, ...others] = changed.flatMap(({ change }) => change ?? [])
  const whatIs = left.find(({ change }) => change !== null)?.change ?? null
  if (first === undefined)
    return {
      result: resultOf(left, { conflicting: 0, broken: [] }, parts.length),
      change: whatIs,
      leaks,
      work: sumUp(works, noProof),
      report: null,
      replies,
      account,
    }
  const joined = await join([first, ...others], shop)
  const taken = changed.flatMap(({ change, work: { proof } }, index) =>
    change === null || joined.left.includes(index) ? [] : [{ change, passing: proof.kind === 'run' ? proof.passing : 0 }],
  )
  const { change, broken, proof } = await verify(joined.change, taken, whole, choices, shop)
  if (joined.left.length > 0) shop.log.warn(warnings.partsConflicting(joined.left.length, changed.length))
  if (broken.length > 0) shop.log.warn(warnings.partsBreaking(broken.length, changed.length))
  const result = resultOf(left, { conflicting: joined.left.length, broken }, parts.length)
  return { result, change, leaks, work: sumUp(works, proof), report: null, replies, account }
}

async function join(changes: readonly [Change, ...Change[]], { workspace }: Workshop): Promise<Joined> {
  const paths = changes.flatMap(({ files }) => files.map(({ path }) => path))
  const shared = changes.flatMap(({ files }) => files).filter(({ path }) => paths.indexOf(path) !== paths.lastIndexOf(path))
  return joinChanges(changes, shared.length === 0 ? new Map() : await workspace.originals({ ...changes[0], files: shared }))
}

/** What is pushed of several changes, what of them is not because it breaks the others, and what was seen. */
interface Verified {
  readonly change: Change
  readonly broken: readonly Change[]
  readonly proof: Proof
}

/** The failing tests before and after the whole, in a checkout that no agent has touched; where the changes break each other, part after part. */
async function verify(change: Change, parts: readonly PartOfUnion[], whole: Whole, choices: Choices, shop: Workshop): Promise<Verified> {
  if (change.files.length === 0 || !change.files.every(canBePutBack)) return { change, broken: [], proof: noProof }
  const checkout = await shop.workspace.open(whole.commit, whole.baseBranch)
  try {
    const place: Place = { checkout, choices, shop }
    const plan = await planProof(whole, false, place)
    checkout.seal()
    if (choices.proof.setup !== null) await runShell(choices.proof.setup, 'setup-command', place)
    const proving = await openProof(plan, place)
    const proveWith = async (some: Change, until?: number): Promise<Proof> => {
      await checkout.put(some.files)
      return proving.prove(some, until)
    }
    const proof = await proveWith(change)
    if (!breaksEachOther(parts, proof)) return { change, broken: [], proof }
    shop.log.info('The changes pass alone and not together, so they are tried one after the other.')
    const paths = change.files.map(({ path }) => path)
    // All tries together may take as long as one proof.
    const until = shop.clock.now() + choices.proof.minutes * 60_000
    const isCut = (): boolean => shop.clock.cancelled() || whole.stop.aborted
    const kept = await keepProven(parts, proof, async (some) => {
      const isBare = !isCut() && shop.clock.now() < until && (await checkout.reset(paths))
      const together = await join(some, shop)
      const seen = isBare && together.left.length === 0 ? await proveWith(together.change, until) : null
      // A run that was ended from outside shows nothing of the change.
      return isCut() ? null : seen
    })
    return kept === null
      ? { change, broken: [], proof }
      : { change: (await join(kept.kept, shop)).change, broken: kept.left, proof: kept.proof }
  } finally {
    await checkout.remove()
  }
}

const noProof: Proof = { kind: 'not-run', because: 'no-change', detail: '' }

function lost(reason: unknown): Fixed | null {
  return reason instanceof WorkLost
    ? {
        result: { kind: 'failed', why: 'crashed', detail: reason.message, usage: unknownUsage },
        change: null,
        leaks: [],
        work: reason.work,
        report: null,
        replies: [],
        account: reason.account,
      }
    : null
}

function workOf(ended: PromiseSettledResult<Fixed>): readonly Work[] {
  if (ended.status === 'fulfilled') return [ended.value.work]
  return ended.reason instanceof WorkLost ? [ended.reason.work] : []
}

function accountOf(ended: PromiseSettledResult<Fixed>): readonly Account[] {
  if (ended.status === 'fulfilled') return [ended.value.account]
  return ended.reason instanceof WorkLost ? [ended.reason.account] : []
}

function sumUp(works: readonly Work[], proof: Proof): Work {
  return {
    runs: works.flatMap(({ runs }) => runs),
    rounds: Math.max(0, ...works.map(({ rounds }) => rounds)),
    by: works.some(({ by }) => by === 'agent') ? 'agent' : 'commands',
    proof,
    ci: works.find(({ ci }) => ci !== null)?.ci ?? null,
    replaced: works.find(({ replaced }) => replaced !== null)?.replaced ?? null,
  }
}

/** What is not in the change that all of it came to. */
interface Dropped {
  readonly conflicting: number
  readonly broken: readonly Change[]
}

const namedFiles = 3

function tellDropped({ conflicting, broken }: Dropped): readonly string[] {
  const files = broken.map(({ files }) => listNames(files, namedFiles, ({ path }) => path)).join('; ')
  return [
    ...(conflicting === 0
      ? []
      : [
          `${conflicting} ${conflicting === 1 ? 'change conflicts' : 'changes conflict'} with the others and ${conflicting === 1 ? 'is' : 'are'} left out.`,
        ]),
    ...(broken.length === 0
      ? []
      : [
          `${broken.length} ${broken.length === 1 ? 'change breaks' : 'changes break'} what the others repair, so ${broken.length === 1 ? 'it is' : 'they are'} left out: ${files}.`,
        ]),
  ]
}

/** One that finished is enough: what the others did not repair fails again, and is the next attempt's. */
function resultOf(parts: readonly Fixed[], dropped: Dropped, all: number): AgentResult {
  const results = parts.map(({ result }) => result)
  const cancelled = results.find((result) => result.kind === 'failed' && result.why === 'cancelled')
  if (cancelled !== undefined) return cancelled
  const finished = results.filter((result) => result.kind === 'finished')
  if (finished.length === 0) return results[0] ?? { kind: 'failed', why: 'crashed', detail: 'No agent left a result.', usage: unknownUsage }
  const said = finished.flatMap(({ summary }) =>
    summary === null || summary.trim() === '' ? [] : [summary.trim().slice(0, Math.floor(mostCharacters / finished.length))],
  )
  const team = [`${all} agents worked side by side.`, ...tellDropped(dropped)].join(' ')
  return { kind: 'finished', summary: [team, ...said].join('\n\n').slice(0, mostSummary), usage: unknownUsage }
}

const mostSummary = 8_000
const mostCharacters = 7_500
