import type { Change, Originals } from '../model/change.ts'
import { editsOf } from './edit.ts'
import { followTests } from './history.ts'
import { recognisers } from './recognisers/index.ts'
import type { Sighting } from './sighting.ts'

/** What one recogniser may find; who does more needs no exact number. */
const mostEach = 1_000

/** All places where a change weakens tests or checks, by comparing each file with what it was. */
export function recogniseTampering(change: Change, originals: Originals): readonly Sighting[] {
  const edits = editsOf(change, originals)
  const history = followTests(edits)
  return recognisers.flatMap((recogniser) => firstOf(recogniser.recognise(edits, history)))
}

/** Takes no more than are told, so that the rest is not even looked for. */
function firstOf(sightings: Iterable<Sighting>): readonly Sighting[] {
  const first: Sighting[] = []
  for (const sighting of sightings) if (first.push(sighting) === mostEach) break
  return first
}
