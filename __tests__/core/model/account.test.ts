import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Account, accountLimits, joinAccounts, noAccount } from '../../../src/core/model/account.ts'
import { unknownUsage } from '../../../src/core/model/agent.ts'
import { emptyExcerpt, excerptOf, fairShare, lengthOf, shrink, textOfExcerpt } from '../../../src/core/model/excerpt.ts'
import { readFixed } from '../../../src/core/model/fixed.ts'
import { isoTime } from '../../../src/core/model/time.ts'
import { openRecorder } from '../../../src/work/recorder.ts'
import { exit, work } from '../../support/builders.ts'
import { account } from '../../support/page.ts'

describe('an excerpt', () => {
  test('has all of a short text, and of a long one its beginning and more of its end', () => {
    expect(excerptOf('abc', 3)).toEqual({ head: 'abc', omitted: 0, tail: '' })
    expect(excerptOf('abcdefgh', 4)).toEqual({ head: 'a', omitted: 4, tail: 'fgh' })
    expect(textOfExcerpt(excerptOf('x'.repeat(5_000), 1_000))).toContain('\n[… 4,000 characters are left out …]\n')
  })

  test('is never longer than it may be, loses nothing unsaid, and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(70), fc.nat(70), (text, first, second) => {
        const cut = shrink(excerptOf(text, first), second)
        expect(lengthOf(cut)).toBeLessThanOrEqual(Math.min(first, second))
        expect(lengthOf(cut) + cut.omitted).toBe(text.length)
        expect(text.startsWith(cut.head) && text.endsWith(cut.tail)).toBe(true)
        expect(cut.head.isWellFormed() && cut.tail.isWellFormed()).toBe(true)
      }),
    )
  })
})

test('a fair share cuts the long ones alone, and uses up what there is', () => {
  expect(fairShare([1, 2, 3], 100)).toBe(100)
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), fc.nat(5_000), (lengths, most) => {
      const share = fairShare(lengths, most)
      const used = lengths.reduce((sum, length) => sum + Math.min(length, share), 0)
      expect(used).toBeLessThanOrEqual(Math.max(most, 0))
      if (lengths.reduce((sum, length) => sum + length, 0) <= most) expect(lengths.every((length) => length <= share)).toBe(true)
    }),
  )
})

describe('an account', () => {
  const long = 'x'.repeat(256 * 1024)

  test('of several agents is bounded as a whole, and short texts are left whole', () => {
    const joined = joinAccounts([account(long, long, long), account(long, long, long), account('short', 'brief')])
    const texts = joined.askings.flatMap(({ hearings }) => hearings.flatMap(({ stdout, stderr }) => [stdout, stderr]))
    expect(texts.reduce((sum, one) => sum + lengthOf(one), 0)).toBeLessThanOrEqual(accountLimits.printed)
    expect(joined.askings.reduce((sum, { brief }) => sum + lengthOf(brief), 0)).toBeLessThanOrEqual(accountLimits.briefs)
    expect(joined.askings[2]).toEqual(account('short', 'brief').askings[0])
  })

  const fixed = (given: unknown): Account | undefined =>
    readFixed({
      result: { kind: 'finished', summary: null, usage: unknownUsage },
      change: null,
      leaks: [],
      replies: [],
      work: work(),
      report: null,
      account: given,
    })?.account

  test('is taken over from the job that ran untrusted code', () => {
    const told = account('Done.')
    expect(fixed(JSON.parse(JSON.stringify(told)))).toEqual(told)
    expect(fixed(undefined)).toEqual(noAccount)
  })

  test.each<[string, unknown]>([
    ['more than there may be', { moments: [], askings: Array.from({ length: 1_000 }, () => account('a').askings[0]) }],
    ['a text without end', { moments: [], askings: [{ brief: { ...emptyExcerpt, head: 'x'.repeat(3_000_000) }, hearings: [] }] }],
    ['a stage that is none', { moments: [{ stage: 'paid', at: 1, detail: '' }], askings: [] }],
    ['a time that is no date', { moments: [{ stage: 'working', at: 9e15, detail: '' }], askings: [] }],
    ['something else', 'x'],
    ['more of it', { moments: [], askings: [], html: '<b>' }],
  ])('with %s is no reason to lose the work', (_, given) => expect(fixed(given)).toEqual(noAccount))

  test('many texts that each fit are cut to what fits together', () => {
    const given = fixed({ moments: [], askings: Array.from({ length: 8 }, () => account(long, long.slice(0, 100_000)).askings[0]) })
    expect(given?.askings).toHaveLength(8)
    expect(JSON.stringify(given).length).toBeLessThan(accountLimits.printed + accountLimits.briefs + 10_000)
  })

  test('however many starts are told of in each round, so many are kept over all', () => {
    const [asking] = account('Done.').askings
    const given = fixed({
      moments: [],
      askings: Array.from({ length: accountLimits.askings }, () => ({
        ...asking,
        hearings: Array.from({ length: accountLimits.hearings }, () => asking?.hearings[0]),
      })),
    })
    expect(given?.askings).toHaveLength(accountLimits.askings)
    expect(given?.askings.flatMap(({ hearings }) => hearings)).toHaveLength(accountLimits.hearings)
  })
})

describe('a recorder', () => {
  const clock = { now: () => 1_000 }

  test('notes each stage, each round and who was heard in it', async () => {
    const told: string[] = []
    const recorder = openRecorder((stage) => Promise.resolve(void told.push(stage.kind)), clock)
    recorder.asked('first')
    await recorder.entered({ kind: 'working', agent: 'claude' })
    recorder.heard('claude', 900, exit({ stdout: 'out', stderr: 'err' }))
    await recorder.entered({ kind: 'verifying', of: 1, what: 'tests' })
    recorder.asked('second')
    expect(told).toEqual(['working', 'verifying'])
    expect(recorder.account()).toEqual({
      moments: [
        { stage: 'working', at: 1_000, detail: 'claude' },
        { stage: 'verifying', at: 1_000, detail: '1 test' },
      ],
      askings: [
        {
          brief: excerptOf('first', 100),
          hearings: [{ agent: 'claude', at: 900, stdout: excerptOf('out', 100), stderr: excerptOf('err', 100) }],
        },
        { brief: excerptOf('second', 100), hearings: [] },
      ],
    })
  })

  test('keeps how long output began and ended, and nothing from where it was cut', () => {
    const recorder = openRecorder(() => Promise.resolve(), clock)
    recorder.asked('brief')
    recorder.heard(
      'codex',
      1,
      exit({
        stdout: `CUT${'z'.repeat(256 * 1024 - 3)}`,
        beginning: { stdout: { text: `${'a'.repeat(80 * 1024 - 3)}CUT`, characters: 1_000_000 }, stderr: { text: '', characters: 0 } },
      }),
    )
    const stdout = recorder.account().askings[0]?.hearings[0]?.stdout
    expect(stdout).toEqual({ head: 'a'.repeat(64 * 1024), omitted: 1_000_000 - 256 * 1024, tail: 'z'.repeat(192 * 1024) })
  })

  test('stays small however often stages change', async () => {
    const recorder = openRecorder(() => Promise.resolve(), clock)
    for (let index = 0; index < 500; index += 1) await recorder.entered({ kind: 'working', agent: 'a' })
    expect(recorder.account().moments).toHaveLength(accountLimits.moments)
  })
})

test('times are written in UTC', () => {
  expect([0, 1_767_225_600_999, 253_402_300_799_999].map(isoTime)).toEqual([
    '1970-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])
})
