import { spawn } from 'node:child_process'
import { ConfigError } from '../../core/model/config.ts'
import { onPath } from '../on-path.ts'
import type { GitCall, GitExit } from './git.ts'

const timeoutMilliseconds = 600_000
const defaultMaxBytes = 64 * 1024 * 1024

/** A person's git as they have it: their settings, hooks and credentials. `environment` comes on top of theirs. */
export interface OwnGit {
  (call: GitCall): Promise<GitExit>
  /** Lets it talk to the person, all on standard error: it may ask for a password. Gives the exit code. */
  readonly aloud: (call: Pick<GitCall, 'args' | 'folder'>) => Promise<number>
}

/** To be used for what a person asked for only, and never where anything untrusted has run. */
export function ownGit(environment: NodeJS.ProcessEnv): OwnGit {
  const program = onPath(process.platform === 'win32' ? 'git.exe' : 'git', environment['PATH'] ?? '')
  if (program === null) throw new ConfigError('The program `git` is not on the PATH.', 'Install git.')
  return Object.assign((call: GitCall) => run(program, environment, call), { aloud: (call: Pick<GitCall, 'args' | 'folder'>) => runAloud(program, environment, call) })
}

function run(program: string, own: NodeJS.ProcessEnv, { args, folder, environment = {}, stdin = '', maxBytes = defaultMaxBytes }: GitCall): Promise<GitExit> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: { ...own, LC_ALL: 'C', ...environment }, timeout: timeoutMilliseconds, stdio: ['pipe', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    let [held, stderr] = [0, '']
    child.stdout.on('data', (chunk: Buffer) => {
      held += chunk.length
      if (held > maxBytes) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 16_384) stderr += chunk.toString()
    })
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: held > maxBytes ? 1 : (code ?? 1), stdout: Buffer.concat(chunks), stderr: held > maxBytes ? 'the output was too large' : stderr }))
    child.stdin.end(stdin)
  })
}

function runAloud(program: string, own: NodeJS.ProcessEnv, { args, folder }: Pick<GitCall, 'args' | 'folder'>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: own, stdio: ['inherit', 'pipe', 'inherit'] })
    child.stdout.pipe(process.stderr, { end: false })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}
