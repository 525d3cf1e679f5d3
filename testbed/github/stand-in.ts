import { bareRepository } from './rest/bare-repository.ts'
import { openDownloads } from './rest/downloads.ts'
import { type FaultAct, type FaultRule, openFaults } from './rest/faults.ts'
import { openGateway } from './rest/gateway.ts'
import { openListeners } from './rest/listeners.ts'
import { openPushServer, type Push } from './rest/push-server.ts'
import type { RequestRecord } from './rest/respond.ts'
import { openSchema } from './rest/schema.ts'
import { listen, route } from './rest/server.ts'
import type { State } from './state.ts'

export type { FaultAct, FaultRule, Push, RequestRecord }

export interface Dispatch {
  readonly workflow: number
  readonly ref: string
  readonly login: string
  /** The id of the run that it makes. */
  readonly run: number
}

/** A GitHub on this machine: REST, GraphQL and git on one port. */
export interface StandIn {
  /** `http://127.0.0.1:PORT`; git is at `${url}/owner/name.git`. */
  readonly url: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly state: State
  /** Requests or answers that break GitHub's own description. */
  readonly violations: readonly string[]
  /** Operations that were called and have no answer here. */
  readonly unscripted: readonly string[]
  /** Operations that changed something and stand for no effect in the list. */
  readonly nameless: readonly string[]
  readonly requests: RequestRecord[]
  /** For pushes by git; refs made over the API are none. */
  onPush(listener: (push: Push) => void): void
  onDispatch(listener: (dispatch: Dispatch) => void): void
  onRerun(listener: (run: number) => void): void
  fault(rule: FaultRule): void
  close(): Promise<void>
}

export interface StandInOptions {
  readonly state: State
  /** The path of the bare repository, somewhere below `root`. */
  readonly bare: string
  readonly root: string
}

export async function openStandIn({ state, bare, root }: StandInOptions): Promise<StandIn> {
  const { server, url } = await listen()
  const apiUrl = `${url}/api/v3`
  const schema = await openSchema()
  const repository = bareRepository(bare)
  const [faults, downloads] = [openFaults(state), openDownloads(url)]
  const [pushed, dispatched, rerun] = [openListeners<Push>(), openListeners<Dispatch>(), openListeners<number>()]
  const consequences = { dispatched: dispatched.tell, rerun: rerun.tell }
  const gateway = openGateway({ state, repository, schema, serverUrl: url, apiUrl, consequences, offer: downloads.offer }, schema, faults)
  const pushes = await openPushServer({ state, repository, root, tell: pushed.tell })
  const requests: RequestRecord[] = []
  server.on('request', (request, response) => {
    route({ state, repository, gateway, downloads, pushes, faults, requests }, request, response).catch((error: unknown) => {
      gateway.violations.push(
        `stand-in failed at ${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`,
      )
      if (response.headersSent) request.socket.destroy()
      else response.writeHead(500).end()
    })
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve()
      })
      server.closeAllConnections()
    })
  const listening = { onPush: pushed.add, onDispatch: dispatched.add, onRerun: rerun.add }
  return {
    url,
    apiUrl,
    graphqlUrl: `${url}/api/graphql`,
    state,
    violations: gateway.violations,
    unscripted: gateway.unscripted,
    nameless: faults.nameless,
    requests,
    ...listening,
    fault: faults.add,
    close,
  }
}
