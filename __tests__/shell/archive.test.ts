import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { archiveLimits, readArchive } from '../../src/shell/archive.ts'

async function zip(entries: Readonly<Record<string, string | { readonly content: string; readonly mode: number }>>): Promise<Uint8Array> {
  const file = new ZipFile()
  for (const [name, entry] of Object.entries(entries)) {
    const { content, mode } = typeof entry === 'string' ? { content: entry, mode: 0o100644 } : entry
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
  expect(contents(result)).toEqual([['a/report.xml', '<x/>'], ['b.TRX', '<y/>'], ['d.json', '{}']])
  expect(result.warnings).toEqual([])
})

test.each([['<x/>', '<x/>'], ['\ufeff<x/>', '\ufeff<x/>']])('takes a single file that was not packed', async (content) => {
  expect(contents(await readArchive(new TextEncoder().encode(content)))).toEqual([['artifact.xml', content]])
})

describe('refuses with a warning', () => {
  test('symbolic links', async () => {
    const result = await readArchive(await zip({ 'link.xml': { content: '/etc/passwd', mode: 0o120777 }, 'ok.xml': '<x/>' }))
    expect(contents(result)).toEqual([['ok.xml', '<x/>']])
    expect(result.warnings.join()).toContain('symbolic link')
  })

  test.each([['..', 'aa/x.xml', '../x.xml'], ['absolute', 'a/bb.xml', '/a/b.xml']])('names that leave the archive: %s', async (_, harmless, evil) => {
    const bytes = Buffer.from(await zip({ [harmless]: '<x/>', 'ok.xml': '<y/>' })).toString('latin1').replaceAll(harmless, evil)
    const result = await readArchive(Uint8Array.from(Buffer.from(bytes, 'latin1')))
    expect(contents(result)).toEqual([['ok.xml', '<y/>']])
    expect(result.warnings.join()).toContain('leaves the archive')
  })

  test('bombs', async () => {
    const bomb = await zip({ 'bomb.xml': ' '.repeat(4_000_000), 'ok.xml': '<y/>' })
    const result = await readArchive(bomb)
    expect(contents(result)).toEqual([['ok.xml', '<y/>']])
    expect(result.warnings.join()).toContain('100 times')
  })

  test('what is past the limits, keeping what came before', async () => {
    const many = await zip(Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`${index}.xml`, `<a>${index}</a>`])))
    const fewer = await readArchive(many, { ...archiveLimits, entries: 3 })
    expect(fewer.documents).toHaveLength(3)
    expect(fewer.warnings.join()).toContain('more than 3 entries')
    const cut = await readArchive(many, { ...archiveLimits, entryBytes: 4 })
    expect(contents(cut)[0]).toEqual(['0.xml', '<a>0'])
    const total = await readArchive(many, { ...archiveLimits, totalBytes: 12 })
    expect(contents(total).map(([, content]) => content).join('')).toBe('<a>0</a><a>1')
  })

  test.each([['broken', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9)], ['empty', new Uint8Array()], ['something else', Uint8Array.of(1, 2, 3)]])('an archive that is %s', async (_, bytes) => {
    const result = await readArchive(bytes)
    expect(result.documents).toEqual([])
    expect(result.warnings).toHaveLength(1)
  })

  test('a prefix of an archive', async () => {
    const whole = await zip({ 'a.xml': '<x/>' })
    for (let end = 0; end < whole.length; end += 1) await expect(readArchive(whole.subarray(0, end))).resolves.toMatchObject({ documents: [] })
  })
})
