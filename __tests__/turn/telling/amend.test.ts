import { expect, test } from 'vitest'
import type { LoopRecord } from '../../../src/core/model/loop.ts'
import { decodeRecord, encodeRecord } from '../../../src/core/model/marker.ts'
import { tellWarning } from '../../../src/core/model/warning.ts'
import { amendStatus } from '../../../src/turn/telling/amend.ts'
import { attemptRecord, record } from '../../support/builders.ts'

const written = record({ attempts: [attemptRecord({ ended: 'pushed' })] })
const words = { before: `Pushed.\n${encodeRecord(written)}`, after: `Pushed. A thread got no reply.\n${encodeRecord(written)}` }

/** What was written, and what was said of it, where the status comment holds a record by then. */
async function amend(
  found: { readonly id: number; readonly record: LoopRecord | null } | null | Error,
  given: Parameters<typeof amendStatus>[1] = words,
): Promise<{ readonly writes: readonly unknown[]; readonly said: readonly string[] }> {
  const [writes, said]: [unknown[], string[]] = [[], []]
  const github: Parameters<typeof amendStatus>[2]['github'] = {
    ownComments: () =>
      found instanceof Error
        ? Promise.reject(found)
        : Promise.resolve({
            status: found === null ? null : { ...found, record: found.record === null ? null : decodeRecord(encodeRecord(found.record)) },
            told: new Set(),
            people: [],
          }),
    writeStatus: (pull, id, body) => (writes.push([pull, id, body]), Promise.resolve(id ?? 0)),
  }
  await amendStatus(7, given, {
    github,
    log: { info: (line) => void said.push(`info ${line}`), warn: (warning) => void said.push(`warn ${tellWarning(warning)}`) },
  })
  return { writes, said }
}

test('what came out after the last words is added to them, in the comment that holds them', async () => {
  expect(await amend({ id: 40, record: written })).toEqual({ writes: [[7, 40, words.after]], said: [] })
})

test.each<[string, Parameters<typeof amend>[0]]>([
  ['a stop', { id: 40, record: { ...written, stopped: true } }],
  [
    'a new attempt',
    { id: 40, record: { ...written, attempts: [...written.attempts, attemptRecord({ number: 2 })], working: { runId: 1, runAttempt: 1 } } },
  ],
  ['nothing that can be read', { id: 40, record: null }],
  ['nothing, for it was deleted', null],
])('where another turn has written since (%s), that is left as it is', async (_, found) => {
  expect(await amend(found)).toEqual({ writes: [], said: [expect.stringMatching(/^info The status comment is not amended: /)] })
})

test('a comment that cannot be read is not written, and the log says so', async () => {
  expect(await amend(new Error('no answer'))).toEqual({
    writes: [],
    said: [expect.stringMatching(/^warn What came out after the last words could not be added to the status comment: .*no answer/)],
  })
})

test('where nothing was written nothing is amended', async () => {
  expect(await amend({ id: 40, record: written }, { before: null, after: words.after })).toEqual({ writes: [], said: [] })
})
