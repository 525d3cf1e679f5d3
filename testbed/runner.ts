import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'

/** What `::error::` and its like put on the run's page. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly properties: Readonly<Record<string, string>>
}

/** What one run of the action is given. */
export interface RunOptions {
  /** `dist/index.js`. */
  readonly entry: string
  readonly actionFile: string
  readonly event: { readonly name: string; readonly payload: unknown }
  readonly inputs: Readonly<Record<string, string>>
  readonly token: string
  readonly standIn: { readonly url: string; readonly apiUrl: string; readonly graphqlUrl: string }
  /** `owner/name`. */
  readonly repository: string
  readonly runId: number
  readonly runAttempt?: number
  readonly workflow: { readonly name: string; readonly path: string }
  /** An existing folder for everything of this run. */
  readonly temp: string
  /** `GITHUB_SHA`, the commit of the default branch. */
  readonly sha?: string
  /** The step's `env:`. */
  readonly environment?: Readonly<Record<string, string>>
  /** Variables of the program itself, over all others. */
  readonly mainEnv?: Readonly<Record<string, string>>
  readonly onOutput?: (text: string) => void
}

/** What a run left behind. */
export interface RunResult {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly stdout: string
  readonly stderr: string
  readonly annotations: readonly Annotation[]
  readonly milliseconds: number
}

/** A run under way; cancelling it does what the runner does. */
export interface RunningAction {
  readonly result: Promise<RunResult>
  cancel(waits?: { readonly interruptMs: number; readonly terminateMs: number }): void
  /** Ends it and all of its process group at once, as the loss of the machine does. */
  kill(): void
}

const cache = process.env['NODE_COMPILE_CACHE']
/** Where Node keeps compiled code, if whoever started this has a place for it: hundreds of turns then compile the action once. */
const compiledCode: Readonly<Record<string, string>> = cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }

const fileCommands = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const

/** Runs the action's program in a process of its own, as the Actions runner does. */
export function runAction(options: RunOptions): RunningAction {
  const [cancelled, killed] = [new AbortController(), new AbortController()]
  let waits = { interruptMs: 7500, terminateMs: 2500 }
  const result = execute(options, (child) => {
    onAbort(cancelled.signal, () => stop(child, waits))
    onAbort(killed.signal, () => killGroup(child))
  })
  return {
    result,
    cancel: (given) => {
      waits = given ?? waits
      cancelled.abort()
    },
    kill: () => {
      killed.abort()
    },
  }
}

async function execute(options: RunOptions, started: (child: ChildProcess) => void): Promise<RunResult> {
  const folder = await mkdtemp(join(options.temp, 'run-'))
  const environment = await prepare(options, folder)
  const begin = performance.now()
  const child = spawn(process.execPath, [options.entry], {
    cwd: environment['GITHUB_WORKSPACE'],
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const stdout = collect(child.stdout, options.onOutput)
  const stderr = collect(child.stderr, options.onOutput)
  started(child)
  const [exitCode, signal] = await ended(child)
  return {
    exitCode,
    signal,
    milliseconds: performance.now() - begin,
    outputs: readPairs(await readFile(join(folder, 'GITHUB_OUTPUT'), 'utf8')),
    summary: await readFile(join(folder, 'GITHUB_STEP_SUMMARY'), 'utf8'),
    stdout: stdout(),
    stderr: stderr(),
    annotations: decodeCommands(stdout()),
  }
}

async function prepare(options: RunOptions, folder: string): Promise<Record<string, string>> {
  const place = (name: string): string => join(folder, name)
  await Promise.all(['workspace', 'temp', 'home'].map((name) => mkdir(place(name))))
  await Promise.all(fileCommands.map((name) => writeFile(place(name), '')))
  await writeFile(place('event.json'), JSON.stringify(options.event.payload))
  return {
    PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    HOME: place('home'),
    ...compiledCode,
    ...options.environment,
    ...inputVariables(await readFile(options.actionFile, 'utf8'), options),
    ...Object.fromEntries(fileCommands.map((name) => [name, place(name)])),
    ...contextVariables(options),
    GITHUB_EVENT_PATH: place('event.json'),
    GITHUB_WORKSPACE: place('workspace'),
    RUNNER_TEMP: place('temp'),
    ...options.mainEnv,
  }
}

function inputVariables(action: string, options: RunOptions): Record<string, string> {
  const { inputs } = parse(action) as { readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean }>> }
  const defaults = Object.entries(inputs ?? {}).map(
    ([name, input]) => [name, String(input.default ?? '').replaceAll('${{ github.token }}', options.token)] as const,
  )
  const all = { ...Object.fromEntries(defaults), ...options.inputs }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]))
}

function contextVariables(options: RunOptions): Record<string, string> {
  const { repository, workflow, standIn } = options
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'maria',
    GITHUB_API_URL: standIn.apiUrl,
    GITHUB_EVENT_NAME: options.event.name,
    GITHUB_GRAPHQL_URL: standIn.graphqlUrl,
    GITHUB_JOB: 'loop',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_RUN_ATTEMPT: String(options.runAttempt ?? 1),
    GITHUB_RUN_ID: String(options.runId),
    GITHUB_RUN_NUMBER: String(options.runId),
    GITHUB_SERVER_URL: standIn.url,
    GITHUB_SHA: options.sha ?? '0'.repeat(40),
    GITHUB_WORKFLOW: workflow.name,
    GITHUB_WORKFLOW_REF: `${repository}/${workflow.path}@refs/heads/main`,
    RUNNER_OS: 'Linux',
  }
}

function collect(stream: NodeJS.ReadableStream, listener?: (text: string) => void): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    text += chunk
    listener?.(chunk)
  })
  return () => text
}

function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => drained(child, () => resolve([code, signal])))
  })
}

/** All output is in once both streams are closed; a process left behind that holds them may not hold up the runner for ever. */
function drained(child: ChildProcess, done: () => void): void {
  const giveUp = setTimeout(() => {
    child.stdout?.destroy()
    child.stderr?.destroy()
  }, 5000)
  child.once('close', () => {
    clearTimeout(giveUp)
    done()
  })
}

function onAbort(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act()
  else signal.addEventListener('abort', act, { once: true })
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
}

/** Only node itself is signalled, not what it started. */
function stop(child: ChildProcess, waits: { readonly interruptMs: number; readonly terminateMs: number }): void {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGINT')
  const terminate = setTimeout(() => child.kill('SIGTERM'), waits.interruptMs)
  const kill = setTimeout(() => child.kill('SIGKILL'), waits.interruptMs + waits.terminateMs)
  child.once('exit', () => {
    clearTimeout(terminate)
    clearTimeout(kill)
  })
}

/** The annotations among a program's output lines. */
export function decodeCommands(text: string): readonly Annotation[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, level, properties = '', message = ''] = /^::(error|warning|notice)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line) ?? []
    return level === 'error' || level === 'warning' || level === 'notice'
      ? [{ level, message: unescapeData(message), properties: propertiesOf(properties) }]
      : []
  })
}

function propertiesOf(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.includes('='))
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), unescapeProperty(pair.slice(pair.indexOf('=') + 1))]),
  )
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}

/** The `k=v` and `k<<delimiter` pairs of a file command's file. */
function readPairs(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/)
  const pairs: Record<string, string> = {}
  for (let at = 0; at < lines.length; at++) {
    const [, name, mark, rest = ''] = /^(.+?)(<<|=)(.*)$/.exec(lines[at] ?? '') ?? []
    if (name === undefined) continue
    const end = mark === '=' ? at : lines.indexOf(rest, at + 1)
    if (end < 0) throw new Error(`No end of the value of ${name}`)
    pairs[name] = mark === '=' ? rest : lines.slice(at + 1, end).join('\n')
    at = end
  }
  return pairs
}
