import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64Of } from '../../../src/core/model/base64.ts'
import { joinChanges } from '../../../src/core/side-by-side/join-changes.ts'
import type { Change, FileChange } from '../../../src/core/model/change.ts'
import { sha } from '../../support/builders.ts'

const file = (path: string, text: string | null, over: Partial<FileChange> = {}): FileChange => ({
  path,
  status: text === null ? 'deleted' : 'modified',
  oldMode: '100644',
  newMode: text === null ? '000000' : '100644',
  content: text === null ? null : base64Of(text),
  ...over,
})
const change = (...files: readonly FileChange[]): Change => ({ base: sha('a'), files, oversize: null })
const textOf = ({ content }: FileChange): string | null => (content === null ? null : Buffer.from(content, 'base64').toString('utf8'))
const texts = ({ files }: Change): Record<string, string | null> => Object.fromEntries(files.map((one) => [one.path, textOf(one)]))
const original = 'one\ntwo\nthree\nfour\nfive\n'
const originals = new Map([['a.txt', original]])

describe('changes of one commit', () => {
  test('of different files stand side by side', () => {
    const { change: joined, left } = joinChanges([change(file('b.txt', 'B')), change(file('a.txt', 'A'), file('c.txt', null))], new Map())
    expect([texts(joined), left]).toEqual([{ 'a.txt': 'A', 'b.txt': 'B', 'c.txt': null }, []])
  })

  test('of different places of one file are merged, line ends and marks as they are', () => {
    const crlf = `\uFEFF${original.replaceAll('\n', '\r\n')}`
    const { change: joined, left } = joinChanges(
      [change(file('a.txt', crlf.replace('one', 'ONE'))), change(file('a.txt', crlf.replace('five', 'FÜNF')))],
      new Map([['a.txt', crlf]]),
    )
    expect([texts(joined), left]).toEqual([{ 'a.txt': crlf.replace('one', 'ONE').replace('five', 'FÜNF') }, []])
  })

  test('that are the same count once', () => {
    expect(joinChanges([change(file('a.txt', 'A')), change(file('a.txt', 'A'))], originals)).toMatchObject({
      left: [],
      change: { files: [{ path: 'a.txt' }] },
    })
  })

  test.each<[string, Change, Change]>([
    [
      'say different things of one line',
      change(file('a.txt', original.replace('two', '2'))),
      change(file('a.txt', original.replace('two', 'II')), file('z.txt', 'Z')),
    ],
    ['delete what the other changes', change(file('a.txt', null)), change(file('a.txt', original.replace('two', '2')))],
    [
      'flip a mode that the other does not',
      change(file('a.txt', original.replace('one', '1'), { newMode: '100755' })),
      change(file('a.txt', original.replace('five', '5'))),
    ],
    [
      'add the same file in different words',
      change(file('n.txt', 'N', { status: 'added' })),
      change(file('n.txt', 'M', { status: 'added' })),
    ],
    [
      'make a folder of what is a file of the other',
      change(file('n', 'N', { status: 'added' })),
      change(file('n/m', 'M', { status: 'added' })),
    ],
    [
      'are no text',
      change(file('a.txt', null, { status: 'modified', newMode: '100644', content: '/w==' })),
      change(file('a.txt', original.replace('five', '5'))),
    ],
    ['could not be read whole', change(file('b.txt', 'B')), { ...change(file('c.txt', 'C')), oversize: 'too many files' }],
    ['are of another commit', change(file('b.txt', 'B')), { ...change(file('c.txt', 'C')), base: sha('c') }],
  ])('the second is left out as a whole where they %s', (_, one, other) => {
    expect(joinChanges([one, other], originals)).toEqual({ change: one, left: [1] })
  })

  test('the first is left out, too, when it could not be read whole', () => {
    expect(joinChanges([{ ...change(file('c.txt', 'C')), oversize: 'too large' }, change(file('b.txt', 'B'))], new Map())).toMatchObject({
      left: [0],
      change: { files: [{ path: 'b.txt' }] },
    })
  })

  test('whatever two agents write, the first stands whole and no path twice', () => {
    const lines = fc.array(fc.constantFrom('x', 'y', '', '<<<<<<<'), { maxLength: 8 }).map((all) => all.join('\n'))
    fc.assert(
      fc.property(lines, lines, lines, (o, a, b) => {
        const { change: joined, left } = joinChanges([change(file('a.txt', a)), change(file('a.txt', b))], new Map([['a.txt', o]]))
        expect(joined.files).toHaveLength(1)
        if (left.length > 0 || b === o) expect(texts(joined)['a.txt']).toBe(a)
        if (a === o) expect(texts(joined)['a.txt']).toBe(b)
      }),
    )
  })
})
