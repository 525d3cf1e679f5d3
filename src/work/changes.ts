import type { Change, FileChange } from '../core/model/change.ts'
import type { Checkout } from '../ports/workspace.ts'

/**
 * Tells what fixers and agents changed from what commands leave behind: a set-up or a run of tests may write files, too, and
 * those are nobody's repair.
 */
export interface Changes {
  /** To be called before somebody works on the tree, who is then answered for what becomes different. */
  begin(): Promise<void>
  /** Did the tree become different since `begin`? */
  isTouched(): Promise<boolean>
  /** What was worked on so far, compared with the commit. */
  take(): Promise<Change>
}

/** To be opened before anything runs in the checkout. */
export function openChanges({ harvest }: Pick<Checkout, 'harvest'>): Changes {
  let before = new Map<string, FileChange>()
  let kept: ReadonlySet<string> = new Set()
  return {
    begin: async () => {
      before = byPath(await harvest())
    },
    isTouched: async () => {
      const now = await harvest()
      return now.oversize !== null || now.files.length !== before.size || now.files.some((file) => !isSame(file, before.get(file.path)))
    },
    take: async () => {
      const now = await harvest()
      const files = now.files.filter((file) => kept.has(file.path) || !isSame(file, before.get(file.path)))
      kept = new Set(files.map(({ path }) => path))
      return { ...now, files }
    },
  }
}

function byPath({ files }: Change): Map<string, FileChange> {
  return new Map(files.map((file) => [file.path, file]))
}

function isSame(one: FileChange, other: FileChange | undefined): boolean {
  return one.status === other?.status && one.newMode === other.newMode && one.content === other.content
}
