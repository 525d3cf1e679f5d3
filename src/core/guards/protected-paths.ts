import picomatch from 'picomatch/posix.js'
import { codeSpan } from '../common/fence.ts'
import type { Guard } from '../model/change.ts'
import { listNames } from '../model/listing.ts'
import { protectedByDefault } from '../model/protected-paths.ts'
import { foldNames } from '../common/fold-path.ts'

/** Paths that decide what runs with which rights. A change there needs a person, whatever the agent says. */
export const protectedPaths: Guard = {
  name: 'protected-paths',
  check: ({ files }, { protectedPaths: patterns }) => {
    const matchers = patterns.map((pattern) => ({ pattern, matches: picomatch(pattern, { dot: true, nocase: true }) }))
    // As it looks and as forgiving file systems read it, too, so that no twin of a protected name slips by.
    return files.flatMap(({ path }) => {
      const folded = foldNames(path)
      const found = matchers.filter(({ matches }) => matches(path) || matches(folded))
      if (found.length === 0) return []
      const message = found.every(({ matches }) => matches(path))
        ? `${codeSpan(path)} is a protected path.`
        : `${codeSpan(path)} is taken for a protected path, which it looks like.`
      return [{ message, remedy: `Make this change by hand, or ${wayOut(found.map(({ pattern }) => pattern))}.`, path }]
    })
  },
}

/** How a maintainer lets such changes through: a built-in pattern is taken out by a line, their own by leaving it out. */
function wayOut(patterns: readonly string[]): string {
  const builtIn = patterns.filter((pattern) => protectedByDefault.includes(pattern))
  const own = patterns.filter((pattern) => !protectedByDefault.includes(pattern))
  const ways = [
    ...(builtIn.length === 0 ? [] : [`add ${listNames(builtIn, builtIn.length, (pattern) => codeSpan(`!${pattern}`))} to`]),
    ...(own.length === 0 ? [] : [`take ${listNames(own, own.length, (pattern) => codeSpan(pattern))} out of`]),
  ]
  return `${ways.join(' and ')} \`protected-paths\``
}
