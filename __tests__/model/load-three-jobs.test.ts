import { testLoad } from '../support/load.ts'

testLoad('three jobs')
