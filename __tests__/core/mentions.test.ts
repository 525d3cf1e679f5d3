import { expect, test } from 'vitest'
import { isMentioned } from '../../src/core/model/mentions.ts'

test.each<[string, boolean]>([
  ['@loop please sort them', true],
  ['Could you, @Loop?', true],
  ['(@loop)', true],
  ['@loop.', true],
  ['First line\n\n@loop\n', true],
  ['`code` and @loop', true],
  ['``a ` b`` @loop', true],
  ['a ` alone, @loop', true],
  ['> quoted\n@loop, see above', true],
  ['```\n@other\n```\n@loop', true],
  ['~~~js\n```\n~~~\n@loop', true],
  ['', false],
  ['nobody', false],
  ['@looping', false],
  ['@loop-bot', false],
  ['@loop/team', false],
  ['me@loop', false],
  ['x/@loop', false],
  ['`@loop`', false],
  ['``see @loop ` here``', false],
  ['> @loop did this', false],
  ['   > @loop did this', false],
  ['```\n@loop\n```', false],
  ['```\n@loop', false],
  ['````\n```\n@loop\n````', false],
  ['<!-- @loop -->', false],
  ['<!-- nobody closes it\n@loop', false],
])('%j', (text, expected) => {
  expect(isMentioned([null, text], '@loop')).toBe(expected)
  expect(isMentioned([text], '')).toBe(true)
})

test('a long text of marks takes no time that grows with its square', () => {
  expect(isMentioned(['`'.repeat(20_000), '` '.repeat(20_000), '<!--'.repeat(20_000), '@lo'.repeat(20_000)], '@loop')).toBe(false)
})
