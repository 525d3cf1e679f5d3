import { claimsFolder, mergeMarker, readClaims } from '../core/claims.ts'
import { judge } from '../core/guards/index.ts'
import type { AgentResult } from '../core/model/agent.ts'
import type { Change } from '../core/model/change.ts'
import type { Config } from '../core/model/config.ts'
import type { Ending } from '../core/model/outcome.ts'
import type { Fixed } from '../core/model/fixed.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { commitMessage } from '../core/report/commit-message.ts'
import type { World } from '../ports.ts'

/** Checks what the agent changed and pushes it, pinned to the commit the attempt started from. Runs none of it. */
export async function publish(context: TurnContext, fixed: Fixed | null, config: Config, world: World): Promise<Ending> {
  if (fixed === null) return { kind: 'agent-failed', why: 'no-result', detail: '' }
  const { result, change } = fixed
  if (change === null) return world.clock.cancelled() || isCancelled(result) ? { kind: 'interrupted', by: 'cancelled' } : { kind: 'agent-failed', why: 'no-result', detail: '' }
  if (change.files.length === 0 && change.oversize === null) return endWithoutChange(result)
  if (change.base !== context.pull.headSha) return { kind: 'rejected', detail: `The change was made from ${change.base}, not from ${context.pull.headSha}.` }

  const objections = judge(change, config.policy)
  if (objections.length > 0) return { kind: 'blocked', objections }
  const refusal = await refuse(context, config, world)
  if (refusal !== null) return refusal
  return push(context, change, result, config, world)
}

/** What happened on the pull request since the attempt was claimed, if it forbids the push. */
async function refuse(context: TurnContext, { runner }: Config, world: World): Promise<Ending | null> {
  const now = await world.github.pull(context.pull.number)
  if (now?.open !== true) return { kind: 'superseded', head: null, why: 'closed' }
  if (now.headSha !== context.pull.headSha || now.headBranch !== context.pull.headBranch) return { kind: 'superseded', head: now.headSha, why: 'moved' }
  // What was handed over is not trusted for this: the pull request itself says where its branch lives.
  if (now.headRepository !== runner.repository || now.headBranch === now.defaultBranch) return { kind: 'rejected', detail: `The branch ${now.headBranch} is not one that the loop pushes to.` }
  if (await isStopped(context, world)) return { kind: 'interrupted', by: 'stopped' }
  return world.clock.cancelled() ? { kind: 'interrupted', by: 'cancelled' } : null
}

/** A person may have said stop while the agent was at work. A session that was started after a stop is no reason to. */
async function isStopped({ pull, record }: TurnContext, { workspace, github }: World): Promise<boolean> {
  if (record.stopped) return false
  const claims = readClaims(pull.number, await workspace.refs(claimsFolder(pull.number)))
  if (record.ledger === 'refs') return claims.stop !== null
  return mergeMarker(claims, (await github.ownComments(pull.number)).status?.record ?? null).stop !== null
}

function isCancelled(result: AgentResult): boolean {
  return result.kind === 'failed' && result.why === 'cancelled'
}

/** Nothing changed: only now does it matter how the agent ended. */
function endWithoutChange(result: AgentResult): Ending {
  return result.kind === 'failed' ? { kind: 'agent-failed', why: result.why, detail: result.detail } : { kind: 'unchanged', summary: result.summary }
}

async function push(context: TurnContext, change: Change, result: AgentResult, { runner }: Config, world: World): Promise<Ending> {
  const { pull, session, report, maxAttempts } = context
  if (session === null) throw new TypeError('a push without a session')
  const message = commitMessage({ session, report, maxAttempts, run: `${runner.runId}.${runner.runAttempt}` })
  const pushed = await world.workspace.push({ change, branch: pull.headBranch, message })
  switch (pushed.kind) {
    case 'superseded':
      return { kind: 'superseded', head: pushed.head, why: pushed.head === null ? 'gone' : 'moved' }
    case 'rejected':
      return { kind: 'rejected', detail: pushed.detail }
    case 'pushed': {
      const ci = await startCi(context, pushed.commit, world)
      return { kind: 'pushed', commit: pushed.commit, subject: pushed.subject, files: change.files.map((file) => file.path), ci, summary: result.kind === 'finished' ? result.summary : null }
    }
  }
}

/** The push stands whatever happens now, so a failure here must not be told as a failed attempt. */
async function startCi({ pull, ciWorkflows }: TurnContext, commit: Extract<Ending, { kind: 'pushed' }>['commit'], { github, log }: World): Promise<Extract<Ending, { kind: 'pushed' }>['ci']> {
  try {
    return await github.startCi({ commit, branch: pull.headBranch, pull: pull.number, workflows: ciWorkflows })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    log.warn(`Whether CI has started could not be told: ${detail}`)
    return { kind: 'not-seen', why: 'GitHub did not say whether a run exists.' }
  }
}
