import { describe, expect, test } from 'vitest'
import { compareFailures, failuresOf, isStalled, noteFailures, noteGreen, regressionOf } from '../../../src/core/decision/progress.ts'
import type { Diagnostic } from '../../../src/core/model/diagnostic.ts'
import type { AttemptRecord } from '../../../src/core/model/loop.ts'
import { attemptRecord, diagnostic, record, report, sha } from '../../support/builders.ts'

function failing(name: string, over: Partial<Diagnostic> = {}): Diagnostic {
  return diagnostic({ id: `id of ${name}`, test: { suite: 'shop', name, id: null }, ...over })
}

function broken(id: string, over: Partial<Diagnostic> = {}): Diagnostic {
  return diagnostic({ id, kind: 'build', test: null, ...over })
}

const now = (...diagnostics: readonly Diagnostic[]): ReturnType<typeof failuresOf> => failuresOf(report(diagnostics), false)

function before(...diagnostics: readonly Diagnostic[]): AttemptRecord {
  const { failures, broken: builds, fingerprint, ids } = now(...diagnostics)
  return attemptRecord({ ended: 'pushed', commit: sha('c'), failures, broken: builds, fingerprint, ids })
}

describe('the failures that an attempt is to repair', () => {
  test('are those that an edit can make go away', () => {
    const others = [
      failing('flaky', { origin: { kind: 'flaky', because: '' } }),
      failing('machine', { origin: { kind: 'infrastructure', because: '' } }),
      failing('base', { origin: { kind: 'pre-existing', because: '' } }),
      failing('warning', { severity: 'warning' }),
    ]
    expect(now(failing('mine'), ...others)).toEqual(now(failing('mine')))
    expect(failuresOf(report(others), true).failures).toBe(1)
  })

  test('count each test by itself, and what was left out', () => {
    const one = failing('a', { also: [{ suite: 'shop', name: 'b', id: null, file: null }] })
    expect(failuresOf(report([one, broken('x')], { omitted: 4 }), false)).toMatchObject({ failures: 7, broken: 1 })
  })

  test('that could not be read are no failures that can be the same again', () => {
    expect(now().fingerprint).toBe('')
    expect(isStalled([before(), before()], now())).toBe(false)
  })
})

describe('what came of them', () => {
  test.each<[string, readonly Diagnostic[], readonly Diagnostic[], readonly [number, number, number]]>([
    ['all fixed', [failing('a'), failing('b')], [], [2, 0, 0]],
    ['one fixed, one left, one new', [failing('a'), failing('b')], [failing('b'), failing('c')], [1, 1, 1]],
    [
      'a test that fails with other words still fails',
      [failing('a')],
      [failing('a', { id: 'another', message: 'Expected 95 to equal 100' })],
      [0, 1, 0],
    ],
    [
      'a test that fails for a reason it shares now',
      [failing('a'), failing('b')],
      [failing('a', { also: [{ suite: 'shop', name: 'b', id: null, file: null }] })],
      [0, 2, 0],
    ],
    ['the same', [failing('a'), broken('x')], [broken('x'), failing('a')], [0, 2, 0]],
  ])('%s', (_, old, found, [fixed, remaining, added]) => {
    expect(compareFailures(before(...old), now(...found))).toEqual({ fixed, remaining, added })
  })

  test('is not known without the failures before', () => {
    expect(compareFailures({ failures: 3, ids: [] }, now(failing('a')))).toBeNull()
    expect(regressionOf(attemptRecord({ failures: 0, ids: [] }), now(failing('a'), failing('b')))).toBeNull()
  })

  test('is told by the numbers where there were too many to keep', () => {
    const many = Array.from({ length: 100 }, (_, index) => failing(`${index}`))
    expect(before(...many).ids).toHaveLength(60)
    expect(compareFailures(before(...many), now(...many))).toEqual({ fixed: 0, remaining: 100, added: 0 })
    expect(compareFailures(before(...many), now(...many, failing('new')))).toEqual({ fixed: 0, remaining: 100, added: 1 })
  })

  test('is written into the record beside what the next attempt has to repair', () => {
    const whole = { fixPreexisting: false, isWhole: true }
    const open = attemptRecord({ number: 2, ended: 'working', ids: [], failures: 0, fingerprint: '' })
    const noted = noteFailures(record({ attempts: [before(failing('a'), failing('b')), open] }), report([failing('b')]), whole)
    expect(noted.attempts).toMatchObject([
      { number: 1, failures: 2, after: { fixed: 1, remaining: 1, added: 0 } },
      { number: 2, failures: 1, after: null },
    ])
  })

  test('is not asked of an attempt that pushed nothing, or of another epoch', () => {
    const whole = { fixPreexisting: false, isWhole: true }
    const open = attemptRecord({ number: 2 })
    for (const over of [{ ended: 'unchanged', commit: null }, { epoch: '5-ic1' }])
      expect(
        noteFailures(record({ attempts: [{ ...before(failing('a')), ...over }, open] }), report([]), whole).attempts[0]?.after,
      ).toBeNull()
  })

  test('is everything when all checks pass on its commit', () => {
    const attempts = [before(failing('a'), failing('b'))]
    expect(noteGreen(record({ attempts }), sha('c')).attempts[0]?.after).toEqual({ fixed: 2, remaining: 0, added: 0 })
    expect(noteGreen(record({ attempts }), sha('e')).attempts[0]?.after).toBeNull()
  })
})

describe('an attempt made things worse', () => {
  test.each<[string, readonly Diagnostic[], readonly Diagnostic[], string | null]>([
    ['more failures and none fixed', [failing('a')], [failing('a'), failing('b')], 'more'],
    ['more failures, but one fixed', [failing('a')], [failing('b'), failing('c')], null],
    ['as many as before', [failing('a')], [failing('a')], null],
    ['fewer', [failing('a'), failing('b')], [failing('a')], null],
    ['a build that was whole', [failing('a'), failing('b')], [broken('x')], 'build'],
    ['a build that was broken, too', [broken('x')], [broken('x')], null],
    ['a setup that was whole', [failing('a')], [broken('x', { kind: 'setup' })], 'build'],
    ['nothing but a flaky test more', [failing('a')], [failing('a'), failing('b', { origin: { kind: 'flaky', because: '' } })], null],
  ])('%s', (_, old, found, expected) => {
    expect(regressionOf(before(...old), now(...found))).toBe(expected)
  })
})

describe('two attempts in a row got nowhere', () => {
  const same = before(failing('a'))
  const idle = attemptRecord({ ended: 'unchanged', fingerprint: 'f2' })
  test.each<[string, readonly AttemptRecord[], boolean]>([
    ['none', [], false],
    ['one', [same], false],
    ['the same failures twice', [same, same], true],
    ['nothing changed twice', [idle, { ...idle, fingerprint: 'f3' }], true],
    ['the same, then nothing changed', [{ ...same, fingerprint: 'f2' }, idle], true],
    ['nothing changed, then the same', [idle, same], true],
    ['others before', [before(failing('b')), same], false],
    ['others after', [same, before(failing('b'))], false],
    [
      'the same, then rolled back',
      [
        { ...same, fingerprint: 'f2' },
        { ...idle, ended: 'reverted' },
      ],
      true,
    ],
    ['interrupted', [same, { ...idle, ended: 'interrupted' }], false],
    ['a session that a person asked for is none', [same, { ...idle, number: 0 }, same], true],
    ['only one beside such a session', [{ ...idle, number: 0 }, same], false],
    ['long ago', [same, same, before(failing('b'))], false],
  ])('%s', (_, attempts, expected) => {
    expect(isStalled(attempts, now(failing('a')))).toBe(expected)
  })
})
