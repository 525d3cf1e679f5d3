import { codeSpan } from '../core/common/fence.ts'
import { judge, judgeLeaks } from '../core/guards/index.ts'
import { judgeProof } from '../core/guards/proof.ts'
import { judgeMarkers } from '../core/guards/conflict-markers.ts'
import { judgeReplaced } from '../core/guards/replaced-configuration.ts'
import type { AgentResult } from '../core/model/agent.ts'
import type { Change, Objection, Originals } from '../core/model/change.ts'
import type { Config } from '../core/model/config.ts'
import type { Ending, Outcome } from '../core/model/outcome.ts'
import type { Fixed } from '../core/model/fixed.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { narrow, onlyOf } from '../core/decision/narrow.ts'
import { commitMessage } from '../core/report/commit-message.ts'
import type { ShownChange } from '../core/report/turn-report.ts'
import { splitReport } from '../core/decision/repairable.ts'
import { restateChange } from '../core/change/restate-change.ts'
import type { World } from '../ports/world.ts'
import type { Turnstile } from './claiming/one-at-a-time.ts'
import { startOfMerge } from './reading/conflict.ts'
import { refuse } from './reading/refuse.ts'
import { seeEnd } from './ci/see-end.ts'
import { stagesOf } from './telling/live-check.ts'
import { holdsSecret, keepChange, offerChange, type Refused } from './change/keep-change.ts'
import { noteNow } from './telling/note-now.ts'
import { startCi } from './ci/start-ci.ts'

/** How the attempt ended, and what was learnt on the way. */
export interface Published {
  readonly context: TurnContext
  readonly outcome: Outcome
  /** What was not pushed; null where there is nothing, or nothing is kept. */
  readonly patch: Uint8Array | null
  /** The change for people to look at; null where there is none. */
  readonly shown: ShownChange | null
}

/** Checks what the agent changed and pushes it, pinned to the commit the attempt started from. Runs none of it. */
export async function publish(
  context: TurnContext,
  fixed: Fixed | null,
  config: Config,
  world: World,
  turnstile: Turnstile,
): Promise<Published> {
  if (fixed !== null && fixed.change === null && isCancelled(fixed.result) && !world.clock.cancelled())
    return { context, outcome: (await refuse(context, config, world)) ?? unwanted(fixed), patch: null, shown: null }
  const approved = fixed === null ? noResult : await approve(context, fixed, config, world)
  const shown = shownOf(approved)
  if (approved.kind === 'refused') return { context, shown, ...(await keepChange(approved, config, world)) }
  if (approved.kind !== 'approved') return { context, outcome: approved, patch: null, shown }
  if (context.untrusted !== null) return { context, shown, ...(await offer(context, approved, config, world)) }
  const seen = await seeEnd(context, approved.fixed, config, world)
  // Said before the last look, so that nothing comes between that and the push.
  if (seen.outcome === null) await stagesOf(context, config, world)({ kind: 'pushing' })
  const now = seen.outcome === null ? noteNow(seen.context, 'pushing', world) : seen.context
  const outcome = seen.outcome ?? (await refuse(context, config, world)) ?? (await push(now, approved, config, world, turnstile))
  return { context: outcome.kind === 'pushed' ? withRebaseNote(now) : now, patch: null, shown, outcome }
}

/** Null where there is nothing to see. */
function shownOf(judged: Approved | Refused | Ending): ShownChange | null {
  if (judged.kind !== 'approved' && judged.kind !== 'refused') return null
  const { change, originals } = judged
  return judged.kind === 'refused' && holdsSecret(judged.objections) ? { kind: 'withheld' } : { kind: 'shown', change, originals }
}

/** Whoever has the branch checked out has commits that are no longer on it. */
function withRebaseNote(context: TurnContext): TurnContext {
  const { session, notes, pull } = context
  if (session?.kind !== 'conflict' || session.how !== 'rebase') return context
  return {
    ...context,
    notes: [
      ...notes,
      `The commits of this pull request were put anew on ${codeSpan(session.branch, 120)} (\`on-conflict: rebase\`). In a checkout of the branch without commits of its own, \`git fetch origin && git reset --hard @{upstream}\` takes them over; as it was before, the branch ends with ${pull.headSha}.`,
    ],
  }
}

const noResult: Ending = { kind: 'agent-failed', why: 'no-result', detail: '' }

/** A change that the guards let through. */
interface Approved {
  readonly kind: 'approved'
  readonly fixed: Fixed
  readonly change: Change
  readonly originals: Originals
  readonly flags: readonly Objection[]
}

async function approve(
  { pull, session }: TurnContext,
  fixed: Fixed,
  { policy }: Config,
  world: World,
): Promise<Approved | Refused | Ending> {
  const { result, change: told, work, leaks } = fixed
  if (told === null) return world.clock.cancelled() || isCancelled(result) ? { kind: 'interrupted', by: 'cancelled' } : noResult
  const isMerged = session?.kind === 'conflict' && session.files.length === 0
  if (told.files.length === 0 && told.oversize === null && leaks.length === 0 && !isMerged) return endWithoutChange(result)
  const start = session?.kind === 'conflict' ? await startOfMerge(session, pull, world) : pull.headSha
  if (told.base !== start) return { kind: 'rejected', detail: `The change was made from ${told.base}, not from ${start}.` }
  const modes = await world.workspace.modes(told.base)
  const change = restateChange(told, modes)
  const facts = { originals: await world.workspace.originals(change), paths: [...modes.keys()], secrets: world.secrets }
  const judged = judge(change, policy, facts)
  const marked =
    session?.kind === 'conflict' ? judgeMarkers(change, session.files, await world.workspace.originals(marksOf(change, session.files))) : []
  const objections = [
    ...judgeLeaks(leaks),
    ...marked,
    ...judged,
    ...judgeReplaced(change, work.replaced, judged),
    ...judgeProof(work.proof, policy),
  ]
  const blocking = objections.filter(({ weight }) => weight === 'block')
  return blocking.length > 0
    ? { kind: 'refused', change, originals: facts.originals, objections: blocking }
    : { kind: 'approved', fixed, change, originals: facts.originals, flags: objections }
}

/** Every file in conflict, as the merge marks it. */
function marksOf({ base }: Change, files: readonly string[]): Change {
  return {
    base,
    oversize: null,
    files: files.map((path) => ({ path, status: 'modified', oldMode: '100644', newMode: '100644', content: null })),
  }
}

/** What ended the work may be undone by now, such as a pull request that was closed and opened again: its change is gone all the same. */
function unwanted({ work }: Fixed): Ending {
  return work.ci === 'superseded' ? { kind: 'superseded', head: null, why: 'moved' } : { kind: 'interrupted', by: 'cancelled' }
}

function isCancelled(result: AgentResult): boolean {
  return result.kind === 'failed' && result.why === 'cancelled'
}

/** Nothing changed: only now does it matter how the agent ended. */
function endWithoutChange(result: AgentResult): Ending {
  return result.kind === 'failed'
    ? { kind: 'agent-failed', why: result.why, detail: result.detail }
    : { kind: 'unchanged', summary: result.summary }
}

/** Nothing is pushed where nobody vouches for the code. A patch for a commit that is no longer the head would help nobody. */
async function offer(
  context: TurnContext,
  { change, flags, fixed: { result } }: Approved,
  config: Config,
  world: World,
): Promise<Omit<Published, 'context' | 'shown'>> {
  const refused = await refuse(context, config, world)
  return refused === null
    ? offerChange({ change, flags, summary: result.kind === 'finished' ? result.summary : null }, config, world)
    : { outcome: refused, patch: null }
}

async function push(
  context: TurnContext,
  { change, fixed: { result }, flags }: Approved,
  { runner, policy }: Config,
  world: World,
  turnstile: Turnstile,
): Promise<Ending> {
  const { pull, session, report, maxAttempts } = context
  if (session === null) throw new TypeError('a push without a session')
  const { repair } = splitReport(narrow(report, onlyOf(session)).report, policy.fixPreexisting)
  const message = commitMessage({ session, report: repair, maxAttempts, run: `${runner.runId}.${runner.runAttempt}` })
  // Where no comment says that this run is at work, its ref alone keeps others out until the last words.
  const isWorkTold = context.statusCommentId !== null
  const pushed = await world.workspace.push({
    change,
    branch: pull.headBranch,
    message,
    drops: isWorkTold ? turnstile.ref() : null,
    joins: session.kind === 'conflict' ? { how: session.how, head: pull.headSha, base: session.base } : null,
  })
  // The comment still says that this run is at work, so whoever comes in now waits for its last words.
  if (pushed.dropped) turnstile.left()
  switch (pushed.kind) {
    case 'superseded':
      return { kind: 'superseded', head: pushed.head, why: pushed.head === null ? 'gone' : 'moved' }
    case 'rejected':
      return { kind: 'rejected', detail: pushed.detail }
    case 'pushed': {
      const ci = await startCi(context, pushed.commit, world)
      return {
        kind: 'pushed',
        commit: pushed.commit,
        subject: pushed.subject,
        files: change.files.map((file) => file.path),
        ci,
        summary: result.kind === 'finished' ? result.summary : null,
        flags,
      }
    }
  }
}
