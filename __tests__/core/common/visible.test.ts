import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeJsonVisible, makeVisible } from '../../../src/core/common/visible.ts'

test.each<[string, string, string]>([
  ['plain text', 'Expected 90 to equal 100', 'Expected 90 to equal 100'],
  ['letters of all kinds', 'Größe 価格 سعر 😀', 'Größe 価格 سعر 😀'],
  ['lines and tabs', 'a\n\tb', 'a\n\tb'],
  ['Windows line ends', 'a\r\nb', 'a\nb'],
  ['a lone carriage return', 'a\rb', 'a\\u{000D}b'],
  ['an escape', '\u001b[31mred', '\\u{001B}[31mred'],
  ['a zero-width space', 'a\u200bb', 'a\\u{200B}b'],
  ['a turn of direction', 'a\u202eb', 'a\\u{202E}b'],
  ['an isolate', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
  ['a byte order mark', '\ufeffx', '\\u{FEFF}x'],
  ['tag letters', '\u{e0041}\u{e0042}', '\\u{E0041}\\u{E0042}'],
  ['variation selectors', '\ufe0f\u{e0100}', '\\u{FE0F}\\u{E0100}'],
  ['letters that render as nothing', '\u3164\u115f\u2800', '\\u{3164}\\u{115F}\\u{2800}'],
  ['line and paragraph separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
  ['private use', '\ue000', '\\u{E000}'],
  ['half a surrogate pair', '\ud83d', '\\u{D83D}'],
  ['a null', '\0', '\\u{0000}'],
])('%s', (_, text, expected) => {
  expect(makeVisible(text)).toBe(expected)
})

test('nothing that is hidden is left, and doing it twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = makeVisible(text)
      expect(shown).not.toMatch(/[^\P{Cc}\n\t]|\p{Cf}|\p{Co}|\p{Cn}|\p{Cs}/u)
      expect(makeVisible(shown)).toBe(shown)
    }),
  )
})

test('JSON without hidden characters means the same', () => {
  expect(makeJsonVisible(JSON.stringify({ args: ['-t', 'a\u202eb\u{e0061}\n'] }, null, 1))).toBe(
    '{\n "args": [\n  "-t",\n  "a\\u202eb\\udb40\\udc61\\n"\n ]\n}',
  )
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const json = makeJsonVisible(JSON.stringify(value, null, 2))
      expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Co}|\p{Cn}|\p{Cs}/u)
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
