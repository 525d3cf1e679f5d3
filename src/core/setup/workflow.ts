import * as v from 'valibot'
import { readYaml, type YamlFile, type YamlPath } from './yaml-file.ts'

/** A `permissions:` block. `all` is `read-all` or `write-all`. */
export type Rights =
  { readonly kind: 'all'; readonly level: string } | { readonly kind: 'listed'; readonly levels: Readonly<Record<string, string>> }

export interface Concurrency {
  readonly group: string
  readonly cancels: string
  readonly queue: string | null
}

export interface Step {
  readonly path: YamlPath
  readonly uses: string | null
  readonly run: string | null
  readonly id: string | null
  readonly if: string | null
  readonly with: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string>>
}

export interface Job {
  readonly id: string
  readonly path: YamlPath
  /** The reusable workflow that it calls. */
  readonly uses: string | null
  readonly if: string | null
  /** Null where it has none of its own. */
  readonly permissions: Rights | null
  readonly concurrency: Concurrency | null
  readonly timeout: string | null
  readonly env: Readonly<Record<string, string>>
  readonly with: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>> | 'inherit'
  readonly steps: readonly Step[]
}

/** A workflow as far as its set-up matters. What is written otherwise than GitHub takes it reads as if it were not there. */
export interface Workflow {
  /** `.github/workflows/….yml`. */
  readonly file: string
  /** As GitHub shows it, and as `workflow_run` knows it: its `name:`, else its path. */
  readonly name: string
  /** What it runs on, each with its filters. */
  readonly on: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly permissions: Rights | null
  readonly concurrency: Concurrency | null
  readonly env: Readonly<Record<string, string>>
  readonly jobs: readonly Job[]
  readonly lineOf: YamlFile['lineOf']
}

export interface BrokenWorkflow {
  readonly file: string
  readonly line: number
  readonly why: string
}

export type WorkflowReading =
  { readonly kind: 'workflow'; readonly workflow: Workflow } | { readonly kind: 'broken'; readonly broken: BrokenWorkflow }

/** Reads one file of `.github/workflows`. */
export function readWorkflow(file: string, text: string): WorkflowReading {
  const read = readYaml(text)
  if (read.kind === 'broken') return { kind: 'broken', broken: { file, line: read.line, why: read.why } }
  const top = record(read.file.value)
  const missing = ['on', 'jobs'].find((key) => !Object.hasOwn(top, key))
  if (missing !== undefined)
    return { kind: 'broken', broken: { file, line: 1, why: `it has no \`${missing}:\`, so GitHub takes it for no workflow` } }
  const jobs = Object.entries(record(top['jobs'])).map(([id, job]) => jobOf(id, record(job)))
  return {
    kind: 'workflow',
    workflow: {
      file,
      name: textOf(top['name']) ?? file,
      on: eventsOf(top['on']),
      permissions: rightsOf(top['permissions']),
      concurrency: concurrencyOf(top['concurrency']),
      env: texts(top['env']),
      jobs,
      lineOf: read.file.lineOf,
    },
  }
}

function jobOf(id: string, job: Readonly<Record<string, unknown>>): Job {
  const path = ['jobs', id]
  return {
    id,
    path,
    uses: textOf(job['uses']),
    if: textOf(job['if']),
    permissions: rightsOf(job['permissions']),
    concurrency: concurrencyOf(job['concurrency']),
    timeout: textOf(job['timeout-minutes']),
    env: texts(job['env']),
    with: texts(job['with']),
    secrets: job['secrets'] === 'inherit' ? 'inherit' : texts(job['secrets']),
    steps: list(job['steps']).map((step, index) => stepOf([...path, 'steps', index], record(step))),
  }
}

function stepOf(path: YamlPath, step: Readonly<Record<string, unknown>>): Step {
  return {
    path,
    uses: textOf(step['uses']),
    run: textOf(step['run']),
    id: textOf(step['id']),
    if: textOf(step['if']),
    with: texts(step['with']),
    env: texts(step['env']),
  }
}

/** One word, a list of them, or a map. */
function eventsOf(on: unknown): Workflow['on'] {
  const names = typeof on === 'string' ? [on] : Array.isArray(on) ? on.filter((name) => typeof name === 'string') : null
  if (names !== null) return Object.fromEntries(names.map((name) => [name, {}]))
  // The filters of `schedule` are a list.
  return Object.fromEntries(
    Object.entries(record(on)).map(([name, filters]) => [name, Array.isArray(filters) ? { list: filters } : record(filters)]),
  )
}

function rightsOf(value: unknown): Rights | null {
  if (typeof value === 'string') return { kind: 'all', level: value }
  return value === undefined ? null : { kind: 'listed', levels: texts(value) }
}

function concurrencyOf(value: unknown): Concurrency | null {
  if (value === undefined || value === null) return null
  const group = record(value)
  return {
    group: textOf(value) ?? textOf(group['group']) ?? '',
    cancels: textOf(group['cancel-in-progress']) ?? 'false',
    queue: textOf(group['queue']),
  }
}

const recordSchema = v.record(v.string(), v.unknown())

function record(value: unknown): Readonly<Record<string, unknown>> {
  return !Array.isArray(value) && v.is(recordSchema, value) ? value : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Names under a filter such as `types:`: one word, or a list of them. */
export function namesIn(value: unknown): readonly string[] {
  return (typeof value === 'string' ? [value] : list(value)).flatMap((name) => textOf(name) ?? [])
}

function texts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record(value)).map(([name, given]) => [name, textOf(given) ?? '']))
}

/** Scalars are taken as they are written; null for what is none. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
