import type { Secrets } from '../core/model/secrets.ts'
import { openSecrets } from '../core/secrets/search.ts'
import { secretValues } from './agent-environment.ts'
import { inflate } from './inflate.ts'

/** Words of a variable's name that say that its value is secret, and last words that say it is something about one. */
const secretWord = /^(?:key|keys|apikey|token|secret|secrets|password|passwd|pass|passphrase|credential|credentials|auth|pat|cookie)$/
const aboutOne = /^(?:sock|socket|file|path|dir|folder|home|name|user|type|provider|limit|size|length|count|ttl)$/

/** Searches for all that this process knows and nobody else may: what its environment calls a secret, and what agents are given. */
export function openKnownSecrets(environment: NodeJS.ProcessEnv, passes: readonly string[], more: readonly string[] = []): Secrets {
  const own = Object.entries(environment).flatMap(([name, value = '']) => (isSecretName(name) ? [value] : []))
  return openSecrets([...new Set([...own, ...secretValues(environment, passes), ...more])].filter((value) => value.trim() !== ''), inflate)
}

/** Is this what somebody calls a secret? `SSH_AUTH_SOCK` and `GIT_AUTHOR_NAME` are none, nor is `CONTEXT-TOKENS`. */
function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '')
  return words.some((word) => secretWord.test(word)) && !aboutOne.test(words.at(-1) ?? '')
}
