import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import type { Announcement } from '../../src/core/model/announcement.ts'
import { toSha } from '../../src/core/model/pull.ts'
import { tellWarning, type Warning } from '../../src/core/model/warning.ts'
import { openSecrets } from '../../src/core/secrets/search.ts'
import { inflate } from '../../src/shell/inflate.ts'
import { readNotify } from '../../src/shell/notify-inputs.ts'
import { notifier } from '../../src/shell/webhook.ts'

const news: Announcement = {
  event: 'green',
  key: 'https://github.com/dev/shop#7 green green 0/1',
  repository: 'dev/shop',
  pull: 7,
  commit: toSha('a'.repeat(40)),
  url: 'https://github.com/dev/shop/pull/7',
  run: 'https://github.com/dev/shop/actions/runs/900',
  title: 'Use sk-the-known-secret-of-the-job',
  attempts: 1,
  outcome: 'settled',
  reason: 'green',
  text: 'dev/shop#7: all checks pass.',
}

interface Taken {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A receiver that answers as it is told, the last answer again and again; null for none at all. */
async function receiver(...answers: readonly (number | null)[]): Promise<{ readonly url: string; readonly taken: readonly Taken[] }> {
  const taken: Taken[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => {
      taken.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      const status = answers[taken.length - 1] ?? answers.at(-1)
      if (status !== null && status !== undefined)
        response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('no word of this is read')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/hooks/T0-very-secret-path`, taken }
}

/** Tells the news; gives the warnings and the seconds that were waited. */
async function tell(
  url: string,
  secret: string | null,
  seconds = 10,
): Promise<{ readonly warnings: readonly string[]; readonly waits: readonly number[] }> {
  const warnings: string[] = []
  const waits: number[] = []
  const clock = { now: () => 1_700_000_000_000, cancelled: () => false, wait: (pause: number) => Promise.resolve(void waits.push(pause)) }
  const log = { info: () => undefined, warn: (warning: Warning) => void warnings.push(tellWarning(warning)) }
  await notifier({ url, secret }, { secrets: openSecrets(['sk-the-known-secret-of-the-job'], inflate), clock, log, seconds }).announce(news)
  return { warnings, waits }
}

test('a receiver that fails twice takes the third, which is the same and signed', async () => {
  const { url, taken } = await receiver(500, 429, 204)
  expect(await tell(url, 'shared')).toEqual({ warnings: [], waits: [1, 2] })
  expect(taken).toHaveLength(3)
  expect(new Set(taken.map(({ body }) => body)).size).toBe(1)
  const [{ headers, body } = { headers: {}, body: '' }] = taken
  expect(headers['x-codality-signature-256']).toBe(`sha256=${createHmac('sha256', 'shared').update(body).digest('hex')}`)
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-codality-event': 'green', 'x-codality-timestamp': '1700000000' })
  const message = JSON.parse(body) as Record<string, unknown>
  expect(message).toMatchObject({
    text: news.text,
    content: news.text,
    allowed_mentions: { parse: [] },
    event: 'green',
    repository: 'dev/shop',
    pull: 7,
    url: news.url,
    attempts: 1,
    outcome: 'settled',
    title: 'Use [secret]',
    timestamp: 1_700_000_000,
    delivery: headers['x-codality-delivery'],
  })
  expect(headers['x-codality-delivery']).toMatch(/^[0-9a-f]{32}$/)
  expect(body).not.toContain('shared')
})

test('the same news has the same delivery, also from another run', async () => {
  const { url, taken } = await receiver(200)
  await tell(url, null)
  await tell(url, null)
  expect(new Set(taken.map(({ headers }) => headers['x-codality-delivery'])).size).toBe(1)
  expect(taken[0]?.headers['x-codality-signature-256']).toBeUndefined()
})

test.each<[string, readonly (number | null)[], number, RegExp]>([
  ['never answers', [null], 3, /no answer within 0\.2 s, 3 tries/],
  ['always fails', [503], 3, /HTTP 503, 3 tries/],
  ['refuses', [404], 1, /HTTP 404, 1 try\b/],
  ['sends elsewhere', [302], 1, /HTTP 302, 1 try\b/],
])('a receiver that %s costs a warning that names neither address nor secret', async (_, answers, tries, sentence) => {
  const { url, taken } = await receiver(...answers)
  const { warnings } = await tell(url, 'shared', 0.2)
  expect(taken).toHaveLength(tries)
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toMatch(sentence)
  expect(warnings[0]).not.toMatch(/127\.0\.0\.1|very-secret|shared/)
})

test('a receiver that is not there is a warning, and none that is given is nothing', async () => {
  const { url } = await receiver(200)
  for (const close of open.splice(0)) await close()
  expect((await tell(url, null)).warnings[0]).toContain('no connection, 3 tries')
  await notifier(null, {
    secrets: openSecrets([], inflate),
    clock: { now: () => 0, cancelled: () => false, wait: () => Promise.resolve() },
    log: { info: () => undefined, warn: () => expect.unreachable() },
  }).announce(news)
})

describe('the inputs', () => {
  const read = (given: Readonly<Record<string, string>>) =>
    readNotify(
      (name, fallback = '') => given[name] ?? fallback,
      (name, fallback = '') => given[name] ?? fallback,
    )

  test.each<[Record<string, string>, ReturnType<typeof read>]>([
    [{}, { mentions: ['author', 'reviewers'], webhook: null }],
    [{ notify: 'none' }, { mentions: [], webhook: null }],
    [{ notify: 'reviewers' }, { mentions: ['reviewers'], webhook: null }],
    [
      { 'notify-webhook': 'https://chat.example/hook', 'notify-webhook-secret': 's' },
      { mentions: ['author', 'reviewers'], webhook: { url: 'https://chat.example/hook', secret: 's' } },
    ],
    [
      { 'notify-webhook': 'http://localhost:80/x' },
      { mentions: ['author', 'reviewers'], webhook: { url: 'http://localhost/x', secret: null } },
    ],
    [{ 'notify-webhook': 'http://[::1]:8/x' }, { mentions: ['author', 'reviewers'], webhook: { url: 'http://[::1]:8/x', secret: null } }],
  ])('%j', (given, expected) => {
    expect(read(given)).toEqual(expected)
  })

  test.each<Record<string, string>>([
    { notify: 'everybody' },
    { notify: 'none, author' },
    { 'notify-webhook': 'http://chat.example/T0-path' },
    { 'notify-webhook': 'http://127.0.0.1.evil.example/T0-path' },
    { 'notify-webhook': 'https://me:T0-path@chat.example/' },
    { 'notify-webhook': 'file:///T0-path' },
    { 'notify-webhook': 'T0-path' },
    { 'notify-webhook-secret': 'T0-path' },
  ])('%j is refused, and what is secret is not repeated', (given) => {
    expect(() => read(given)).toThrow(/^The input `notify/)
    expect(() => read(given)).not.toThrow(/T0-path/)
  })
})
