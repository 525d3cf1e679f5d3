import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formats } from '../../../src/core/formats/index.ts'
import type { Document, Format, Reading } from '../../../src/core/model/evidence.ts'
import { documentsOf, tools } from '../../support/tool-output.ts'

function read(format: Format, chunks: readonly Uint8Array[]): Reading {
  const reader = format.open()
  for (const chunk of chunks) reader.write(chunk)
  return reader.end()
}

function inPieces(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.slice(at, at + size))
  return pieces
}

/** The recorded runs that this format is chosen for. */
function ownDocuments(format: Format): readonly Document[] {
  return tools
    .flatMap((tool) => documentsOf(tool, 'both'))
    .filter(
      ({ kind, path, chunks }) =>
        formats.find(
          (one) => kind !== 'unknown' && one.recognises({ kind, path, head: (chunks[0] ?? new Uint8Array()).subarray(0, 4_096) }),
        ) === format,
    )
}

/** Bytes that look like what the readers look for, in any order. */
const words = [
  '<testsuite name="a" tests="1">',
  '<testcase name="x" classname="c">',
  '<failure message="m">',
  '</failure>',
  '</testcase>',
  '</testsuite>',
  '<error/>',
  '<skipped/>',
  '<![CDATA[',
  ']]>',
  ']]]>',
  '<!--',
  '-->',
  '<?xml encoding="latin1"?>',
  '<!DOCTYPE x>',
  '<',
  '>',
  '"',
  "'",
  '&#27;[31m',
  '&amp;',
  'é',
  '\n',
  '##[error]boom',
  '##[group]Run x',
  '##[endgroup]',
  '2026-01-01T00:00:00.0000000Z ',
  '--- FAIL: TestX (0.00s)',
  '    x_test.go:4: bad',
  'FAIL\tpkg\t0.1s',
  'a.ts(1,2): error TS1: x',
  'E   Error',
  'a.py:3: Error',
  '___ t ___',
  '=== FAILURES ===',
  '  ● a › b',
  ' FAIL  a.test.js',
  'test at a.js:1:2',
  '✖ x (1ms)',
  '  1) a',
  '  1 failing',
  'a.c:1:2: error: x',
  'TAP version 14',
  '1..2',
  'not ok 1 - x',
  '    not ok 2 - y # TODO',
  '# Subtest: s',
  '  ---',
  '  error: |-',
  '    boom',
  '  ...',
  'ok 2 - z {',
  '}',
  'Bail out!',
  '{"Action":"run","Package":"p","Test":"T"}',
  '{"Action":"fail","Package":"p","Test":"T"}',
  '{"Action":"output","Package":"p","Output":"x\\n"}',
  '{"ImportPath":"p","Action":"build-fail"}',
  '{"version":"2.1.0","runs":[',
  '{"results":[{"__proto__":{}}',
  '"suites":[',
  ']}',
  'error[E1]: x',
  ' --> a.rs:1:2',
  '\u001b[31m',
  '\r',
]
const messy = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 60 })
  .map((parts) => new TextEncoder().encode(parts.join('')))
const lines = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => new TextEncoder().encode(parts.join('\n')))
const anything = fc.oneof(messy, lines, fc.uint8Array({ maxLength: 400 }))

describe.each(formats)('the $name reader', (format) => {
  test('reads any bytes the same in any pieces, and never throws', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        expect(read(format, inPieces(bytes, size))).toEqual(read(format, [bytes]))
      }),
      { numRuns: 500 },
    )
  })

  test('reads real files the same in any pieces', () => {
    for (const { chunks } of ownDocuments(format)) {
      const whole = read(format, chunks)
      for (const size of [1, 7, 64, 257, 4096]) expect(read(format, inPieces(chunks[0] ?? new Uint8Array(), size))).toEqual(whole)
    }
  })

  test('never throws on a prefix of a real file', () => {
    for (const { chunks } of ownDocuments(format)) {
      const bytes = chunks[0] ?? new Uint8Array()
      const step = Math.max(1, Math.floor(bytes.length / 60))
      for (let end = 0; end < bytes.length; end += step) expect(() => read(format, [bytes.subarray(0, end)])).not.toThrow()
    }
  })
})
