import { expect, test, vi } from 'vitest'
import { dashboardApp } from '../../src/cli/dashboard/server/app.ts'
import { openHub } from '../../src/cli/dashboard/server/hub.ts'
import { statusComment } from '../../src/core/report/status-comment.ts'
import { readStatus } from '../../src/core/dashboard/status.ts'
import { context, sha } from '../support/builders.ts'

const status = readStatus({ id: 1, pull: 7, body: statusComment({ kind: 'green' }, context()), url: '', at: 0 })

function open(ended = new AbortController()) {
  const hub = openHub('life', ['dev/shop'])
  const app = dashboardApp({ hub, assets: new Map(), token: 't', cookie: 'c', host: '127.0.0.1', webhook: null, ended: ended.signal })
  const rename = (title: string): void =>
    hub.tell({
      kind: 'pulls',
      repository: 'dev/shop',
      pulls: [
        {
          repository: 'dev/shop',
          number: 7,
          title,
          author: 'maria',
          branch: 'b',
          head: sha('a'),
          isDraft: false,
          url: 'https://github.com/dev/shop/pull/7',
        },
      ],
      isWhole: true,
    })
  rename('first')
  if (status !== null) hub.tell({ kind: 'status', repository: 'dev/shop', number: 7, status })
  const connect = async (last?: string): Promise<Response> =>
    app.request('/events', {
      headers: { host: 'localhost', authorization: 'Bearer t', ...(last === undefined ? {} : { 'last-event-id': last }) },
    })
  return { hub, rename, connect, ended }
}

test('a page that does not read is let go, and all others go on', async () => {
  const { hub, rename, connect } = open()
  const [slow, quick] = [await connect(), await connect()]
  let text = ''
  const reading = (async () => {
    for await (const chunk of quick.body ?? []) text += Buffer.from(chunk as Uint8Array).toString()
  })()
  await vi.waitFor(() => expect(hub.listeners()).toBe(2))
  for (let at = 1; at <= 600; at += 1) {
    rename(`title ${at}`)
    await vi.waitFor(() => expect(text).toContain(`"title ${at}"`), { interval: 1 })
  }
  await vi.waitFor(() => expect(hub.listeners()).toBe(1))
  expect(slow.status).toBe(200)
  await quick.body?.cancel().catch(() => undefined)
  void reading
})

test('a page that is gone is forgotten, and the end of the server ends all', async () => {
  const { hub, connect, ended } = open()
  const [gone, stays] = [await connect(), await connect()]
  await vi.waitFor(() => expect(hub.listeners()).toBe(2))
  await gone.body?.cancel()
  await vi.waitFor(() => expect(hub.listeners()).toBe(1))
  ended.abort()
  await vi.waitFor(() => expect(hub.listeners()).toBe(0))
  await stays.body?.cancel()
})

test('no more pages are told at once than there is room for', async () => {
  const { hub, connect, ended } = open()
  const all = []
  while (all.length < 64) all.push(await connect())
  await vi.waitFor(() => expect(hub.listeners()).toBe(64))
  const refused = await connect()
  expect([refused.status, await refused.text()]).toEqual([503, 'There are 64 pages open already: close one.\n'])
  ended.abort()
})
