import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeSpan, cut, fence } from '../../../src/core/common/fence.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('`', '```', '~~~', '\n', '\r\n', ' ', 'x', '@org/team', '<!-- codality:green 0/1 -->', '\u200b'), {
      maxLength: 30,
    })
    .map((parts) => parts.join('')),
)

describe('a fenced block', () => {
  test.each<[string, string, string]>([
    ['plain', 'a\nb', '```text\na\nb\n```'],
    ['with a fence in it', '```\nx\n```', '````text\n```\nx\n```\n````'],
    ['with a long fence in it', '`'.repeat(9), `${'`'.repeat(10)}text\n${'`'.repeat(9)}\n${'`'.repeat(10)}`],
    ['empty', '', '```text\n\n```'],
    ['with blanks at its end', 'a \n\n', '```text\na\n```'],
    ['with something hidden', 'a\u202eb', '```text\na\\u{202E}b\n```'],
  ])('%s', (_, text, expected) => {
    expect(fence(text, 1_000)).toBe(expected)
  })

  test('has the language that is asked for', () => {
    expect(fence('+a', 100, 'diff')).toBe('```diff\n+a\n```')
  })

  test('is closed by nothing inside', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = fence(text, 10_000).split('\n')
        const bar = lines.at(-1) ?? ''
        expect(bar).toMatch(/^`{3,}$/)
        expect(lines[0]).toBe(`${bar}text`)
        expect(lines.slice(1, -1).filter((line) => line.includes(bar))).toEqual([])
      }),
    )
  })

  test('is bounded and says that it was cut', () => {
    const lines = fence('x'.repeat(5_000), 100).split('\n')
    expect(lines[1]).toBe(`${'x'.repeat(99)}…`)
  })
})

describe('a code span', () => {
  test.each<[string, string, string]>([
    ['plain', 'price', '`price`'],
    ['of many lines', ' a\n\n  b ', '`a b`'],
    ['with a backtick', 'a`b', '``a`b``'],
    ['with backticks at its ends', '`a`', '`` `a` ``'],
    ['empty', '', '`  `'],
    ['of a mention', '@org/team', '`@org/team`'],
    ['of a tag', '<img src=x>', '`<img src=x>`'],
  ])('%s', (_, text, expected) => {
    expect(codeSpan(text)).toBe(expected)
  })

  test('holds all of the text: its bar is longer than any inside and it has no line end', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const span = codeSpan(text, 1_000)
        const bar = /^`+/.exec(span)?.[0] ?? ''
        const inside = span.slice(bar.length, -bar.length)
        expect(span.endsWith(bar)).toBe(true)
        expect(span).not.toContain('\n')
        expect(inside.match(/`+/g) ?? []).not.toContain(bar)
        expect(inside.startsWith('`') || inside.endsWith('`')).toBe(false)
      }),
    )
  })

  test('is bounded', () => {
    expect(codeSpan('x'.repeat(500)).length).toBeLessThanOrEqual(202)
    expect(codeSpan('x'.repeat(500), 10)).toBe('`xxxxxxxxx…`')
  })
})

describe('cutting', () => {
  test.each<[string, number, string]>([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a😀bc', 3, 'a…'],
    ['a😀bc', 4, 'a😀…'],
  ])('%j to %d is %j', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected)
  })

  test('never makes it longer and never leaves half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, max) => {
        const short = cut(text, max)
        expect(short.length).toBeLessThanOrEqual(max)
        expect(short.isWellFormed()).toBe(text.isWellFormed())
      }),
    )
  })
})
