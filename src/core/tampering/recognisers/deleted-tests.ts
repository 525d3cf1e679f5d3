import { hasTestName } from '../../diagnostics/test-files.ts'
import type { FileEdit } from '../edit.ts'
import type { History } from '../history.ts'
import { newPlaceOf } from '../places.ts'
import type { Recogniser, Sighting } from '../sighting.ts'

/** Tests that are gone: with their file, by a name that no runner looks for, or one by one. */
export const deletedTests: Recogniser = {
  name: 'deleted-tests',
  *recognise(edits, history) {
    const added = edits.filter(({ status }) => status === 'added')
    for (const edit of edits) {
      if (edit.status === 'deleted') yield* deletedFile(edit, added, history)
      else
        for (const test of history.vanished.get(edit) ?? [])
          yield { kind: 'test-deleted', path: edit.path, line: newPlaceOf(edit, test.line), sure: 'certain', what: test.name }
    }
  },
}

function* deletedFile(edit: FileEdit, added: readonly FileEdit[], { vanished }: History): Iterable<Sighting> {
  const { path, before, unread } = edit
  const isGone = vanished.has(edit) || (unread !== null && hasTestName(path))
  if (!isGone || edit.language === null) return
  const twin = added.find(
    ({ after }) =>
      after.lines.length === before.lines.length &&
      after.lines.length > 0 &&
      after.lines.every((line, index) => line === before.lines[index]),
  )
  if (twin !== undefined) yield { kind: 'test-file-hidden', path, line: null, sure: 'certain', what: twin.path }
  else yield { kind: 'test-file-deleted', path, line: null, sure: unread === null ? 'certain' : 'likely', what: '' }
}
