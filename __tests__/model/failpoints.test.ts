import { describe, expect, test } from 'vitest'
import { effectNames } from '../../testbed/effects.ts'
import { allFailpoints, keyOf } from '../../testbed/failpoints.ts'
import { forms } from '../../testbed/scoreboard/rows.ts'
import { testFailpoints } from '../support/failpoints.ts'
import { openStagesInProcess } from './stages.ts'

const failpoints = allFailpoints(effectNames)

describe.each(forms)('in %s', (form) => {
  const met = testFailpoints({ form, failpoints, open: openStagesInProcess, isConcurrent: false })

  test('all of that happened: each fault met each effect once, and each effect came about', () => {
    const { faults, applied } = met()
    expect(faults.map(keyOf).toSorted()).toEqual(failpoints.map(keyOf).toSorted())
    expect(applied).toEqual(new Set(effectNames))
  })
})
