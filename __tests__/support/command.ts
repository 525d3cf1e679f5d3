import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** How one run of the command ended. */
export interface CommandExit {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface CommandOptions {
  readonly stdin?: Uint8Array
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** `src/cli.ts` unless said otherwise. */
  readonly entry?: string
  readonly onStdout?: (whole: string) => void
  readonly onStart?: (child: ChildProcess) => void
}

const root = join(import.meta.dirname, '../..')

/** Runs the command from its sources, as a process of its own. */
export function command(
  args: readonly string[],
  { stdin = new Uint8Array(), cwd = root, env = {}, entry = 'src/cli.ts', onStdout, onStart }: CommandOptions = {},
): Promise<CommandExit> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, entry), ...args], {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '', ...env },
      stdio: 'pipe',
    })
    onStart?.(child)
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      onStdout?.(stdout)
    })
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    // It may end before it has read its input.
    child.stdin.on('error', () => undefined)
    child.stdin.end(stdin)
  })
}

/** Runs the command as it is shipped. */
export function shipped(args: readonly string[], options: Omit<CommandOptions, 'entry'> = {}): Promise<CommandExit> {
  return command(args, { ...options, entry: 'dist/cli.js' })
}
