import type { Finding } from '../../finding.ts'
import type { Seen } from '../../../model/setup-facts.ts'

/** What could not be looked at, and the right that it takes. */
export function unseen(what: string, seen: Seen<unknown>): readonly Finding[] {
  if (seen.kind === 'seen') return []
  const why = seen.status === null ? 'GitHub did not answer' : `GitHub answered ${seen.status}`
  return [{ severity: 'note', place: null, found: `${what} could not be seen: ${why}.`, means: `It takes ${seen.right}.`, mend: '' }]
}
