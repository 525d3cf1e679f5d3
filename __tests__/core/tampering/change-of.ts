import { describe, expect, test } from 'vitest'
import type { Change, FileChange, Originals } from '../../../src/core/model/change.ts'
import { recogniseTampering } from '../../../src/core/tampering/recognise.ts'
import type { Sighting } from '../../../src/core/tampering/sighting.ts'
import { sha } from '../../support/builders.ts'

/** Texts before and after by their paths; null for what is not there. */
export type Texts = Readonly<Record<string, readonly [string | null, string | null]>>

export function changeOf(texts: Texts): { readonly change: Change; readonly originals: Originals } {
  const files = Object.entries(texts).map(([path, [before, after]]): FileChange => ({
    path,
    status: before === null ? 'added' : after === null ? 'deleted' : 'modified',
    oldMode: before === null ? '000000' : '100644',
    newMode: after === null ? '000000' : '100644',
    content: after === null ? null : Buffer.from(after).toString('base64'),
  }))
  return {
    change: { base: sha('a'), files, oversize: null },
    originals: new Map(Object.entries(texts).flatMap(([path, [before]]) => (before === null ? [] : [[path, before]]))),
  }
}

export function sightingsIn(texts: Texts): readonly Sighting[] {
  const { change, originals } = changeOf(texts)
  return recogniseTampering(change, originals)
}

/** Kinds and places, short enough for a table: `test-skipped:3`. */
export function briefly(texts: Texts): readonly string[] {
  return sightingsIn(texts).map(({ kind, line }) => (line === null ? kind : `${kind}:${line}`))
}

/** One test for each row: what is found when the text of a file becomes the other one. */
export function tableOf(
  path: string,
  rows: readonly (readonly [what: string, before: string, after: string, expected: readonly string[]])[],
): void {
  describe(`[row 29] ${path}`, () => {
    test.each(rows)('%s', (_, before, after, expected) => {
      expect(briefly({ [path]: [before, after] })).toEqual(expected)
    })
  })
}
