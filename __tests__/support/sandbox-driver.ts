/**
 * Runs a shell script as an untrusted program, as the user that this is started by, with this process's environment for the step's
 * own; or, as the control, as a plain child. Its argument is JSON of `Driven`; prints an exit as JSON, and what was warned of.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Exit } from '../../src/core/model/agent.ts'
import { processes } from '../../src/shell/processes.ts'

export interface Driven {
  readonly script: string
  /** Holds `checkout` and `scratch`. */
  readonly root: string
  readonly isControl: boolean
  readonly minutes: number
}

/** What is printed. */
export interface Drove extends Pick<Exit, 'code' | 'stdout' | 'stderr' | 'startError' | 'stopped'> {
  readonly warned: readonly string[]
}

const { script, root, isControl, minutes } = JSON.parse(process.argv[2] ?? '') as Driven
const warned: string[] = []

async function drive(): Promise<Pick<Exit, 'code' | 'stdout' | 'stderr' | 'startError' | 'stopped'>> {
  if (isControl) {
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], { cwd: join(root, 'checkout'), env: { PATH: process.env['PATH'] }, encoding: 'utf8', timeout: 30_000 })
    return { code: status, stdout, stderr, startError: null, stopped: null }
  }
  const job = processes({ environment: process.env, cancelled: new AbortController().signal, log: () => undefined, warn: (line) => warned.push(line), endsStrays: true })
  const { code, stdout, stderr, startError, stopped } = await job.run({ program: '/bin/sh', args: ['-c', script], stdin: '', environment: {}, passes: [], files: {} }, { folder: join(root, 'checkout'), scratch: join(root, 'scratch'), home: join(root, 'scratch/home'), minutes, passes: [] })
  return { code, stdout, stderr, startError, stopped }
}

const drove: Drove = { ...(await drive()), warned }
process.stdout.write(JSON.stringify(drove), () => process.exit())
