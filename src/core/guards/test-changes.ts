import { codeSpan } from '../common/fence.ts'
import { groupBy } from '../common/group-by.ts'
import type { Finding, Guard, GuardPolicy } from '../model/change.ts'
import { listNames } from '../model/listing.ts'
import { recogniseTampering } from '../tampering/recognise.ts'
import { kinds, type Sighting } from '../tampering/sighting.ts'

/** Objections, and places in one of them. */
const mostFindings = 18
const mostPlaces = 3

/** A repair must not make the tests and checks ask for less. One objection for each file and way of doing so. */
export const testChanges: Guard = {
  name: 'test-changes',
  check: (change, { testChanges: policy }, { originals }) => {
    if (policy === 'allow') return []
    const groups = [...groupBy(recogniseTampering(change, originals), ({ path, kind }) => `${kind} ${path}`).values()]
    const found = groups.slice(0, mostFindings).map((group) => findingOf(group, policy))
    if (groups.length <= mostFindings) return found
    return [
      ...found,
      {
        weight: policy,
        message: `Tests or checks are weakened in ${groups.length - mostFindings} more ways than are listed here.`,
        remedy: 'Look at the whole diff of this change.',
        path: null,
      },
    ]
  },
}

function findingOf(group: readonly Sighting[], policy: Exclude<GuardPolicy['testChanges'], 'allow'>): Finding {
  const [first] = group
  if (first === undefined) throw new TypeError('a group without a member')
  const { kind, path } = first
  const { says, remedy } = kinds[kind]
  const places = listNames(
    group,
    mostPlaces,
    ({ line, what }) => `${codeSpan(`${path}${line === null ? '' : `:${line}`}`)}${what.trim() === '' ? '' : ` (${codeSpan(what, 120)})`}`,
  )
  const doubt = group.every(({ sure }) => sure === 'certain') ? '' : ' There may be a good reason.'
  // That a test expects something else may be the very repair; whether the old one still holds is for the original tests to say.
  return { weight: kind === 'expected-value-changed' ? 'flag' : policy, message: `${says}: ${places}.${doubt}`, remedy, path }
}
