import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileCues, type CueSearch } from '../../../src/core/formats/log-cues.ts'
import { compileFormats } from '../../../src/core/formats/log-readers.ts'
import { resetLine, scanLine, startLine } from '../../../src/core/formats/log-scan.ts'
import { logFormats } from '../../../src/core/formats/log/index.ts'
import { openLog } from '../../../src/core/formats/log.ts'
import type { LogFormat, Reading } from '../../../src/core/model/evidence.ts'
import { hostilePieces, ordinaryLog } from '../../../testbed/bench/parse/log-lines.ts'
import { documentsOf, tools } from '../../support/tool-output.ts'

/** Reads a log as it is read, and so that every reader and the anchor see every line, decoded in full. */
function inBothWays(formats: readonly LogFormat[]): (bytes: Uint8Array) => readonly [read: Reading, reference: Reading] {
  const search = compileFormats(formats)
  const everyLine = { ...search, always: new Int32Array(search.words).fill(-1) }
  const read = (bytes: Uint8Array, by: CueSearch): Reading => {
    const reader = openLog(formats, by)
    reader.write(bytes)
    return reader.end()
  }
  return (bytes) => [read(bytes, search), read(bytes, everyLine)]
}

const readAll = inBothWays(logFormats)
const shared = process.env['CI_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/corpus')
const folders = ['logs/errorformat/fmts/testdata', 'generated/logs'].map((folder) => join(shared, folder))

/** Real output of tools by name: our own recordings, and what stands beside the project for development. */
const logs: readonly (readonly [string, Uint8Array])[] = [
  ...tools.flatMap((tool) => documentsOf(tool, 'log').map(({ chunks }) => [tool, chunks[0] ?? new Uint8Array()] as const)),
  ...folders.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /\.(?:in|log)$/.test(name))
          .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const)
      : [],
  ),
  ['a mixed job', new TextEncoder().encode([...ordinaryLog(1, 500_000)].join(''))] as const,
]

/** Every log with a break in each of the ways that disguise a colour, and as the runner stamps it. */
function disguised(bytes: Uint8Array): readonly Uint8Array[] {
  const text = new TextDecoder().decode(bytes)
  const lines = text.split('\n')
  return [
    lines.map((line) => `2026-11-21T06:05:26.1234567Z ${line}\r`).join('\n'),
    lines.map((line) => `\u001b[36m${line.replaceAll('rror', 'r\u001b[31mror\u001b[0m')}\u001b[0m`).join('\n'),
    lines.map((line) => `#x1B[36m${line.replaceAll('rror', 'r\\e[31mror[0m')}\u0000`).join('\n'),
    lines.map((line) => `progress 1%\r${line}`).join('\n'),
  ].map((variant) => new TextEncoder().encode(variant))
}

describe('a line without a cue tells nothing', () => {
  test.each(logFormats.map((format) => [format.name, format] as const))('to %s', (_, format) => {
    const readBoth = inBothWays([format])
    for (const [name, bytes] of logs) {
      const [read, reference] = readBoth(bytes)
      expect([name, read]).toEqual([name, reference])
    }
  })

  test.each(logs)('in %s, in any disguise', (_, bytes) => {
    for (const variant of [bytes, ...disguised(bytes)]) {
      const [read, reference] = readAll(variant)
      expect(read).toEqual(reference)
    }
  })

  test('in any order of lines', () => {
    const lines = logs.flatMap(([, bytes]) => new TextDecoder().decode(bytes).split('\n').slice(0, 400))
    const line = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...lines) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...hostilePieces, '', '##[error]Process completed with exit code 1.', '##[group]Run x', '##[endgroup]'),
      },
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 120 }), (all) => {
        const [read, reference] = readAll(new TextEncoder().encode(all.join('\n')))
        expect(read).toEqual(reference)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the search', () => {
  const found = (cues: readonly string[], text: string): readonly string[] => {
    const search = compileCues(cues.map((cue) => [cue]))
    const line = startLine(search)
    resetLine(line, search)
    const bytes = new TextEncoder().encode(text)
    scanLine(search, line, bytes, 0, bytes.length)
    return cues.filter((_, index) => (((line.hits[(index + 1) >>> 5] ?? 0) >>> ((index + 1) & 31)) & 1) === 1)
  }

  test('finds cues inside of one another, over digits and colours', () => {
    const cues = ['error', 'error: ', 'rro', '.go:#', '# e', '●', 'warning', '']
    expect(found(cues, 'a.go:12 error: ●')).toEqual(['error', 'error: ', 'rro', '.go:#', '# e', '●', ''])
    expect(found(cues, 'e\u001b[1;31mrro\u001b[0mr')).toEqual(['error', 'rro', ''])
    expect(found(cues, 'Error a.go:x')).toEqual(['rro', ''])
  })

  test('knows the beginning of a line, of what overwrites it and of what the runner marks', () => {
    const cues = ['^error', 'error', '^e']
    for (const text of ['error', '\u001b[31merror', '##[error]error', 'progress\rerror']) expect(found(cues, text)).toEqual(cues)
    expect(found(cues, 'an error')).toEqual(['error'])
  })

  test('knows the end of a word', () => {
    const cues = ['missing\\b', 'missing', 'not found\\b']
    for (const text of ['it is missing', 'missing.', 'missing\u001b[0m', '_missing é', 'missing\n'])
      expect(found(cues, text)).toEqual(['missing\\b', 'missing'])
    for (const text of ['test_missing_header', 'missings', 'missing0', 'not foundling missing_'])
      expect(found(cues, text)).toEqual(['missing'])
    expect(found(cues, 'missing_ missing')).toEqual(['missing\\b', 'missing'])
    expect(() => compileCues([['a\\b', 'b']])).toThrow('in one group')
  })

  test('finds what a plain search finds', () => {
    const alphabet = fc.constantFrom('a', 'b', '1', '2', 'é')
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: alphabet, minLength: 1, maxLength: 4 }), { maxLength: 40 }),
        fc.string({ unit: alphabet, maxLength: 60 }),
        (cues, text) => {
          const folded = (value: string): string => value.replace(/\d/g, '#')
          expect(found(cues, text)).toEqual(cues.filter((cue) => folded(text).includes(folded(cue))))
        },
      ),
    )
  })
})
