import type { Look } from '../../../core/dashboard/pace.ts'
import type { Looker } from '../../../shell/github/looker.ts'
import { checksOf, commentsOf, type Means, type Memory, pullsOf, singlesOf } from './looks.ts'

/** One repository, as it is kept up with. */
export interface WatchedRepository {
  readonly name: string
  /** Looks for what is new. `lists`: at pull requests and comments, too; else only at sessions that are at work. */
  look(lists: boolean): Promise<Look>
  /** What was said on this pull request before it was known is read with the next look. */
  readFromStart(pull: number): void
  /** Requests so far that counted, for something had changed or went wrong. */
  spent(): number
}

export function watchRepository(given: Means): WatchedRepository {
  let spent = 0
  const page: Looker['page'] = async (route, parameters, schema) => {
    const found = await given.looker.page(route, parameters, schema)
    if (found.kind !== 'page' || found.value !== null) spent += 1
    return found
  }
  const means: Means = { ...given, looker: { ...given.looker, page } }
  const memory: Memory = { seen: new Set(), unread: new Set(), since: null }
  const [singles, checks] = [singlesOf(means, memory), checksOf(means)]
  const all = [pullsOf(means, memory), commentsOf(means, memory), singles, checks]
  return {
    name: means.name,
    spent: () => spent,
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
