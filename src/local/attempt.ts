import { writeBrief } from '../core/brief/brief.ts'
import { nothingSaid } from '../core/brief/brief-words.ts'
import { judge } from '../core/guards/index.ts'
import { judgeProof } from '../core/guards/proof.ts'
import type { AgentFailure } from '../core/model/agent.ts'
import type { Objection } from '../core/model/change.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import type { Fixed } from '../core/model/fixed.ts'
import type { AttemptRecord } from '../core/model/loop.ts'
import type { Sha } from '../core/model/pull.ts'
import { spentOf, withinBudget } from '../core/model/spending.ts'
import { costOf, secondsOf } from '../core/model/work.ts'
import { failuresOf } from '../core/decision/progress.ts'
import { workload } from '../core/decision/repairable.ts'
import { localCommitMessage } from '../core/report/commit-message.ts'
import { warnings } from '../core/report/warnings.ts'
import type { Checkout } from '../ports/workspace.ts'
import { readFacts } from '../work/brief-facts.ts'
import { work, type WriteBrief } from '../work/work.ts'
import type { Lab } from './lab.ts'
import type { LocalAttempt, LocalTask } from './task.ts'

/** What came of asking once. */
interface Attempted {
  /** Null when it was cancelled. */
  readonly attempt: LocalAttempt | null
  /** Why the agent did not do its work, when it left nothing. */
  readonly failure: { readonly why: AgentFailure; readonly detail: string } | null
}

/** Lets agents work on a commit, and makes a commit of what they leave if the guards have nothing against it. */
export async function attemptRepair(
  report: FailureReport,
  earlier: readonly AttemptRecord[],
  head: Sha,
  task: LocalTask,
  lab: Lab,
): Promise<Attempted> {
  const { policy, tests } = task
  const number = earlier.length + 1
  lab.log.info(`Attempt ${number} of ${policy.maxAttempts}.`)
  const { agent, maxCostUsd } = withinBudget(tests.choices.agent, policy.budget, spentOf({ attempts: earlier, epoch: '0' }), 1)
  const prepare = (checkout: Checkout): Promise<WriteBrief> => prepareBrief(report, earlier, head, task, checkout)
  const fixed = await work(
    {
      commit: head,
      baseBranch: null,
      ...workload(report, policy.fixPreexisting),
      news: null,
      stop: new AbortController().signal,
      isWanted: () => Promise.resolve(true),
      entered: () => Promise.resolve(),
      maxCostUsd,
      takesReplies: false,
      prepare,
    },
    { agent, proof: tests.choices.proof },
    lab,
  )
  const { result, change } = fixed
  if (change === null) return { attempt: null, failure: null }
  const summary = result.kind === 'finished' ? result.summary : null
  const attempt = (ended: string, commit: Sha | null, objections: readonly Objection[]): LocalAttempt => ({
    record: recordOf({ number, head, ended, commit, report, fixed, task }),
    work: fixed.work,
    summary,
    objections,
  })
  if (change.files.length === 0 && change.oversize === null) {
    lab.log.warn(warnings.nothingChanged(result.kind === 'finished' ? null : result.why))
    return {
      attempt: attempt(result.kind === 'finished' ? 'unchanged' : 'agent-failed', null, []),
      failure: result.kind === 'finished' ? null : { why: result.why, detail: result.detail },
    }
  }
  const facts = {
    originals: await lab.workspace.originals(change),
    paths: [...(await lab.workspace.modes(change.base)).keys()],
    secrets: lab.secrets,
  }
  const objections = [...judge(change, policy, facts), ...judgeProof(fixed.work.proof, policy)]
  for (const objection of objections) lab.log.warn(warnings.objected(objection))
  if (objections.some(({ weight }) => weight === 'block')) return { attempt: attempt('blocked', null, objections), failure: null }
  const commit = await lab.branch.commit(
    change,
    lab.secrets.redact(localCommitMessage({ report, attempt: number, maxAttempts: policy.maxAttempts, command: tests.command })),
  )
  return { attempt: attempt('pushed', commit, objections), failure: null }
}

interface Facts {
  readonly number: number
  readonly head: Sha
  readonly ended: string
  readonly commit: Sha | null
  readonly report: FailureReport
  readonly fixed: Fixed
  readonly task: LocalTask
}

function recordOf({ number, head, ended, commit, report, fixed, task }: Facts): AttemptRecord {
  const { failures, broken, fingerprint, ids } = failuresOf(report, task.policy.fixPreexisting)
  return {
    epoch: '0',
    number,
    from: head,
    ended,
    commit,
    failures,
    broken,
    fingerprint,
    ids,
    after: null,
    costUsd: costOf(fixed.work),
    seconds: secondsOf(fixed.work),
  }
}

/** Reads what the checkout adds to the report; then every brief of the attempt can be written. */
async function prepareBrief(
  report: FailureReport,
  earlier: readonly AttemptRecord[],
  head: Sha,
  { policy, tests }: LocalTask,
  checkout: Checkout,
): Promise<WriteBrief> {
  const { snippets, changes } = await readFacts(report.diagnostics.slice(0, policy.maxDiagnostics), earlier, checkout)
  const known = {
    session: { kind: 'ci', attempt: earlier.length + 1 },
    pull: { headSha: head, command: tests.command },
    title: null,
    report,
    leftAlone: [],
    aside: [],
    others: [],
    maxAttempts: policy.maxAttempts,
    earlier,
    changes,
  } as const
  return ({ reproductions, rounds, fresh, isRunning }) =>
    writeBrief({
      ...known,
      rounds,
      fresh,
      isRunning,
      facts: { snippets, reproductions },
      said: nothingSaid,
      replaced: null,
      paths: policy.paths,
      maxDiagnostics: policy.maxDiagnostics,
      maxTokens: policy.contextTokens,
    })
}
