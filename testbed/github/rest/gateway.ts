import { mayCall } from './access.ts'
import type { EffectName } from '../../effects.ts'
import { type Faults, interrupt, type Silence } from './faults.ts'
import { operations } from './operations.ts'
import { mergeableOf } from './pulls.ts'
import { type Call, forbidden, type Hub, notFound, type Reply, unprocessable } from './reply.ts'
import type { ApiRequest, Schema } from './schema.ts'
import type { PullState, Token } from '../state.ts'

/** What became of a request: an answer, or none. */
export interface Outcome {
  readonly operation: string | null
  readonly effect: EffectName | null
  readonly reply: Reply | Silence
}

export interface Gateway {
  /** For tokens that are known; everything after the check of the token. */
  answer(request: ApiRequest, token: Token, url: string): Promise<Outcome>
  mergeable(pull: PullState): Promise<boolean | null>
  readonly unscripted: string[]
  readonly violations: string[]
}

/** Refs may come with bare slashes, which GitHub takes as part of the one parameter. */
function joinRef(path: string): string {
  const [, head, tail] =
    /^(\/repos\/[^/]+\/[^/]+\/(?:git\/(?:ref|refs|matching-refs)|branches|rules\/branches|compare))\/(.+)$/.exec(path) ?? []
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
    for (const { side, operation, path, errors } of schema.violations.slice(reported.count))
      violations.push(`${side} ${operation} ${path}: ${errors.join('; ')}`)
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
    mergeable: (pull) => mergeableOf(hub, pull),
    answer: async (request, token, url) => {
      const match = await schema.match({ ...request, path: joinRef(request.path) })
      report()
      if (match.kind === 'unknown') violations.push(`request ${request.method} ${request.path}: no operation of the slice`)
      if (match.kind === 'unknown') return { operation: null, effect: null, reply: notFound }
      if (match.kind === 'invalid') return { operation: null, effect: null, reply: unprocessable('Validation Failed', match.errors) }
      const call: Call = { ...match.request, token, url }
      const { operation } = call
      const { effect, act } = faults.meet({
        method: request.method,
        operation,
        body: typeof request.body === 'string' ? request.body : '',
        token,
      })
      const early = interrupt(act, 'before')
      if (early !== null) return { operation, effect, reply: early }
      const reply = await handle(call, request)
      check(schema, call.operation, request.path, reply)
      report()
      return { operation, effect, reply: interrupt(act, 'after') ?? reply }
    },
  }
}

/** Errors that the description does not list are GitHub's habit; successes must be listed. */
function check(schema: Schema, operation: string, path: string, reply: Reply): void {
  if (reply.status < 400) schema.checkStatus(operation, path, reply.status)
  if (reply.body !== undefined) schema.checkResponse(operation, path, reply.status, reply.body)
}
