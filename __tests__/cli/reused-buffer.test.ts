import { expect, test } from 'vitest'
import { formats } from '../../src/core/formats/index.ts'
import type { DocumentStream } from '../../src/core/model/evidence.ts'
import { openEvidence, readEvidence, readStream } from '../../src/core/diagnostics/read-evidence.ts'
import { documentsOf, evidence, tools } from '../support/tool-output.ts'

/** The same bytes through one buffer that is overwritten as soon as its reader returns; Node's own, of which a slice is no copy. */
async function* refilled(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const window = Buffer.alloc(size)
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    window.set(part)
    yield window.subarray(0, part.length)
    window.fill(0x21)
    await Promise.resolve()
  }
}

test('a document reads the same through a buffer that is refilled', async () => {
  const documents = tools.flatMap((tool) => documentsOf(tool, 'both'))
  const streamed = openEvidence([])
  for (const { chunks, ...label } of documents) {
    const document: DocumentStream = { ...label, chunks: refilled(chunks[0] ?? new Uint8Array(), 999) }
    await readStream(streamed, document)
  }
  const read = streamed.done()
  expect(read).toEqual({ ...readEvidence(evidence({ documents })), readings: read.readings })
  expect(read.readings.map(({ reading }) => reading)).toEqual(readEvidence(evidence({ documents })).readings.map(({ reading }) => reading))
  expect(new Set(read.sources.map(({ kind }) => kind)).size).toBeGreaterThan(formats.length - 2)
})

test('what was read before a stream broke counts, with the reason as a warning', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(new TextEncoder().encode('<testsuite><testcase name="a"><failure message="boom"/></testcase>'))
    throw new Error('is larger than 5 bytes and was cut off.')
  }
  const reader = openEvidence([])
  expect(await readStream(reader, { kind: 'report', path: 'a.xml', job: null, chunks: broken() })).toBe(true)
  expect(reader.done()).toMatchObject({
    sources: [{ failed: 1, warnings: [expect.stringContaining('cut off'), 'is larger than 5 bytes and was cut off.'] }],
    gaps: [expect.any(String), expect.any(String)],
  })
})
