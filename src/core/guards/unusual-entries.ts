import { codeSpan } from '../common/fence.ts'
import type { Guard } from '../model/change.ts'

const regular = new Set(['100644', '100755', '000000'])

/** Only regular files are pushed: symbolic links, submodules and flipped executable bits are not what a repair needs. */
export const unusualEntries: Guard = {
  name: 'unusual-entries',
  check: ({ files }) =>
    files
      .filter(
        ({ oldMode, newMode, status }) =>
          !regular.has(newMode) ||
          !regular.has(oldMode) ||
          (status !== 'added' && status !== 'deleted' && oldMode !== newMode) ||
          (status === 'added' && newMode === '100755'),
      )
      .map(({ path, oldMode, newMode }) => ({
        message: `${codeSpan(path)} would change from mode ${oldMode} to ${newMode}.`,
        remedy: 'Links, submodules and executable bits are for people to change: make this change by hand if it is meant.',
        path,
      })),
}
