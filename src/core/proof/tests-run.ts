import { plain } from '../formats/text.ts'

/** One way in which a runner says how many tests it has run. */
interface Tally {
  /** Looks at whole lines, without colours. */
  readonly pattern: RegExp
  /** How many tests passed or failed by that line; one that was skipped, or is expected to fail, was asked nothing. */
  readonly ran: (groups: readonly string[]) => number
}

/** What a runner says of its tests is no longer. */
const lineCharacters = 500

const none = (): number => 0
const some = (): number => 1
const first = ([count = '']: readonly string[]): number => Number(count)
const sum = (groups: readonly string[]): number => groups.reduce((total, count) => total + Number(count), 0)
const less = ([count = '', skipped = '']: readonly string[]): number => Number(count) - Number(skipped)
const exUnit = ([doctests = '', properties = '', tests = '', ...unasked]: readonly string[]): number =>
  sum([doctests, properties, tests]) - sum(unasked)
/** `2 passed, 1 skipped` and its like. */
const outcomes = ([list = '']: readonly string[]): number =>
  sum([...list.matchAll(/(\d{1,9}) (?:passed|failed|errors?|xpassed)\b/g)].map(([, count = '0']) => count))

/** By the runners' own words; growing means one line. */
const tallies: readonly Tally[] = [
  // Cargo and cargo-nextest.
  { pattern: /^test result: \w+\. (\d+) passed; (\d+) failed;/gm, ran: sum },
  { pattern: /^ *Summary \[ *[\d.]+s\] (\d+)(?:\/\d+)? tests? run:/gm, ran: first },
  { pattern: /^error: no tests to run$/gm, ran: none },
  // Go tells it for each package.
  { pattern: /^ok {2}\t\S+\t(?![^\n]{0,200}\[no tests to run\])/gm, ran: some },
  { pattern: /^(?:FAIL\t\S+\t[\d.]+s|--- FAIL: )/gm, ran: some },
  {
    pattern: /^(?:ok {2}\t\S+\t[^\n]{0,200}\[no tests to run\]|\?\s+\S+\s+\[no test files\]|testing: warning: no tests to run)/gm,
    ran: none,
  },
  // VSTest and the Microsoft testing platform.
  { pattern: /^(?:Passed|Failed)!\s+-\s+Failed:\s+(\d+),\s+Passed:\s+(\d+),/gm, ran: sum },
  { pattern: /^No test (?:matches the given testcase filter|is available in )/gm, ran: none },
  { pattern: /^Test run summary: Zero tests ran/gm, ran: none },
  { pattern: /^ {2}(?:succeeded|failed): (\d+)$/gm, ran: first },
  // Vitest, Jest and Pest, each with its own blanks.
  { pattern: /^ *Tests:? {2,}([^\n]{0,200})$/gm, ran: outcomes },
  { pattern: /^(?:No test files found|No tests found|No test suite found)\b/gm, ran: none },
  { pattern: /^ +INFO {2}No tests found\./gm, ran: none },
  // Pytest, with and without its rulers.
  { pattern: /^(?:=+ )?((?:\d+ [a-z]+, ){0,9}\d+ [a-z]+) in [\d.]+s\b/gm, ran: outcomes },
  { pattern: /^(?:=+ )?no tests (?:ran|collected)\b/gm, ran: none },
  // Python's unittest: skipped tests stand in the line after.
  { pattern: /^Ran (\d+) tests? in [\d.]+s\s{1,4}(?:OK|FAILED|NO TESTS RAN)(?: \((?:[\w =]+, )?skipped=(\d+)[,)])?/gm, ran: less },
  // Node.js: what is to be done and what is skipped counts for nothing.
  { pattern: /^[#ℹ] (?:pass|fail) (\d+)$/gm, ran: first },
  // Mocha and Playwright.
  { pattern: /^ {2}(\d+) (?:passing|failing)\b/gm, ran: first },
  { pattern: /^ {2}(\d+) (?:passed|failed|flaky)(?: \([\d.]+\w+\))?$/gm, ran: first },
  { pattern: /^(?:Error: )?No tests found/gm, ran: none },
  { pattern: /^ {2}(?:\d+) (?:skipped|pending)$/gm, ran: none },
  // RSpec, Minitest and test-unit.
  { pattern: /^(\d+) examples?, \d+ failures?(?:, (\d+) pending)?/gm, ran: less },
  {
    pattern: /^(\d+) (?:runs|tests), \d+ assertions, \d+ failures, \d+ errors(?:, \d+ pendings, \d+ omissions)?(?:, (\d+) skips)?/gm,
    ran: less,
  },
  // ExUnit and Bats.
  {
    pattern:
      /^(?:(\d+) doctests?, )?(?:(\d+) propert(?:y|ies), )?(\d+) tests?, \d+ failures?(?:, (\d+) excluded)?(?:, \d+ invalid)?(?:, (\d+) skipped)?$/gm,
    ran: exUnit,
  },
  // PHPUnit.
  { pattern: /^OK \((\d+) tests?,/gm, ran: first },
  { pattern: /^Tests: (\d+), Assertions: \d+[^\n]{0,80}?(?:Skipped: (\d+)|\.$)/gm, ran: less },
  { pattern: /^No tests executed!/gm, ran: none },
  // Surefire tells it for each class and once for all.
  { pattern: /^(?:\[\w+\] )?Tests run: (\d+), Failures: \d+, Errors: \d+, Skipped: (\d+)/gm, ran: less },
  { pattern: /^(?:\[\w+\] )?(?:No tests to run\.|No tests were executed!)/gm, ran: none },
  { pattern: /^> ?(?:Task :\S+ NO-SOURCE|No tests found for given includes)/gm, ran: none },
  // CTest and GoogleTest.
  { pattern: /^\d+% tests passed, \d+ tests failed out of (\d+)/gm, ran: first },
  { pattern: /^No tests were found!!!/gm, ran: none },
  { pattern: /^\[=+\] (\d+) tests? from \d+ test (?:suites?|cases?) ran\./gm, ran: first },
  // XCTest and Swift Testing, Bun and Deno.
  { pattern: /^\s{0,8}Executed (\d+) tests?,(?: with (\d+) tests? skipped)?/gm, ran: less },
  { pattern: /^\S{1,4} Test run with (\d+) tests?\b/gm, ran: first },
  { pattern: /^ (\d+) (?:pass|fail)$/gm, ran: first },
  { pattern: /^(?:ok|FAILED) \| (\d+) passed(?: \([^)\n]{0,60}\))? \| (\d+) failed/gm, ran: sum },
]

/** Node.js counts a file in which no test ran as a test that passed, by the file's name. */
const fileAsTest = /^✔ \S+\.[cm]?[jt]sx? \([\d.]+ms\)$/gm

/**
 * Did a runner say that it has run no test at all, and no other that it has run any? False where none says anything, as
 * with a compiler. `areFiles`: the tests that were asked for are whole files.
 */
export function ranNoTest(output: string, areFiles: boolean): boolean {
  const text = plain(output)
    .split('\n')
    .map((line) => line.slice(0, lineCharacters))
    .join('\n')
  const counts = tallies.flatMap(({ pattern, ran }) =>
    [...text.matchAll(pattern)].map(([, ...groups]) => ran(groups.map((group: string | undefined) => group ?? '0'))),
  )
  const ran = counts.reduce((total, count) => total + Math.max(0, count), 0)
  const files = areFiles ? 0 : [...text.matchAll(fileAsTest)].length
  return counts.length > 0 && ran - files <= 0
}
