import { UsageError } from './usage-error.ts'

/** The token for GitHub and the name of the variable that held it; null where none is set. */
export function tokenIn(environment: NodeJS.ProcessEnv, variable: string | null): { readonly name: string; readonly value: string } | null {
  const names = variable === null ? ['GITHUB_TOKEN', 'GH_TOKEN'] : [variable]
  const name = names.find((one) => (environment[one] ?? '').trim() !== '')
  return name === undefined ? null : { name, value: environment[name]?.trim() ?? '' }
}

/** The same for a command that cannot do without; `rights`: what the token must be able to do. */
export function needToken(environment: NodeJS.ProcessEnv, variable: string | null, rights: string): string {
  const token = tokenIn(environment, variable)
  if (token === null)
    throw new UsageError(
      `There is no token for GitHub: ${variable === null ? 'neither GITHUB_TOKEN nor GH_TOKEN' : `\`${variable}\``} is ${variable === null ? 'set' : 'not set'}.`,
      `Set one that may ${rights}, for example with \`export GITHUB_TOKEN="$(gh auth token)"\`.`,
    )
  return token.value
}
