import type { Change, Guard, GuardFacts, GuardPolicy, Objection } from '../model/change.ts'
import type { Leak } from '../model/secrets.ts'
import { binaryFiles } from './binary-files.ts'
import { changeSize } from './change-size.ts'
import { dependencyChanges } from './dependency-changes.ts'
import { fileNames } from './file-names.ts'
import { hiddenCharacters } from './hidden-characters.ts'
import { massDeletion } from './mass-deletion.ts'
import { outsidePaths } from './outside-paths.ts'
import { protectedPaths } from './protected-paths.ts'
import { objectToLeaks, secrets } from './secrets.ts'
import { testChanges } from './test-changes.ts'
import { unusualEntries } from './unusual-entries.ts'

export const guards: readonly Guard[] = [
  secrets,
  changeSize,
  outsidePaths,
  protectedPaths,
  dependencyChanges,
  fileNames,
  unusualEntries,
  massDeletion,
  binaryFiles,
  hiddenCharacters,
  testChanges,
]

/** All objections of all guards to a change; it may be pushed when none of them blocks. */
export function judge(change: Change, policy: GuardPolicy, facts: GuardFacts): readonly Objection[] {
  return guards.flatMap((guard) =>
    guard.check(change, policy, facts).map((found) => ({ weight: 'block' as const, ...found, guard: guard.name })),
  )
}

/** The same objection where another job found the secrets and left the files behind. */
export function judgeLeaks(leaks: readonly Leak[]): readonly Objection[] {
  return objectToLeaks(leaks).map((found) => ({ weight: 'block' as const, ...found, guard: secrets.name }))
}
