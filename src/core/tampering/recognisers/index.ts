import type { Recogniser } from '../sighting.ts'
import { assertions } from './assertions.ts'
import { deletedTests } from './deleted-tests.ts'
import { emptiedTests } from './emptied-tests.ts'
import { excludedFiles } from './excluded-files.ts'
import { expectedValues } from './expected-values.ts'
import { loosenedLimits } from './limits.ts'
import { loosenedSettings } from './loosened-settings.ts'
import { markedTests } from './marked-tests.ts'
import { neutralCommands } from './neutral-commands.ts'
import { removedCases } from './removed-cases.ts'
import { runnerFiles } from './runner-files.ts'
import { rewrittenSnapshots } from './snapshots.ts'
import { suppressions } from './suppressions.ts'
import { swallowedFailures } from './swallowed-failures.ts'
import { unreadable } from './unreadable.ts'

/** What was done to tests comes first, as only the first are told in full. */
export const recognisers: readonly Recogniser[] = [
  deletedTests,
  markedTests,
  emptiedTests,
  removedCases,
  assertions,
  swallowedFailures,
  runnerFiles,
  neutralCommands,
  loosenedSettings,
  excludedFiles,
  loosenedLimits,
  suppressions,
  rewrittenSnapshots,
  unreadable,
  expectedValues,
]
