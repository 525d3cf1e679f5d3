import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCues } from '../../../src/core/formats/log-cues.ts'
import { glance, isNoise, type Glance } from '../../../src/core/formats/log-glance.ts'
import { isOdd, scanLine, startLine } from '../../../src/core/formats/log-scan.ts'
import { decodeLine, isPassingTitle, readable } from '../../../src/core/formats/log-text.ts'

const nothing = compileCues([])

function look(bytes: Uint8Array): { readonly seen: Glance; readonly line: string } | null {
  const state = startLine(nothing)
  const to = scanLine(nothing, state, bytes, 0, bytes.length)
  if (isOdd(state)) return null
  return { seen: glance(bytes, 0, to, state), line: readable(decodeLine(bytes, 0, to), state.coloured ? 'coloured' : 'plain') }
}

function seen(line: string): Glance | undefined {
  return look(new TextEncoder().encode(`${line}\n`))?.seen
}

describe('a glance at the bytes of a line', () => {
  it.each([
    ['npm warn deprecated a@1.0.0: invalid', 'noise'],
    ['##[Warning]failed', 'noise'],
    ['Post job cleanup.\r', 'noise'],
    ['  \u001b[32m✓\u001b[39m src/invalid.test.ts', 'passed'],
    ['\t✔ missing', 'passed'],
    ['tests/test_a.py::test_invalid PASSED', 'passed'],
    ['tests/test_a.py::test_invalid PASSED [ 12%]\r', 'passed'],
    ['tests/test_a.py::test_invalid \u001b[32mPASSED\u001b[0m\u001b[32m [100%]\u001b[0m', 'passed'],
    ['src/a.ts: invalid', 'other'],
    ['a failedPASSED', 'other'],
    ['a failed PASSED []', 'other'],
    ['', 'other'],
    ['✗ invalid', 'other'],
  ])('tells what %j is', (line, expected) => {
    expect(seen(line)).toBe(expected)
  })

  it.each([
    'npm \u001b[33mwarn\u001b[39m invalid',
    'warning: failed',
    'warnings failed',
    '✓ a\rfailed',
    '2026-11-21T05:46:40.0196140Z npm warn a',
    '\u001b[2K✓ a',
  ])('leaves %j to its text', (line) => {
    expect(seen(line)).toBe('unsure')
  })

  it('tells nothing else than the text of any line', () => {
    const parts = [
      'npm warn',
      'NPM WARN',
      'warning',
      'Post job cleanup',
      '##[',
      'notice',
      '[command]',
      '✓',
      '✔',
      '√',
      ' ',
      ' '.repeat(60),
      '\t',
      '\u00a0',
      '\u001b[32m',
      '\u001b[0m',
      '\u001b[K',
      '\r',
      'x',
      '_',
      ' PASSED',
      'PASSED',
      ' [ 12%]',
      ' [100%]',
      '2026-11-21T05:46:40.0196140Z ',
      'failed',
    ]
    const told = new Set<Glance>()
    const anyLine = fc.array(
      fc.oneof(
        fc.constantFrom(...parts).map((part) => new TextEncoder().encode(part)),
        fc.uint8Array({ maxLength: 2 }),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(anyLine, fc.boolean(), (pieces, isCut) => {
        const seen = look(Uint8Array.from([...pieces.flatMap((piece) => [...piece]), ...(isCut ? [] : [10])]))
        if (seen === null) return
        told.add(seen.seen)
        if (seen.seen !== 'unsure') expect(isNoise(seen.line)).toBe(seen.seen === 'noise')
        if (seen.seen === 'passed') expect(isPassingTitle(seen.line)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
    expect([...told].toSorted()).toEqual(['noise', 'other', 'passed', 'unsure'])
  })
})
