/** Words of a name that say that its value is secret, by themselves or at the end of a longer word. */
const sure = /(?:apikey|token|secrets?|password|passwd|passphrase|credentials?)$/
/** Words that say so of a variable of the environment, and little in code: `cacheKey`, `auth: true`. */
const likely = /^(?:key|keys|pass|auth|pat|cookie)$/
/** What makes a key one that opens something. */
const opening = /^(?:api|access|private|encryption|signing|auth|secret)$/
/** Last words that say that it is something about a secret. */
const aboutOne = /^(?:sock|socket|file|path|dir|folder|home|name|user|type|provider|limit|size|length|count|ttl)$/

/** Is this what somebody calls a secret? `SSH_AUTH_SOCK` and `GIT_AUTHOR_NAME` are none, nor is `CONTEXT-TOKENS`. */
export function isSecretName(name: string): boolean {
  return saysSo(name, (words) => words.some((word) => sure.test(word) || likely.test(word)))
}

/** The same of a name in code, where only what can hardly be anything else counts. */
export function isSecretNameInCode(name: string): boolean {
  return saysSo(name, (words) =>
    words.some((word, index) => sure.test(word) || word === 'tokens' || (/^keys?$/.test(word) && opening.test(words[index - 1] ?? ''))),
  )
}

function saysSo(name: string, says: (words: readonly string[]) => boolean): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  return says(words) && !aboutOne.test(words.at(-1) ?? '')
}
