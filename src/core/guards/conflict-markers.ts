import { codeSpan } from '../common/fence.ts'
import { exactText } from '../model/base64.ts'
import type { Change, FileChange, Objection, Originals } from '../model/change.ts'

/** As git writes them; a line of equals signs alone may be anything. */
const marker = /^(?:<{7}|\|{7}|>{7}) \S/m

/** Objects to what is left of a conflict: marks in a file that was changed, or in one that nobody touched. `marked`: the files as the merge left them. */
export function judgeMarkers({ files }: Change, inConflict: readonly string[], marked: Originals): readonly Objection[] {
  const changed = new Map(files.map((file) => [file.path, file]))
  return inConflict
    .filter((path) => marker.test(textNow(changed.get(path), marked.get(path) ?? null)))
    .map((path) => ({
      guard: 'conflict-markers',
      weight: 'block',
      message: `${codeSpan(path)} still has the marks of a conflict.`,
      remedy: 'Resolve it by hand, or ask for another attempt.',
      path,
    }))
}

function textNow(file: FileChange | undefined, before: string | null): string {
  if (file === undefined) return before ?? ''
  return file.content === null ? '' : (exactText(file.content) ?? '')
}
