import { checkOperations } from './checks.ts'
import { commentOperations } from './comments.ts'
import { commitOperations } from './commits.ts'
import { jobOperations } from './jobs.ts'
import { pullOperations } from './pulls.ts'
import { refOperations } from './refs.ts'
import type { Operation } from './reply.ts'
import { repositoryOperations } from './repository.ts'
import { runOperations } from './runs.ts'
import { settingsOperations } from './settings.ts'

/** All operations the stand-in answers from its state. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...checkOperations,
    ...commentOperations,
    ...commitOperations,
    ...jobOperations,
    ...pullOperations,
    ...refOperations,
    ...repositoryOperations,
    ...runOperations,
    ...settingsOperations,
  }),
)
