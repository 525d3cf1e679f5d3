import { effectNames } from '../../testbed/effects.ts'
import { usualFailpoints } from '../../testbed/failpoints.ts'
import { testFailpoints } from '../support/failpoints.ts'

testFailpoints('three jobs', usualFailpoints(effectNames))
