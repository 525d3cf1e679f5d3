import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actionRef,
  attemptRef,
  claimsFolder,
  compareEpochs,
  deedKey,
  deedRef,
  epochOf,
  isTold,
  latestSlot,
  mergeMarker,
  newestAction,
  noticeRef,
  opensCount,
  readClaims,
  rebuildRecord,
  type Slot,
  verdictKey,
  verdictRef,
} from '../../../src/core/decision/claims.ts'
import type { HaltReason } from '../../../src/core/model/decision.ts'
import type { Claims, LoopRecord, Ref } from '../../../src/core/model/loop.ts'
import type { Trigger } from '../../../src/core/model/trigger.ts'
import { greenKey, haltKey } from '../../../src/core/model/notice-keys.ts'
import { attemptRecord, claims, record, sha } from '../../support/builders.ts'

const first = '1000-ic5'
const second = '2000-rv6'
const third = '3000-wd7'

function refs(...names: readonly string[]): readonly Ref[] {
  return names.map((name, index) => ({ name, sha: sha(index % 10) }))
}

function act(epoch: string, slot: Slot): string {
  return actionRef(7, epoch, slot)
}

function attempt(epoch: string, number: number): string {
  return attemptRef(7, epoch, number, verdictKey(sha('a'), 1))
}

describe('what the refs of a pull request say', () => {
  test.each<[string, readonly string[], Partial<Claims>]>([
    ['nothing at first', [], { epoch: '0', used: 0, stop: null }],
    ['one attempt', [attempt('0', 1)], { epoch: '0', used: 1 }],
    ['three attempts', [attempt('0', 1), attempt('0', 2), attempt('0', 3)], { epoch: '0', used: 3 }],
    ['attempts of an earlier epoch are over', [attempt('0', 1), attempt('0', 2), act(first, 'retry')], { epoch: first, used: 0 }],
    [
      'attempts of the newest epoch',
      [attempt('0', 1), act(first, 'retry'), attempt(first, 1), attempt(first, 2)],
      { epoch: first, used: 2 },
    ],
    ['a session that was asked for is no autonomous attempt', [act(first, 'asked')], { epoch: first, used: 0 }],
    ['words that were only heard open an epoch', [attempt('0', 1), act(first, 'heard')], { epoch: first, used: 0 }],
    ['a stop', [act(first, 'stop')], { stop: first }],
    ['a stop, then a retry', [act(first, 'stop'), act(second, 'retry')], { stop: null }],
    [
      'a stop, then its end, which open no count',
      [attempt('0', 1), act(first, 'stop'), act(second, 'resume')],
      { stop: null, epoch: '0', used: 1 },
    ],
    ['an end, then a stop', [act(first, 'resume'), act(second, 'stop')], { stop: second, epoch: '0' }],
    ['a retry, then a stop', [act(first, 'retry'), act(second, 'stop')], { stop: second }],
    ['a stop, then words', [act(first, 'stop'), act(second, 'heard'), act(third, 'asked')], { stop: first }],
    ['a retry far above and a later stop listed before it', [act(second, 'stop'), act(first, 'retry')], { stop: second }],
  ])('%s', (_, names, expected) => {
    expect(readClaims(7, refs(...names))).toMatchObject(expected)
  })

  test.each([
    'refs/heads/main',
    'refs/codality/7',
    'refs/codality/7/0',
    'refs/codality/7/0/1',
    'refs/codality/7/0/0.1',
    'refs/codality/7/0/01.1',
    'refs/codality/7/0/100.1',
    'refs/codality/7/0/-1.1',
    'refs/codality/7/0/1.x',
    'refs/codality/7/0/1/2.1',
    'refs/codality/7/0/done',
    'refs/codality/7/x/1.1',
    'refs/codality/7/1000-ic/1.1',
    'refs/codality/7/1000-IC5/1.1',
    'refs/codality/7/99999999999999/1.1',
    'refs/codality/07/0/1.1',
    'refs/codality/7/seen/abc.1',
    `refs/codality/7/seen/${sha('a')}`,
    `refs/codality/7/restarted/${sha('a')}.1`,
    `refs/codality/7/undone/${sha('a')}`,
    'refs/codality/7/reverted/abc',
    'refs/codality/70/0/1.1',
    'refs/codality/8/1000-ic5/stop',
    `refs/codality/8/seen/${sha('a')}.1`,
    'refs/heads/refs/codality/7/0/1.1',
    'refs/codality/7/0/1.1\n',
  ])('the ref %j says nothing about pull request 7', (name) => {
    expect(readClaims(7, refs(name))).toEqual(claims())
  })

  test('human actions and verdicts are handled, whether an attempt took them on or was given back', () => {
    const verdict = verdictKey(sha('a'), 3)
    const { handled } = readClaims(7, refs(act(first, 'heard'), act(second, 'asked'), attempt('0', 1), verdictRef(7, verdict)))
    expect(handled).toEqual(new Set([first, second, verdictKey(sha(2), 1), verdict]))
  })

  test('what is done once on a commit is handled, and opens no count', () => {
    for (const deed of ['restarted', 'reverted'] as const)
      expect(readClaims(7, refs(deedRef(7, deed, sha('a'))))).toEqual(claims({ handled: new Set([deedKey(deed, sha('a'))]) }))
    expect(readClaims(8, refs(deedRef(7, 'restarted', sha('a'))))).toEqual(claims())
  })

  test('words that were heard are a human action but no work', () => {
    const read = readClaims(7, refs(act(first, 'heard')))
    expect(read.handled.has(first)).toBe(true)
    expect(read.slots).toEqual([])
    expect(latestSlot(read)).toBeNull()
  })

  test('commands are no work either', () => {
    expect(readClaims(7, refs(act(first, 'stop'), act(second, 'retry'))).slots).toEqual([])
  })

  test('a slot keeps the commit that its ref names', () => {
    expect(readClaims(7, [{ name: attempt('0', 1), sha: sha('e') }]).slots).toEqual([{ epoch: '0', number: 1, from: sha('e') }])
  })

  test('attempts are ordered as numbers, not as text', () => {
    const read = readClaims(7, refs(attempt('0', 10), attempt('0', 2), attempt('0', 1)))
    expect(read.slots.map(({ number }) => number)).toEqual([1, 2, 10])
    expect(latestSlot(read)).toBe('0/10')
  })

  test('every ref that is made is read again', () => {
    for (const slot of ['asked', 'heard', 'retry', 'stop', 'resume'] as const) {
      const { epoch, handled } = readClaims(7, refs(act(first, slot)))
      expect([epoch, [...handled]]).toEqual([opensCount(slot) ? first : '0', [first]])
    }
    for (let number = 1; number <= 20; number += 1) expect(readClaims(7, refs(attempt(first, number))).slots).toHaveLength(1)
    expect(act(first, 'stop').startsWith(`refs/${claimsFolder(7)}`)).toBe(true)
  })
})

describe('the newest claim', () => {
  test.each<[string, readonly string[], string | null]>([
    ['none', [], null],
    ['an attempt', [attempt('0', 1), attempt('0', 2)], '0/2'],
    ['a session that was asked for', [attempt('0', 1), act(first, 'asked')], `${first}/0`],
    [
      'an attempt after such a session, in the order of the alphabet',
      [attempt(first, 1), attempt(first, 2), act(first, 'asked')],
      `${first}/2`,
    ],
    ['an old one, when people only talked since', [attempt('0', 1), act(first, 'heard'), act(second, 'stop')], '0/1'],
  ])('%s', (_, names, expected) => {
    expect(latestSlot(readClaims(7, refs(...names)))).toBe(expected)
  })
})

describe('epochs', () => {
  const person = { login: 'maria', type: 'User' } as const
  const said = { pull: 7, title: null, author: person, at: 1_000 }
  test.each<[Trigger, string | null]>([
    [{ kind: 'commented', commentId: 5, text: 'x', ...said }, '1000-ic5'],
    [{ kind: 'commanded', commentId: 5, command: 'retry', argument: '', text: '', ...said }, '1000-ic5'],
    [{ kind: 'reviewed', reviewId: 6, state: 'commented', text: '', commit: sha('a'), ...said }, '1000-rv6'],
    [{ kind: 'dispatched', pull: 7, author: person, runId: 9 }, '500-wd9'],
    [
      {
        kind: 'ci-finished',
        run: {
          id: 1,
          attempt: 1,
          name: 'CI',
          title: null,
          conclusion: 'failure',
          headSha: sha('a'),
          headBranch: 'x',
          headRepository: null,
          pulls: [],
          startedBy: [],
        },
      },
      null,
    ],
  ])('$kind opens its own', (trigger, expected) => {
    expect(epochOf(trigger, 500)).toBe(expected)
  })

  test.each([
    ['0', '1-ic1'],
    ['999-ic9', '1000-ic1'],
    ['1000-ic5', '1000-ic6'],
    ['1000-ic5', '1000-rv5'],
  ])('%s comes before %s', (earlier, later) => {
    expect(compareEpochs(earlier, later)).toBeLessThan(0)
    expect(compareEpochs(later, earlier)).toBeGreaterThan(0)
    expect(compareEpochs(later, later)).toBe(0)
  })

  test('two of one second are in the same order for every reader', () => {
    const epoch = fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('ic', 'rv', 'wd'), fc.integer({ min: 1, max: 20 }))
      .map(([at, kind, id]) => `${at}-${kind}${id}`)
    fc.assert(
      fc.property(fc.array(epoch, { maxLength: 12 }), (epochs) => {
        expect(epochs.toSorted(compareEpochs)).toEqual(epochs.toReversed().sort(compareEpochs))
      }),
    )
  })
})

const anyEpoch = fc.constantFrom('0', first, '1000-ic50', second, third)
const anyName = fc.oneof(
  fc.tuple(anyEpoch, fc.integer({ min: 1, max: 12 })).map(([epoch, number]) => attempt(epoch, number)),
  // One human action fills one slot of its epoch.
  anyEpoch.filter((epoch) => epoch !== '0').map((epoch) => act(epoch, epoch === first ? 'stop' : epoch === second ? 'retry' : 'heard')),
  fc.integer({ min: 1, max: 3 }).map((generation) => verdictRef(7, verdictKey(sha('a'), generation))),
  fc.string(),
)
const anyRefs = fc.uniqueArray(anyName, { maxLength: 20 }).map((names) => names.map((name): Ref => ({ name, sha: sha(name.length % 10) })))
const anyRecord: fc.Arbitrary<LoopRecord> = fc.record({
  version: fc.constant(1 as const),
  pull: fc.constantFrom(7, 8),
  epoch: anyEpoch,
  ledger: fc.constantFrom('refs' as const, 'marker' as const),
  attempts: fc.array(
    fc.record({
      epoch: anyEpoch,
      number: fc.integer({ min: 0, max: 99 }),
      from: fc.constant(sha('9')),
      ended: fc.string(),
      commit: fc.constant(null),
      failures: fc.nat(),
      broken: fc.nat(),
      after: fc.constant(null),
      fingerprint: fc.string(),
      ids: fc.array(fc.string(), { maxLength: 3 }),
      costUsd: fc.constant(null),
      seconds: fc.nat(),
    }),
    { maxLength: 8 },
  ),
  handled: fc.array(fc.string(), { maxLength: 5 }),
  stopped: fc.boolean(),
  working: fc.constant(null),
})

describe('[row 17] whatever the refs and the marker hold', () => {
  test('the order in which the refs come does not matter', () => {
    const shuffled = anyRefs.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const [one, two] = [readClaims(7, list), readClaims(7, other)]
        expect(two).toEqual(one)
      }),
    )
  })

  test('a marker changes nothing while attempts are counted by refs', () => {
    fc.assert(
      fc.property(anyRefs, anyRecord, (list, forged) => {
        const read = readClaims(7, list)
        expect(mergeMarker(read, { ...forged, ledger: 'refs' })).toEqual(read)
        expect(mergeMarker(read, null)).toEqual(read)
      }),
    )
  })

  test('a marker never lowers what was used', () => {
    fc.assert(
      fc.property(anyRefs, anyRecord, (list, forged) => {
        const read = readClaims(7, list)
        expect(mergeMarker(read, forged).used).toBeGreaterThanOrEqual(read.used)
      }),
    )
  })

  test('a marker takes no claim, no handled key and no stop away', () => {
    fc.assert(
      fc.property(anyRefs, anyRecord, (list, forged) => {
        const read = readClaims(7, list)
        const merged = mergeMarker(read, forged)
        expect(merged.slots).toEqual(expect.arrayContaining([...read.slots]))
        expect([...merged.handled]).toEqual(expect.arrayContaining([...read.handled]))
        expect(merged.stop).toBe(read.stop ?? merged.stop)
        expect(compareEpochs(merged.epoch, read.epoch)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('a record rebuilt from the claims tells their attempts, whatever the old one says', () => {
    fc.assert(
      fc.property(anyRefs, fc.option(anyRecord), (list, old) => {
        const read = readClaims(7, list)
        const rebuilt = rebuildRecord(7, read, old)
        expect(rebuilt.attempts.map(({ epoch, number }) => ({ epoch, number }))).toEqual(
          read.slots.map(({ epoch, number }) => ({ epoch, number })),
        )
        expect(rebuilt).toMatchObject({ pull: 7, epoch: read.epoch, stopped: read.stop !== null })
      }),
    )
  })
})

describe('without refs', () => {
  const old = record({
    ledger: 'marker',
    epoch: first,
    attempts: [1, 2].map((number) => attemptRecord({ epoch: first, number, from: sha('c'), ended: 'pushed', commit: sha('d') })),
    handled: ['x'],
    stopped: true,
  })

  test('the marker is what was used', () => {
    expect(mergeMarker(claims(), old)).toEqual(
      claims({
        epoch: first,
        used: 2,
        stop: first,
        handled: new Set(['x']),
        slots: [
          { epoch: first, number: 1, from: sha('c') },
          { epoch: first, number: 2, from: sha('c') },
        ],
      }),
    )
  })

  test('an attempt that refs and marker tell of counts once', () => {
    expect(mergeMarker(readClaims(7, refs(attempt(first, 1))), old).used).toBe(2)
  })

  test('a marker of an older epoch does not bring it back', () => {
    expect(mergeMarker(readClaims(7, refs(act(second, 'retry'))), old)).toMatchObject({ epoch: second, used: 0 })
  })
})

describe('rebuilding the record', () => {
  const read = readClaims(7, refs(attempt('0', 1), attempt('0', 2)))
  const remembered = attemptRecord({ from: sha('0'), ended: 'pushed', commit: sha('d'), failures: 4 })

  test('what the old record remembers is kept, what it does not know is unknown', () => {
    expect(rebuildRecord(7, read, record({ attempts: [remembered] })).attempts).toEqual([
      remembered,
      {
        epoch: '0',
        number: 2,
        from: sha('1'),
        ended: 'unknown',
        commit: null,
        failures: 0,
        broken: 0,
        fingerprint: '',
        ids: [],
        after: null,
        costUsd: null,
        seconds: 0,
      },
    ])
  })

  test('the record of another pull request lends nothing', () => {
    const rebuilt = rebuildRecord(7, read, record({ pull: 8, attempts: [remembered], working: { runId: 1, runAttempt: 1 } }))
    expect(rebuilt.attempts[0]?.ended).toBe('unknown')
    expect(rebuilt.working).toBeNull()
  })

  test('handled keys are only kept where there are no refs', () => {
    const handled = claims({ handled: new Set(['a', 'b']) })
    expect(rebuildRecord(7, handled, null).handled).toEqual([])
    expect(rebuildRecord(7, handled, record({ ledger: 'marker' })).handled).toEqual(['a', 'b'])
  })

  test('the last fifty attempts are enough', () => {
    const slots = Array.from({ length: 60 }, (_, index) => ({ epoch: `${index}-ic1`, number: 0, from: sha('a') }))
    expect(rebuildRecord(7, claims({ slots }), null).attempts.map(({ epoch }) => epoch)).toEqual(slots.slice(10).map(({ epoch }) => epoch))
  })
})

const halts: readonly HaltReason[] = [
  { code: 'exhausted', attempts: 3 },
  { code: 'flaky', why: 'again', detail: '' },
  { code: 'pre-existing' },
  { code: 'no-progress' },
  { code: 'over-budget' },
]

test('a notice is told when its ref or its comment is there, and only on its own pull request', () => {
  for (const key of [
    ...halts.flatMap((because) => ['0', '1000-ic5'].flatMap((epoch) => haltKey(because, epoch, sha('a')) ?? [])),
    greenKey('1000-ic5/2'),
    greenKey('0/0'),
  ]) {
    const read = readClaims(7, refs(noticeRef(7, key)))
    expect(isTold(read, new Set(), key)).toBe(true)
    expect(isTold(claims(), new Set([key]), key)).toBe(true)
    expect(isTold(claims(), new Set(), key)).toBe(false)
    expect(read).toEqual(claims({ told: read.told }))
    expect(readClaims(8, refs(noticeRef(7, key)))).toEqual(claims())
  }
  expect(isTold(readClaims(7, refs(noticeRef(7, greenKey('0/1')))), new Set(), greenKey('0/2'))).toBe(false)
})

test('a stop that the comment alone remembers is as new as the newest thing that people did', () => {
  expect(newestAction({ epoch: first, handled: ['x', `${sha('a')}.1`, second, '1500-ic9'] })).toBe(second)
  expect(mergeMarker(claims(), record({ ledger: 'marker', epoch: first, handled: [second], stopped: true })).stop).toBe(second)
})
