import { countBelow } from './count-below.ts'
import type { Declaration, Language } from './language.ts'
import type { Source } from './mask.ts'

/** A test as it is declared. */
export interface Test {
  readonly name: string
  /** From 0. */
  readonly line: number
  /** Where the next one is declared, or the file ends. */
  readonly end: number
}

/** More are not looked at in one file. */
const mostTests = 5_000

interface Pending {
  readonly declaration: Declaration
  readonly until: number
}

/** The tests of a file, in its order. What is commented out is none. */
export function testsOf(source: Source, { declarations }: Language): readonly Test[] {
  const tests: Omit<Test, 'end'>[] = []
  let pending: Pending | null = null
  for (let line = 0; line < source.lines.length && tests.length < mostTests; line += 1) {
    const code = source.code[line] ?? ''
    const plain = source.plain[line] ?? ''
    for (const declaration of declarations) {
      const { opener, openerInComment = false, reach = 12 } = declaration
      if (opener?.test(openerInComment ? (source.lines[line] ?? '') : code) === true) pending = { declaration, until: line + reach }
    }
    if (pending !== null && line > pending.until) pending = null
    const name: string | null = declarations.reduce<string | null>(
      (found, declaration) =>
        found ?? (declaration.opener === null || declaration === pending?.declaration ? nameIn(plain, code, declaration.pattern) : null),
      null,
    )
    if (name === null) continue
    tests.push({ name, line })
    pending = null
  }
  return tests.map((test, index) => ({ ...test, end: tests[index + 1]?.line ?? source.lines.length }))
}

/** The last test that is declared at a line or above it. */
export function testAt(tests: readonly Test[], line: number): Test | null {
  return tests[countUpTo(tests, line) - 1] ?? null
}

/** The first test that is declared at a line or below it. */
export function testFrom(tests: readonly Test[], line: number): Test | null {
  return tests[countUpTo(tests, line - 1)] ?? null
}

/** The tests that are declared in a range of lines; its end is exclusive. */
export function testsIn(tests: readonly Test[], from: number, to: number): readonly Test[] {
  return tests.slice(countUpTo(tests, from - 1), countUpTo(tests, to - 1))
}

function countUpTo(tests: readonly Test[], line: number): number {
  return countBelow(tests, (test) => test.line <= line)
}

function nameIn(plain: string, code: string, pattern: RegExp): string | null {
  const match = pattern.exec(plain)
  const rest = match?.groups?.['name']
  if (match === null || rest === undefined) return null
  // What stands in a string only looks like a declaration.
  if (code[match.index] !== plain[match.index] || code.slice(match.index, match.index + match[0].length).trim() === '') return null
  const quote = rest.charAt(0)
  if (!/['"`]/.test(quote)) return rest.replace(/\s+/g, '')
  const at = match.index + match[0].length - rest.length
  const end = code.indexOf(quote, at + 1)
  return plain.slice(at + 1, end < 0 ? undefined : end)
}
