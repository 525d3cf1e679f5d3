import type { Secrets } from '../core/model/secrets.ts'
import { openSecrets } from '../core/secrets/search.ts'
import { isSecretName } from '../core/secrets/secret-names.ts'
import { secretValues } from './agent-environment.ts'
import { inflate } from './inflate.ts'

/** Searches for all that this process knows and nobody else may: what its environment calls a secret, and what agents are given. */
export function openKnownSecrets(environment: NodeJS.ProcessEnv, passes: readonly string[], more: readonly string[] = []): Secrets {
  const own = Object.entries(environment).flatMap(([name, value = '']) => (isSecretName(name) ? [value] : []))
  return openSecrets(
    [...new Set([...own, ...secretValues(environment, passes), ...more])].filter((value) => value.trim() !== ''),
    inflate,
  )
}
