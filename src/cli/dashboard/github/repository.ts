import type { Look } from '../../../core/dashboard/pace.ts'
import { checksOf, commentsOf, type Means, type Memory, pullsOf, singlesOf } from './looks.ts'

/** One repository, as it is kept up with. */
export interface WatchedRepository {
  readonly name: string
  /** Looks for what is new. `lists`: at pull requests and comments, too; else only at sessions that are at work. */
  look(lists: boolean): Promise<Look>
  /** What was said on this pull request before it was known is read with the next look. */
  readFromStart(pull: number): void
}

export function watchRepository(means: Means): WatchedRepository {
  const memory: Memory = { seen: new Set(), unread: new Set(), since: null }
  const [singles, checks] = [singlesOf(means, memory), checksOf(means)]
  const all = [pullsOf(means, memory), commentsOf(means, memory), singles, checks]
  return {
    name: means.name,
    readFromStart: (number) => void memory.unread.add(number),
    look: async (lists) => {
      for (const part of lists ? all : [singles, checks]) {
        const trouble = await part()
        if (trouble !== null) return trouble
      }
      return { kind: 'done' }
    },
  }
}
