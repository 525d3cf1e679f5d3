import { testLoad } from '../support/load.ts'

testLoad('one job')
