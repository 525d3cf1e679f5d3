import { mayCall } from './access.ts'
import type { Faults, FaultRule } from './faults.ts'
import { operations } from './operations.ts'
import { type Call, forbidden, type Hub, notFound, type Reply, unprocessable } from './reply.ts'
import type { ApiRequest, Schema } from './schema.ts'
import type { Token } from '../state.ts'

/** What became of a request: an answer, or a socket to close. */
export interface Outcome {
  readonly operation: string | null
  readonly reply: Reply | 'drop'
}

export interface Gateway {
  /** For tokens that are known; everything after the check of the token. */
  answer(request: ApiRequest, token: Token, url: string): Promise<Outcome>
  readonly unscripted: string[]
  readonly violations: string[]
}

/** Refs may come with bare slashes, which GitHub takes as part of the one parameter. */
function joinRef(path: string): string {
  const [, head, tail] = /^(\/repos\/[^/]+\/[^/]+\/(?:git\/(?:ref|refs|matching-refs)|branches|rules\/branches|compare))\/(.+)$/.exec(path) ?? []
  const [, start, ref, end] = /^(\/repos\/[^/]+\/[^/]+\/commits)\/(.+)(\/(?:status|check-runs|check-suites|pulls))$/.exec(path) ?? []
  if (head !== undefined && tail !== undefined) return `${head}/${tail.replaceAll('/', '%2F')}`
  return start !== undefined && ref !== undefined && end !== undefined ? `${start}/${ref.replaceAll('/', '%2F')}${end}` : path
}

export function openGateway(hub: Hub, schema: Schema, faults: Faults): Gateway {
  const unscripted: string[] = []
  const violations: string[] = []
  const reported = { count: 0 }
  /** Copies what the schema found since the last time. */
  const report = (): void => {
    for (const { side, operation, path, errors } of schema.violations.slice(reported.count)) violations.push(`${side} ${operation} ${path}: ${errors.join('; ')}`)
    reported.count = schema.violations.length
  }
  const handle = async (call: Call, request: ApiRequest): Promise<Reply> => {
    if (!mayCall(call.token, call.operation, request.method)) return forbidden(call.token)
    const { owner, repo } = call.params
    if (owner !== undefined && `${owner}/${repo ?? ''}`.toLowerCase() !== hub.state.repository.toLowerCase()) return notFound
    const operation = operations.get(call.operation)
    if (operation !== undefined) return operation(call, hub)
    unscripted.push(call.operation)
    return { status: 501, body: { message: `The stand-in has no answer for ${call.operation}` } }
  }
  return {
    unscripted,
    violations,
    answer: async (request, token, url) => {
      const match = await schema.match({ ...request, path: joinRef(request.path) })
      report()
      if (match.kind === 'unknown') violations.push(`request ${request.method} ${request.path}: no operation of the slice`)
      if (match.kind === 'unknown') return { operation: null, reply: notFound }
      if (match.kind === 'invalid') return { operation: null, reply: unprocessable('Validation Failed', match.errors) }
      const call: Call = { ...match.request, token, url }
      const act = faults.take(call.operation)
      const early = beforeApplying(act)
      if (early !== null) return { operation: call.operation, reply: early }
      const reply = await handle(call, request)
      check(schema, call.operation, request.path, reply)
      report()
      return { operation: call.operation, reply: act?.kind === 'lose' ? badGateway : reply }
    },
  }
}

export const badGateway: Reply = { status: 502, body: { message: 'Server Error' } }

/** What a fault does instead of the call; null when the call is to be applied. */
export function beforeApplying(act: FaultRule['act'] | null): Reply | 'drop' | null {
  if (act?.kind === 'drop') return 'drop'
  if (act?.kind !== 'reject') return null
  return { status: act.status, body: act.body ?? { message: `Fault: ${act.status}` }, headers: act.headers ?? {} }
}

/** Errors that the description does not list are GitHub's habit; successes must be listed. */
function check(schema: Schema, operation: string, path: string, reply: Reply): void {
  if (reply.status < 400) schema.checkStatus(operation, path, reply.status)
  if (reply.body !== undefined) schema.checkResponse(operation, path, reply.status, reply.body)
}
