import { effectNames } from '../../testbed/effects.ts'
import { usualFailpoints } from '../../testbed/failpoints.ts'
import { testFailpoints } from '../support/failpoints.ts'

testFailpoints('one job', usualFailpoints(effectNames))
