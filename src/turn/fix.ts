import { findAgent } from '../core/agents/index.ts'
import type { Config } from '../core/model/config.ts'
import type { Fixed } from '../core/model/fixed.ts'
import type { TurnContext } from '../core/model/turn.ts'
import type { World } from '../ports.ts'
import { briefFor } from './write-brief.ts'

const briefName = 'brief.md'
const failuresName = 'failures.json'

/** Runs the agent on a checkout of its own and collects what it changed, once nothing that it started lives. */
export async function fix(context: TurnContext, { agent: choice, policy }: Config, world: World): Promise<Fixed> {
  const agent = findAgent(choice.name)
  if (agent === undefined) throw new TypeError(`inputs let the unknown agent ${choice.name} pass`)
  const checkout = await world.workspace.open(context.pull.headSha)
  try {
    const brief = await briefFor(context, policy, checkout)
    await checkout.lay({ [briefName]: brief.text, [failuresName]: brief.failures })
    const invocation = agent.invoke({ brief, briefFile: `${checkout.scratch}/${briefName}`, failuresFile: `${checkout.scratch}/${failuresName}`, command: choice.command })
    world.log.info(`The agent \`${agent.name}\` is at work, for at most ${choice.timeoutMinutes} minutes.`)
    const exit = await world.processes.run(invocation, { folder: checkout.folder, scratch: checkout.scratch, minutes: choice.timeoutMinutes, passes: [...invocation.passes, ...choice.environment] })
    const result = agent.interpret(exit)
    world.log.info(`The agent ended after ${Math.round(exit.milliseconds / 1_000)} s: ${result.kind === 'finished' ? 'finished' : result.why}.`)
    const cancelled = result.kind === 'failed' && result.why === 'cancelled'
    return { result, change: cancelled ? null : await checkout.harvest() }
  } finally {
    await checkout.remove()
  }
}
