import { expect, test } from 'vitest'
import { decodeRecord, encodeRecord } from '../../src/core/model/marker.ts'
import type { Config } from '../../src/core/model/config.ts'
import type { World } from '../../src/ports/world.ts'
import { conclude } from '../../src/turn/conclude.ts'
import { context, policy } from '../support/builders.ts'

const note = '1 of 2 review threads got no reply.'

/** A turn whose threads get no reply; `meanwhile`: what another turn makes of the status comment while they are answered. */
async function concluded(
  meanwhile: (body: string) => string,
): Promise<{ readonly bodies: readonly string[]; readonly notes: readonly string[]; readonly summary: string }> {
  const bodies: string[] = []
  const github: Pick<World['github'], 'ownComments' | 'writeStatus' | 'postNotice'> = {
    ownComments: () => Promise.resolve({ status: { id: 55, record: decodeRecord(bodies.at(-1) ?? '') }, told: new Set(), people: [] }),
    writeStatus: (_, id, body) => (bodies.push(body), Promise.resolve(id ?? 0)),
    postNotice: () => Promise.resolve(),
  }
  const world: Pick<World, 'clock' | 'log' | 'notifier'> & { readonly github: typeof github } = {
    github,
    clock: { now: () => 0, wait: () => Promise.resolve(), cancelled: () => false },
    log: { info: () => undefined, warn: () => undefined },
    notifier: { announce: () => Promise.resolve() },
  }
  const config: Pick<Config, 'policy' | 'notify' | 'checkRuns'> = {
    policy: policy(),
    notify: { mentions: [], webhook: null },
    checkRuns: false,
  }
  const besides = (): Promise<string> => (bodies.push(meanwhile(bodies.at(-1) ?? '')), Promise.resolve(note))
  const report = await conclude(
    { outcome: { kind: 'crashed', message: 'No answer.' }, context: context(), besides },
    'outside',
    config as Config,
    world as World,
  )
  return { bodies, notes: report.context?.notes ?? [], summary: report.summary }
}

test('what came out after the last words is added to them, to the summary and to what is handed on', async () => {
  const { bodies, notes, summary } = await concluded((body) => body)
  expect(bodies.map((body) => body.includes(note))).toEqual([false, false, true])
  expect([notes, summary.includes(note)]).toEqual([[note], true])
})

test('what another turn wrote meanwhile stays, and the summary tells what came out all the same', async () => {
  const stopped = (body: string): string => {
    const record = decodeRecord(body)
    return record === null ? '' : `Stopped.\n${encodeRecord({ ...record, stopped: true })}`
  }
  const { bodies, notes, summary } = await concluded(stopped)
  expect(bodies).toHaveLength(2)
  expect(bodies.at(-1)).toContain('Stopped.')
  expect([notes, summary.includes(note)]).toEqual([[note], true])
})
