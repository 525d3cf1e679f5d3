import { describe, expect, test } from 'vitest'
import { suggestionPatches, suggestionsIn } from '../../../src/core/reviews/suggestions.ts'
import { remark } from '../../support/builders.ts'

test.each<[string, string | null, readonly (readonly string[])[]]>([
  ['nothing', null, []],
  ['one among words', 'Better:\n```suggestion\nconst a = 1\n```\nThanks', [['const a = 1']]],
  ['two', '```suggestion\na\n```\n```suggestion\nb\n\nc\n```', [['a'], ['b', '', 'c']]],
  ['one that takes lines away', '```suggestion\n```', [[]]],
  ['one with a fence in it', '````suggestion\n```js\nx\n```\n````', [['```js', 'x', '```']]],
  ['other code, and the word in it', '```js\n```suggestion\n```\nsuggestion', []],
  ['lines that end as on Windows', '```suggestion:-0+0\r\na\r\n```\r\n', [['a']]],
])('%s', (_, text, expected) => {
  expect(suggestionsIn(text)).toEqual(expected)
})

describe('as a patch', () => {
  const file = 'one\ntwo\nthree\nfour\n'
  const text = '```suggestion\nTWO\nAND A HALF\n```'

  test('a suggestion takes the place of exactly its lines', () => {
    expect(suggestionPatches(remark({ path: 'a.txt', startLine: 2, line: 3, text }), file)).toEqual([
      '--- a/a.txt\n+++ b/a.txt\n@@ -2,2 +2,2 @@\n-two\n-three\n+TWO\n+AND A HALF',
    ])
    expect(suggestionPatches(remark({ path: 'a.txt', line: 2, text: '```suggestion\n```' }), file)).toEqual([
      '--- a/a.txt\n+++ b/a.txt\n@@ -2,1 +1,0 @@\n-two',
    ])
  })

  test.each([
    ['what the pull request takes away', remark({ line: 2, side: 'left', text }), file],
    ['a place that is no more', remark({ line: 2, isOutdated: true, text }), file],
    ['a file as a whole', remark({ line: null, subject: 'file', text }), file],
    ['a line that the file does not have', remark({ line: 9, text }), file],
    ['a file that cannot be read', remark({ line: 2, text }), null],
    ['a remark without one', remark({ line: 2 }), file],
  ])('there is none for %s', (_, one, content) => {
    expect(suggestionPatches(one, content)).toEqual([])
  })
})
