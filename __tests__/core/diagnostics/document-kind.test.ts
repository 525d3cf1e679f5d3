import { describe, expect, test } from 'vitest'
import { kindOf } from '../../../src/core/diagnostics/document-kind.ts'
import { expectationOf } from '../../../src/core/model/document-name.ts'
import { diagnoseAll, text } from '../../support/tool-output.ts'

function kind(path: string, content: string | Uint8Array, isNamed = false): string | null {
  return kindOf({ path, head: typeof content === 'string' ? new TextEncoder().encode(content) : content, isNamed })
}

describe('a name promises', () => {
  test.each([
    'stdout',
    'a/build_log',
    'test-output.out',
    'build.log.1',
    'console_2024-05-01',
    'job.stderr',
    'nohup.out',
    'junit',
    'log.2',
    'server.log-20240501',
    'make.err.gz',
  ])('output: %s', (name) => {
    expect(expectationOf(name)).toBe('output')
  })

  test.each([
    'src/console.ts',
    'out.png',
    'LICENSE',
    'Dockerfile',
    '.hidden',
    'node_modules/a/report.xml',
    'a/.git/output',
    'report.html',
    'core.class',
  ])('nothing of CI: %s', (name) => {
    expect(expectationOf(name)).toBe('foreign')
  })

  test.each([
    ['r.xml', 'known'],
    ['r.json.gz', 'known'],
    ['a.zip', 'archive'],
    ['strange.xyz', 'unknown'],
    ['catalog.xyz', 'unknown'],
  ])('%s: %s', (name, expected) => {
    expect(expectationOf(name)).toBe(expected)
  })
})

const wide = (content: string, isBig: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${content}`, 'utf16le')
  return new Uint8Array(isBig ? bytes.swap16() : bytes)
}

describe.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('in UTF-16 (big end first: %s, marked: %s)', (isBig, mark) => {
  test('XML is a report whatever it is called', () => {
    const content = wide(
      '<?xml version="1.0" encoding="UTF-16"?>\n<testsuite name="s"><testcase name="adds"><failure message="boom"/></testcase></testsuite>',
      isBig,
      mark,
    )
    expect(kind('-', content, true)).toBe('report')
    expect(kind('output', content)).toBe('report')
    expect(diagnoseAll({ documents: [{ kind: 'report', path: '-', job: null, chunks: [content] }] }).diagnostics).toMatchObject([
      { test: { name: 'adds' }, message: 'boom' },
    ])
  })

  test('and so is a test run', () => {
    const content = wide(
      '<?xml version="1.0" encoding="utf-16"?><TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results/></TestRun>',
      isBig,
      mark,
    )
    const { sources } = diagnoseAll({ documents: [{ kind: 'report', path: '-', job: null, chunks: [content] }] })
    expect(sources).toMatchObject([{ kind: 'trx' }])
  })
})

describe('first bytes tell', () => {
  test.each([
    ['output', 'plain words\n', 'log'],
    ['output', '<unknown>:0: error: no such module\n', 'log'],
    ['output', '\u001b[31mred\u001b[0m\n', 'log'],
    ['output', '<?xml version="1.0"?>\n<testsuites>', 'report'],
    ['output', '<ns:testsuite>', 'report'],
    ['output', '<?xml version="1.0"?>\n<project>', null],
    ['output', 'TAP version 14\n1..1\n', 'report'],
    ['output', '{"reportFormat":"CTRF","results":{', 'report'],
    ['output', '{"name": "x", "deep": {"cut": [1, 2', null],
    ['output', '[\n  {"a": 1},\n', null],
    ['output', '#!/usr/bin/env node\n', null],
    ['data.xyz', 'plain words\n', null],
    ['data.jsonl', '{"level":"info"}\n', null],
    ['data.jsonl', '{"level":"info"}\n{"level":"error"}\n', 'log'],
  ])('%s of %j: %s', (path, content, expected) => {
    expect(kind(path, content)).toBe(expected)
  })

  test('bytes that are no text are nothing', () => {
    expect(kind('output', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0))).toBeNull()
    expect(
      kind(
        'output',
        Uint8Array.from({ length: 64 }, (_, index) => 1 + (index % 40)),
      ),
    ).toBeNull()
    expect(kind('output', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x0a, 0))).toBe('log')
  })

  test('any text that a person names may be a log, but not a broken report', () => {
    expect([kind('data.xyz', 'words', true), kind('-', 'words', true), kind('a.ts', 'words', true), kind('r.json', 'words', true)]).toEqual(
      ['log', 'log', 'log', null],
    )
  })
})

test('a document that nothing was promised of is read as what it is', () => {
  const documents = [
    text('src/a.c:1:2: error: bad\n', { kind: 'unknown', path: 'output' }),
    text('<testsuite><testcase name="x"><failure message="m"/></testcase></testsuite>', { kind: 'unknown', path: 'junit' }),
    text('{"a":1}', { kind: 'unknown', path: 'x' }),
    text('{"b":1}', { kind: 'unknown', path: 'y' }),
  ]
  const { sources, gaps } = diagnoseAll({ documents })
  expect(sources.map(({ kind: format }) => format)).toEqual(['log', 'junit'])
  expect(gaps).toEqual(['2 files were not recognised as reports or logs: `x`, `y`.'])
})
