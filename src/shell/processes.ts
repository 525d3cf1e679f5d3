import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { Exit, Invocation } from '../core/model/agent.ts'
import type { Processes } from '../ports.ts'
import { buildEnvironment, secretValues } from './agent-environment.ts'

export interface ProcessesOptions {
  /** The step's own environment; only allow-listed names of it are passed on. */
  readonly environment: NodeJS.ProcessEnv
  /** Aborts when the job is cancelled. */
  readonly cancelled: AbortSignal
  readonly log: (text: string) => void
  readonly warn: (line: string) => void
}

/** How much of each stream is kept: the end, where a program says how it ended. */
const keptCharacters = 256 * 1024
/** Time between asking a process to end and ending it. */
const graceMilliseconds = 2_000
/** How long the last words of an ended process are waited for; a survivor may hold its streams open for ever. */
const lastWordsMilliseconds = 1_000

/** Runs untrusted programs. Whatever they start is gone when this returns. */
export function processes(options: ProcessesOptions): Processes {
  return { run: (invocation, place) => run(options, invocation, place) }
}

type Place = Parameters<Processes['run']>[1]

async function run(options: ProcessesOptions, invocation: Invocation, place: Place): Promise<Exit> {
  if (options.cancelled.aborted) return { code: null, signal: null, stopped: 'cancelled', startError: null, stdout: '', stderr: '', milliseconds: 0 }
  const mark = `codality-${randomUUID()}`
  const home = join(place.scratch, 'home')
  const temp = join(place.scratch, 'tmp')
  await Promise.all([mkdir(home, { recursive: true }), mkdir(temp, { recursive: true })])
  const environment = { ...buildEnvironment(options.environment, place.passes), ...invocation.environment, HOME: home, TMPDIR: temp, CODALITY_MARK: mark }
  const contained = containment(options.warn)
  const [program = '', ...args] = [...contained, invocation.program, ...invocation.args]
  const child = spawn(program, args, { cwd: place.folder, env: environment, stdio: ['pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32' })
  try {
    const exit = await follow(child, invocation.stdin, place.minutes * 60_000, options)
    const hide = hider(secretValues(options.environment, invocation.passes.concat(place.passes)))
    return { ...exit, stdout: hide(exit.stdout), stderr: hide(exit.stderr) }
  } finally {
    await sweep(mark)
    // A process that never started may have none of them.
    for (const stream of [child.stdin, child.stdout, child.stderr] as readonly (Readable | Writable | undefined)[]) stream?.destroy()
  }
}

/** The agent holds its own keys; what it says goes into comments and reports, where they must never stand. */
function hider(secrets: readonly string[]): (text: string) => string {
  return (text) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text)
}

let known: readonly string[] | null = null

/** A process namespace of its own, where the machine allows it: when its first process ends, the kernel ends all others. */
function containment(warn: (line: string) => void): readonly string[] {
  if (known !== null) return known
  const wrapper = ['--user', '--map-current-user', '--pid', '--fork', '--kill-child', '--mount-proc', '--']
  known = process.platform === 'linux' && spawnSync('unshare', [...wrapper, 'true'], { timeout: 5_000, stdio: 'ignore' }).status === 0 ? ['unshare', ...wrapper] : []
  if (known.length === 0) warn('This machine allows no process namespace of its own (`unshare`), so the agent could read the environment of this step, its token included. Run the phases in jobs of their own, as `docs/security.md` shows, or allow unprivileged user namespaces.')
  return known
}

function follow(child: ChildProcess, stdin: string, limit: number, { cancelled, log }: ProcessesOptions): Promise<Exit> {
  return new Promise((resolve) => {
    const started = performance.now()
    const streams = { stdout: '', stderr: '' }
    let stopped: Exit['stopped'] = null
    const stop = (why: NonNullable<Exit['stopped']>): void => {
      stopped ??= why
      signalGroup(child, 'SIGTERM')
      setTimeout(() => signalGroup(child, 'SIGKILL'), graceMilliseconds).unref()
    }
    const onCancel = (): void => stop('cancelled')
    const timer = setTimeout(() => stop('deadline'), limit)
    // The job may have been cancelled while the process was being prepared.
    if (cancelled.aborted) onCancel()
    else cancelled.addEventListener('abort', onCancel, { once: true })
    let ended = false
    const finish = (code: number | null, signal: string | null, startError: string | null): void => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      cancelled.removeEventListener('abort', onCancel)
      resolve({ code, signal, stopped, startError, ...streams, milliseconds: performance.now() - started })
    }
    for (const name of ['stdout', 'stderr'] as const)
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        if (ended) return
        streams[name] = (streams[name] + text).slice(-keptCharacters)
        log(text)
      })
    child.on('error', (error) => finish(null, null, error.message))
    child.on('exit', (code, signal) => {
      signalGroup(child, 'SIGKILL')
      setTimeout(() => finish(code, signal, null), lastWordsMilliseconds).unref()
    })
    child.on('close', (code, signal) => finish(code, signal, null))
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(stdin)
  })
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // Nobody is left to signal.
  }
}

/** Without a namespace a daemon leaves its group; it still carries the mark of the run in its environment. */
async function sweep(mark: string): Promise<void> {
  if (process.platform !== 'linux') return
  for (let round = 0; round < 5; round += 1) {
    const alive = await marked(mark)
    if (alive.length === 0) return
    for (const pid of alive) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It ended in between.
      }
    }
  }
}

async function marked(mark: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const hits = await Promise.all(pids.map(async (pid) => ((await readFile(`/proc/${pid}/environ`).catch(() => Buffer.alloc(0))).includes(mark) ? [pid] : [])))
  return hits.flat().filter((pid) => pid !== process.pid)
}
