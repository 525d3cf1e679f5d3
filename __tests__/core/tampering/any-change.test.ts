import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareLines } from '../../../src/core/tampering/compare.ts'
import { doubleQuoted, singleQuoted, slashComments, tripleQuoted } from '../../../src/core/tampering/language.ts'
import { readSource } from '../../../src/core/tampering/mask.ts'
import { recogniseTampering } from '../../../src/core/tampering/recognise.ts'
import { kinds } from '../../../src/core/tampering/sighting.ts'
import { textOf } from '../../../src/core/tampering/text.ts'
import { sha } from '../../support/builders.ts'
import { sightingsIn } from './change-of.ts'

const paths = [
  'src/a.test.ts',
  'tests/test_a.py',
  'a_test.go',
  'src/a.rs',
  'src/ATest.java',
  'ATests.cs',
  'spec/a_spec.rb',
  'tests/ATest.php',
  'a_test.cc',
  'ATests.swift',
  'a_test.exs',
  'test/a.bats',
  'package.json',
  'tsconfig.json',
  'eslint.config.js',
  '.github/workflows/ci.yml',
  'pyproject.toml',
  'setup.cfg',
  'pom.xml',
  'a/__snapshots__/a.snap',
  'README.md',
  '.eslintignore',
  '',
]
/** Words that recognisers look for, and what their patterns may stumble over. */
const words = [
  "it('a', () => {",
  'expect(f()).toBe(1)',
  '.skip',
  '@Test',
  'void a() {',
  '#[test]',
  'fn a() {',
  'def test_a():',
  'assert a == 1',
  '/*',
  '*/',
  '"""',
  "'",
  '`',
  '"',
  '\\',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '// eslint-disable',
  'as any',
  '|| true',
  'exclude: [',
  "'off'",
  'retries: 3',
  'try {',
  '} catch {',
  'return',
  'skip',
  '\u0000',
  '\u2028',
  '\ud800',
  'ä',
  '=',
  ';',
  '\n=end',
  '=begin',
  'run: npm test',
]
const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 60 }).map((parts) => parts.join(''))
const maybe = fc.option(text, { nil: null })

test('every change is judged, and every sighting can be told', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...paths), fc.tuple(maybe, maybe), { maxKeys: 4 }), (texts) => {
      for (const { kind, path, line } of sightingsIn(texts)) {
        expect(kinds).toHaveProperty([kind])
        expect(Object.keys(texts)).toContain(path)
        expect(line ?? 1).toBeGreaterThan(0)
      }
    }),
    { numRuns: 300 },
  )
})

test('a change that does not hang together is judged, too', () => {
  const file = fc.record({
    path: fc.constantFrom(...paths),
    status: fc.constantFrom('added', 'modified', 'deleted', 'type-changed'),
    oldMode: fc.constant('100644'),
    newMode: fc.constant('100644'),
    content: fc.option(fc.string(), { nil: null }),
  })
  fc.assert(
    fc.property(fc.array(file, { maxLength: 6 }), fc.array(fc.tuple(fc.constantFrom(...paths), maybe)), (files, originals) => {
      expect(Array.isArray(recogniseTampering({ base: sha('a'), files, oversize: null }, new Map(originals)))).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a file that is not changed is never complained of', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      text.filter((any) => !any.includes('\u0000')),
      (path, any) => {
        expect(sightingsIn({ [path]: [any.toWellFormed(), any] })).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})

test('an edit script leads from one text to the other, whatever it may cost', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })
  fc.assert(
    fc.property(lines, lines, fc.nat(20), (before, after, maxEdits) => {
      let at = 0
      const built = compareLines(before, after, maxEdits).flatMap(({ oldFrom, oldTo, newFrom, newTo }) => {
        const kept = before.slice(at, oldFrom)
        at = oldTo
        return [...kept, ...after.slice(newFrom, newTo)]
      })
      expect([...built, ...before.slice(at)]).toEqual(after)
    }),
  )
})

test('code, strings and comments keep their lines and columns', () => {
  const syntax = [...slashComments, ...tripleQuoted, ...doubleQuoted, ...singleQuoted]
  fc.assert(
    fc.property(text, (any) => {
      const { lines, code, plain, comments } = readSource(any, syntax)
      expect([code.length, plain.length, comments.length]).toEqual([lines.length, lines.length, lines.length])
      expect(code.map((line) => line.length)).toEqual(lines.map((line) => line.length))
      expect(plain.map((line) => line.length)).toEqual(lines.map((line) => line.length))
    }),
  )
})

test.each(['src/a.test.ts', 'tests/test_a.py', 'package.json', 'src/ATest.java'])(
  'a line of a million characters in %s is judged by its beginning',
  (path) => {
    const long = 'a("\'`'.repeat(200_000)
    expect(sightingsIn({ [path]: ['', long] }).map(({ kind }) => kind)).toEqual(['unreadable'])
  },
)

test('base64 that is none is no text', () => {
  expect(textOf('%%%')).toBeNull()
  expect(textOf(Buffer.from('ä\r\n😀').toString('base64'))).toBe('ä\n😀')
})
