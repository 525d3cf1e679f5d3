import picomatch from 'picomatch/posix.js'
import { codeSpan } from '../common/fence.ts'
import type { Guard } from '../model/change.ts'
import { listNames } from '../model/listing.ts'

const named = 5

/** Where a repository holds more than one project, a repair of one has no business in the others. */
export const outsidePaths: Guard = {
  name: 'outside-paths',
  check: ({ files }, { paths }) => {
    if (paths.length === 0) return []
    const fits = picomatch([...paths], { dot: true })
    return files
      .filter(({ path }) => !fits(path))
      .map(({ path }) => ({
        message: `${codeSpan(path)} lies outside of ${listNames(paths, named, (pattern) => codeSpan(pattern, 120))}.`,
        remedy: 'Make this change by hand, or add its path to `paths`.',
        path,
      }))
  },
}
