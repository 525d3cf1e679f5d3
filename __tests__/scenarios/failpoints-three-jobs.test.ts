import { effectNames } from '../../testbed/effects.ts'
import { fewFailpoints } from '../../testbed/failpoints.ts'
import { testFailpoints } from '../support/failpoints.ts'

testFailpoints('three jobs', fewFailpoints(effectNames))
