import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { Exit, Invocation } from '../core/model/agent.ts'
import type { Processes, ProcessPlace } from '../ports.ts'
import { buildEnvironment, secretValues } from './agent-environment.ts'
import { followChild } from './follow-child.ts'
import { layFiles } from './lay-files.ts'
import { sharedCaches } from './shared-caches.ts'
import { signal } from './signal.ts'
import { type Strays, watchStrays } from './strays.ts'

export interface ProcessesOptions {
  /** The step's own environment; only allow-listed names of it are passed on. */
  readonly environment: NodeJS.ProcessEnv
  /** Aborts when the job is cancelled. */
  readonly cancelled: AbortSignal
  readonly log: (text: string) => void
  readonly warn: (line: string) => void
  /** Is the machine the job's own? Then, where no namespace holds a process, what appears there and belongs to nobody is ended, too. */
  readonly endsStrays?: boolean
}

/** How much of each stream is kept: the end, where a program says how it ended. */
const keptCharacters = 256 * 1024
/** Time between asking a process to end and ending it. */
const graceMilliseconds = 2_000

const neverStarted: Exit = { code: null, signal: null, stopped: null, startError: null, stdout: '', stderr: '', milliseconds: 0 }

/** Runs untrusted programs. Whatever they start is gone when this returns. */
export function processes(options: ProcessesOptions): Processes {
  let watched: Promise<Strays> | null = null
  const strays = (): Promise<Strays> => (watched ??= options.endsStrays === true && process.platform === 'linux' && containment(options.warn).length === 0 ? watchStrays() : Promise.resolve({ end: () => Promise.resolve(0) }))
  return {
    freshHome: async (scratch) => {
      await mkdir(scratch, { recursive: true })
      return mkdtemp(join(scratch, 'home-'))
    },
    run: async (invocation, place) => run(options, await strays(), invocation, place),
  }
}

async function run(options: ProcessesOptions, strays: Strays, invocation: Invocation, place: ProcessPlace): Promise<Exit> {
  if (options.cancelled.aborted) return { ...neverStarted, stopped: 'cancelled' }
  const left = await strays.end()
  if (left > 0) return { ...neverStarted, startError: `${left} ${left === 1 ? 'process' : 'processes'} that the code of the repository left behind could not be ended, so nothing is started beside them` }
  const mark = `codality-${randomUUID()}`
  const { home } = place
  await mkdir(home, { recursive: true })
  // What one program left there must not meet the next, which may hold a key.
  const temp = await mkdtemp(join(place.scratch, 'tmp-'))
  await layFiles(home, invocation.files)
  const given = buildEnvironment(options.environment, place.passes)
  const environment = { ...sharedCaches(join(place.scratch, 'cache'), given), ...given, ...invocation.environment, HOME: home, TMPDIR: temp, CODALITY_MARK: mark }
  const contained = containment(options.warn)
  const [program = '', ...args] = [...contained, invocation.program, ...invocation.args]
  const child = spawn(program, args, { cwd: place.folder, env: environment, stdio: ['pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32' })
  try {
    const streams = { stdout: '', stderr: '' }
    const hear = (text: string, stream: keyof typeof streams): void => {
      streams[stream] = (streams[stream] + text).slice(-keptCharacters)
      options.log(text)
    }
    child.stdin.on('error', () => undefined).end(invocation.stdin)
    const exit = await followChild(child, { milliseconds: place.minutes * 60_000, graceMilliseconds, cancelled: options.cancelled, hear })
    const hide = hider(secretValues(options.environment, invocation.passes.concat(place.passes)))
    return { ...exit, stdout: hide(streams.stdout), stderr: hide(streams.stderr) }
  } finally {
    await sweep(mark)
    await strays.end()
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

/** Without a namespace a daemon leaves its group; it still carries the mark of the run in its environment. */
async function sweep(mark: string): Promise<void> {
  if (process.platform !== 'linux') return
  for (let round = 0; round < 5; round += 1) {
    const alive = await marked(mark)
    if (alive.length === 0) return
    for (const pid of alive) signal(pid, 'SIGKILL')
  }
}

async function marked(mark: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const hits = await Promise.all(pids.map(async (pid) => ((await readFile(`/proc/${pid}/environ`).catch(() => Buffer.alloc(0))).includes(mark) ? [pid] : [])))
  return hits.flat().filter((pid) => pid !== process.pid)
}
