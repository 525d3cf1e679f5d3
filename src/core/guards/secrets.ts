import { codeSpan } from '../common/fence.ts'
import type { Finding, Guard } from '../model/change.ts'
import { listNames } from '../model/listing.ts'
import type { Leak } from '../model/secrets.ts'
import { leaksIn } from '../secrets/leaks.ts'

/** What is pushed is published: no secret may be in it, whether it is one of ours or somebody else's. */
export const secrets: Guard = {
  name: 'secrets',
  check: (change, _, { originals, secrets: known }) => objectToLeaks(leaksIn(change, originals, known)),
}

/** Leaks that are listed. */
const mostListed = 10

/** One objection for all of them, which quotes none. */
export function objectToLeaks(leaks: readonly Leak[]): readonly Finding[] {
  if (leaks.length === 0) return []
  const places = listNames(
    leaks,
    mostListed,
    ({ path, line, kind }) => `${path === null ? 'a file by its name' : codeSpan(`${path}${line === null ? '' : `:${line}`}`)} (${kind})`,
  )
  const remedy =
    'Nothing of the change was kept. If the secret is real, revoke it, for the agent had it in its hands; if it is only made up for a test, let the test make it up while it runs.'
  return [{ message: `The change holds what is or looks like a secret: ${places}.`, remedy, path: leaks[0]?.path ?? null }]
}
