import { addressOf, type Agent, type Service } from '../core/model/agent.ts'
import { isSecretName } from '../core/secrets/secret-names.ts'
import type { FoundProgram, LentKeys } from '../ports/processes.ts'
import { buildEnvironment } from './agent-environment.ts'
import { type KeyProxy, openKeyProxy } from './key-proxy.ts'

const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']

/** Names of the secrets that an agent may be given as they are: those that the maintainer names, or whatever there is. */
export type Consent = ReadonlySet<string> | 'all'

/** A secret that an agent uses and that cannot be lent is given to it only where somebody said so: the code of the pull request may read it. */
export function isGiven(name: string, consent: Consent): boolean {
  return consent === 'all' || consent.has(name) || !isSecretName(name)
}

/** Could this key of the agent stay in this process? */
export function isLendable(name: string, agent: Agent, own: NodeJS.ProcessEnv): boolean {
  const environment = visibleTo(agent, own)
  return canReach(environment) && agent.services.some((service) => service.keys.includes(name) && addressOf(service, environment) !== null)
}

/** Opens a way to each service whose key is set and whose address the agent can be told. */
export async function lendKeys(agent: Agent, program: FoundProgram, own: NodeJS.ProcessEnv, consent: Consent): Promise<LentKeys> {
  const environment = visibleTo(agent, own)
  const kept = agent.keys.filter((name) => !isGiven(name, consent))
  // What the agent would sign in with comes first among its keys; where that cannot be lent, the address stays, too.
  if (program.key === null || !isLendable(program.key, agent, own))
    return { settings: {}, environment: {}, withheld: kept, close: () => Promise.resolve() }
  const open = await Promise.all(agent.services.flatMap((service) => lend(service, environment)))
  const isBehindProxy = proxies.some((name) => (environment[name] ?? '') !== '')
  const direct = ['NO_PROXY', 'no_proxy'].map(
    (name) =>
      [
        name,
        [environment[name] ?? environment['NO_PROXY'] ?? '', '127.0.0.1', 'localhost'].filter((part) => part !== '').join(','),
      ] as const,
  )
  const settings = Object.fromEntries(open.map(({ service, proxy }) => [service.address, proxy.url]))
  return {
    settings,
    environment: {
      ...settings,
      ...Object.fromEntries(open.map(({ name, proxy }) => [name, proxy.standIn])),
      ...(isBehindProxy ? Object.fromEntries(direct) : {}),
    },
    withheld: [...agent.services.flatMap(({ keys, address }) => [...keys, address]), ...kept],
    close: async () => {
      await Promise.all(open.map(({ proxy }) => proxy.close()))
    },
  }
}

/** Never more than the agent could be given. */
function visibleTo({ keys, settings }: Agent, own: NodeJS.ProcessEnv): Record<string, string> {
  return buildEnvironment(own, [...keys, ...settings, ...proxies, 'NO_PROXY', 'no_proxy'])
}

interface Lent {
  readonly service: Service
  readonly name: string
  readonly proxy: KeyProxy
}

function lend(service: Service, environment: Record<string, string>): readonly Promise<Lent>[] {
  const name = service.keys.find((one) => (environment[one] ?? '').trim() !== '')
  const key = environment[name ?? '']?.trim()
  const address = addressOf(service, environment)
  if (name === undefined || key === undefined || address === null) return []
  return [openKeyProxy({ upstream: new URL(address), key, environment }).then((proxy) => ({ service, name, proxy }))]
}

/** Before 24.5 node knows of no proxies on the way. */
function canReach(environment: NodeJS.ProcessEnv): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 5) || proxies.every((name) => (environment[name] ?? '') === '')
}
