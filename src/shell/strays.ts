import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { signal } from './signal.ts'

/** Ends what this job's processes have left behind, where no namespace holds them. */
export interface Strays {
  /** Gives how many could not be ended. */
  end(): Promise<number>
}

interface Process {
  readonly pid: number
  readonly parent: number
  /** Its number and when it was started, in ticks since the machine was: no other ever has both. */
  readonly identity: string
  /** Is it one of this user's, which alone can be ended? */
  readonly isOwn: boolean
}

const rounds = 100
const pauseMilliseconds = 50

/**
 * Remembers what runs now. Later, a stray is a process of this user that was started since, in this job's control group, and that
 * nobody who was there before has started or keeps. None of that can be wiped off like an environment or left like a process group.
 */
export async function watchStrays(): Promise<Strays> {
  const adopter = findAdopter()
  const before = new Set((await listProcesses()).map(({ identity }) => identity))
  const find = async (): Promise<readonly Process[]> => {
    const all = await listProcesses()
    const keepers = new Set([
      0,
      process.pid,
      ...all.filter(({ pid, identity }) => before.has(identity) && pid !== adopter).map(({ pid }) => pid),
    ])
    const fresh = new Map(all.filter(({ pid, identity }) => pid !== process.pid && !before.has(identity)).map((one) => [one.pid, one]))
    const own = await controlGroup('self')
    const lost = [...fresh.values()].filter((one) => one.isOwn && !keepers.has(topOf(one, fresh).parent))
    const groups = await Promise.all(lost.map(({ pid }) => controlGroup(String(pid))))
    return lost.filter((_, index) => groups[index] === own)
  }
  return {
    end: async () => {
      for (let round = 0; round < rounds; round += 1) {
        const strays = await find()
        if (strays.length === 0) return 0
        // All are halted first, so that none starts another while the others are ended.
        for (const name of ['SIGSTOP', 'SIGKILL'] as const) for (const { pid } of strays) signal(pid, name)
        await pause(pauseMilliseconds)
      }
      return (await find()).length
    },
  }
}

/** Goes up from one new process to the next. */
function topOf(start: Process, fresh: ReadonlyMap<number, Process>): Process {
  let top = start
  for (let steps = 0; steps < fresh.size; steps += 1) top = fresh.get(top.parent) ?? top
  return top
}

/** Whose child a process becomes once its parent has ended: mostly the first process of the machine. */
function findAdopter(): number {
  const { stdout } = spawnSync('/bin/sh', ['-c', 'sleep 60 >/dev/null 2>&1 & echo $!'], { encoding: 'utf8', timeout: 5_000 })
  const orphan = Number(stdout.trim())
  if (!(orphan > 1)) return 1
  const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${orphan}/status`, 'utf8'))?.[1]
  signal(orphan, 'SIGKILL')
  return Number(parent ?? 1)
}

async function listProcesses(): Promise<readonly Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  return (await Promise.all(pids.map(readProcess))).filter((one) => one !== null)
}

/** Null for what has ended, though nobody may have asked how. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readProcess(pid: string): Promise<Process | null> {
  const [stat, status] = await Promise.all([read(`/proc/${pid}/stat`), read(`/proc/${pid}/status`)])
  const uid = /^Uid:\s+(\d+)/m.exec(status)?.[1]
  // The name, in brackets, may hold anything.
  const [state = '', parent = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const started = rest[17]
  if (started === undefined || 'ZX'.includes(state)) return null
  return { pid: Number(pid), parent: Number(parent), identity: `${pid} ${started}`, isOwn: uid === String(process.getuid?.()) }
}

function controlGroup(pid: string): Promise<string> {
  return read(`/proc/${pid}/cgroup`)
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '')
}
