import { base64Of } from '../core/model/base64.ts'
import { mayHoldTests, withTestsOf } from '../core/diagnostics/inline-tests.ts'
import type { Change, FileChange } from '../core/model/change.ts'
import { decidesTests } from '../core/proof/proof.ts'
import { mayDecideWhenNew } from '../core/tampering/runner-files.ts'
import { textOf, withPlainEnds } from '../core/tampering/text.ts'
import type { Place } from './place.ts'

/** What stands in the place of files that may have bent what decides, while the originals decide. */
export interface Bent {
  /** All that has to be put back after it: what was bent, and what a folder in the place of a file hides. */
  readonly files: readonly FileChange[]
  /** Those that are taken back as a whole. */
  readonly whole: readonly string[]
  /** Those of which only the tests in them are. */
  readonly mixed: readonly FileChange[]
}

/**
 * Null when a change touches no test. New settings may decide about tests, too; those that were changed may be the repair, and
 * the guards compare them.
 */
export async function bentBy(change: Change, { shop }: Place): Promise<Bent | null> {
  const old = change.files.filter(({ status }) => status !== 'added')
  const inline = old.filter(({ path }) => mayHoldTests(path) && !decidesTests(path))
  const originals = inline.length === 0 ? new Map<string, string | null>() : await shop.workspace.originals({ ...change, files: inline })
  const mixed = inline.flatMap((file) => mixedWith(file, originals.get(file.path) ?? null))
  const whole = change.files.filter(
    ({ path, status }) =>
      decidesTests(path) || (status === 'deleted' && mayHoldTests(path)) || (status === 'added' && mayDecideWhenNew(path)),
  )
  const bent = [...whole, ...mixed].map(({ path }) => path)
  return bent.length === 0
    ? null
    : { files: change.files.filter(({ path }) => bent.some((one) => isInWayOf(one, path))), whole: whole.map(({ path }) => path), mixed }
}

function isInWayOf(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)
}

function mixedWith(file: FileChange, original: string | null): readonly FileChange[] {
  const changed = file.content === null ? null : textOf(file.content)
  const mixed = original === null || changed === null ? null : withTestsOf(withPlainEnds(original), changed)
  return mixed === null ? [] : [{ ...file, content: base64Of(mixed) }]
}

/**
 * Lets the tests as they were decide, and puts the changed ones back. Null where they cannot be had: a file is too large, or
 * what the change left could not be put back.
 */
export async function withOriginals<T>({ files, whole, mixed }: Bent, { checkout }: Place, use: () => Promise<T>): Promise<T | null> {
  if (!files.every(canBePutBack) || !(await checkout.reset(whole))) return null
  try {
    await checkout.put(mixed)
    return await use()
  } finally {
    await checkout.put(files)
  }
}

/** Links and submodules are known by their kind alone. */
export function canBePutBack({ status, content }: FileChange): boolean {
  return status === 'deleted' || content !== null
}
