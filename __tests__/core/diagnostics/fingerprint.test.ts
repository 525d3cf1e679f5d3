import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashText, normaliseText } from '../../../src/core/diagnostics/fingerprint.ts'

test.each([
  ['failed at src/a.ts:4:23 in 12.5ms', 'failed at src/a.ts:99:1 in 3s'],
  ['object at 0x7fae111145d0', 'object at 0x55ce1'],
  ['id 123e4567-e89b-12d3-a456-426614174000', 'id 00000000-0000-0000-0000-000000000000'],
  ['open /tmp/abc123/x.txt failed', 'open /tmp/zzz/y.txt failed'],
  ['at 2026-11-21T06:05:26.123Z', 'at 1999-01-01T00:00:00Z'],
  ['line 5 of x', 'line 77 of x'],
])('%s is the same as %s', (left, right) => {
  expect(normaliseText(left)).toBe(normaliseText(right))
})

test.each([
  ['expected 1 to be 2', 'expected 1 to be 3'],
  ['a', 'b'],
])('%s is not %s', (left, right) => {
  expect(hashText(normaliseText(left))).not.toBe(hashText(normaliseText(right)))
})

test('a hash has 64 bits and stays as it is', () => {
  expect(hashText('abc')).toMatch(/^[0-9a-f]{16}$/)
  expect(hashText('abc')).toBe(hashText('abc'))
})

test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('the hash of %j is the published one of FNV-1a', (text, expected) => {
  expect(hashText(text)).toBe(expected)
})

test('the hash of any text is that of the definition', () => {
  const defined = (text: string): string => {
    let hash = 0xcbf29ce484222325n
    for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
    return hash.toString(16).padStart(16, '0')
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(hashText(text)).toBe(defined(text))
    }),
  )
})
