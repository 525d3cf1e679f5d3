import { testUsualFailpoints } from '../support/failpoints.ts'

testUsualFailpoints('three jobs')
