import { isSecretName } from '../core/secrets/secret-names.ts'
import { secretsIn } from '../core/secrets/settings.ts'

/** What every program needs to run at all; nothing here is a secret. */
const always = [
  'PATH',
  'LANG',
  'LC_ALL',
  'TERM',
  'TZ',
  'CI',
  'SHELL',
  'USER',
  'LOGNAME',
  'JAVA_HOME',
  'GOROOT',
  'GOPATH',
  'CARGO_HOME',
  'RUSTUP_HOME',
  'DOTNET_ROOT',
  'PYTHON_VERSION',
  'SystemRoot',
  'PATHEXT',
  'COMSPEC',
]

/** Names that never reach an agent, even when a maintainer lists them: they open the repository or the runner. */
const never = /^(?:GITHUB_|GH_|ACTIONS_|INPUT_|RUNNER_|NODE_OPTIONS$|LD_|DYLD_|GIT_|SSH_|STATE_)/i

/** Is this a name that `agent-env` may not contain? */
export function isForbidden(name: string): boolean {
  return never.test(name)
}

/** Shorter values would hide half of every text. */
const shortestSecret = 6

/**
 * Builds the agent's environment from nothing: what is not named here does not exist for it. Nor does the job's own token under
 * another name, such as `COPILOT_GITHUB_TOKEN`.
 */
export function buildEnvironment(own: NodeJS.ProcessEnv, passes: readonly string[]): Record<string, string> {
  const names = [...always, ...passes].filter((name) => !isForbidden(name))
  const withheld = new Set(
    Object.keys(own)
      .filter((name) => isForbidden(name) && isSecretName(name))
      .map((name) => own[name] ?? '')
      .filter((value) => value.length >= shortestSecret),
  )
  return Object.fromEntries(names.flatMap((name) => (own[name] === undefined || withheld.has(own[name]) ? [] : [[name, own[name]]])))
}

/**
 * The values among the variables that an agent is given which nobody else may see: those whose name says so, and under any other
 * name what is no setting, for nobody can know what a maintainer calls a key.
 */
export function secretValues(own: NodeJS.ProcessEnv, passes: readonly string[]): readonly string[] {
  return passes
    .flatMap((name) => {
      const value = own[name] ?? ''
      return isSecretName(name) ? [value] : secretsIn(value)
    })
    .filter((value) => value.length >= shortestSecret)
}
