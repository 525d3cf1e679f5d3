import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** How one run of the command ended. */
export interface CommandExit {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const root = join(import.meta.dirname, '../..')

/** Runs the command from its sources, as a process of its own. */
export function command(args: readonly string[], { stdin = new Uint8Array(), cwd = root, env = {} }: { readonly stdin?: Uint8Array; readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {}): Promise<CommandExit> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src/cli.ts'), ...args], { cwd, env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: 'pipe' })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    // It may end before it has read its input.
    child.stdin.on('error', () => undefined)
    child.stdin.end(stdin)
  })
}
