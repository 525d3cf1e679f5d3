import { spawn } from 'node:child_process'

/** How one git command ended. */
export interface GitExit {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

export interface GitCall {
  readonly args: readonly string[]
  readonly folder: string
  readonly environment?: Readonly<Record<string, string>>
  readonly stdin?: string | Buffer
  readonly maxBytes?: number
}

const defaultMaxBytes = 64 * 1024 * 1024
const maxErrorCharacters = 16_384
/** What an exit says of a command that was ended for its output. */
export const tooLarge = 'the output was too large'

/**
 * Runs git with `environment` as all it gets, and ends it after `timeoutMilliseconds`. More output than the call allows
 * ends it, too, and counts as a failure. Rejects when it cannot be started.
 */
export function runGit(
  program: string,
  { args, folder, environment = {}, stdin = '', maxBytes = defaultMaxBytes }: GitCall,
  timeoutMilliseconds: number,
): Promise<GitExit> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: environment, stdio: ['pipe', 'pipe', 'pipe'] })
    // Node's own time limit goes on, and holds this process, when a program cannot be started.
    const deadline = setTimeout(() => child.kill(), timeoutMilliseconds)
    const chunks: Buffer[] = []
    let held = 0
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      held += chunk.length
      if (held > maxBytes) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < maxErrorCharacters) stderr += chunk.toString()
    })
    // Git may end before it has read all of its input.
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => {
      clearTimeout(deadline)
      reject(error)
    })
    child.on('close', (code) => {
      clearTimeout(deadline)
      const isTooLarge = held > maxBytes
      resolve({ code: isTooLarge ? 1 : (code ?? 1), stdout: Buffer.concat(chunks), stderr: isTooLarge ? tooLarge : stderr })
    })
    child.stdin.end(stdin)
  })
}
