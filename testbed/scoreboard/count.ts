import * as v from 'valibot'
import { type Form, forms, type Group, type Row } from './rows.ts'

/** What vitest writes with `--reporter=json`. */
const resultsSchema = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      assertionResults: v.array(v.object({ ancestorTitles: v.array(v.string()), title: v.string(), status: v.string() })),
    }),
  ),
})

/** One test that is said to show a row. */
interface Shown {
  /** Below `__tests__/`. */
  readonly file: string
  /** Of the test, or of the group of tests that names the row. */
  readonly title: string
  readonly forms: readonly Form[]
  readonly passed: boolean
}

export interface CountedRow extends Row {
  readonly tests: readonly Shown[]
  readonly holds: Readonly<Record<Form, boolean>>
}

export interface Score {
  readonly groups: readonly { readonly title: string; readonly rows: readonly CountedRow[] }[]
  /** How many rows hold in a form. */
  readonly held: Readonly<Record<Form, number>>
  readonly total: number
  /** What is wrong with the tests: one has failed, or names no row. */
  readonly faults: readonly string[]
}

const tag = /\[row (?<number>\d+)(?:, (?<form>one job|three jobs))?\]/g

/**
 * Counts the rows that tests show. A row holds in a form when at least one test of it ran there, all of them passed, and
 * nothing is known to be lacking. A scenario that names no form ran in one job. Throws when the results are none of vitest's.
 */
export function count(groups: readonly Group[], results: unknown): Score {
  const tests = v
    .parse(resultsSchema, results)
    .testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.flatMap((one) => claimsOf(name.replace(/^.*\/__tests__\//, ''), one)),
    )
  const counted = groups.map(({ title, rows }) => ({
    title,
    rows: rows.map((row) =>
      countRow(
        row,
        tests.filter(({ number }) => number === row.number),
      ),
    ),
  }))
  const all = counted.flatMap(({ rows }) => rows)
  const known = new Set(all.map(({ number }) => number))
  return {
    groups: counted,
    held: perForm((form) => all.filter(({ holds }) => holds[form]).length),
    total: all.length,
    faults: tests.flatMap(({ number, file, title, passed }) => [
      ...(known.has(number) ? [] : [`${file}: "${title}" names row ${number}, which is none`]),
      ...(passed ? [] : [`${file}: "${title}" of row ${number} did not pass`]),
    ]),
  }
}

function claimsOf(
  file: string,
  { ancestorTitles, title, status }: v.InferOutput<typeof resultsSchema>['testResults'][number]['assertionResults'][number],
): readonly (Shown & { readonly number: number })[] {
  // What was not run shows nothing, and is no fault.
  return (status === 'passed' || status === 'failed' ? [...ancestorTitles, title] : []).flatMap((words) =>
    Array.from(words.matchAll(tag), ({ groups }) => ({
      number: Number(groups?.['number']),
      file,
      title: words.replace(tag, '').trim(),
      forms: forms.filter((form) => form === (groups?.['form'] ?? (file.startsWith('scenarios/') ? 'one job' : form))),
      passed: status === 'passed',
    })),
  )
}

function countRow(row: Row, tests: readonly Shown[]): CountedRow {
  return {
    ...row,
    tests,
    holds: perForm(
      (form) => row.lacks?.[form] === undefined && tests.every(({ passed }) => passed) && tests.some((one) => one.forms.includes(form)),
    ),
  }
}

function perForm<T>(of: (form: Form) => T): Readonly<Record<Form, T>> {
  return { 'one job': of('one job'), 'three jobs': of('three jobs') }
}
