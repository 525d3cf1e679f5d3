import { agents, findAgent } from '../core/agents/index.ts'
import type { Agent, AgentFailure, AgentResult, Brief } from '../core/model/agent.ts'
import { addressOf, unknownUsage } from '../core/model/agent.ts'
import type { AgentLink } from '../core/model/config.ts'
import { readReplies, replyLimits } from '../core/model/remark-replies.ts'
import type { RemarkReply } from '../core/model/session.ts'
import { type AgentRun, costOf, secondsOf } from '../core/model/work.ts'
import { warnings } from '../core/report/warnings.ts'
import type { FoundProgram, LentKeys } from '../ports/processes.ts'
import type { Changes } from './changes.ts'
import type { Feed } from './feed.ts'
import type { Place } from './place.ts'
import type { Recorder } from './recorder.ts'

const briefName = 'brief.md'
const failuresName = 'failures.json'
const repliesName = 'replies.json'

/** Failures that lie with an agent, its service or its account: another one may do better. */
const ownFailures: ReadonlySet<AgentFailure> = new Set([
  'unknown-agent',
  'not-found',
  'not-installed',
  'no-key',
  'key-withheld',
  'wrong-key',
  'rate-limited',
  'overloaded',
  'unreachable',
  'too-long',
  'crashed',
])

/** For the work of all agents of an attempt together. */
export interface Limits {
  readonly minutes: number
  readonly maxCostUsd: number | null
}

/** What an agent works beside: news of CI, the account of who changed what, and that of who worked before. */
export interface Beside {
  readonly feed: Feed
  readonly changes: Changes
  /** Takes each start as soon as it has ended, so that it is known even when the work throws. */
  readonly runs: AgentRun[]
  readonly recorder: Pick<Recorder, 'entered' | 'asked' | 'heard'>
  /** As in `Task`. */
  readonly stop: AbortSignal
  /** Takes what agents say of the remarks of a review, by their ids: a later word counts. Null where there are none to be answered. */
  readonly replies: Map<number, RemarkReply> | null
}

/** Asks the agents of the chain in turn, until one has worked or has changed the tree: a change is never handed to another. */
export async function askAgents(brief: Brief, place: Place, beside: Beside, limits: Limits): Promise<AgentResult> {
  const { choices, checkout, shop } = place
  const { runs } = beside
  await checkout.lay({ [briefName]: brief.text, [failuresName]: brief.failures })
  beside.recorder.asked(brief.text)
  await beside.changes.begin()
  let result: AgentResult = failed('not-found', 'No agent is named.')
  for (const link of choices.agent.chain) {
    const agent = findAgent(link.name)
    const left: Limits = { minutes: minutesLeft(limits.minutes, runs), maxCostUsd: costLeft(limits.maxCostUsd, runs) }
    if (left.maxCostUsd === 0) {
      shop.log.warn(warnings.budgetSpent(link.name))
      break
    }
    const started = shop.clock.now()
    const asked = agent === undefined ? unknown(link.name) : await ask(agent, link, brief, place, beside, left)
    result = asked.result
    runs.push({
      agent: link.name,
      version: asked.version,
      seconds: (shop.clock.now() - started) / 1_000,
      ended: result.kind === 'finished' ? 'finished' : result.why,
      detail: result.kind === 'finished' ? '' : result.detail.slice(0, 1_000),
      usage: result.usage,
    })
    shop.log.info(
      `The agent \`${link.name}\` ended after ${Math.round((shop.clock.now() - started) / 1_000)} s: ${result.kind === 'finished' ? 'finished' : result.why}.`,
    )
    if (result.kind === 'finished' || !ownFailures.has(result.why) || link === choices.agent.chain.at(-1)) break
    if (await beside.changes.isTouched()) break
    shop.log.warn(warnings.agentPassedOver(link.name, result.why))
  }
  return result
}

/** Of so many minutes: only the agents' own work counts, no proof and no waiting. */
export function minutesLeft(minutes: number, runs: readonly AgentRun[]): number {
  return minutes - secondsOf({ runs }) / 60
}

/** Of so many US dollars, never less than nothing; null for no limit. */
export function costLeft(maxCostUsd: number | null, runs: readonly AgentRun[]): number | null {
  return maxCostUsd === null ? null : Math.max(0, maxCostUsd - (costOf({ runs }) ?? 0))
}

interface Answer {
  readonly result: AgentResult
  readonly version: string | null
}

function unknown(name: string): Answer {
  return {
    result: failed(
      'unknown-agent',
      `The input \`agent\` names \`${name}\`, which is not one this version knows. Use one of: ${agents.map((agent) => agent.name).join(', ')}.`,
    ),
    version: null,
  }
}

async function ask(agent: Agent, link: AgentLink, brief: Brief, place: Place, beside: Beside, limits: Limits): Promise<Answer> {
  const { programs } = place.shop
  const program = await programs.find(agent, link)
  if (program.kind === 'missing') return { result: failed(program.why, program.detail), version: null }
  if (limits.minutes <= 0) return { result: failed('timeout', ''), version: null }
  const lent = await programs.lend(agent, program)
  try {
    return { result: await leaving({ agent, link, program, lent }, brief, place, beside, limits), version: program.version }
  } finally {
    await lent.close()
  }
}

/** An agent that is about to work, and what it works with. */
interface Ready {
  readonly agent: Agent
  readonly link: AgentLink
  readonly program: FoundProgram
  readonly lent: LentKeys
}

/** Starts it with a folder to leave its replies in, and reads them when it is gone. */
async function leaving(
  ready: Ready,
  brief: Brief,
  place: Place,
  { feed, recorder, stop, replies }: Beside,
  limits: Limits,
): Promise<AgentResult> {
  if (replies === null) return start(ready, brief, place, { feed, recorder, stop }, limits, null)
  const left = await place.checkout.left()
  try {
    const result = await start(ready, brief, place, { feed, recorder, stop }, limits, left.path)
    for (const reply of readReplies(await left.take(repliesName, replyLimits.bytes))) replies.set(reply.remark, reply)
    return result
  } finally {
    await left.close()
  }
}

async function start(
  { agent, link, program, lent }: Ready,
  brief: Brief,
  { choices, checkout, shop }: Place,
  { feed, recorder, stop }: Pick<Beside, 'feed' | 'recorder' | 'stop'>,
  { minutes, maxCostUsd }: Limits,
  leftFolder: string | null,
): Promise<AgentResult> {
  const home = await shop.processes.freshHome(checkout.scratch)
  const settings = { ...program.settings, ...lent.settings }
  const invocation = agent.invoke({
    brief,
    briefFile: `${checkout.scratch}/${briefName}`,
    failuresFile: `${checkout.scratch}/${failuresName}`,
    feedFolder: feed.folder,
    leftFolder,
    command: choices.agent.command,
    program: program.path,
    model: link.model,
    key: program.key,
    settings,
    args: link.args,
    maxTurns: choices.agent.maxTurns,
    maxCostUsd,
    home,
    mcp: {
      program: shop.mcp.program,
      args: [shop.mcp.script, '--feed', feed.folder, '--checkout', checkout.folder, '--seconds', String(choices.proof.minutes * 60)],
      environment: {},
    },
  })
  const passes = [...invocation.passes, ...agent.keys, ...agent.settings, ...choices.agent.environment].filter(
    (name) => !lent.withheld.includes(name),
  )
  // Whoever is lent a key needs no other way to a service, and a key of somebody else's would have one.
  const isLent = Object.keys(lent.settings).length > 0
  const services = agent.services.flatMap((service) => settings[service.address] ?? (isLent ? [] : (addressOf(service, settings) ?? [])))
  shop.log.info(`The agent \`${agent.name}\` is at work, for at most ${Math.ceil(minutes * 10) / 10} minutes.`)
  await recorder.entered({ kind: 'working', agent: agent.name })
  const started = shop.clock.now()
  const told = leftFolder === null ? {} : { CODALITY_REPLIES: `${leftFolder}/${repliesName}` }
  const restore = await checkout.swapConfiguration(agent.hides)
  try {
    // Much may have happened since the work began: what is known of it by now is asked last.
    if (stop.aborted || feed.state() === 'superseded') return failed('cancelled', '')
    const exit = await shop.processes.run(
      { ...invocation, environment: { ...invocation.environment, ...lent.environment, ...told } },
      { folder: checkout.folder, scratch: checkout.scratch, home, minutes, passes, services },
    )
    recorder.heard(agent.name, started, exit)
    return agent.interpret(exit)
  } finally {
    await restore()
  }
}

function failed(why: AgentFailure, detail: string): AgentResult {
  return { kind: 'failed', why, detail, usage: unknownUsage }
}
