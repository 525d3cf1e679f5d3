import { describe, expect, test } from 'vitest'
import { conflictVerdict, readClaims } from '../../../src/core/decision/claims.ts'
import { decide } from '../../../src/core/decision/decide.ts'
import { judgeMarkers } from '../../../src/core/guards/conflict-markers.ts'
import type { LoopState } from '../../../src/core/decision/loop-state.ts'
import type { Conflict } from '../../../src/core/model/conflict.ts'
import type { Trigger } from '../../../src/core/model/trigger.ts'
import { present } from '../../../src/core/report/present.ts'
import { dutyOf, inTurn, refsByPull } from '../../../src/core/decision/reconcile.ts'
import { claims, context, sha, state } from '../../support/builders.ts'

const conflict: Conflict = { branch: 'main', base: sha('b'), files: ['src/price.js'], merge: sha('d'), replay: 'yes' }
const due: Trigger = { kind: 'reconcile-due', pull: 7, startedBy: [] }
const person = { login: 'maria', type: 'User' } as const
const retry: Trigger = {
  kind: 'commanded',
  pull: 7,
  title: null,
  author: person,
  at: 1_000,
  commentId: 5,
  command: 'retry',
  argument: '',
  text: '',
}
const retryLint: Trigger = { ...retry, argument: 'lint' }
const commented: Trigger = { kind: 'commented', pull: 7, title: null, author: person, at: 1_000, commentId: 5, text: 'Rename it' }
const finished: Trigger = {
  kind: 'ci-finished',
  run: {
    id: 1,
    attempt: 1,
    name: 'CI',
    title: null,
    conclusion: 'failure',
    headSha: sha('a'),
    headBranch: 'discounts',
    headRepository: 'dev/shop',
    pulls: [],
    startedBy: [],
  },
}
const green = { kind: 'green', generation: 2 } as const
const key = conflictVerdict(sha('a'), sha('b'))

function brief(trigger: Trigger, over: Partial<LoopState>): string {
  const decision = decide(trigger, state({ conflict, ...over }))
  if (decision.kind === 'ignore' || decision.kind === 'halt')
    return `${decision.kind} ${decision.because.code}${decision.kind === 'halt' && !decision.isTold ? ', call' : ''}`
  return decision.kind === 'repair'
    ? `repair ${decision.session.kind}${'attempt' in decision.session ? ` ${decision.session.attempt}` : ''}`
    : decision.kind
}

describe('a conflict with the base branch', () => {
  test.each<[string, Trigger, Partial<LoopState>, string]>([
    ['is told where nobody waits', due, { ci: green }, 'halt conflict'],
    ['is told where nothing ran', due, { ci: { kind: 'none' } }, 'halt conflict'],
    [
      'is told instead of a green that is no end',
      due,
      { ci: green, claims: claims({ slots: [{ epoch: '0', number: 1, from: sha('c') }] }) },
      'halt conflict',
    ],
    ['is told once', due, { ci: green, conflictTold: key }, 'ignore nobody-waits'],
    [
      'is told again for another commit of the base',
      due,
      { ci: green, conflictTold: conflictVerdict(sha('a'), sha('c')) },
      'halt conflict',
    ],
    ['is told to whoever asks for an attempt', retry, { ci: { kind: 'none' }, conflictTold: key }, 'halt conflict, call'],
    ['keeps no failure from being repaired', due, {}, 'repair ci 1'],
    ['keeps no wish from being heard', commented, { onConflict: 'merge' }, 'repair comment'],
    ['is left to a person who stopped the loop', due, { ci: green, claims: claims({ stop: '5-ic1' }) }, 'ignore stopped'],
    ['is left to the turn that is at work', due, { ci: green, busy: 900 }, 'ignore busy'],
    ['is mended where that is wanted', due, { ci: green, onConflict: 'merge' }, 'repair conflict 1'],
    ['is mended before CI is', finished, { onConflict: 'merge', claims: claims({ used: 1 }) }, 'repair conflict 2'],
    [
      'is mended when a person asks',
      retry,
      { onConflict: 'merge', ci: { kind: 'none' }, claims: claims({ used: 3 }) },
      'repair conflict 1',
    ],
    ['comes after what a person asked for in words', retryLint, { onConflict: 'merge' }, 'repair ci 1'],
    ['is mended by new commits of one author', due, { ci: green, onConflict: 'rebase' }, 'repair conflict 1'],
    [
      'is told where several people made the commits',
      due,
      { ci: green, onConflict: 'rebase', conflict: { ...conflict, replay: 'authors' } },
      'halt conflict',
    ],
    [
      'is merged whoever made the commits',
      due,
      { ci: green, onConflict: 'merge', conflict: { ...conflict, replay: 'authors' } },
      'repair conflict 1',
    ],
    [
      'is mended once for each pair of commits',
      due,
      { ci: green, onConflict: 'merge', claims: claims({ handled: new Set([key]) }) },
      'ignore nobody-waits',
    ],
    [
      'keeps the failures from no repair once it was tried',
      due,
      { onConflict: 'merge', claims: claims({ used: 1, handled: new Set([key]) }) },
      'repair ci 2',
    ],
    ['waits while CI runs', due, { onConflict: 'merge', ci: { kind: 'running', waitsFor: ['e2e'] } }, 'ignore still-running'],
    ['takes no more than there is', due, { ci: green, onConflict: 'merge', claims: claims({ used: 3 }) }, 'halt exhausted, call'],
    ['is told where git could not try', due, { ci: green, onConflict: 'merge', conflict: { ...conflict, merge: null } }, 'halt conflict'],
  ])('%s', (_, trigger, over, expected) => {
    expect(brief(trigger, over)).toBe(expected)
  })

  test('is a verdict of its own among the claims', () => {
    const { handled } = readClaims(7, [{ name: `refs/codality/7/0/1.${key.slice(key.indexOf('.') + 1)}`, sha: sha('a') }])
    expect(handled).toEqual(new Set([key]))
    expect(handled).not.toContain(conflictVerdict(sha('a'), sha('c')))
  })

  test('names of files and branches do nothing in what is told', () => {
    const { status, notice } = present(
      {
        kind: 'halted',
        because: { code: 'conflict', conflict: { ...conflict, branch: "a'b;c", files: ['@org/team `x`'] }, unfit: 'authors' },
        isTold: true,
      },
      context({ trigger: due }),
    )
    expect(notice).toBeNull()
    expect(status).toContain('here several people have made commits')
    expect(status).toContain(`git merge 'origin/a'\\''b;c'`)
    expect(status).toContain('- `` @org/team `x` ``')
  })
})

test.each<[string, string | null | undefined, number]>([
  ['a file that nobody touched', undefined, 1],
  ['a mark that is left', 'a\n>>>>>>> theirs\n', 1],
  ['a line of equals signs', 'Title\n=======\n', 0],
  ['what was resolved', 'a\n', 0],
  ['what was deleted', null, 0],
])('marks of a conflict: %s', (_, text, count) => {
  const files =
    text === undefined
      ? []
      : [{ path: 'a.txt', status: 'modified', oldMode: '100644', newMode: '100644', content: text === null ? null : btoa(text) } as const]
  expect(judgeMarkers({ base: sha('d'), files, oversize: null }, ['a.txt'], new Map([['a.txt', '<<<<<<< mine\n']]))).toHaveLength(count)
})

describe('a look at all pull requests', () => {
  test.each<[string, Trigger, Partial<LoopState>, string]>([
    ['takes on a failure', due, { conflict: null }, 'repair ci 1'],
    [
      'says nothing of CI that runs',
      due,
      { conflict: null, ci: { kind: 'running', waitsFor: [] }, claims: claims({ slots: [{ epoch: '0', number: 1, from: sha('c') }] }) },
      'ignore nothing-due',
    ],
    [
      'tells a green end once',
      due,
      { conflict: null, ci: green, claims: claims({ slots: [{ epoch: '0', number: 1, from: sha('c') }], told: new Set(['green.0.1']) }) },
      'ignore nothing-due',
    ],
    [
      'tells once that no attempt is left',
      due,
      { conflict: null, claims: claims({ used: 3, told: new Set(['exhausted.0']) }) },
      'ignore nothing-due',
    ],
    ['tells that no attempt is left', due, { conflict: null, claims: claims({ used: 3 }) }, 'halt exhausted, call'],
  ])('%s', (_, trigger, over, expected) => {
    expect(brief(trigger, over)).toBe(expected)
  })

  test('is followed by a turn where something is to be done, or to be said', () => {
    expect([
      dutyOf({ kind: 'repair' }, false),
      dutyOf({ kind: 'settle' }, false),
      dutyOf({ kind: 'ignore' }, true),
      dutyOf({ kind: 'ignore' }, false),
    ]).toEqual(['agent', 'words', 'words', null])
  })

  test('knows the pull request of each ref', () => {
    const refs = [
      'refs/codality/7/0/1.1',
      'refs/codality/7/turn/5',
      'refs/codality/12/seen/x',
      'refs/codality/x/y',
      'refs/codality/7',
      'refs/heads/codality/7/x',
    ].map((name) => ({ name, sha: sha('a') }))
    expect([...refsByPull(refs)].map(([pull, own]) => `${pull}: ${own.length}`)).toEqual(['7: 2', '12: 1'])
  })

  test('leaves nothing out for ever', () => {
    const all = [1, 2, 3, 4, 5]
    expect(inTurn(all, 9, 4)).toEqual(all)
    expect(new Set(Array.from({ length: 24 }, (_, round) => inTurn(all, 2, round)).flat())).toEqual(new Set(all))
    expect(inTurn(all, 2, 7)).toHaveLength(2)
  })
})
