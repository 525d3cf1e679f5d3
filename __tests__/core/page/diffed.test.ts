import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../../src/core/model/change.ts'
import { diffed, type DiffedFile } from '../../../src/core/page/diffed.ts'
import { highlightLines, languageOf } from '../../../src/core/page/highlight.ts'
import { sha } from '../../support/builders.ts'

function one(file: Partial<FileChange>, before: string | null, after: string | Uint8Array | null = null): DiffedFile {
  const whole: FileChange = {
    path: 'a.js',
    status: 'modified',
    oldMode: '100644',
    newMode: '100644',
    content: after === null ? null : Buffer.from(after).toString('base64'),
    ...file,
  }
  const [found] = diffed({
    kind: 'shown',
    change: { base: sha('a'), oversize: null, files: [whole] },
    originals: new Map([['a.js', before]]),
  }).files
  if (found === undefined) throw new Error('no file')
  return found
}

const lines = (file: DiffedFile): readonly string[] => file.hunks.flatMap((hunk) => hunk.lines.split('\n'))

test('what was changed stands between what was not', () => {
  expect(one({}, 'a\nb\nc\nd\ne\nf\n', 'a\nb\nc\nd\nX\nf\n')).toEqual({
    path: 'a.js',
    status: 'modified',
    added: 1,
    removed: 1,
    note: '',
    hunks: [{ oldStart: 2, newStart: 2, lines: ' b\n c\n d\n-e\n+X\n f' }],
  })
})

test('a new file and one that is gone have lines of one kind', () => {
  expect(lines(one({ status: 'added' }, null, 'a\nb\n'))).toEqual(['+a', '+b'])
  expect(lines(one({ status: 'deleted', newMode: '000000' }, 'a\nb'))).toEqual(['-a', '-b'])
})

describe('what cannot be shown is said plainly', () => {
  test.each<[string, DiffedFile, string]>([
    ['binary', one({ status: 'added' }, null, Uint8Array.of(0, 1, 255)), 'Binary: 3 bytes.'],
    ['no UTF-8', one({ status: 'added' }, null, Uint8Array.of(255, 254)), 'Binary: 2 bytes.'],
    ['what it was is unknown', one({}, null, 'a'), 'What it was before is no text, or too large to be shown.'],
    ['too large', one({ status: 'added' }, null, 'x'.repeat(600_000)), 'Too large to be shown: 600,000 bytes.'],
    ['a link', one({ newMode: '120000' }, 'a'), 'A link, of which nothing is shown.'],
    ['a submodule', one({ newMode: '160000' }, 'a'), 'A submodule, of which nothing is shown.'],
    ['line ends alone', one({}, 'a\r\nb\r\n', 'a\nb\n'), 'Nothing but the ends of its lines is different.'],
    ['the mode alone', one({ newMode: '100755' }, 'a\n', 'a\n'), 'Its mode was 100644 and is 100755.'],
  ])('%s', (_, file, note) => {
    expect(file.note).toBe(note)
    expect(file.hunks).toEqual([])
  })
})

test('long lines, long files and many files are cut, and it is said how much is missing', () => {
  const long = one({ status: 'added' }, null, `${'x'.repeat(100_000)}\n${'y\n'.repeat(2_000)}`)
  expect(lines(long)[0]).toMatch(/^\+x{299}… \(99,701 more characters\)$/)
  expect(lines(long)).toHaveLength(600)
  expect(long).toMatchObject({ added: 2_001, note: '1,401 more lines are not shown here.' })
  const file = (path: string): FileChange => ({
    path,
    status: 'added',
    oldMode: '000000',
    newMode: '100644',
    content: Buffer.from('z\n'.repeat(100)).toString('base64'),
  })
  const many = diffed({
    kind: 'shown',
    change: { base: sha('a'), oversize: null, files: Array.from({ length: 250 }, (_, index) => file(`f${index}`)) },
    originals: new Map(),
  })
  expect(many.more).toBe(50)
  expect(many.files.reduce((sum, { hunks }) => sum + hunks.reduce((all, hunk) => all + hunk.lines.split('\n').length, 0), 0)).toBe(4_000)
  expect(diffed({ kind: 'shown', change: { base: sha('a'), oversize: '3000 files', files: [] }, originals: new Map() }).note).toContain(
    '3000 files',
  )
})

test('what is shown of two texts is both of them', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '', '}'), { maxLength: 30 })
    .map((parts) => parts.map((part) => `${part}\n`).join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const file = one({}, before, after)
      expect(lines(file).filter((line) => line.startsWith('+'))).toHaveLength(file.added)
      const start = before.split('\n').length - after.split('\n').length
      expect(file.removed - file.added).toBe(start)
    }),
  )
})

describe('colours', () => {
  test.each([
    ['a.ts', 'ts'],
    ['x/a.MJS', 'javascript'],
    ['Dockerfile', 'dockerfile'],
    ['a.py', 'py'],
    ['a.unknown', null],
    ['none', null],
    ['a.vue', 'xml'],
    ['constructor', null],
    ['a.__proto__', null],
  ])('of %s', (path, language) => expect(languageOf(path)).toBe(language))

  test('go over the ends of lines, each of which is whole in itself', () => {
    const [first = '', second = ''] = highlightLines(['/* a', 'b */ const x = "<b>"'], 'javascript').map(String)
    expect(first).toBe('<span class="hljs-comment">/* a</span>')
    expect(second).toBe(
      '<span class="hljs-comment">b */</span> <span class="hljs-keyword">const</span> x = <span class="hljs-string">&quot;&lt;b&gt;&quot;</span>',
    )
  })

  test.each(['javascript', 'markdown', 'xml', 'yaml', 'bash', 'css', 'php'])('change no text and add no other markup: %s', (language) => {
    const text = fc.array(
      fc.string({
        unit: fc.constantFrom('<', '>', '&', '"', "'", '/', '`', '$', '{', '}', '#', '*', '-', ' ', 'a', 'script', '\\', '(', '[', '='),
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(text, (code) => {
        const marked = highlightLines(code, language).map(String)
        const plain = marked.map((line) => line.replace(/<span class="[\w .-]+">|<\/span>/g, ''))
        expect(plain.join('\n')).not.toMatch(/[<>]/)
        const entities: Readonly<Record<string, string>> = {
          '&lt;': '<',
          '&gt;': '>',
          '&quot;': '"',
          '&#x27;': "'",
          '&#39;': "'",
          '&amp;': '&',
        }
        expect(plain.map((line) => line.replace(/&(?:lt|gt|quot|#x27|#39|amp);/g, (entity) => entities[entity] ?? ''))).toEqual(code)
      }),
      { numRuns: 100 },
    )
  })
})
