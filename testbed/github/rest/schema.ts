import { readFileSync } from 'node:fs'
import addFormats from 'ajv-formats'
import { type Context, type Document, OpenAPIBackend } from 'openapi-backend'

/** A request as the API's description sees it: the path without the API's root. */
export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: Record<string, string>
  readonly body?: unknown
}

/** A request that fits the description, with its parameters decoded. */
export interface MatchedRequest {
  readonly operation: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** Where a request or an answer did not fit GitHub's own description. */
export interface Violation {
  readonly side: 'request' | 'response'
  readonly operation: string
  readonly path: string
  readonly errors: readonly string[]
}

export type Match =
  | { readonly kind: 'matched'; readonly request: MatchedRequest }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'invalid'; readonly errors: readonly string[] }

/** GitHub's description of its API, as a judge of requests and answers and as a source of templates. */
export interface Schema {
  readonly violations: Violation[]
  match(request: ApiRequest): Promise<Match>
  checkResponse(operation: string, path: string, status: number, body: unknown): void
  /** Is the status one that the description lists? */
  checkStatus(operation: string, path: string, status: number): void
  /** GitHub's own example of an answer, in an object of one's own; what is in it is shared. */
  example(operation: string, status: number): Record<string, unknown>
  /** The same for an operation that answers with a list: its first element. */
  exampleItem(operation: string, key?: string): Record<string, unknown>
}

interface ErrorLike {
  readonly instancePath: string
  readonly message?: string
  readonly params?: unknown
}

function explain(errors: readonly ErrorLike[] | null | undefined): string[] {
  return (errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params ?? {})}`)
}

/** Ajv takes `enum` at its word, so a nullable one must name null, and `nullable` without `type` it refuses. */
function nullableForAjv(schema: Record<string, unknown>): Record<string, unknown> {
  const { enum: allowed, ...others } = schema
  delete others['nullable']
  if (Array.isArray(allowed)) return { ...schema, enum: [...new Set([...(allowed as unknown[]), null])] }
  const combined = ['anyOf', 'oneOf', 'allOf'].some((key) => key in others)
  return combined && !('type' in others) ? { anyOf: [others, { enum: [null] }] } : schema
}

/** A number in a path fits "integer or string" twice. */
function repaired(_key: string, value: unknown): unknown {
  const { nullable, in: place, schema } = asRecord(value)
  if (nullable === true) return nullableForAjv(asRecord(value))
  return place === 'path' && asRecord(schema)['oneOf'] !== undefined ? { ...asRecord(value), schema: { type: 'string' } } : value
}

/** The two names of the comparison are one address, and the router cannot split `{base}...{head}`; see `compare` in `commits.ts`. */
function definition(): Document {
  const text = readFileSync(new URL('../openapi-slice.json', import.meta.url), 'utf8')
  return JSON.parse(text.replace('"repos/compare-commits-with-basehead"', '"repos/compare-commits"'), repaired) as Document
}

function textValues(values: unknown): Record<string, string> {
  return typeof values === 'object' && values !== null
    ? Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]))
    : {}
}

function toMatched(context: Context): MatchedRequest {
  const { params, query, requestBody: body } = context.request as { params: unknown; query: unknown; requestBody: unknown }
  return {
    operation: context.operation.operationId ?? '',
    params: textValues(params),
    query: textValues(query),
    body: typeof body === 'object' && body !== null ? { ...body } : {},
  }
}

/** What a request is, before it is known whose stand-in it came to. */
type Judged = Exclude<Match, { readonly kind: 'invalid' }> | { readonly kind: 'invalid'; readonly violation: Violation }

/** What reads were judged as. The same few are asked for again and again, and to take one apart takes longer than to answer it. */
const reads = new Map<string, Judged>()
const mostReads = 10_000

async function judge(api: OpenAPIBackend, request: ApiRequest): Promise<Judged> {
  const key = request.method === 'GET' ? `${request.path}?${request.query}` : null
  const known = reads.get(key ?? '')
  if (known !== undefined) return known
  const judged = (await api.handleRequest(request)) as Judged
  if (reads.size >= mostReads) reads.clear()
  if (key !== null) reads.set(key, judged)
  return judged
}

/** Reads the slice; about 40 ms. */
async function openApi(): Promise<OpenAPIBackend> {
  const api = new OpenAPIBackend({
    definition: definition(),
    quick: true,
    // The description is GitHub's and fixed: to judge the judge, or to polish what it is compiled to, takes longer than all it is asked in one process.
    ajvOpts: { strict: false, allErrors: true, validateSchema: false, code: { optimize: false } },
    customizeAjv: (ajv) => {
      addFormats.default(ajv)
      return ajv
    },
  })
  api.register({
    notFound: (): Judged => ({ kind: 'unknown' }),
    notImplemented: (context: Context): Judged => ({ kind: 'matched', request: toMatched(context) }),
    validationFail: (context: Context): Judged => ({
      kind: 'invalid',
      violation: {
        side: 'request',
        operation: context.operation.operationId ?? '',
        path: context.request.path,
        errors: explain(context.validation.errors),
      },
    }),
  })
  await api.init()
  speedUp(api)
  return api
}

let opened: Promise<OpenAPIBackend> | null = null

/** The library lists all operations anew, and makes each pattern anew, for every single request. */
function speedUp({ router, validator }: OpenAPIBackend): void {
  const operations = router.getOperations()
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]))
  const lengthOf = (path: string): number => path.replace(/\{.*?\}/g, '').length
  const routes = operations
    .toSorted((one, other) => lengthOf(other.path) - lengthOf(one.path))
    .map((operation) => ({
      operation,
      pattern: new RegExp(`^${operation.path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    }))
  for (const one of new Set([router, validator.router])) {
    one.getOperations = () => operations
    one.getOperation = (id) => byId.get(id)
    one.matchOperation = ({ method, path }: Pick<ApiRequest, 'method' | 'path'>) => {
      const route = routes.find(({ operation, pattern }) => operation.method === method.toLowerCase() && pattern.test(path))
      if (route === undefined) throw new Error('404-notFound: no route matches request')
      return route.operation
    }
  }
}

const examples = new Map<string, unknown>()

/** GitHub's example, made once; frozen, so that whoever fills it in makes copies of the parts that change. */
function exampleOf(api: OpenAPIBackend, operation: string, status: number, answers: 'whole' | 'bare'): unknown {
  const key = `${answers} ${operation} ${status}`
  const known = examples.get(key)
  if (known !== undefined) return known
  const mock: unknown = api.mockResponseForOperation(operation, { code: status }).mock
  const example = frozen(answers === 'bare' ? bared(mock) : structuredClone(mock))
  examples.set(key, example)
  return example
}

function frozen(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

/** Without its links and all that is nested in it, which is most of what an answer is made of. */
function bared(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(bared)
  return Object.fromEntries(
    Object.entries(asRecord(value)).flatMap(([key, inner]) =>
      key.endsWith('url') || key === 'node_id'
        ? []
        : Array.isArray(inner)
          ? [[key, bared(inner)]]
          : typeof inner === 'object' && inner !== null
            ? []
            : [[key, inner]],
    ),
  )
}

/**
 * All stand-ins of a process share what is compiled of the description at its first use, which takes far longer than to answer.
 * Every request is held against it; every answer, too, unless they are to be `bare`, which is less than the description asks for.
 */
export async function openSchema(answers: 'whole' | 'bare' = 'whole'): Promise<Schema> {
  const violations: Violation[] = []
  const api = await (opened ??= openApi())
  const example = (operation: string, status: number): unknown => exampleOf(api, operation, status, answers)
  return {
    violations,
    match: async (request) => {
      const judged = await judge(api, request)
      if (judged.kind !== 'invalid') return judged
      violations.push(judged.violation)
      return { kind: 'invalid', errors: judged.violation.errors }
    },
    checkResponse: (operation, path, status, body) => {
      if (answers === 'bare') return
      const { errors } = api.validateResponse(body, operation, status)
      if (errors !== null && errors !== undefined && errors.length > 0)
        violations.push({ side: 'response', operation, path, errors: explain(errors) })
    },
    checkStatus: (operation, path, status) => {
      const listed = Object.keys(api.getOperation(operation)?.responses ?? {})
      if (!listed.includes(String(status)))
        violations.push({ side: 'response', operation, path, errors: [`status ${status} is not one of ${listed.join(', ')}`] })
    },
    example: (operation, status) => asRecord(example(operation, status)),
    exampleItem: (operation, key) => {
      const answer = example(operation, 200)
      const list: unknown = key === undefined ? answer : asRecord(answer)[key]
      return asRecord(Array.isArray(list) ? list[0] : list)
    },
  }
}

/** Anything that is an object, as one; `{}` for the rest. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
