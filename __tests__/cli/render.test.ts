import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { openProgress } from '../../src/cli/progress.ts'
import { rendererOf, type FormatName } from '../../src/cli/render/index.ts'
import type { Screen } from '../../src/cli/render/renderer.ts'
import { widthOf } from '../../src/cli/render/columns.ts'
import { noFacts } from '../../src/core/brief/brief-failures.ts'
import type { Diagnostic } from '../../src/core/model/diagnostic.ts'
import type { FailureReport } from '../../src/core/model/evidence.ts'
import { diagnostic } from '../support/builders.ts'
import { diagnoseAll, documentsOf, text, tools } from '../support/tool-output.ts'

const everything = diagnoseAll({ documents: tools.flatMap((tool) => documentsOf(tool, 'both')) })
const screen: Screen = { width: 100, colour: false }
const hostile: Diagnostic = {
  ...diagnostic(),
  id: 'abc',
  kind: 'test',
  severity: 'warning',
  message: 'first, 50% of: it\r\n::error::second \u001b[31m\u202e',
  file: 'a b/ü,x:1%\ud800.ts',
  line: 3,
  column: null,
  rule: null,
  test: { suite: 's\n::add-mask::x', name: 'n|<b>', id: null },
  excerpt: null,
  source: { format: 'junit', path: 'r.xml', job: null, line: 1 },
  occurrences: 2,
  flaky: true,
}

function show(name: FormatName, part: Partial<FailureReport> = {}, on: Screen = screen): string {
  return rendererOf(name)({ ...everything, ...part }, on, noFacts)
}

describe('table', () => {
  test.each([40, 60, 80, 200])('fits %i columns, whatever the texts', (width) => {
    const long = { ...hostile, message: '漢字😀'.repeat(100), file: `${'long/'.repeat(60)}file.ts` }
    const lines = show('table', { diagnostics: [hostile, long, ...everything.diagnostics] }, { width, colour: false })
      .trimEnd()
      .split('\n')
    const rows = lines.slice(0, everything.diagnostics.length + 3)
    for (const line of rows) expect(widthOf(line), line).toBeLessThanOrEqual(width)
    expect(rows.length).toBe(everything.diagnostics.length + 3)
  })

  test('has colours only where they are wanted, and no other control characters', () => {
    const plainText = show('table', { diagnostics: [hostile] })
    // eslint-disable-next-line no-control-regex -- the point of it
    expect(plainText).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    const painted = show('table', { diagnostics: [hostile] }, { width: 100, colour: true })
    // eslint-disable-next-line no-control-regex -- the point of it
    expect(painted.replace(/\u001b\[\d{1,2}m/g, '')).toBe(plainText)
    expect(painted).not.toBe(plainText)
  })

  test('says what was counted and what could not be read', () => {
    const report = diagnoseAll({
      documents: [text('<testsuite><testcase name="a"><failure message="x"/></testcase>', { kind: 'report', path: 'r.xml' })],
    })
    expect(rendererOf('table')(report, screen, noFacts)).toMatch(
      /1 diagnostic from 1 source; 1 tests: 0 passed, 1 failed\.\n! r\.xml: .*cut off/,
    )
    expect(rendererOf('table')(diagnoseAll({}), screen, noFacts)).toBe('No diagnostics from 0 sources.\n')
  })
})

describe('annotations', () => {
  test('no text ends a command, a property or a line', () => {
    expect(show('annotations', { diagnostics: [hostile] })).toBe(
      '::warning file=a b/ü%2Cx%3A1%25\\u{D800}.ts,line=3,title=s %3A%3Aadd-mask%3A%3Ax › n|<b>::first, 50%25 of: it%0A::error::second \\u{001B}[31m\\u{202E}\n',
    )
  })

  test('each diagnostic is one line', () => {
    expect(show('annotations').trimEnd().split('\n')).toHaveLength(everything.diagnostics.length)
    for (const line of show('annotations').trimEnd().split('\n'))
      expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^,]+,)?(?:line=\d+,)?(?:col=\d+,)?title=[^,:]*::./)
  })
})

describe('sarif', () => {
  interface Sarif {
    readonly version: string
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
      readonly results: readonly {
        readonly ruleId: string
        readonly ruleIndex: number
        readonly level: string
        readonly message: { readonly text: string }
        readonly partialFingerprints: Readonly<Record<string, string>>
        readonly locations?: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[]
      }[]
    }[]
  }
  const parsed = JSON.parse(show('sarif', { diagnostics: [hostile, ...everything.diagnostics] })) as Sarif
  const [run] = parsed.runs

  test('names the rule, the level, the place and the fingerprint of each', () => {
    expect(parsed.version).toBe('2.1.0')
    expect(run?.results).toHaveLength(everything.diagnostics.length + 1)
    for (const { ruleId, ruleIndex, level, message, partialFingerprints } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
      expect(['error', 'warning', 'note']).toContain(level)
      expect(message.text).not.toBe('')
      expect(Object.values(partialFingerprints)).toHaveLength(1)
    }
    expect(new Set(run?.tool.driver.rules.map(({ id }) => id)).size).toBe(run?.tool.driver.rules.length)
    expect(run?.results[0]?.locations?.[0]?.physicalLocation.artifactLocation.uri).toBe('a%20b/%C3%BC%2Cx%3A1%25%EF%BF%BD.ts')
  })

  test('is valid by its schema, whatever the texts', () => {
    const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }))
    const isValid = ajv.compile(
      JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/sarif-2.1.0.schema.json'), 'utf8')) as object,
    )
    expect(isValid(parsed) ? [] : isValid.errors).toEqual([])
    const bare = { ...hostile, line: null, message: '', file: 'C:\\x y\\#?.ts', rule: '\u0000' }
    const odd: unknown = JSON.parse(show('sarif', { diagnostics: [bare, { ...hostile, column: 1 }] }))
    expect(isValid(odd) ? [] : isValid.errors).toEqual([])
    expect(isValid({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
  })

  test('is read back as it was', () => {
    const again = diagnoseAll({ documents: [text(show('sarif'), { kind: 'report', path: 'own.sarif' })] })
    const places = (report: FailureReport): readonly unknown[] =>
      report.diagnostics
        .filter(({ file, flaky }) => file !== null && !flaky)
        .map(({ file, line, column }) => `${file}:${line}:${column}`)
        .toSorted()
    expect(places(again)).toEqual(expect.arrayContaining([...new Set(places(everything))]))
  })
})

describe('brief', () => {
  test('fences what is untrusted and says what is left out', () => {
    const brief = show('brief', { diagnostics: [hostile], omitted: 2, gaps: ['x.xml: cut off'] })
    expect(brief).toContain('## What failed: 3 failures')
    expect(brief).toContain('```text\nfirst, 50% of: it\n::error::second \\u{001B}[31m\\u{202E}\n```')
    expect(brief).toContain('2 more failures are left out here.\n')
    expect(brief).toContain('- `x.xml: cut off`')
  })
})

describe('progress', () => {
  function watch(isTTY: boolean): {
    readonly written: string[]
    readonly report: (at: number, read: number) => void
    readonly clear: () => void
  } {
    const written: string[] = []
    let time = 0
    const progress = openProgress({ isTTY, columns: 40, write: (line: string) => written.push(line) }, () => time)
    return {
      written,
      report(at, read) {
        time = at
        progress.report('a\u001b]0;x\u0007.xml', read, 2e9)
      },
      clear: () => progress.clear(),
    }
  }

  test('waits until it takes long, then tells now and then, and goes', () => {
    const { written, report, clear } = watch(true)
    for (const at of [1, 500, 999]) report(at, 1e8)
    clear()
    expect(written).toEqual([])
    report(1_000, 5e8)
    report(1_100, 6e8)
    report(1_300, 1e9)
    clear()
    expect(written).toEqual(['\r\u001b[KReading a?]0;x?.xml: 25 % (500 MB)', '\r\u001b[KReading a?]0;x?.xml: 50 % (1000 MB)', '\r\u001b[K'])
  })

  test.each([
    [50, 49],
    [0, 79],
  ])('a long name loses its start, not the figures, in %i columns', (columns, most) => {
    const written: string[] = []
    let time = 0
    const progress = openProgress(
      { isTTY: true, columns, write: (line: string) => written.push(line.replace('\r\u001b[K', '')) },
      () => (time += 1_000),
    )
    progress.report(`${'long/'.repeat(40)}end.xml`, 5e8, 2e9)
    expect(written).toEqual([expect.stringMatching(/^Reading ….*\/end\.xml: 25 % \(500 MB\)$/)])
    expect(written[0]).toHaveLength(most)
  })

  test('says nothing where nobody looks', () => {
    const { written, report, clear } = watch(false)
    report(5_000, 1)
    clear()
    expect(written).toEqual([])
  })
})
