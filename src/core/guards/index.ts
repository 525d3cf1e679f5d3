import type { Change, Guard, GuardPolicy, Objection, Originals } from '../model/change.ts'
import { changeSize } from './change-size.ts'
import { protectedPaths } from './protected-paths.ts'
import { testChanges } from './test-changes.ts'
import { unusualEntries } from './unusual-entries.ts'

export const guards: readonly Guard[] = [changeSize, protectedPaths, unusualEntries, testChanges]

/** All objections of all guards to a change; it may be pushed when none of them blocks. */
export function judge(change: Change, policy: GuardPolicy, originals: Originals): readonly Objection[] {
  return guards.flatMap((guard) => guard.check(change, policy, originals).map((found) => ({ weight: 'block' as const, ...found, guard: guard.name })))
}
