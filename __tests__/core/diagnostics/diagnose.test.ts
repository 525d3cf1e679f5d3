import { describe, expect, test } from 'vitest'
import { diagnose } from '../../../src/core/diagnostics/diagnose.ts'
import type { Annotation, CheckOutput } from '../../../src/core/model/evidence.ts'
import { diagnoseAll, documentsOf, evidence, facts, text, trackedFiles } from '../../support/tool-output.ts'

const annotation = (part: Partial<Annotation>): Annotation => ({
  check: 'ci',
  level: 'failure',
  path: '.github',
  line: 1,
  column: null,
  title: null,
  message: 'boom',
  ...part,
})
const output = (part: Partial<CheckOutput>): CheckOutput => ({
  check: 'ci',
  conclusion: 'failure',
  title: null,
  summary: null,
  text: null,
  ...part,
})
const report = (inner: string): ReturnType<typeof text> =>
  text(`<testsuite name="s">${inner}</testsuite>`, { kind: 'report', path: 'r.xml', job: null })

describe('the list is never empty when a check failed', () => {
  test('a check without any evidence is named', () => {
    expect(diagnoseAll({ outputs: [output({ check: 'deploy', title: 'Out of credits', summary: 'Pay' })] }).diagnostics).toMatchObject([
      { kind: 'other', message: 'deploy: Out of credits\nPay', source: { format: 'checks', job: 'deploy' } },
    ])
  })

  test('a generic annotation is no diagnostic', () => {
    const generic = annotation({ message: 'Process completed with exit code 1.' })
    expect(diagnoseAll({ annotations: [generic], outputs: [output({})] }).diagnostics).toMatchObject([{ source: { format: 'checks' } }])
    expect(facts(diagnoseAll({ documents: documentsOf('tsc', 'log'), annotations: [generic], outputs: [output({})] }))).toHaveLength(4)
  })

  test('unless it is all that the check left', () => {
    const generic = annotation({ check: 'deploy', message: 'Process completed with exit code 1.' })
    expect(diagnoseAll({ annotations: [generic, generic] }).diagnostics).toMatchObject([
      { kind: 'other', message: 'deploy: Process completed with exit code 1.', source: { format: 'checks', job: 'deploy' } },
    ])
    expect(
      diagnoseAll({ annotations: [generic, annotation({ check: 'deploy', message: 'no credentials' })] }).diagnostics.map(
        ({ message }) => message,
      ),
    ).toEqual(['no credentials'])
    expect(diagnoseAll({ annotations: [generic], outputs: [output({ check: 'deploy', conclusion: 'success' })] }).diagnostics).toEqual([])
  })

  test('a test that passed in the end explains no failed check', () => {
    const flaky = text('<testcase name="a"><flakyFailure message="sometimes"/></testcase>', { kind: 'report', path: 'r.xml' })
    expect(
      diagnoseAll({ documents: [flaky], outputs: [output({ title: 'Out of credits' })] }).diagnostics.map(({ message }) => message),
    ).toEqual(['ci: Out of credits', 'sometimes'])
  })

  test('a check that passed needs no explanation', () => {
    expect(diagnoseAll({ outputs: [output({ conclusion: 'success' })] }).diagnostics).toEqual([])
  })
})

describe('one failure seen often is one diagnostic', () => {
  test('over report, log and annotations', () => {
    const annotations = [
      annotation({ path: 'packages/api/test/calc.test.mjs', line: 8, message: "Cannot read properties of undefined (reading 'id')" }),
    ]
    const { diagnostics } = diagnoseAll({ documents: documentsOf('node-test', 'both'), annotations })
    expect(diagnostics.map(({ test: name, occurrences }) => [name?.name, occurrences])).toEqual([
      ['fails deep equal <x> & "y"', 2],
      ['throws', 3],
      ['param [1, 2]', 2],
    ])
  })

  test('but two tests with the same words are two', () => {
    expect(
      facts(
        diagnoseAll({
          documents: [
            report(
              '<testcase name="a" classname="x"><failure message="assert 1 == 2"/></testcase><testcase name="b" classname="x"><failure message="assert 1 == 2"/></testcase>',
            ),
          ],
        }),
      ),
    ).toHaveLength(2)
  })

  test('and two tests of one name in one file, at two places, are two', () => {
    const twin = (suite: string, line: number): string =>
      `<testcase classname="${suite}" name="works" file="php/CalcTest.php"><failure message="expected 1">/home/runner/work/app/app/php/CalcTest.php:${line}</failure></testcase>`
    expect(facts(diagnoseAll({ documents: [report(`${twin('admin', 5)}${twin('guest', 15)}`)] })).map(({ line }) => line)).toEqual([5, 15])
  })

  test('and a parent of one suite is no parent of a test in another', () => {
    const names = facts(
      diagnoseAll({
        documents: [
          report('<testcase classname="p1" name="TestA"><failure/></testcase>'),
          text('<testsuite name="p2"><testcase classname="p2" name="TestA/sub"><failure message="bad"/></testcase></testsuite>', {
            kind: 'report',
            path: 'q.xml',
          }),
        ],
      }),
    ).map((fact) => fact.test)
    expect(names).toEqual(expect.arrayContaining(['TestA', 'TestA/sub']))
  })

  test('and what one document says twice was seen once, in ten jobs ten times', () => {
    const [document] = documentsOf('jest', 'log')
    if (document === undefined) throw new Error('no log')
    const seen = (count: number): readonly number[] =>
      diagnoseAll({ documents: Array.from({ length: count }, (_, job) => ({ ...document, job: `job ${job}` })) }).diagnostics.map(
        ({ occurrences }) => occurrences,
      )
    expect(new Set(seen(1))).toEqual(new Set([1]))
    expect(new Set(seen(10))).toEqual(new Set([10]))
  })

  test('and a place that is none of the repository is shown as it was printed', () => {
    expect(diagnoseAll({ documents: [text('elsewhere/gone.ts(3,1): error TS4: gone\n')] }).diagnostics).toMatchObject([
      { file: null, line: null, message: 'gone', excerpt: 'elsewhere/gone.ts:3:1: gone' },
    ])
  })

  test('and errors with one text at two lines are two, wherever their file may be', () => {
    const lines = ['src/index.ts(3,7)', 'src/index.ts(9,7)', 'packages/web/src/index.ts(40,7)', 'src/index.ts(3,7)'].map(
      (place) => `${place}: error TS2304: Cannot find name 'total'.\n`,
    )
    const found = diagnoseAll({ documents: [text(lines.join(''))] }, ['packages/web/src/index.ts', 'packages/api/src/index.ts']).diagnostics
    expect(found.map(({ file, line }) => [file, line])).toEqual([
      ['packages/web/src/index.ts', 40],
      [null, null],
      [null, null],
    ])
  })

  test('and an annotation that stands alone counts', () => {
    expect(
      diagnoseAll({ annotations: [annotation({ path: 'go/calc/calc.go', line: 2, message: 'data race', title: 'Vet' })] }).diagnostics,
    ).toMatchObject([{ kind: 'other', file: 'go/calc/calc.go', line: 2, message: 'data race\n(Vet)', source: { format: 'annotations' } }])
  })

  test('a Go parent is explained by its child', () => {
    const names = facts(diagnoseAll({ documents: documentsOf('gotestsum', 'report') })).map((fact) => fact.test)
    expect(names).toContain('TestTable/c/d')
    expect(names).not.toContain('TestTable')
  })
})

describe('rank', () => {
  const documents = [
    report(
      '<testcase name="flaky"><flakyFailure message="sometimes"/></testcase><testcase name="lost"><failure message="nowhere"/></testcase><testcase name="placed" file="php/CalcTest.php"><failure message="placed"/></testcase><testcase name="changed" file="go/calc/calc.go"><failure message="changed"/></testcase>',
    ),
    ...documentsOf('eslint', 'log'),
    ...documentsOf('go-vet', 'log'),
    ...documentsOf('pytest-collect', 'log'),
  ]
  const result = diagnose(evidence({ documents }), { trackedFiles, maxDiagnostics: 100, changedFiles: ['go/calc/calc.go'] })

  test('puts build before setup before lint before test, changed files first, the unplaced and the flaky last', () => {
    const order = result.diagnostics.map(({ kind, test: name, flaky }) =>
      kind === 'test' ? `${name?.name ?? ''}${flaky ? ' (flaky)' : ''}` : kind,
    )
    expect(order.filter((entry, index) => entry !== order[index - 1])).toEqual([
      'build',
      'setup',
      'lint',
      'changed',
      'placed',
      'lost',
      'flaky (flaky)',
    ])
  })

  test('puts what no change of the code repairs last', () => {
    const full = text('tar: write error: No space left on device\n##[error]Process completed with exit code 1.\n', { job: 'pack' })
    expect(
      diagnoseAll({ documents: [full], outputs: [output({ check: 'deploy', title: 'Out of credits' })] }).diagnostics.map(
        ({ kind }) => kind,
      ),
    ).toEqual(['other', 'infrastructure'])
  })

  test('keeps to the budget and says what it leaves out', () => {
    const short = diagnose(evidence({ documents }), { trackedFiles, maxDiagnostics: 2 })
    expect(short.diagnostics).toHaveLength(2)
    expect(short.omitted).toBe(result.diagnostics.length - 2)
    expect(short.fingerprint).toBe(result.fingerprint)
  })
})

describe('identity', () => {
  test('ids are unique and the fingerprint ignores lines and times', () => {
    const first = diagnoseAll({ documents: [text('src/a.c:1:2: error: bad\nsrc/a.c:9:2: error: bad\n')] })
    const later = diagnoseAll({ documents: [text('src/a.c:5:2: error: bad\nsrc/a.c:19:2: error: bad\n')] })
    expect(new Set(first.diagnostics.map(({ id }) => id)).size).toBe(2)
    expect(later.fingerprint).toBe(first.fingerprint)
    expect(diagnoseAll({ documents: [text('src/a.c:1:2: error: worse\n')] }).fingerprint).not.toBe(first.fingerprint)
  })

  test('a report and a log of the same failures have the same fingerprint', () => {
    for (const tool of ['mocha', 'pytest-collect'])
      expect(diagnoseAll({ documents: documentsOf(tool, 'report') }).fingerprint).toBe(
        diagnoseAll({ documents: documentsOf(tool, 'log') }).fingerprint,
      )
  })
})

test('what could not be read is told', () => {
  const { gaps } = diagnoseAll({
    gaps: ['no logs'],
    documents: [text('{}', { kind: 'report', path: 'x.json' }), text('<!DOCTYPE x><a/>', { kind: 'report', path: 'evil.xml' })],
  })
  expect(gaps).toEqual([
    'no logs',
    expect.stringContaining('evil.xml: The file has a document type'),
    '`x.json` was not recognised as a report or a log.',
  ])
})

test('warnings are left out when there are errors', () => {
  expect(
    facts(diagnoseAll({ documents: [text('a.c:1:2: warning: unused [-Wunused]\na.c:2:2: error: bad\n')] })).map(({ says }) => says),
  ).toEqual(['bad'])
  expect(facts(diagnoseAll({ documents: [text('a.c:1:2: warning: unused [-Wunused]\n')] }))).toMatchObject([
    { says: 'unused', rule: '-Wunused' },
  ])
})
