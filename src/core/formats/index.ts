import type { Format } from '../model/evidence.ts'
import { ctrf } from './ctrf.ts'
import { eslintJson } from './eslint-json.ts'
import { goTestJson } from './go-test-json.ts'
import { jestJson } from './jest-json.ts'
import { junit } from './junit.ts'
import { log } from './log.ts'
import { mochaJson } from './mocha-json.ts'
import { nunit } from './nunit.ts'
import { playwrightJson } from './playwright-json.ts'
import { pytestJson } from './pytest-json.ts'
import { rspecJson } from './rspec-json.ts'
import { sarif } from './sarif.ts'
import { tap } from './tap.ts'
import { trx } from './trx.ts'
import { xunit } from './xunit.ts'

/** All documents that can be read; the first that recognises one reads it. */
export const formats: readonly Format[] = [
  trx,
  nunit,
  xunit,
  junit,
  sarif,
  ctrf,
  eslintJson,
  jestJson,
  mochaJson,
  playwrightJson,
  pytestJson,
  rspecJson,
  goTestJson,
  tap,
  log,
]
