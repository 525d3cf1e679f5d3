import picomatch from 'picomatch/posix.js'
import { codeSpan } from '../fence.ts'
import type { Guard } from '../model/change.ts'

/** Paths that decide what runs with which rights. A change there needs a person, whatever the agent says. */
export const protectedPaths: Guard = {
  name: 'protected-paths',
  check: ({ files }, { protectedPaths: patterns }) => {
    // Case-folded and composed, so that no twin of a protected name slips by on a forgiving file system.
    const isProtected = picomatch([...patterns], { dot: true, nocase: true })
    return files
      .filter(({ path }) => isProtected(path.normalize('NFKC')))
      .map(({ path }) => ({
        message: `${codeSpan(path)} is a protected path.`,
        remedy: 'Make this change by hand, or take the pattern out of `protected-paths`.',
        path,
      }))
  },
}
