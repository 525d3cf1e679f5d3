import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { archiveLimits, readArchive } from '../../src/shell/archive.ts'

async function zip(
  entries: Readonly<Record<string, string | Uint8Array | { readonly content: string; readonly mode: number }>>,
): Promise<Uint8Array> {
  const file = new ZipFile()
  for (const [name, entry] of Object.entries(entries)) {
    const { content, mode } = typeof entry === 'string' || entry instanceof Uint8Array ? { content: entry, mode: 0o100644 } : entry
    file.addBuffer(Buffer.from(content), name, { mode })
  }
  file.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of file.outputStream) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

function contents({ documents }: Awaited<ReturnType<typeof readArchive>>): readonly (readonly [string, string])[] {
  return documents.map(({ path, chunks }) => [path, Buffer.concat(chunks).toString()] as const)
}

test('unpacks reports and leaves other files alone', async () => {
  const result = await readArchive(await zip({ 'a/report.xml': '<x/>', 'b.TRX': '<y/>', 'c.png': 'no', 'd.json': '{}' }))
  expect(contents(result)).toEqual([
    ['a/report.xml', '<x/>'],
    ['b.TRX', '<y/>'],
    ['d.json', '{}'],
  ])
  expect(result.warnings).toEqual([])
})

test.each([
  ['<x/>', 'xml'],
  ['\ufeff<x/>', 'xml'],
  [' {"version":"2.1.0","runs":[]}', 'json'],
  ['[]', 'json'],
  ['TAP version 14\n', 'tap'],
])('takes a single file that was not packed: %j', async (content, extension) => {
  const bytes = new TextEncoder().encode(content)
  expect(contents(await readArchive(bytes))).toEqual([[`artifact.${extension}`, content]])
  expect(contents(await readArchive(gzipSync(bytes)))).toEqual([[`artifact.${extension}`, content]])
})

test('opens what is packed inside, one level deep', async () => {
  const inner = await zip({ 'x.xml': '<x/>', 'deeper.zip': await zip({ 'y.xml': '<y/>' }) })
  const result = await readArchive(
    await zip({ 'a.xml.gz': gzipSync('<a/>'), 'inner.zip': inner, 'z.xml': '<z/>', 'lie.zip': 'no archive' }),
  )
  expect(contents(result)).toEqual([
    ['a.xml.gz', '<a/>'],
    ['inner.zip/x.xml', '<x/>'],
    ['z.xml', '<z/>'],
  ])
  expect(result.warnings).toEqual([
    expect.stringContaining('an archive inside an archive inside an archive'),
    expect.stringMatching(/^`lie\.zip`: The archive is broken/),
  ])
})

test("takes each line of a run's logs once, with its job", async () => {
  const { documents } = await readArchive(
    await zip({
      '0_build.txt': 'all',
      '1_test (a).txt': 'all',
      'build/1_Set up job.txt': 'a',
      'build/system.txt': 'b',
      'other/1_x.txt': 'c',
    }),
  )
  expect(documents.map(({ path, kind, job }) => [path, kind, job])).toEqual([
    ['0_build.txt', 'log', 'build'],
    ['1_test (a).txt', 'log', 'test (a)'],
    ['other/1_x.txt', 'report', null],
  ])
})

test('takes logs without an extension, and names once what is no text', async () => {
  const binary = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`core${index}`, Uint8Array.of(1, 2, 0, 4)]))
  const result = await readArchive(
    await zip({ ...binary, output: '[INFO] x', 'sub/report.xml': '<x/>', 'node_modules/a/b.log': 'x', 'logo.png': 'x' }),
  )
  expect(result.documents.map(({ path, kind }) => [path, kind])).toEqual([
    ['sub/report.xml', 'report'],
    ['output', 'unknown'],
  ])
  expect(result.warnings).toEqual([
    expect.stringMatching(/^12 files were not recognised as reports or logs: `core0`, .*`core9` and 2 more\.$/),
  ])
})

test('reads what is sure to be a report before what uses up the limits', async () => {
  const result = await readArchive(await zip({ console: 'x'.repeat(90), 'report.xml': '<x/>' }), { ...archiveLimits, totalBytes: 60 })
  expect(contents(result)).toEqual([
    ['report.xml', '<x/>'],
    ['console', 'x'.repeat(56)],
  ])
})

test('takes a single log that was not packed', async () => {
  const bytes = new TextEncoder().encode('[ERROR] boom')
  for (const given of [bytes, gzipSync(bytes)])
    expect((await readArchive(given)).documents).toMatchObject([{ kind: 'unknown', path: 'artifact' }])
})

describe('refuses with a warning', () => {
  test('[row 15] symbolic links', async () => {
    const result = await readArchive(await zip({ 'link.xml': { content: '/etc/passwd', mode: 0o120777 }, 'ok.xml': '<x/>' }))
    expect(contents(result)).toEqual([['ok.xml', '<x/>']])
    expect(result.warnings.join()).toContain('symbolic link')
  })

  test.each([
    ['..', 'aa/x.xml', '../x.xml'],
    ['absolute', 'a/bb.xml', '/a/b.xml'],
  ])('[row 15] names that leave the archive: %s', async (_, harmless, evil) => {
    const bytes = Buffer.from(await zip({ [harmless]: '<x/>', 'ok.xml': '<y/>' }))
      .toString('latin1')
      .replaceAll(harmless, evil)
    const result = await readArchive(Uint8Array.from(Buffer.from(bytes, 'latin1')))
    expect(contents(result)).toEqual([['ok.xml', '<y/>']])
    expect(result.warnings.join()).toContain('leaves the archive')
  })

  test('[row 26] bombs packed with gzip', async () => {
    const bomb = gzipSync(' '.repeat(4_000_000))
    const inside = await readArchive(await zip({ 'bomb.xml.gz': bomb, 'ok.xml': '<y/>' }))
    expect(contents(inside)).toEqual([['ok.xml', '<y/>']])
    expect(inside.warnings.join()).toContain('100 times')
    expect(await readArchive(bomb)).toEqual({ documents: [], warnings: [expect.stringContaining('100 times')] })
  })

  test('limits that are met inside of an archive inside', async () => {
    const inner = await zip(Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`${index}.xml`, `<a>${index}</a>`])))
    const few = await readArchive(await zip({ 'inner.zip': inner, 'after.xml': '<x/>' }), { ...archiveLimits, entries: 4 })
    expect(few.documents.length).toBeLessThan(5)
    expect(few.warnings.join()).toContain('more than 4 entries')
  })

  test('[row 26] bombs', async () => {
    const bomb = await zip({ 'bomb.xml': ' '.repeat(4_000_000), 'ok.xml': '<y/>' })
    const result = await readArchive(bomb)
    expect(contents(result)).toEqual([['ok.xml', '<y/>']])
    expect(result.warnings.join()).toContain('100 times')
  })

  test('[row 26] what is past the limits, keeping what came before', async () => {
    const many = await zip(Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`${index}.xml`, `<a>${index}</a>`])))
    const fewer = await readArchive(many, { ...archiveLimits, entries: 3 })
    expect(fewer.documents).toHaveLength(3)
    expect(fewer.warnings.join()).toContain('more than 3 entries')
    const cut = await readArchive(many, { ...archiveLimits, entryBytes: 4 })
    expect(contents(cut)[0]).toEqual(['0.xml', '<a>0'])
    const total = await readArchive(many, { ...archiveLimits, totalBytes: 12 })
    expect(
      contents(total)
        .map(([, content]) => content)
        .join(''),
    ).toBe('<a>0</a><a>1')
  })

  test.each([
    ['broken', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9)],
    ['empty', new Uint8Array()],
    ['something else', Uint8Array.of(1, 2, 3)],
  ])('an archive that is %s', async (_, bytes) => {
    const result = await readArchive(bytes)
    expect(result.documents).toEqual([])
    expect(result.warnings).toHaveLength(1)
  })

  test('a prefix of an archive', async () => {
    const whole = await zip({ 'a.xml': '<x/>' })
    for (let end = 0; end < whole.length; end += 1)
      await expect(readArchive(whole.subarray(0, end))).resolves.toMatchObject({ documents: [] })
  })
})
