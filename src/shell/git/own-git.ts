import { spawn } from 'node:child_process'
import { ConfigError } from '../../core/model/config.ts'
import { onPath } from '../on-path.ts'
import { runGit, type GitCall, type GitExit } from './run-git.ts'

const timeoutMilliseconds = 600_000

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
  const run = (call: GitCall): Promise<GitExit> =>
    runGit(program, { ...call, environment: { ...environment, LC_ALL: 'C', ...call.environment } }, timeoutMilliseconds)
  return Object.assign(run, { aloud: (call: Pick<GitCall, 'args' | 'folder'>) => runAloud(program, environment, call) })
}

function runAloud(program: string, own: NodeJS.ProcessEnv, { args, folder }: Pick<GitCall, 'args' | 'folder'>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: own, stdio: ['inherit', 'pipe', 'inherit'] })
    child.stdout.pipe(process.stderr, { end: false })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}
