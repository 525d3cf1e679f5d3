import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { Exit, Invocation } from '../core/model/agent.ts'
import { describeError } from '../core/model/config.ts'
import type { Warning } from '../core/model/warning.ts'
import type { Processes, ProcessPlace } from '../ports/processes.ts'
import { buildEnvironment } from './agent-environment.ts'
import { endDescendants } from './descendants.ts'
import { type Egress, openEgress } from './egress/egress.ts'
import type { Outside } from './egress/host-proxy.ts'
import { type Refusals, gatherRefusals } from './egress/refusals.ts'
import { followChild } from './follow-child.ts'
import { keepOutput } from './kept-output.ts'
import { layFiles } from './lay-files.ts'
import { openSandbox, type Sandbox, wasNotEntered } from './sandbox/sandbox.ts'
import { sharedCaches } from './shared-caches.ts'
import { signal } from './signal.ts'
import { type Strays, watchStrays } from './strays.ts'

export interface ProcessesOptions {
  /** The step's own environment; only allow-listed names of it are passed on. */
  readonly environment: NodeJS.ProcessEnv
  /** Aborts when the job is cancelled. */
  readonly cancelled: AbortSignal
  readonly log: (text: string) => void
  readonly warn: (warning: Warning) => void
  /** Is the machine the job's own? Then, where no namespace holds a process, what appears there and belongs to nobody is ended, too. */
  readonly endsStrays?: boolean
  /** Is this a person's own machine, where programs stay the user who started this? */
  readonly keepsUser?: boolean
  /** What programs may reach over the network; without it, everything. */
  readonly network?: NetworkLimits
}

export interface NetworkLimits {
  /** Names of hosts, and `*.NAME` for those below one; at least one. */
  readonly hosts: readonly string[]
  readonly outside: Outside
}

/** Time between asking a process to end and ending it. */
const graceMilliseconds = 2_000

const neverStarted: Exit = { code: null, signal: null, stopped: null, startError: null, stdout: '', stderr: '', milliseconds: 0 }

export interface OwnProcesses extends Processes {
  /** Tries what this machine allows, which otherwise the first program does. Throws a ConfigError where that is not what was asked for. */
  prepare(): void
}

/** Runs untrusted programs. Whatever they start is gone when this returns. */
export function processes(options: ProcessesOptions): OwnProcesses {
  let watched: Promise<Strays> | null = null
  let opened: Sandbox | null = null
  const isOwnMachine = options.endsStrays === true
  const sandbox = (): Sandbox =>
    (opened ??= openSandbox({
      environment: options.environment,
      isOwnMachine,
      keepsUser: options.keepsUser === true,
      limitsNetwork: options.network !== undefined,
      script: resolve(process.argv[1] ?? '.'),
      warn: options.warn,
    }))
  const strays = (): Promise<Strays> =>
    (watched ??=
      isOwnMachine && process.platform === 'linux' && sandbox().level === 'none'
        ? watchStrays()
        : Promise.resolve({ end: () => Promise.resolve(0) }))
  const refusals = gatherRefusals(options.warn)
  return {
    prepare: () => void sandbox(),
    freshHome: async (scratch) => {
      await mkdir(scratch, { recursive: true })
      return mkdtemp(join(scratch, 'home-'))
    },
    run: async (invocation, place) => run({ ...options, refusals, sandbox: sandbox(), strays: await strays() }, invocation, place),
  }
}

interface Running extends ProcessesOptions {
  readonly sandbox: Sandbox
  readonly strays: Strays
  readonly refusals: Refusals
}

async function run(running: Running, invocation: Invocation, place: ProcessPlace): Promise<Exit> {
  const { cancelled, network, refusals, strays } = running
  if (cancelled.aborted || place.stop?.aborted === true) return { ...neverStarted, stopped: 'cancelled' }
  const left = await strays.end()
  if (left > 0)
    return {
      ...neverStarted,
      startError: `${left} ${left === 1 ? 'process' : 'processes'} that the code of the repository left behind could not be ended, so nothing is started beside them`,
    }
  if (network === undefined || place.network === 'open') return start(running, invocation, place, null)
  await mkdir(place.scratch, { recursive: true })
  let egress: Egress
  try {
    egress = await openEgress({
      ...network,
      services: place.services ?? [],
      scratch: place.scratch,
      refused: (host, why) => refusals.note(host, why),
    })
  } catch (error) {
    return {
      ...neverStarted,
      startError: `the ways out that \`allowed-hosts\` leaves could not be opened in \`${place.scratch}\`, whose path may be too long for a socket: ${describeError(error)}`,
    }
  }
  try {
    return await start(running, invocation, place, egress)
  } finally {
    await egress.close()
    refusals.tell()
  }
}

async function start(
  { sandbox, strays, ...options }: Running,
  invocation: Invocation,
  place: ProcessPlace,
  egress: Egress | null,
): Promise<Exit> {
  const mark = `codality-${randomUUID()}`
  const { home } = place
  await mkdir(home, { recursive: true })
  // What one program left there must not meet the next, which may hold a key.
  const temp = await mkdtemp(join(place.scratch, 'tmp-'))
  await layFiles(home, invocation.files)
  const given = buildEnvironment(options.environment, place.passes)
  const environment = {
    ...sharedCaches(join(place.scratch, 'cache'), given),
    ...given,
    ...invocation.environment,
    ...egress?.environment,
    HOME: home,
    TMPDIR: temp,
    CODALITY_MARK: mark,
  }
  const [program = '', ...args] = sandbox.wrap(
    { program: invocation.program, args: invocation.args, folder: place.folder, environment },
    { root: dirname(place.scratch), ports: egress?.ports ?? null },
  )
  const child = spawn(program, args, {
    cwd: place.folder,
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  try {
    const output = keepOutput()
    const hear = (text: string, stream: 'stdout' | 'stderr'): void => {
      output.hear(text, stream)
      options.log(text)
    }
    child.stdin.on('error', () => undefined).end(invocation.stdin)
    const exit = await followChild(child, {
      milliseconds: place.minutes * 60_000,
      graceMilliseconds,
      cancelled: place.stop === undefined ? options.cancelled : AbortSignal.any([options.cancelled, place.stop]),
      hear,
      ...(sandbox.level === 'shielded' ? { end: () => endDescendants(child.pid ?? 0) } : {}),
    })
    const streams = output.take()
    // Ended before it was entered, a sandbox says the same of itself.
    return exit.stopped === null && wasNotEntered(exit.code, streams.stderr)
      ? { ...exit, ...streams, startError: streams.stderr.trim().slice(-1_000) }
      : { ...exit, ...streams }
  } finally {
    await sweep(mark)
    await strays.end()
    // A process that never started may have none of them.
    for (const stream of [child.stdin, child.stdout, child.stderr] as readonly (Readable | Writable | undefined)[]) stream?.destroy()
  }
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
  const hits = await Promise.all(
    pids.map(async (pid) => ((await readFile(`/proc/${pid}/environ`).catch(() => Buffer.alloc(0))).includes(mark) ? [pid] : [])),
  )
  return hits.flat().filter((pid) => pid !== process.pid)
}
