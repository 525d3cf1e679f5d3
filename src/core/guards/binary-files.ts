import { codeSpan } from '../common/fence.ts'
import type { FileChange, Guard } from '../model/change.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Pictures that tests compare with; that they were changed is for `test-changes` to say. */
const snapshot = /(?:^|\/)(?:[^/]{0,100}[-_.]?snapshots?(?:__)?)\/(?:[^/]{1,255}\/){0,20}[^/]{1,255}\.(?:png|jpe?g|webp|gif)$/i

/** Nobody can review what is no text, and nothing else looks into it: a program, an archive, a compiled test. */
export const binaryFiles: Guard = {
  name: 'binary-files',
  check: ({ files }, _, { originals }) =>
    files
      .filter((file) => file.content !== null && !isText(file.content) && !isKnownPicture(file, originals.get(file.path)))
      .map(({ path, status }) => ({
        message: `${codeSpan(path)} is ${status === 'added' ? 'a new file' : 'changed'} and no text, so nobody can review what is in it.`,
        remedy: 'Make this change by hand if it is meant; build output belongs into `.gitignore`.',
        path,
      })),
}

/** A picture of a test that was one before. */
function isKnownPicture({ path, status }: FileChange, before: string | null | undefined): boolean {
  return (
    status === 'modified' &&
    snapshot.test(path) &&
    (before === null || before === undefined || before.includes('\0') || before.includes('\uFFFD'))
  )
}

function isText(base64: string): boolean {
  try {
    const binary = atob(base64)
    if (binary.includes('\0')) return false
    decoder.decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
    return true
  } catch {
    return false
  }
}
