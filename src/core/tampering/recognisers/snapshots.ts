import { addedLines, type FileEdit, removedLines } from '../edit.ts'
import { atLine } from '../places.ts'
import type { Recogniser } from '../sighting.ts'
import { Tally } from '../tally.ts'

const snapshots =
  /(?:^|\/)__(?:image_|file_)?snapshots__\/|(?:^|\/)(?:goldens?|golden[-_]files|snapshots|expected[-_](?:output|results?))\/|-snapshots\/|\.(?:snap|golden|ambr|snapshot|snap\.svg|approved)$|\.(?:approved|verified|golden|expected)\.\w{1,10}$/

/** Files in which a test keeps what the code gave; new ones, and new entries, take nothing away. */
export const rewrittenSnapshots: Recogniser = {
  name: 'snapshots',
  *recognise(edits) {
    const added = new Set(edits.filter(({ status }) => status === 'added').map(({ after }) => after.lines.join('\n')))
    for (const edit of edits) {
      if (edit.status === 'added' || edit.isTest || !snapshots.test(edit.path)) continue
      if (edit.status === 'deleted' && added.has(edit.before.lines.join('\n'))) continue
      if (edit.unread !== null || edit.status === 'deleted')
        yield { kind: 'snapshot-rewritten', path: edit.path, line: null, sure: 'certain', what: '' }
      else yield* rewritten(edit).map((line) => atLine(edit, line, { kind: 'snapshot-rewritten', sure: 'certain' }))
    }
  },
}

/** Where lines are not as they were; those that only moved are. */
function rewritten(edit: FileEdit): readonly number[] {
  const now = new Tally([...addedLines(edit)].map((line) => edit.after.lines[line]?.trim() ?? ''))
  const gone = new Set([...removedLines(edit)].filter((line) => !now.take(edit.before.lines[line]?.trim() ?? '')))
  return edit.hunks
    .filter(({ oldFrom, oldTo }) => Array.from({ length: oldTo - oldFrom }, (_, offset) => oldFrom + offset).some((line) => gone.has(line)))
    .map(({ newFrom }) => Math.max(0, Math.min(newFrom, edit.after.lines.length - 1)))
}
