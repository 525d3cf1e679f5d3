import { describe, expect, test } from 'vitest'
import { judgeRemark } from '../../../src/core/reviews/addressed.ts'
import type { Change, FileChange } from '../../../src/core/model/change.ts'
import { placeInHunk } from '../../../src/core/reviews/place-in-hunk.ts'
import { isRepliedTo, isResolvable, mostThreads, planThreads } from '../../../src/core/reviews/thread-plans.ts'
import { remark, sha } from '../../support/builders.ts'

const lines = Array.from({ length: 30 }, (_, at) => `line ${at + 1}`)
const path = 'src/price.js'
const originals = new Map([[path, lines.join('\n')]])

function change(after: readonly string[], over: Partial<FileChange> = {}): Change {
  return {
    base: sha('a'),
    oversize: null,
    files: [{ path, status: 'modified', oldMode: '100644', newMode: '100644', content: btoa(after.join('\n')), ...over }],
  }
}

/** The file with line `at` in other words. */
const changedAt = (at: number): Change => change(lines.with(at - 1, 'changed'))
const deleted = change([], { status: 'deleted', content: null })

describe('a remark on line 10', () => {
  test.each<[string, Change, string]>([
    ['its line changed', changedAt(10), 'touched'],
    ['a line near it changed', changedAt(13), 'touched'],
    ['a line near it changed, above', changedAt(7), 'touched'],
    ['a line further away changed', changedAt(14), 'untouched'],
    ['a line further away changed, above', changedAt(6), 'untouched'],
    ['lines came in behind it', change([...lines.slice(0, 10), 'new', 'new', ...lines.slice(10)]), 'touched'],
    ['lines came in far above it', change(['new', 'new', ...lines]), 'untouched'],
    ['its line went away', change(lines.toSpliced(9, 1)), 'touched'],
    ['its file went away', deleted, 'touched'],
    ['another file changed', change(lines.with(9, 'changed'), { path: 'src/other.js' }), 'untouched'],
    ['nothing but spaces changed', change(lines.with(9, '  line 10')), 'untouched'],
    ['the file became one that cannot be read', change([], { content: btoa('\0') }), 'unknown'],
  ])('%s', (_, made, expected) => {
    expect(judgeRemark(remark({ line: 10 }), made, originals)).toBe(expected)
  })
})

test.each<[string, Parameters<typeof remark>[0], Change, string]>([
  ['on several lines: the first of them', { startLine: 5, line: 10 }, changedAt(4), 'touched'],
  ['on the file as a whole', { subject: 'file', line: null }, changedAt(28), 'touched'],
  ['whose words were edited', { line: 10, text: null }, changedAt(10), 'untouched'],
  ['on an older commit', { line: 10, isOutdated: true }, changedAt(10), 'unknown'],
  ['on an older commit, while another file changed', { line: 10, isOutdated: true }, change(lines, { path: 'src/other.js' }), 'untouched'],
  ['on a file that is gone, on an older commit', { line: 10, isOutdated: true }, deleted, 'unknown'],
  ['without a line', { line: null }, changedAt(10), 'unknown'],
  [
    'on a line that the pull request took away, before line 20',
    { side: 'left', line: 3, hunk: '@@ -1,3 +18,2 @@\n a\n b\n-c' },
    changedAt(20),
    'touched',
  ],
  ['on such a line, without its hunk', { side: 'left', line: 3, hunk: '' }, changedAt(20), 'unknown'],
  [
    'with a suggestion that stands there now',
    { line: 10, text: '```suggestion\nline ten\n```' },
    change(lines.with(9, 'line ten')),
    'applied',
  ],
  [
    'with a suggestion on an older commit that stands there now',
    { line: 25, isOutdated: true, text: '```suggestion\nline ten\n```' },
    change(lines.with(9, 'line ten')),
    'applied',
  ],
  ['with a suggestion that always stood there', { line: 25, text: '```suggestion\nline 3\n```' }, changedAt(10), 'untouched'],
  ['with a suggestion that was done otherwise', { line: 10, text: '```suggestion\nline ten\n```' }, changedAt(10), 'touched'],
])('a remark %s', (_, over, made, expected) => {
  expect(judgeRemark(remark(over), made, originals)).toBe(expected)
})

test.each<[string, ReturnType<typeof placeInHunk>]>([
  ['@@ -8,2 +8,3 @@ function a() {\n a\n b\n+c', { left: 10, right: 10, side: 'right' }],
  ['@@ -8,3 +8,2 @@\n a\n-b\n-c\n', { left: 10, right: 9, side: 'left' }],
  ['@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file', { left: 2, right: 1, side: 'right' }],
  ['@@ -1 +1 @@', null],
  ['', null],
  ['no hunk\n+a', null],
])('the hunk %j ends there', (hunk, expected) => {
  expect(placeInHunk(hunk)).toEqual(expected)
})

describe('threads', () => {
  const thread = { id: 'T1', isResolved: false }
  const plan = (over: Parameters<typeof remark>[0], made: Change | null, done?: boolean) =>
    planThreads([remark({ thread, line: 10, ...over })], {
      change: made,
      originals,
      replies: done === undefined ? [] : [{ remark: 81, done, says: 'So.' }],
    })[0]

  test.each<[string, ReturnType<typeof plan>, boolean]>([
    ['lines changed at its place', plan({}, changedAt(10)), true],
    ['the agent says so, too', plan({}, changedAt(10), true), true],
    ['the agent says that it did not', plan({}, changedAt(10), false), false],
    ["only the agent's word says so", plan({}, changedAt(20), true), false],
    ['nothing was pushed', plan({}, null, true), false],
    ['it is resolved', plan({ thread: { ...thread, isResolved: true } }, changedAt(10)), false],
    ['nobody knows its id', plan({ thread: null }, changedAt(10)), false],
  ])('may be resolved: %s', (_, one, expected) => {
    expect(one !== undefined && isResolvable(one)).toBe(expected)
  })

  test('are answered once each, and are addressed when all that was said in them is', () => {
    const remarks = [
      remark({ thread, line: 10 }),
      remark({ id: 82, top: 81, thread, line: 10 }),
      remark({ id: 90, top: 90, thread, line: 25 }),
    ]
    const plans = planThreads(remarks, {
      change: changedAt(10),
      originals,
      replies: [
        { remark: 82, done: true, says: 'Last.' },
        { remark: 81, done: false, says: 'First.' },
      ],
    })
    expect(plans.map(({ top, came, reply }) => [top, came, reply?.says])).toEqual([
      [81, 'touched', 'Last.'],
      [90, 'untouched', undefined],
    ])
    const more = [...remarks, remark({ id: 83, top: 81, thread, line: 10, text: null })]
    expect(planThreads(more, { change: changedAt(10), originals, replies: [] })[0]).toMatchObject({ came: 'untouched', isEdited: false })
    expect(mostThreads).toBe(50)
  })

  test('are not answered where the work was cut short', () => {
    expect(
      [
        { kind: 'interrupted', by: 'cancelled' } as const,
        { kind: 'crashed', message: '' } as const,
        { kind: 'superseded', head: null, why: 'closed' } as const,
      ].map(isRepliedTo),
    ).toEqual([false, false, false])
    expect(
      [{ kind: 'unchanged', summary: null } as const, { kind: 'superseded', head: sha('b'), why: 'moved' } as const].map(isRepliedTo),
    ).toEqual([true, true])
  })
})
