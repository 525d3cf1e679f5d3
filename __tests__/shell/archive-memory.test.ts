import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'

interface Packed {
  readonly name: string
  readonly data: Buffer
  /** As the headers have it; archives may lie. */
  readonly size: number
  readonly isDeflated: boolean
}

const gibibyte = 1024 ** 3

/** So many blanks, packed: one piece that stands for itself, again and again, and an end. */
function packedBlanks(bytes: number): Buffer {
  const piece = 16 * 1024 * 1024
  const packed = deflateRawSync(Buffer.alloc(piece, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([...Array.from({ length: bytes / piece }, () => packed), Buffer.from([3, 0])])
}

/** A zip archive, byte by byte, for no library makes what is not so. */
function zipOf(entries: readonly Packed[]): Buffer {
  const [bodies, directory]: readonly [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const { name, data, size, isDeflated } of entries) {
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(isDeflated ? 8 : 0, 4)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, rest, Buffer.from(name))
    bodies.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listed, end])
}

interface Drove {
  readonly megabytes: number
  readonly documents: readonly { readonly path: string; readonly bytes: number }[]
  readonly messages: readonly string[]
  readonly gaps: readonly string[]
}

/** What a turn makes of an archive, and the most memory that its process took. A reader that does not come to an end is ended. */
function read(archive: Buffer): Drove {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'artifact.zip')
  writeFileSync(file, archive)
  const { stdout, stderr, signal } = spawnSync(process.execPath, [join(import.meta.dirname, '../support/archive-driver.ts'), file], {
    encoding: 'utf8',
    timeout: 120_000,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  })
  expect(signal, stderr).toBeNull()
  return JSON.parse(stdout) as Drove
}

const failure = Buffer.from(
  '<testsuite name="shop"><testcase classname="shop" name="adds up"><failure message="adds up wrongly">x</failure></testcase></testsuite>',
)
const report: Packed = { name: 'report.xml', data: failure, size: failure.length, isDeflated: false }
const total = ({ documents }: Drove): number => documents.reduce((sum, { bytes }) => sum + bytes, 0)

test('[row 26] a megabyte that grows to a gibibyte, by honest headers, by lying ones, as gzip and in an archive inside: it takes less than 200 MB, and the rest is read', () => {
  const blanks = packedBlanks(gibibyte)
  expect(blanks.length).toBeGreaterThan(1_000_000)
  expect(blanks.length).toBeLessThan(1_500_000)
  const honest: Packed = { name: 'honest.xml', data: blanks, size: gibibyte, isDeflated: true }
  const lying: Packed = { name: 'lying.xml', data: blanks, size: 100, isDeflated: true }
  const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))
  const inside = zipOf([honest])
  const drove = read(
    zipOf([
      honest,
      lying,
      { name: 'twice.xml.gz', data: packed, size: packed.length, isDeflated: false },
      { name: 'inner.zip', data: inside, size: inside.length, isDeflated: false },
      report,
    ]),
  )
  expect(drove.megabytes).toBeGreaterThan(20)
  expect(drove.megabytes).toBeLessThan(200)
  expect(total(drove)).toBeLessThanOrEqual(20_000_000)
  expect(drove.messages).toContainEqual(expect.stringContaining('adds up wrongly'))
  for (const name of ['honest.xml', 'lying.xml', 'twice.xml.gz', 'inner.zip']) expect(drove.gaps.join('\n')).toContain(name)
})

test('[row 26] 60,000 entries: as many as are allowed are read in less than 200 MB, and that there are more is said', () => {
  const drove = read(
    zipOf([
      report,
      ...Array.from({ length: 60_000 }, (_, index): Packed => ({
        name: `many/${index}.xml`,
        data: Buffer.from('<x/>'),
        size: 4,
        isDeflated: false,
      })),
    ]),
  )
  expect(drove.megabytes).toBeLessThan(200)
  expect(drove.documents).toHaveLength(500)
  expect(drove.messages).toContainEqual(expect.stringContaining('adds up wrongly'))
  expect(drove.gaps).toContainEqual(expect.stringContaining('more than 500 entries'))
})
