/** What every program needs to run at all; nothing here is a secret. */
const always = ['PATH', 'LANG', 'LC_ALL', 'TERM', 'TZ', 'CI', 'SHELL', 'USER', 'LOGNAME', 'JAVA_HOME', 'GOROOT', 'GOPATH', 'CARGO_HOME', 'RUSTUP_HOME', 'DOTNET_ROOT', 'PYTHON_VERSION', 'SystemRoot', 'PATHEXT', 'COMSPEC']

/** Names that never reach an agent, even when a maintainer lists them: they open the repository or the runner. */
const never = /^(?:GITHUB_|GH_|ACTIONS_|INPUT_|RUNNER_|NODE_OPTIONS$|LD_|DYLD_|GIT_|SSH_|STATE_)/i

/** Is this a name that `agent-env` may not contain? */
export function isForbidden(name: string): boolean {
  return never.test(name)
}

/** Builds the agent's environment from nothing: what is not named here does not exist for it. */
export function buildEnvironment(own: NodeJS.ProcessEnv, passes: readonly string[]): Record<string, string> {
  const names = [...always, ...passes].filter((name) => !isForbidden(name))
  return Object.fromEntries(names.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]])))
}

const secretName = /key|token|secret|passw|credential|auth/i
/** Shorter values would hide half of every text. */
const shortestSecret = 6

/** The values among the variables that an agent is given which nobody else may see. */
export function secretValues(own: NodeJS.ProcessEnv, passes: readonly string[]): readonly string[] {
  return passes.flatMap((name) => {
    const value = own[name] ?? ''
    return secretName.test(name) && value.length >= shortestSecret ? [value] : []
  })
}
