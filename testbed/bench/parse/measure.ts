import { execFile, execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { median } from '../publish.ts'

/** One line of a bench's table. */
export interface BenchRow {
  readonly what: string
  /** Wall time of the whole process, median of all rounds. */
  readonly seconds: number
  /** `seconds` as a multiple of the limit's in the same run; null for what has no limit beside it. */
  readonly ratio: number | null
  readonly megabytesPerSecond: number
  /** The most memory that the process held (RSS), median of all rounds. */
  readonly peakMegabytes: number
}

/** A program of the folder `programs`, and what it is to read. */
export interface Contestant {
  readonly what: string
  readonly program: string
  readonly args: readonly string[]
}

/** What one contestant took, and the last words it printed, to be checked. */
export interface Measured {
  readonly what: string
  readonly seconds: number
  readonly peakMegabytes: number
  readonly printed: string
}

const run = promisify(execFile)
const programs = join(import.meta.dirname, 'programs')
const root = resolve(import.meta.dirname, '../../..')

/** Makes one file of a compiled module and all that it needs, as the published action is one; returns its path. */
export function bundle(module: string, folder: string): string {
  const bin = (path: string): string => join(root, 'node_modules', path)
  execFileSync(process.execPath, [bin('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
  execFileSync(
    process.execPath,
    [bin('@vercel/ncc/dist/ncc/cli.js'), 'build', join(root, 'lib', module), '--out', folder, '--no-cache', '--quiet'],
    { cwd: root, stdio: 'inherit' },
  )
  return join(folder, 'index.js')
}

/** Runs every contestant in a process of its own, by turns, so that a noisy minute hits all of them alike. */
export async function measure(contestants: readonly Contestant[], rounds = 5): Promise<readonly Measured[]> {
  const samples = contestants.map(() => ({ seconds: [] as number[], peaks: [] as number[], printed: '' }))
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { program, args }] of contestants.entries()) {
      const started = performance.now()
      const { stdout } = await run(process.execPath, ['--import', join(programs, 'report-peak.mjs'), join(programs, program), ...args], {
        cwd: root,
        maxBuffer: 1_048_576,
      })
      const seconds = (performance.now() - started) / 1_000
      const lines = stdout.trim().split('\n')
      const sample = samples[index]
      sample?.seconds.push(seconds)
      sample?.peaks.push(Number(lines.at(-1)) / 1_024)
      if (sample !== undefined) sample.printed = lines.slice(0, -1).join('\n').trim()
    }
  }
  return contestants.map(({ what }, index) => ({
    what,
    seconds: median(samples[index]?.seconds ?? []),
    peakMegabytes: median(samples[index]?.peaks ?? []),
    printed: samples[index]?.printed ?? '',
  }))
}

/** Rows of a table from what was measured on one file; the first contestant is the limit when `hasLimit`. */
export function rowsOf(measured: readonly Measured[], megabytes: number, hasLimit = true): readonly BenchRow[] {
  const limit = hasLimit ? (measured[0]?.seconds ?? null) : null
  return measured.map(({ what, seconds, peakMegabytes }) => ({
    what,
    seconds,
    ratio: limit === null ? null : seconds / limit,
    megabytesPerSecond: megabytes / seconds,
    peakMegabytes,
  }))
}

/** What one piece of work took by itself, without the start of its process. */
export interface MeasuredWork {
  readonly seconds: number
  readonly peakMegabytes: number
}

/** Runs a script in a process of its own; it prints what it measured of itself as one JSON object. */
export async function measureWork(script: URL, args: readonly string[]): Promise<MeasuredWork> {
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', script.pathname, ...args], {
    maxBuffer: 1_048_576,
  })
  const { seconds, peakMegabytes } = JSON.parse(stdout) as MeasuredWork
  if (typeof seconds !== 'number' || typeof peakMegabytes !== 'number') throw new Error(`${script.pathname} measured nothing`)
  return { seconds, peakMegabytes }
}
