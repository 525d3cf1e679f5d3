import { ConfigError } from '../../core/model/config.ts'
import { onPath } from '../on-path.ts'
import { runGit, type GitCall, type GitExit } from './run-git.ts'

/** Runs git. `environment` is all it gets: nothing of ours, nothing of the user's, nothing of the agent's. */
export type Git = (call: GitCall) => Promise<GitExit>

const timeoutMilliseconds = 300_000

/**
 * Overrides that keep git from running anything but itself, whatever a repository's content says
 * (hooks, file-system monitors, attributes, submodules, foreign protocols).
 */
function hardened(protocol: string, stallSeconds: number): readonly string[] {
  const settings = [
    'http.lowSpeedLimit=1',
    `http.lowSpeedTime=${stallSeconds}`,
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.attributesFile=/dev/null',
    'core.symlinks=true',
    'core.autocrlf=false',
    'core.fileMode=true',
    'submodule.recurse=false',
    'credential.helper=',
    'gc.auto=0',
    'maintenance.auto=false',
    'protocol.allow=never',
    `protocol.${protocol}.allow=always`,
  ]
  return settings.flatMap((setting) => ['-c', setting])
}

/** Finds git once, before any untrusted process has run, so that no later PATH can swap it. A server that is silent for `stallSeconds` is given up. */
export function findGit(path: string, protocol: string, stallSeconds = 60): Git {
  const program = onPath(process.platform === 'win32' ? 'git.exe' : 'git', path)
  if (program === null)
    throw new ConfigError('The program `git` is not on the PATH of this runner.', 'Install git on the runner, or use a hosted one.')
  return (call) =>
    runGit(
      program,
      { ...call, args: [...hardened(protocol, stallSeconds), ...call.args], environment: { ...bare(call.folder), ...call.environment } },
      timeoutMilliseconds,
    )
}

/** Nothing of the machine's or the user's settings, and no repository above the folder. */
function bare(folder: string): Readonly<Record<string, string>> {
  return {
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CEILING_DIRECTORIES: folder,
  }
}
