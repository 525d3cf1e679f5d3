import { describe, expect, test } from 'vitest'
import { sarif } from '../../../src/core/formats/sarif.ts'
import type { Finding, Reading } from '../../../src/core/model/evidence.ts'
import { diagnoseAll, text } from '../../support/tool-output.ts'

function read(content: string): Reading {
  const reader = sarif.open()
  reader.write(new TextEncoder().encode(content))
  return reader.end()
}

function findings(run: Readonly<Record<string, unknown>>, ...results: readonly object[]): readonly Finding[] {
  return read(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Tool' } }, results, ...run }] })).findings
}

const at = (uri: string, more: object = {}, region: object = { startLine: 3, startColumn: 7 }): object => ({
  physicalLocation: { artifactLocation: { uri, ...more }, region },
})
const result = (part: object): object => ({ message: { text: 'bad' }, ruleId: 'R1', level: 'error', ...part })

test.each([
  ['lint.sarif', '{"runs":[]}', true],
  ['lint.sarif.json', ' \n{"runs":[]}', true],
  [
    'lint.json',
    '{"$schema":"https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json","version":"2.1.0","runs":[]}',
    true,
  ],
  ['lint.json', '\ufeff{ "version" : "2.1.0", "runs" : [ ] }', true],
  ['lint.json', '{"version":"2.1.0","examples":[]}', false],
  ['package.json', '{"name":"x"}', false],
])('%s with %s: %s', (path, content, expected) => {
  expect(sarif.recognises({ kind: 'report', path, head: new TextEncoder().encode(content) })).toBe(expected)
})

describe('a place', () => {
  const run = {
    originalUriBaseIds: {
      SRC: { uri: 'file:///home/runner/work/r/r/' },
      SUB: { uri: 'packages/x/', uriBaseId: 'SRC' },
      LOOP: { uri: 'l/', uriBaseId: 'LOOP' },
      BARE: { description: { text: 'unknown' } },
    },
  }

  test.each([
    ['src/a.ts', {}, 'src/a.ts'],
    ['src/a.ts', { uriBaseId: '%SRCROOT%' }, 'src/a.ts'],
    ['src/a%20b.ts', {}, 'src/a b.ts'],
    ['src/%zz.ts', {}, 'src/%zz.ts'],
    ['src/a.ts', { uriBaseId: 'SRC' }, 'file:///home/runner/work/r/r/src/a.ts'],
    ['src/a.ts', { uriBaseId: 'SUB' }, 'file:///home/runner/work/r/r/packages/x/src/a.ts'],
    ['src/a.ts', { uriBaseId: 'BARE' }, 'src/a.ts'],
    ['file:///C:/r/a.ts', { uriBaseId: 'SRC' }, 'file:///C:/r/a.ts'],
  ])('%s with %o is %s', (uri, more, file) => {
    expect(findings(run, result({ locations: [at(uri, more)] }))).toMatchObject([{ file, line: 3, column: 7 }])
  })

  test('may stand in the list of files', () => {
    expect(
      findings(
        { artifacts: [{}, { location: { uri: 'b.ts' } }] },
        result({ locations: [{ physicalLocation: { artifactLocation: { index: 1 } } }] }),
      ),
    ).toMatchObject([{ file: 'b.ts', line: null }])
  })

  test('ends where bases go in circles', () => {
    expect(findings(run, result({ locations: [at('a.ts', { uriBaseId: 'LOOP' })] }))[0]?.file).toMatch(/^(?:l\/)+a\.ts$/)
  })

  test('is found in the checkout below its base', () => {
    const content = JSON.stringify({
      version: '2.1.0',
      runs: [{ ...run, tool: { driver: { name: 'T' } }, results: [result({ locations: [at('src/a.ts', { uriBaseId: 'SUB' })] })] }],
    })
    expect(
      diagnoseAll({ documents: [text(content, { kind: 'report', path: 'x.sarif' })] }, ['packages/x/src/a.ts', 'src/a.ts']).diagnostics,
    ).toMatchObject([{ file: 'packages/x/src/a.ts', line: 3 }])
  })
})

describe('a result', () => {
  test.each([
    [{ level: 'error' }, 'error'],
    [{ level: 'note' }, 'notice'],
    [{ level: 'none' }, 'notice'],
    [{ level: undefined }, 'warning'],
    [{ kind: 'informational' }, 'notice'],
    [{ kind: 'review' }, 'warning'],
    [{ baselineState: 'new' }, 'error'],
    [{ baselineState: 'unchanged' }, 'notice'],
  ])('with %o is a(n) %s', (part, severity) => {
    expect(findings({}, result(part))).toMatchObject([{ severity }])
  })

  test.each([
    { kind: 'pass' },
    { kind: 'notApplicable' },
    { baselineState: 'absent' },
    { suppressions: [{ kind: 'inSource' }] },
    { suppressions: [{ kind: 'external', status: 'accepted' }] },
  ])('with %o is settled', (part) => {
    expect(findings({}, result(part))).toEqual([])
  })

  test('whose suppression was refused is not', () => {
    expect(findings({}, result({ suppressions: [{ kind: 'external', status: 'rejected' }] }))).toHaveLength(1)
  })

  test('takes level, words and help from its rule', () => {
    const driver = {
      name: 'T',
      rules: [
        { id: 'other' },
        {
          id: 'R2',
          shortDescription: { text: 'No tabs.' },
          help: { text: 'Use blanks.' },
          helpUri: 'https://example.com/r2',
          defaultConfiguration: { level: 'error' },
          messageStrings: { tab: { text: 'Tab in {0}, see [here](1): {9}' } },
        },
      ],
    }
    const tool = {
      driver,
      extensions: [
        { name: 'pack', rules: [{ id: 'E1', fullDescription: { text: 'From a pack.' }, defaultConfiguration: { level: 'note' } }] },
      ],
    }
    const [counted, named, packed, below] = findings(
      { tool },
      { ruleIndex: 1, message: { id: 'tab', arguments: ['a.ts'] } },
      { ruleId: 'R2', message: {} },
      { rule: { index: 0, toolComponent: { index: 0 } }, message: { markdown: 'packed' } },
      { ruleId: 'R2/sub', message: { text: 'below' } },
    )
    expect(counted).toMatchObject({
      rule: 'R2',
      severity: 'error',
      message: 'Tab in a.ts, see here: {9}',
      excerpt: 'Rule R2: No tabs.\nUse blanks.\nhttps://example.com/r2',
    })
    expect(named).toMatchObject({ rule: 'R2', message: 'No tabs.' })
    expect(packed).toMatchObject({ rule: 'E1', severity: 'notice', message: 'packed', excerpt: 'Rule E1: From a pack.' })
    expect(below).toMatchObject({ rule: 'R2/sub', severity: 'error' })
  })

  test('shows its lines and what it is related to', () => {
    const related = [{ ...at('src/b.ts', {}, { startLine: 9 }), message: { text: 'declared here' } }, { message: { text: 'nowhere' } }, {}]
    expect(
      findings({}, result({ locations: [at('a.ts', {}, { startLine: 3, snippet: { text: '  let a\n' } })], relatedLocations: related }))[0]
        ?.excerpt,
    ).toContain('let a\nsrc/b.ts:9: declared here\nnowhere')
  })

  test('of a compiler is a build error', () => {
    expect(findings({ tool: { driver: { name: 'clang' } } }, result({}), result({ level: 'warning' })).map(({ kind }) => kind)).toEqual([
      'build',
      'lint',
    ])
  })
})

test('what kept the tool from looking is told', () => {
  const invocations = [
    {
      toolExecutionNotifications: [
        { level: 'error', message: { text: 'crashed' } },
        { level: 'warning', message: { text: 'slow' } },
      ],
      toolConfigurationNotifications: [
        { level: 'error', message: { text: 'Parsing error' }, locations: [at('y.js')], descriptor: { id: 'P1' } },
      ],
    },
  ]
  expect(findings({ invocations })).toMatchObject([
    { kind: 'setup', message: 'Parsing error', file: 'y.js', line: 3, rule: 'P1' },
    { kind: 'setup', message: 'crashed', file: null },
  ])
})

test('lines that are none are left out', () => {
  const odd = [{ startLine: -1, startColumn: -3 }, { startLine: 0, startColumn: 0 }, { startLine: 3.5 }, { startLine: '3' }]
  for (const region of odd)
    expect(findings({}, result({ locations: [at('a.ts', {}, region)], relatedLocations: [at('b.ts', {}, region)] }))).toMatchObject([
      { file: 'a.ts', line: null, column: null, frames: [{ file: 'a.ts', line: null, column: null }], excerpt: 'b.ts' },
    ])
})

test.each([
  [{ ruleId: 'R' }, 'R'],
  [{ ruleId: 'R', message: null, locations: null, relatedLocations: null, suppressions: null }, 'R'],
  [{ ruleId: 'R', message: { text: '' } }, 'R'],
  [{ message: 'bare words' }, 'bare words'],
  [{ message: { id: 'shared', arguments: ['tabs'] } }, 'No tabs here'],
  [{}, 'A result without a message.'],
])('%o says: %s', (odd, message) => {
  expect(findings({ tool: { driver: { name: 'T', globalMessageStrings: { shared: { text: 'No {0} here' } } } } }, odd)).toMatchObject([
    { message, file: null },
  ])
})

test('the first location that names a file counts', () => {
  expect(findings({}, result({ locations: [null, { physicalLocation: null }, at('b.ts')] }))).toMatchObject([{ file: 'b.ts', line: 3 }])
})

test('a base without its slash is a folder all the same', () => {
  const bases = { ROOT: { uri: 'file:///r' }, SUB: { uri: 'sub', uriBaseId: 'ROOT' }, NULL: null }
  expect(
    findings(
      { originalUriBaseIds: bases },
      result({ locations: [at('a.c', { uriBaseId: 'SUB' })] }),
      result({ locations: [at('a.c', { uriBaseId: 'NULL' })] }),
    ).map(({ file }) => file),
  ).toEqual(['file:///r/sub/a.c', 'a.c'])
})

test('every run is read, be its tool known or not', () => {
  const runs = [
    { tool: null, results: [result({ message: { text: 'one' } })] },
    { results: [result({ message: { text: 'two' } })] },
    { tool: { driver: { name: 'T' } }, results: null },
    null,
    { tool: { driver: { name: 'T' } }, results: [result({ message: { text: 'three' } })] },
  ]
  expect(read(JSON.stringify({ version: '2.1.0', runs })).findings.map(({ message }) => message)).toEqual(['one', 'two', 'three'])
})

describe('a tool that failed', () => {
  test('says so by an exception, or by a message that stands with the tool', () => {
    const tool = { driver: { name: 'T', notifications: [{ id: 'N1', messageStrings: { default: { text: 'cannot parse {0}' } } }] } }
    const toolExecutionNotifications = [
      { level: 'error', message: null, exception: { kind: 'NullPointerException', message: 'boom' } },
      { level: 'Error', descriptor: { id: 'N1' }, message: { id: 'default', arguments: ['x.c'] } },
      { message: { text: 'no level' } },
    ]
    expect(findings({ tool, invocations: [{ executionSuccessful: false, toolExecutionNotifications }] })).toMatchObject([
      { kind: 'setup', message: 'NullPointerException: boom' },
      { kind: 'setup', message: 'cannot parse x.c', rule: 'N1' },
    ])
  })

  test('and has nothing else to say tells at least that', () => {
    const failed = { executionSuccessful: false, exitCode: 2, exitCodeDescription: 'out of memory' }
    expect(findings({ invocations: [failed] })).toMatchObject([{ kind: 'setup', message: 'out of memory (exit code 2)' }])
    expect(findings({ invocations: [{ executionSuccessful: false }] })).toMatchObject([
      { message: 'The tool failed and does not say why.' },
    ])
    expect(findings({ invocations: [failed] }, result({}))).toMatchObject([{ kind: 'lint', message: 'bad' }])
  })
})

describe('a file that is not whole', () => {
  test('is read up to where it was cut off', () => {
    const whole = JSON.stringify({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'T' } },
          results: [result({}), result({ ruleId: 'R2', message: { text: 'a "quoted, [word' } }), result({ ruleId: 'R3' })],
        },
      ],
    })
    const cut = read(whole.slice(0, whole.indexOf('R3')))
    expect(cut.findings.map(({ rule }) => rule)).toEqual(['R1', 'R2', null])
    expect(cut.warnings).toEqual(['The file ends in the middle: it was cut off.'])
  })

  test.each([
    ['', 'The file is empty.'],
    ['not JSON', 'The file is not valid JSON.'],
    ['[1]', 'The file does not have the shape of its format.'],
    ['{"version":"2.1.0"}', 'The file does not have the shape of its format.'],
    ['{"version":"2.0.0","runs":[]}', 'SARIF 2.0.0 is read as 2.1.0.'],
  ])('%s: %s', (content, warning) => {
    expect(read(content)).toMatchObject({ findings: [], warnings: [warning] })
  })

  test('and odd values cost only themselves', () => {
    expect(
      read(
        '{"version":"2.1.0","runs":[null,{"tool":{"driver":{"name":7}},"results":[1,{"message":"x"},{"__proto__":{"level":"error"},"message":{"text":"ok"},"locations":{},"ruleId":"__proto__"}]}]}',
      ).findings,
    ).toMatchObject([{ message: 'x' }, { message: 'ok', rule: '__proto__', severity: 'warning' }])
  })

  test('above the limit is read in part', () => {
    const { findings: found, warnings } = read(
      `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T"}},"results":[${`${JSON.stringify(result({ message: { text: 'x'.repeat(20_000) } }))},`.repeat(1_100)}{}]}]}`,
    )
    expect(found.length).toBeGreaterThan(990)
    expect(found.length).toBeLessThan(1_000)
    expect(warnings).toEqual([expect.stringContaining('larger than 20000000 bytes')])
  })
})
