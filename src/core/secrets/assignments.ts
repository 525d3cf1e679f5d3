import type { SecretPlace } from '../model/secrets.ts'
import { entropy } from './randomness.ts'
import { isSecretNameInCode } from './secret-names.ts'

/** Names, and how a value is given to them: quoted, or as the rest of the line. */
const names = /[A-Za-z_][\w-]{1,80}/g
const quoted = /["'`\]]{0,2}\s{0,8}(?:=>|:=|[=:])\s{0,8}["'`]([\w+/=.~!@#$%^&*-]{20,200})["'`]/y
const bare = /\s{0,4}[=:]\s{0,4}([\w+/=.~-]{20,200})\s{0,4}$/y
/** Lines beyond this are not read by hand, nor for this. */
const longestLine = 4_096

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Values that look drawn by lot, in one line, where their names say that they are secret. */
export function findAssigned(line: string): readonly SecretPlace[] {
  if (line.length > longestLine) return []
  const found: SecretPlace[] = []
  for (const name of line.matchAll(names)) {
    if (!isSecretNameInCode(name[0])) continue
    const behind = name.index + name[0].length
    const value = take(quoted, line, behind) ?? take(bare, line, behind)
    if (value === null || !isDrawnByLot(value)) continue
    const from = line.indexOf(value, behind)
    found.push({ from, to: from + value.length, kind: 'a random value with the name of a secret' })
  }
  return found
}

function take(form: RegExp, line: string, from: number): string | null {
  form.lastIndex = from
  return form.exec(line)?.[1] ?? null
}

/** Ids, paths, calls, words with hyphens and anything that a person would make up are none. */
function isDrawnByLot(value: string): boolean {
  if (uuid.test(value) || /^sha\d{1,3}[-:]/i.test(value)) return false
  const parts = value.split(/[-_./+=~!@#$%^&*]+/).filter((part) => part !== '')
  // Each part a word or a number, such as `test-token-1234567890`: nobody's secret.
  if (parts.every((part) => /^(?:[A-Za-z]?[a-z]{0,14}|[A-Z]{1,14}|\d{1,14})$/.test(part))) return false
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length
  return /^[0-9a-f]+$/i.test(value) ? value.length >= 32 && entropy(value) >= 3 : kinds >= 2 && /\d/.test(value) && entropy(value) >= 3.6
}
