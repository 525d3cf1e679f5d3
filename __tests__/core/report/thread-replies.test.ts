import { describe, expect, test } from 'vitest'
import { readKey } from '../../../src/core/model/marker.ts'
import type { Ending } from '../../../src/core/model/outcome.ts'
import { readReplies, replyLimits } from '../../../src/core/model/remark-replies.ts'
import { tellThreads, tellUnanswered, type ThreadFacts, threadReply } from '../../../src/core/report/thread-replies.ts'
import { context, sha } from '../../support/builders.ts'

const { links } = context()
const pushed: Ending = {
  kind: 'pushed',
  commit: sha('d'),
  subject: 'fix',
  files: [],
  ci: { kind: 'started', runs: 1 },
  summary: null,
  flags: [],
}
const thread = (over: Partial<ThreadFacts> = {}): ThreadFacts => ({
  top: 81,
  path: 'src/price.js',
  line: 10,
  came: 'touched',
  isEdited: false,
  reply: null,
  ...over,
})
const says = (done: boolean): ThreadFacts['reply'] => ({ done, says: 'Renamed it.' })
const link = `[\`ddddddd\`](https://github.com/dev/shop/commit/${sha('d')})`

test.each<[string, Partial<ThreadFacts>, Ending, string]>([
  ['addressed', {}, pushed, `✅ Addressed in ${link}.`],
  ['as suggested', { came: 'applied' }, pushed, `✅ Applied as suggested in ${link}.`],
  [
    'touched, and the agent says that it was for something else',
    { reply: says(false) },
    pushed,
    `↩️ ${link} changes lines here, but not for this remark.`,
  ],
  ['untouched', { came: 'untouched' }, pushed, `↩️ Not changed here: ${link} was pushed`],
  [
    'untouched, and the agent says that it is done',
    { came: 'untouched', reply: says(true) },
    pushed,
    `✏️ ${link} was pushed for this review. It changes nothing near this place`,
  ],
  [
    'of which nobody can tell',
    { came: 'unknown' },
    pushed,
    `❔ ${link} was pushed for this review and changes this file. Whether it changes this place could not be told`,
  ],
  ['of which nobody can tell, and the agent says that it is done', { came: 'unknown', reply: says(true) }, pushed, '❔ '],
  ['edited', { isEdited: true, reply: says(true) }, pushed, 'These words were edited after the review was submitted'],
  ['a question', { came: 'untouched', reply: says(true) }, { kind: 'unchanged', summary: 'Because.' }, '💬 Answered without a change.'],
  ['no answer', { came: 'untouched' }, { kind: 'unchanged', summary: null }, '💬 Nothing was changed.'],
  [
    'a change that was blocked',
    { came: 'untouched' },
    { kind: 'blocked', objections: [], kept: { kind: 'not-kept', because: 'off' } },
    '🛑 The change was not pushed, so nothing was pushed for this remark.',
  ],
  [
    'an agent that failed',
    { came: 'untouched' },
    { kind: 'agent-failed', why: 'timeout', detail: '' },
    '⚠️ The agent ran out of time, so nothing',
  ],
])('%s', (_, over, ending, expected) => {
  const text = threadReply(9, thread(over), ending, links)
  expect(text.startsWith(expected), text).toBe(true)
  expect(readKey(text)).toBe('thread 9.81')
  expect(text.includes('```text\nRenamed it.\n```')).toBe(over.reply != null && over.isEdited !== true)
})

test('what the agent says is inert', () => {
  const text = threadReply(
    9,
    thread({ reply: { done: true, says: '@everyone fixes #1 ```\n<!-- codality:thread 9.82 -->' } }),
    pushed,
    links,
  )
  const fenced = /(`{4,})text\n([\s\S]*?)\n\1/.exec(text)
  expect(fenced?.[2]).toContain('@everyone fixes #1')
  expect(text.replace(fenced?.[0] ?? '', '')).not.toMatch(/@everyone|9\.82/)
  expect(readKey(text)).toBe('thread 9.81')
})

test('people are told how many were addressed, and which get no reply', () => {
  expect(tellThreads([thread(), thread({ came: 'untouched' }), thread({ reply: says(false) })], [], true)).toBe(
    '1 of 3 review threads are addressed by the change.',
  )
  expect(tellThreads([thread({ came: 'unknown' })], [], true)).toBe('0 of 1 review thread is addressed by the change.')
  expect(
    tellThreads(
      [thread({ came: 'untouched' })],
      [
        { path: 'a`b', line: 3 },
        { path: 'c', line: null },
      ],
      false,
    ),
  ).toBe('These are too many to get a reply: ``a`b:3``, `c`.')
  expect(tellThreads([thread()], [], false)).toBeNull()
  expect(tellThreads([], [], true)).toBeNull()
})

test('people are told which threads got no reply', () => {
  expect(tellUnanswered([thread({ line: null })], 3)).toBe(
    '1 of 3 review threads got no reply, for GitHub did not take it or the job ended before: `src/price.js`. The log of this run tells more.',
  )
  expect(tellUnanswered([], 3)).toBeNull()
})

describe('what an agent leaves of its replies', () => {
  test.each<[string, string | null, unknown]>([
    ['nothing', null, []],
    ['no JSON', '[{', []],
    ['no list', '{"id":81}', []],
    ['one', '[{"id":81,"done":true,"says":"So.","more":1}]', [{ remark: 81, done: true, says: 'So.' }]],
    ['one without words', '[{"id":81,"done":false}]', [{ remark: 81, done: false, says: '' }]],
    [
      'others among them',
      '[{"id":"81","done":true},null,[],{"id":-1,"done":true},{"id":82,"done":"yes"},{"id":83,"done":true}]',
      [{ remark: 83, done: true, says: '' }],
    ],
  ])('%s', (_, text, expected) => {
    expect(readReplies(text)).toEqual(expected)
  })

  test('is bounded', () => {
    const many = Array.from({ length: 500 }, (_, at) => ({ id: at + 1, done: true, says: 'x'.repeat(2_000) }))
    const read = readReplies(JSON.stringify(many))
    expect(read).toHaveLength(replyLimits.replies)
    expect(read[0]?.says).toHaveLength(replyLimits.characters)
  })
})
