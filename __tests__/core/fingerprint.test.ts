import { expect, test } from 'vitest'
import { hashText, normaliseText } from '../../src/core/fingerprint.ts'

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

test.each([['expected 1 to be 2', 'expected 1 to be 3'], ['a', 'b']])('%s is not %s', (left, right) => {
  expect(hashText(normaliseText(left))).not.toBe(hashText(normaliseText(right)))
})

test('a hash has 64 bits and stays as it is', () => {
  expect(hashText('abc')).toMatch(/^[0-9a-f]{16}$/)
  expect(hashText('abc')).toBe(hashText('abc'))
})
