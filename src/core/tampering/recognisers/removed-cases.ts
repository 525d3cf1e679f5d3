import type { FileEdit } from '../edit.ts'
import type { Language } from '../language.ts'
import type { Source } from '../mask.ts'
import { newPlaceOf } from '../places.ts'
import type { Recogniser } from '../sighting.ts'
import { Tally } from '../tally.ts'
import { type Test, testAt, testFrom } from '../tests-of.ts'

interface Case {
  readonly line: number
  readonly text: string
}

/** Rows of the tables that tests are run with: fewer than before, in a test that is still there. */
export const removedCases: Recogniser = {
  name: 'removed-cases',
  *recognise(edits, { vanished }) {
    for (const edit of edits) {
      if (!edit.isTest || edit.language === null || edit.status !== 'modified') continue
      const gone = without(casesOf(edit.before, edit.language), casesOf(edit.after, edit.language)).filter(
        ({ line }) => !belongsTo(edit, line, vanished.get(edit)),
      )
      const come = without(casesOf(edit.after, edit.language), casesOf(edit.before, edit.language))
      for (const { line, text } of gone.slice(0, Math.max(0, gone.length - come.length)))
        yield { kind: 'case-removed', path: edit.path, line: newPlaceOf(edit, line), sure: 'likely', what: text.slice(0, 200) }
    }
  },
}

function without(cases: readonly Case[], others: readonly Case[]): readonly Case[] {
  const known = new Tally(others.map(({ text }) => text))
  return cases.filter(({ text }) => !known.take(text))
}

/** Rows stand above the name of their test, or in it. */
function belongsTo({ tests }: FileEdit, line: number, deleted: ReadonlySet<Test> | undefined): boolean {
  return [testFrom(tests.before, line), testAt(tests.before, line)].some((test) => test !== null && deleted?.has(test) === true)
}

function casesOf({ plain, code }: Source, { cases, tables }: Language): readonly Case[] {
  const found: Case[] = []
  let depth: number | null = null
  let isBelow = false
  for (const [line, text] of plain.entries()) {
    if (text.trim() === '') continue
    const here = text.length - text.trimStart().length
    if (isBelow) depth = here
    if (depth !== null && here < depth) depth = null
    const isRow = here === depth && /^\s*[[({"'`\d-]/.test(text)
    if (isRow || cases?.test(code[line] ?? '') === true)
      found.push({
        line,
        text: text
          .trim()
          .replace(/["`]/g, "'")
          .replace(/[\s,]+/g, ''),
      })
    isBelow = tables?.test(code[line] ?? '') === true
  }
  return found
}
