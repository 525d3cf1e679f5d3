import type { Change, FileChange, Modes } from '../model/change.ts'

/** What git calls the mode of nothing. */
const absent = '000000'

/**
 * Says anew what a change does to each file, by what the commit it is made from holds. Of the change itself only paths, new modes
 * and contents are taken: what it calls added or modified, and what it says was there, comes from whoever made it. A deletion of
 * what is not there, or a file that stays as it was, is found when its tree is built.
 */
export function restateChange(change: Change, modes: Modes): Change {
  return { ...change, files: change.files.map((file) => restate(file, modes.get(file.path) ?? absent)) }
}

function restate({ path, newMode, content }: FileChange, oldMode: string): FileChange {
  return { path, status: statusOf(oldMode, newMode), oldMode, newMode, content: newMode === absent ? null : content }
}

function statusOf(oldMode: string, newMode: string): FileChange['status'] {
  if (newMode === absent) return 'deleted'
  if (oldMode === absent) return 'added'
  return kindOf(oldMode) === kindOf(newMode) ? 'modified' : 'type-changed'
}

/** A file, a link or a submodule, without the rights. */
function kindOf(mode: string): string {
  return mode.slice(0, 3)
}
