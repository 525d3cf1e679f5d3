import { testUsualFailpoints } from '../support/failpoints.ts'

testUsualFailpoints('one job')
