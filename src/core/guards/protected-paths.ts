import picomatch from 'picomatch/posix.js'
import { codeSpan } from '../fence.ts'
import type { Guard } from '../model/change.ts'
import { foldNames } from './fold-path.ts'

/** Paths that decide what runs with which rights. A change there needs a person, whatever the agent says. */
export const protectedPaths: Guard = {
  name: 'protected-paths',
  check: ({ files }, { protectedPaths: patterns }) => {
    const matches = picomatch([...patterns], { dot: true, nocase: true })
    // As it looks and as forgiving file systems read it, too, so that no twin of a protected name slips by.
    return files
      .filter(({ path }) => matches(path) || matches(foldNames(path)))
      .map(({ path }) => ({
        message: matches(path) ? `${codeSpan(path)} is a protected path.` : `${codeSpan(path)} is taken for a protected path, which it looks like.`,
        remedy: 'Make this change by hand, or take the pattern out of `protected-paths`.',
        path,
      }))
  },
}
