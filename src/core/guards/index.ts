import type { Change, Guard, GuardPolicy, Objection } from '../model/change.ts'
import { changeSize } from './change-size.ts'
import { protectedPaths } from './protected-paths.ts'
import { unusualEntries } from './unusual-entries.ts'

export const guards: readonly Guard[] = [changeSize, protectedPaths, unusualEntries]

/** All objections of all guards to a change; none means that it may be pushed. */
export function judge(change: Change, policy: GuardPolicy): readonly Objection[] {
  return guards.flatMap((guard) => guard.check(change, policy).map((objection) => ({ ...objection, guard: guard.name })))
}
