import type { Diagnostic } from '../model/diagnostic.ts'
import { isTestFile } from './test-files.ts'

/** A test as one source tells of it: a log often knows its last name alone, a report its whole path. */
export interface ToldTest {
  readonly suite: string | null
  readonly name: string
  /** The file it stands in; null when that is not known for sure. */
  readonly home: string | null
}

/** The failing test of a diagnostic, and those that fail for the same reason; none where no test failed. */
export function testsOf({ test, testFile, file, also }: Diagnostic): readonly ToldTest[] {
  if (test === null) return []
  // An error may be raised far from its test.
  const homeOf = (path: string | null): string | null => (path !== null && isTestFile(path) ? path : null)
  return [
    { suite: test.suite, name: test.name, home: testFile ?? homeOf(file) },
    ...also.map((one) => ({ suite: one.suite, name: one.name, home: homeOf(one.file) })),
  ]
}

/**
 * Looks for tests among those of some diagnostics: the result says whether a test of the given diagnostic may be one of
 * them. What only one side tells speaks neither for it nor against it.
 */
export function testFinder(diagnostics: readonly Diagnostic[]): (wanted: Diagnostic) => boolean {
  const byForm = new Map<string, Map<string, Read>>()
  for (const test of diagnostics.flatMap(testsOf)) {
    const read = readTest(test)
    for (const form of read.forms) {
      const known = byForm.get(form)
      if (known === undefined) byForm.set(form, new Map([[read.key, read]]))
      else known.set(read.key, read)
    }
  }
  return (wanted) =>
    testsOf(wanted)
      .map(readTest)
      .some((test) => test.forms.some((form) => [...(byForm.get(form)?.values() ?? [])].some((candidate) => isSame(test, candidate))))
}

/** Tells tests of one source apart. Unlike the id of a diagnostic it stays when the message changes, which a half-done repair does. */
export function testKey({ suite, name }: Pick<ToldTest, 'suite' | 'name'>): string {
  return `${suite ?? ''}\u0000${name}`
}

const separator = / [>›»] |::/
const fileName = /\.(?:[cm]?[jt]sx?|py|rb|php|exs?|go|rs|java|kts?|cs|swift|dart|lua|pl|t|bats|c|cc|cpp)$/

/** A test as it is compared. */
interface Read {
  readonly key: string
  readonly folders: readonly string[]
  /** The suites around it, as far as they are told: file names among them are no suites. */
  readonly suites: readonly string[]
  readonly title: string
  /** The name with its suite before it, as runners join them. */
  readonly whole: string
  /** Under each of these names it may be told of. */
  readonly forms: readonly string[]
}

function readTest(test: ToldTest): Read {
  const { suite, name, home } = test
  const parts = name.split(separator).map((part) => part.trim())
  const title = (parts.at(-1) ?? name).replace(/\(\)$/, '')
  const around = parts.slice(0, -1).filter((part) => part !== '' && !fileName.test(part))
  const given = (suite?.split(separator) ?? []).filter((part) => !fileName.test(part.trim())).flatMap((part) => part.split(/[.$/\\]/))
  const whole = joined(suite === null ? name : `${suite} ${name}`)
  return {
    key: `${home ?? ''}\u0000${testKey(test)}`,
    folders: home?.split('/').filter((part) => part !== '' && part !== '.') ?? [],
    suites: around.length > 0 ? around : given.map((part) => part.trim()).filter((part) => part !== ''),
    title,
    whole,
    forms: [...new Set([title, joined(name), whole])],
  }
}

function isSame(one: Read, other: Read): boolean {
  if (!areCompatible(one.folders, other.folders)) return false
  if (one.title === other.title) return areCompatible(one.suites, other.suites)
  // Some reports repeat the suite in the name, or the name in the suite.
  return other.forms.includes(one.whole) || one.forms.includes(other.whole)
}

/** Is one of them the end of the other? An empty list is the end of all. */
function areCompatible(one: readonly string[], other: readonly string[]): boolean {
  const common = Math.min(one.length, other.length)
  const rest = other.slice(other.length - common)
  return one.slice(one.length - common).every((part, index) => part === rest[index])
}

function joined(text: string): string {
  return text.split(separator).join(' ').trim()
}
