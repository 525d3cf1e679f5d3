import { codeSpan } from '../common/fence.ts'
import { type Guard, sizeOf } from '../model/change.ts'

/** A repair is small. A large change is an accident, a vendored folder, or an attack. */
export const changeSize: Guard = {
  name: 'change-size',
  check: ({ files, oversize }, { maxChangedFiles, maxChangedBytes }) => {
    const bytes = files.reduce((sum, file) => sum + sizeOf(file), 0)
    const remedy =
      'If build output or packages are in it, add them to `.gitignore`; if the change is meant, raise `max-changed-files` or `max-changed-bytes`.'
    if (oversize !== null) return [{ message: `The change could not be looked at: ${codeSpan(oversize, 300)}.`, remedy, path: null }]
    if (files.length > maxChangedFiles)
      return [{ message: `The change touches ${files.length} files; at most ${maxChangedFiles} are allowed.`, remedy, path: null }]
    if (bytes > maxChangedBytes)
      return [{ message: `The changed files hold ${bytes} bytes; at most ${maxChangedBytes} are allowed.`, remedy, path: null }]
    return []
  },
}
