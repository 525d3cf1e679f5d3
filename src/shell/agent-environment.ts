/** What every program needs to run at all; nothing here is a secret. */
const always = ['PATH', 'LANG', 'LC_ALL', 'TERM', 'TZ', 'CI', 'SHELL', 'USER', 'LOGNAME', 'JAVA_HOME', 'GOROOT', 'GOPATH', 'CARGO_HOME', 'RUSTUP_HOME', 'DOTNET_ROOT', 'PYTHON_VERSION', 'SystemRoot', 'PATHEXT', 'COMSPEC']

/** Names that never reach an agent, even when a maintainer lists them: they open the repository or the runner. */
const never = /^(?:GITHUB_|GH_|ACTIONS_|INPUT_|RUNNER_|NODE_OPTIONS$|LD_|DYLD_|GIT_|SSH_|STATE_)/i

/** Is this a name that `agent-env` may not contain? */
export function isForbidden(name: string): boolean {
  return never.test(name)
}

/** Words of a variable's name that say that its value is secret, and last words that say it is something about one. */
const secretWord = /^(?:key|keys|pass|auth|pat|cookie)$|(?:apikey|token|secrets?|password|passwd|passphrase|credentials?)$/
const aboutOne = /^(?:sock|socket|file|path|dir|folder|home|name|user|type|provider|limit|size|length|count|ttl)$/

/** Is this what somebody calls a secret? `SSH_AUTH_SOCK` and `GIT_AUTHOR_NAME` are none, nor is `CONTEXT-TOKENS`. */
export function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '')
  return words.some((word) => secretWord.test(word)) && !aboutOne.test(words.at(-1) ?? '')
}

/** Shorter values would hide half of every text. */
const shortestSecret = 6

/**
 * Builds the agent's environment from nothing: what is not named here does not exist for it. Nor does the job's own token under
 * another name, such as `COPILOT_GITHUB_TOKEN`.
 */
export function buildEnvironment(own: NodeJS.ProcessEnv, passes: readonly string[]): Record<string, string> {
  const names = [...always, ...passes].filter((name) => !isForbidden(name))
  const withheld = new Set(Object.keys(own).filter((name) => isForbidden(name) && isSecretName(name)).map((name) => own[name] ?? '').filter((value) => value.length >= shortestSecret))
  return Object.fromEntries(names.flatMap((name) => (own[name] === undefined || withheld.has(own[name]) ? [] : [[name, own[name]]])))
}

/** The values among the variables that an agent is given which nobody else may see. */
export function secretValues(own: NodeJS.ProcessEnv, passes: readonly string[]): readonly string[] {
  return passes.flatMap((name) => {
    const value = own[name] ?? ''
    return isSecretName(name) && value.length >= shortestSecret ? [value] : []
  })
}
