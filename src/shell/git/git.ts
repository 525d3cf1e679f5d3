import { spawn } from 'node:child_process'
import { ConfigError } from '../../core/model/config.ts'
import { onPath } from '../on-path.ts'

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

/** Runs git. `environment` is all it gets: nothing of ours, nothing of the user's, nothing of the agent's. */
export type Git = (call: GitCall) => Promise<GitExit>

const timeoutMilliseconds = 300_000
const defaultMaxBytes = 64 * 1024 * 1024

/**
 * Overrides that keep git from running anything but itself, whatever a repository's content says
 * (hooks, file-system monitors, attributes, submodules, foreign protocols).
 */
function hardened(protocol: string): readonly string[] {
  const settings = ['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.attributesFile=/dev/null', 'core.symlinks=true', 'core.autocrlf=false', 'core.fileMode=true', 'submodule.recurse=false', 'credential.helper=', 'gc.auto=0', 'maintenance.auto=false', 'protocol.allow=never', `protocol.${protocol}.allow=always`]
  return settings.flatMap((setting) => ['-c', setting])
}

/** Finds git once, before any untrusted process has run, so that no later PATH can swap it. */
export function findGit(path: string, protocol: string): Git {
  const program = onPath(process.platform === 'win32' ? 'git.exe' : 'git', path)
  if (program === null) throw new ConfigError('The program `git` is not on the PATH of this runner.', 'Install git on the runner, or use a hosted one.')
  return (call) => run(program, [...hardened(protocol), ...call.args], call)
}

function run(program: string, args: readonly string[], call: GitCall): Promise<GitExit> {
  const { folder, environment = {}, stdin = '', maxBytes = defaultMaxBytes } = call
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { HOME: '/nonexistent', LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0', GIT_CEILING_DIRECTORIES: folder, ...environment },
      timeout: timeoutMilliseconds,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    let held = 0
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      held += chunk.length
      if (held > maxBytes) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 16_384) stderr += chunk.toString()
    })
    // Git may end before it has read all of its input.
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code: held > maxBytes ? 1 : (code ?? 1), stdout: Buffer.concat(chunks), stderr: held > maxBytes ? 'the output was too large' : stderr })
    })
    child.stdin.end(stdin)
  })
}
