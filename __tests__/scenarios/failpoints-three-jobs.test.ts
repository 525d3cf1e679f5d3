import { expect, test } from 'vitest'
import { effectNames } from '../../testbed/effects.ts'
import { fewFailpoints } from '../../testbed/failpoints.ts'
import { testFailpoints } from '../support/failpoints.ts'

const met = testFailpoints('three jobs', fewFailpoints(effectNames))

test('all of that happened: at each effect a job died, and an answer was lost', () => {
  const { faults } = met()
  const hit = (isWanted: (kind: string) => boolean): ReadonlySet<string> => new Set(faults.flatMap(({ effect, kind }) => (isWanted(kind) ? [effect] : [])))
  expect(hit((kind) => kind === 'kill')).toEqual(new Set(effectNames))
  expect(hit((kind) => kind !== 'kill')).toEqual(new Set(effectNames))
})
