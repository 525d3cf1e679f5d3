import * as core from '@actions/core'
import { agentVariables } from './core/agents/index.ts'
import type { Config } from './core/model/config.ts'
import { partsOf } from './core/side-by-side/parts.ts'
import { ConfigError } from './core/model/config.ts'
import type { Secrets } from './core/model/secrets.ts'
import type { Recognition, Trigger } from './core/model/trigger.ts'
import { secretValues } from './shell/agent-environment.ts'
import { foreignOutput, forLog } from './shell/foreign-output.ts'
import { handover } from './shell/handover.ts'
import { openWorld } from './shell/world.ts'
import type { World } from './ports/world.ts'
import type { TurnContext } from './core/model/turn.ts'
import { tellWarning, type Warning } from './core/model/warning.ts'
import type { TurnReport } from './core/report/turn-report.ts'
import { followLead } from './turn/follow-lead.ts'
import { reconcile } from './turn/reconcile.ts'
import { rehearse, rehearseReconcile } from './turn/rehearse.ts'
import { abandon, fixTurn, joinTurn, publishTurn, triageTurn, turn } from './turn/turn.ts'

/** What a phase is taken with. */
interface Means {
  readonly config: Config
  readonly secrets: Secrets
  readonly cancelled: AbortSignal
}

/** Takes a whole turn, or its first phase, on what was recognised. */
export async function runTurn(recognised: Extract<Recognition, { kind: 'trigger' | 'lead' }>, means: Means): Promise<TurnReport> {
  return inWorld(means, (world) =>
    recognised.kind === 'trigger'
      ? take(recognised.trigger, means, world)
      : followLead(recognised.lead, means.config, world, (trigger) => take(trigger, means, world)),
  )
}

/** Takes such turns on all open pull requests on which something is left to do. */
export async function runReconcile(means: Means): Promise<TurnReport> {
  return inWorld(means, (world) =>
    means.config.dryRun ? rehearseReconcile(means.config, world) : reconcile((trigger) => take(trigger, means, world), means.config, world),
  )
}

function take(trigger: Trigger, { config, secrets }: Means, world: World): Promise<TurnReport> {
  if (config.dryRun) return rehearse(trigger, config, world)
  return config.phase === 'all'
    ? turn(trigger, config, world)
    : triageTurn(trigger, config, world, (claimed) => handover(config.handover, secrets).writeClaimed(claimed))
}

/** Ends a turn whose first phase came to its end, but not to its outputs: without them no job comes after it. */
export async function giveUp(context: TurnContext, error: unknown, means: Means): Promise<void> {
  await inWorld(means, (world) => abandon(context, error, means.config, world))
}

/** Takes the second or the third phase on what the one before left. */
export async function runPhase(means: Means): Promise<TurnReport> {
  const { config, secrets } = means
  const files = handover(config.handover, secrets)
  const claimed = await files.readClaimed()
  if (claimed === null)
    throw new ConfigError(
      `The phase \`${config.phase}\` found no \`triage.json\` in \`${config.handover}\`.`,
      'Run it only when the output `decision` of the phase `triage` is `repair` and its output `outcome` is empty, and hand that folder over.',
    )
  return inWorld(means, async (world) => {
    if (config.phase === 'publish') return publishTurn(claimed, await files.readFixed(), config, world)
    const fixed =
      config.phase === 'join'
        ? await joinTurn(claimed, await Promise.all(partsOf(claimed.context, config).map((_, part) => files.readPart(part))), config, world)
        : await fixTurn(claimed, config, world)
    await files.writeFixed(fixed)
    return {
      decision: 'repair',
      outcome: null,
      context: claimed.context,
      summary: `The agent has ended; the phase \`publish\` comes next. Changed files: ${fixed.change?.files.length ?? 0}.`,
      untold: null,
      parts: 0,
      patch: null,
    }
  })
}

async function inWorld({ config, secrets, cancelled }: Means, use: (world: World) => Promise<TurnReport>): Promise<TurnReport> {
  for (const value of secretValues(process.env, agentVariables(config.agent))) core.setSecret(value)
  const output = foreignOutput('Agent output', (text) => process.stdout.write(text), secrets)
  const log = {
    info: (line: string): void => {
      output.end()
      core.info(forLog(line))
    },
    warn: (warning: Warning): void => {
      output.end()
      core.warning(forLog(tellWarning(warning)))
    },
  }
  try {
    return await use(openWorld(config, { environment: process.env, cancelled, log, secrets, foreign: (text) => output.write(text) }))
  } finally {
    output.end()
  }
}
