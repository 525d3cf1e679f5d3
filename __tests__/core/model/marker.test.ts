import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fence } from '../../../src/core/common/fence.ts'
import { carriesMarker, decodeRecord, encodeRecord, isRecordKey, keyLine, readKey } from '../../../src/core/model/marker.ts'
import type { LoopRecord } from '../../../src/core/model/loop.ts'
import { attemptRecord, record, sha } from '../../support/builders.ts'

const attempt = attemptRecord({ ended: 'pushed', commit: sha('b'), failures: 2 })
const nasty = fc.oneof(
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.constantFrom('-->', '--!>', '<!--', '<!-- codality:loop {} -->', '\n', '\\u002d->', '\u2028'),
)

const anyRecord: fc.Arbitrary<LoopRecord> = fc.record({
  version: fc.constant(1 as const),
  pull: fc.integer({ min: 1 }),
  epoch: nasty,
  ledger: fc.constantFrom('refs' as const, 'marker' as const),
  attempts: fc.array(
    fc.record({
      epoch: nasty,
      number: fc.integer({ min: 0, max: 99 }),
      from: fc.constantFrom(sha('a'), sha('0')),
      ended: fc.constantFrom('pushed', 'agent-failed'),
      commit: fc.option(fc.constant(sha('c'))),
      failures: fc.nat(),
      broken: fc.nat(),
      after: fc.option(fc.constant({ fixed: 1, remaining: 0, added: 2 })),
      fingerprint: nasty,
      ids: fc.array(nasty, { maxLength: 3 }),
      costUsd: fc.option(fc.constant(0.25)),
      seconds: fc.nat(),
    }),
    { maxLength: 5 },
  ),
  handled: fc.array(nasty, { maxLength: 5 }),
  stopped: fc.boolean(),
  working: fc.option(fc.record({ runId: fc.nat(), runAttempt: fc.nat() })),
})

describe('the marker', () => {
  test('is read as it was written, whatever stands before it', () => {
    fc.assert(
      fc.property(anyRecord, fc.string({ unit: 'binary' }), (written, before) => {
        const marker = encodeRecord(written)
        expect(decodeRecord(marker)).toEqual(written)
        expect(decodeRecord(`${before}\n${marker}\n\n`)).toEqual(written)
      }),
    )
  })

  test('is one line that nothing inside can end', () => {
    fc.assert(
      fc.property(anyRecord, (written) => {
        const marker = encodeRecord(written)
        const inside = marker.slice('<!-- '.length, -' -->'.length)
        expect(marker.split('\n')).toHaveLength(1)
        expect(inside).not.toMatch(/[<>]|--/)
      }),
    )
  })

  test('is hidden and says so', () => {
    expect(encodeRecord(record())).toMatchInlineSnapshot(
      `"<!-- codality:loop {"version":1,"pull":7,"epoch":"0","ledger":"refs","attempts":[],"handled":[],"stopped":false,"working":null} -->"`,
    )
    expect(carriesMarker(encodeRecord(record()))).toBe(true)
    expect(isRecordKey(readKey(encodeRecord(record())) ?? '')).toBe(true)
  })
})

describe('[row 17] only the last line counts', () => {
  const forged = encodeRecord(record({ epoch: '9999-ic9' }))
  const real = encodeRecord(record({ stopped: true }))

  test('a forged marker above the real one is not read', () => {
    expect(decodeRecord(`${forged}\n${real}`)).toEqual(record({ stopped: true }))
  })

  test('a forged marker inside a fenced block is not read', () => {
    expect(decodeRecord(`Look:\n${fence(forged, 5_000)}`)).toBeNull()
    expect(decodeRecord(`${fence(forged, 5_000)}\n${real}`)?.stopped).toBe(true)
  })

  test('a marker with words behind it is not read', () => {
    expect(decodeRecord(`${real}\nthanks`)).toBeNull()
    expect(decodeRecord(`${real} thanks`)).toBeNull()
    expect(decodeRecord(`> ${real}`)).toBeNull()
  })

  test('Windows line ends do not hide it', () => {
    expect(decodeRecord(`Status\r\n${real}\r\n`)).toEqual(record({ stopped: true }))
  })
})

test('a marker of the version before attempts were compared is read, with nothing to compare', () => {
  const older = Object.fromEntries(
    Object.entries(attempt).filter(([field]) => !['ids', 'broken', 'after', 'costUsd', 'seconds'].includes(field)),
  )
  expect(decodeRecord(keyLine(`loop ${JSON.stringify({ ...record(), attempts: [older] })}`))?.attempts).toEqual([
    { ...older, ids: [], broken: 0, after: null, costUsd: null, seconds: 0 },
  ])
})

describe('a damaged marker is none', () => {
  const good: Readonly<Record<string, unknown>> = { ...record({ attempts: [attempt] }) }
  const write = (value: unknown): string => keyLine(`loop ${JSON.stringify(value)}`)

  test('the undamaged one is read', () => {
    expect(decodeRecord(write(good))).toEqual(good)
  })

  test.each<[string, string]>([
    ['an empty body', ''],
    ['no marker', 'Hello'],
    ['another key', keyLine('green 0/1')],
    ['a key without JSON', keyLine('loop ')],
    ['half of it', encodeRecord(record()).slice(0, 60)],
    ['half of its JSON', keyLine('loop {"version":1,"pull":7')],
    ['null', write(null)],
    ['a list', write([])],
    ...Object.keys(good).map((field): [string, string] => [`no ${field}`, write({ ...good, [field]: undefined })]),
    ...Object.keys(attempt)
      .filter((field) => !['ids', 'broken', 'after', 'costUsd', 'seconds'].includes(field))
      .map((field): [string, string] => [
        `an attempt without ${field}`,
        write({ ...good, attempts: [{ ...attempt, [field]: undefined }] }),
      ]),
    ['a newer version', write({ ...good, version: 2 })],
    ['an unknown ledger', write({ ...good, ledger: 'none' })],
    ['an attempt below zero', write({ ...good, attempts: [{ ...attempt, number: -1 }] })],
    ['an attempt above 99', write({ ...good, attempts: [{ ...attempt, number: 100 }] })],
    ['half an attempt', write({ ...good, attempts: [{ ...attempt, number: 0.5 }] })],
    ['a commit that is none', write({ ...good, attempts: [{ ...attempt, from: 'main' }] })],
    ['failures below zero', write({ ...good, attempts: [{ ...attempt, failures: -1 }] })],
    ['an ending that is too long', write({ ...good, attempts: [{ ...attempt, ended: 'x'.repeat(41) }] })],
    ['too many attempts', write({ ...good, attempts: Array.from({ length: 201 }, () => attempt) })],
    ['too many handled keys', write({ ...good, handled: Array.from({ length: 101 }, String) })],
    ['an epoch that is too long', write({ ...good, epoch: 'x'.repeat(61) })],
  ])('%s', (_, body) => {
    expect(decodeRecord(body)).toBeNull()
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeRecord(text)).toBeNull()
        expect(decodeRecord(keyLine(`loop ${text}`))).toBeNull()
      }),
    )
  })
})

test.each([
  ['green 0/1', 'green 0/1'],
  ['exhausted 1000-ic5', 'exhausted 1000-ic5'],
])('the key %s is read from the last line', (key, expected) => {
  expect(readKey(`All checks pass\n${keyLine(key)}\n`)).toBe(expected)
  expect(readKey(`${keyLine(key)}\nmore`)).toBeNull()
})
