import type { Agent, Service } from '../core/model/agent.ts'
import type { FoundProgram, LentKeys } from '../ports.ts'
import { buildEnvironment } from './agent-environment.ts'
import { type KeyProxy, openKeyProxy } from './key-proxy.ts'

const nothing: LentKeys = { settings: {}, environment: {}, withheld: [], close: () => Promise.resolve() }
const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']

/**
 * Opens a way to each service whose key is set and whose address the agent can be told. Keys of other services, and such as are no
 * plain keys, are given as they are.
 */
export async function lendKeys(agent: Agent, program: FoundProgram, own: NodeJS.ProcessEnv): Promise<LentKeys> {
  // Never more than the agent could be given.
  const environment = buildEnvironment(own, [...agent.keys, ...agent.settings, ...proxies, 'NO_PROXY', 'no_proxy'])
  // What the agent would sign in with comes first among its keys; where that cannot be lent, the address stays, too.
  if (!agent.services.some(({ keys }) => keys.includes(program.key ?? '')) || !canReach(environment)) return nothing
  const open = await Promise.all(agent.services.flatMap((service) => lend(service, environment)))
  const isBehindProxy = proxies.some((name) => (environment[name] ?? '') !== '')
  const direct = ['NO_PROXY', 'no_proxy'].map((name) => [name, [environment[name] ?? environment['NO_PROXY'] ?? '', '127.0.0.1', 'localhost'].filter((part) => part !== '').join(',')] as const)
  const settings = Object.fromEntries(open.map(({ service, proxy }) => [service.address, proxy.url]))
  return {
    settings,
    environment: { ...settings, ...Object.fromEntries(open.map(({ name, proxy }) => [name, proxy.standIn])), ...(isBehindProxy ? Object.fromEntries(direct) : {}) },
    withheld: agent.services.flatMap(({ keys, address }) => [...keys, address]),
    close: async () => {
      await Promise.all(open.map(({ proxy }) => proxy.close()))
    },
  }
}

interface Lent {
  readonly service: Service
  readonly name: string
  readonly proxy: KeyProxy
}

function lend(service: Service, environment: NodeJS.ProcessEnv): readonly Promise<Lent>[] {
  const name = service.keys.find((one) => (environment[one] ?? '').trim() !== '')
  const key = environment[name ?? '']?.trim()
  if (name === undefined || key === undefined) return []
  const own = environment[service.address] ?? ''
  const upstream = new URL(/^https?:\/\//.test(own) && URL.canParse(own) ? own : service.standard)
  return [openKeyProxy({ upstream, key, environment }).then((proxy) => ({ service, name, proxy }))]
}

/** Before 24.5 node knows of no proxies on the way. */
function canReach(environment: NodeJS.ProcessEnv): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 5) || proxies.every((name) => (environment[name] ?? '') === '')
}
