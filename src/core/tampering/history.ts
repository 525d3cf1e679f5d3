import { hasTestName } from '../diagnostics/test-files.ts'
import type { FileEdit } from './edit.ts'
import type { Source } from './mask.ts'
import { Tally } from './tally.ts'
import { type Test, testsIn } from './tests-of.ts'

/** What became of the tests over the whole change. */
export interface History {
  /** By file: tests that are there no more, under no name and in no file that is run. */
  readonly vanished: ReadonlyMap<FileEdit, ReadonlySet<Test>>
  /** Is there a test of this name in the old texts? */
  readonly knew: (name: string) => boolean
  /** Did this test of the new texts take the place of one with another name? */
  readonly isHeir: (test: Test) => boolean
}

interface Loose {
  /** Tests of this file without a namesake in it, before and after. */
  readonly gone: readonly Test[]
  readonly fresh: readonly Test[]
}

/** Follows tests through renames and moves. A test that was renamed stays where it was, or keeps at least half of its lines. */
export function followTests(edits: readonly FileEdit[]): History {
  const known = new Set(edits.flatMap(({ tests }) => tests.before.map(({ name }) => name)))
  const loose = edits.map((edit) => [edit, looseOf(edit)] as const)
  const freshNames = (isNamed: boolean): Tally =>
    new Tally(loose.flatMap(([edit, { fresh }]) => (isFound(edit) === isNamed ? fresh.map(({ name }) => name) : [])))
  const named = freshNames(true)
  const others = freshNames(false)
  const old = new Tally(loose.flatMap(([, { gone }]) => gone.map(({ name }) => name)))
  const vanished = new Map<FileEdit, ReadonlySet<Test>>()
  const heirs = new Set<Test>()
  for (const [edit, { gone, fresh }] of loose) {
    // A test that runners found by its file's name must not move to a file that only its folder makes one of tests.
    const missing = gone.filter(({ name }) => !named.take(name) && (isFound(edit) || !others.take(name)))
    const rest = withoutRenamed(
      edit,
      missing,
      fresh.filter(({ name }) => !old.take(name)),
      heirs,
    )
    if (rest.size > 0) vanished.set(edit, rest)
  }
  return { vanished, knew: (name) => known.has(name), isHeir: (test) => heirs.has(test) }
}

function isFound({ path }: FileEdit): boolean {
  return hasTestName(path) || path.endsWith('.bats')
}

function looseOf({ tests }: FileEdit): Loose {
  const after = new Tally(tests.after.map(({ name }) => name))
  const before = new Tally(tests.before.map(({ name }) => name))
  return { gone: tests.before.filter(({ name }) => !after.take(name)), fresh: tests.after.filter(({ name }) => !before.take(name)) }
}

function withoutRenamed(edit: FileEdit, gone: readonly Test[], fresh: readonly Test[], heirs: Set<Test>): Set<Test> {
  const left = new Set(fresh)
  const rest = new Set(gone)
  const pair = (test: Test, heir: Test): void => {
    rest.delete(test)
    left.delete(heir)
    heirs.add(heir)
  }
  for (const { oldFrom, oldTo, newFrom, newTo } of gone.length === 0 || fresh.length === 0 ? [] : edit.hunks) {
    const places = testsIn(fresh, newFrom, newTo)
    for (const [index, test] of testsIn(gone, oldFrom, oldTo).slice(0, places.length).entries())
      if (places[index] !== undefined) pair(test, places[index])
  }
  const owners = new Map([...left].flatMap((test) => bodyOf(edit.after, test).map((line) => [line, test] as const)))
  for (const test of rest) {
    const body = bodyOf(edit.before, test)
    const heir = body.map((line) => owners.get(line)).find((found) => found !== undefined && left.has(found))
    if (heir !== undefined && body.filter((line) => owners.get(line) === heir).length * 2 >= body.length) pair(test, heir)
  }
  return rest
}

/** The lines below a test's declaration, up to the next one's, that say something. */
function bodyOf({ plain }: Source, { line, end }: Test): readonly string[] {
  return plain
    .slice(line + 1, Math.min(end, line + 400))
    .map((text) => text.trim())
    .filter((text) => /\w{2}/.test(text) && text !== 'end' && text !== 'pass')
}
