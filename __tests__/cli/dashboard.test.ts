import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Card } from '../../src/core/dashboard/card.ts'
import type { Wire } from '../../src/core/dashboard/wire.ts'
import { deliver, openShop, type RunningDashboard, type Shop, startDashboard } from '../../testbed/dashboard.ts'
import { issueCommentCreated, type WebhookEvent } from '../../testbed/events.ts'
import type { CommentState } from '../../testbed/github/state.ts'
import { addLoop, addLoops, bodyOf, loopAccount, makeCommits, type Scene, scenes } from '../../testbed/many-loops.ts'
import { shipped } from '../support/command.ts'

const secret = 'a secret that GitHub knows, too'
let shop: Shop

beforeEach(async () => {
  shop = await openShop()
})

afterEach(async () => {
  const { violations, unscripted } = shop.standIn
  await shop.close()
  expect([violations, unscripted]).toEqual([[], []])
})

async function start(...args: readonly string[]): Promise<RunningDashboard> {
  const dashboard = await startDashboard(['--repo', shop.state.repository, '--interval', '0.1', ...args], {
    apiUrl: shop.standIn.apiUrl,
    env: { SECRET: secret },
  })
  onTestFinished(async () => {
    expect(await dashboard.end()).toBe(0)
    expect(dashboard.said()).not.toContain(dashboard.token)
  })
  return dashboard
}

async function board({ url, token }: RunningDashboard): Promise<Wire['snapshot']> {
  const response = await fetch(`${url}/board.json`, { headers: { authorization: `Bearer ${token}` } })
  return (await response.json()) as Wire['snapshot']
}

/** Waits for what comes when it comes. */
function until<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 60_000, interval: 20 })
}

const cardOf = async (dashboard: RunningDashboard, number: number): Promise<Card | undefined> =>
  (await board(dashboard)).cards.find((card) => card.number === number)

interface Told {
  readonly id: string
  readonly event: string
  readonly data: string
}

/** The events of the server until one is seen that is waited for. */
async function listen({ url, token }: RunningDashboard, last: string | null, isLast: (told: Told) => boolean): Promise<readonly Told[]> {
  const stop = new AbortController()
  const response = await fetch(`${url}/events`, {
    headers: { authorization: `Bearer ${token}`, ...(last === null ? {} : { 'last-event-id': last }) },
    signal: stop.signal,
  })
  const all: Told[] = []
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString()
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const block of parts) {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
      if (field('data') !== '') all.push({ id: field('id'), event: field('event'), data: field('data') })
    }
    if (all.some(isLast)) break
  }
  stop.abort()
  return all
}

/** What the loop says of a pull request from now on. */
function say(number: number, scene: Scene): CommentState {
  const comment = shop.state.comments.find(({ pull, author }) => pull === number && author === loopAccount)
  if (comment === undefined) throw new Error(`nothing was said on ${number}`)
  comment.body = bodyOf(number, scene)
  comment.updatedAt = new Date(Math.max(Date.parse(comment.updatedAt) + 1_000, Math.floor(Date.now() / 1_000) * 1_000))
    .toISOString()
    .replace('.000Z', 'Z')
  return comment
}

function scene(at: number, over: Partial<Scene> = {}): Scene {
  const found = scenes[at]
  if (found === undefined) throw new Error(`no scene ${at}`)
  return { ...found, ...over }
}

function edited(comment: CommentState): WebhookEvent {
  const pull = shop.state.pulls.find(({ number }) => number === comment.pull)
  if (pull === undefined) throw new Error('no pull request')
  const { name, payload } = issueCommentCreated(shop.state, comment, pull)
  return { name, payload: { ...payload, action: 'edited' } }
}

describe('who is let in', () => {
  test('only who has the token, which becomes a cookie and leaves the address', async () => {
    const dashboard = await start()
    const { url, address, token } = dashboard
    expect(token).toMatch(/^[\w-]{43}$/)
    for (const path of ['/', '/events', '/board.json', '/page.css', '/nowhere', '/?token=', `/?token=${token.slice(1)}`]) {
      const refused = await fetch(`${url}${path}`)
      expect([path, refused.status, await refused.text()]).toEqual([
        path,
        401,
        'This is no valid address of the dashboard: open the one that the command `dashboard` printed when it started.\n',
      ])
    }
    const welcome = await fetch(address, { redirect: 'manual' })
    const [cookie = ''] = welcome.headers.getSetCookie()
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(await welcome.text()).toMatch(/url=\/"/)
    const page = await fetch(url, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(page.status).toBe(200)
    expect(await page.text()).not.toMatch(/https?:|<style|style=|onclick|<script>/)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /)
    expect(policy).not.toContain('unsafe')
    expect(
      Object.fromEntries(
        ['referrer-policy', 'x-content-type-options', 'x-frame-options', 'cross-origin-resource-policy', 'strict-transport-security'].map(
          (name) => [name, page.headers.get(name)],
        ),
      ),
    ).toEqual({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': null,
    })
  })

  test('no name that somebody else has made point here', async () => {
    const { url, token } = await start()
    const statusFor = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request(`${url}/board.json`, { headers: { host, authorization: `Bearer ${token}` } }, (response) =>
          resolve(response.resume().statusCode),
        )
          .on('error', reject)
          .end()
      })
    const { port } = new URL(url)
    const hosts = [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      '[::1]',
      'localhost',
      `evil.example:${port}`,
      'localhost.evil.example',
      '127.0.0.1.nip.example',
    ]
    expect(await Promise.all(hosts.map(statusFor))).toEqual([200, 200, 200, 200, 421, 421, 421])
  })
})

describe('what is shown', () => {
  test('follows GitHub, and costs nothing while nothing changes', async () => {
    await addLoops(shop.state, shop.bare, 3)
    const dashboard = await start()
    await until(async () => expect((await board(dashboard)).cards).toHaveLength(3))
    await until(async () =>
      expect(await cardOf(dashboard, 1)).toMatchObject({
        state: 'working',
        session: 'ci',
        now: 'verifying 4 failing tests',
        attempt: 2,
        maxAttempts: 3,
      }),
    )
    expect((await board(dashboard)).health).toEqual([{ repository: 'acme/shop', state: 'live', says: null }])

    const quiet = shop.standIn.requests.length
    await until(() => expect(shop.standIn.requests.length).toBeGreaterThan(quiet + 12))
    // The first look since a comment asks by another time, once.
    expect(
      shop.standIn.requests
        .slice(quiet + 4)
        .map(({ status }) => status)
        .filter((status) => status !== 304),
    ).toEqual([])

    say(1, scene(2))
    await until(async () =>
      expect(await cardOf(dashboard, 1)).toMatchObject({ state: 'green', headline: '🎉 All checks pass — ready for review' }),
    )
    Object.assign(shop.state.pulls[2] ?? {}, { state: 'closed' })
    await until(async () => expect(await cardOf(dashboard, 3)).toBeUndefined())
  })

  test("a stranger's forged word and check are nobody's, and a pull request that is opened later is read from its start", async () => {
    const [one = '', two = ''] = await makeCommits(shop.bare, 2)
    const mine = addLoop(shop.state, one, scene(4))
    const at = new Date().toISOString().replace(/\.\d+Z/, 'Z')
    shop.state.comments.push({
      id: 1,
      pull: mine,
      author: 'rita',
      body: bodyOf(mine, scene(2)),
      createdAt: at,
      updatedAt: at,
      reactions: [],
    })
    shop.state.checks.push({
      id: shop.state.nextId(),
      name: 'codality/agent',
      sha: one,
      app: 'other-app',
      status: 'in_progress',
      conclusion: null,
      run: null,
      startedAt: at,
      completedAt: null,
      key: 'codality:run.1',
      output: { title: '🔧 CI auto-fix started', summary: null, text: null },
      annotations: [],
    })
    const dashboard = await start()
    await until(async () => expect(await cardOf(dashboard, mine)).toMatchObject({ state: 'waiting', session: null }))
    const late = addLoop(shop.state, two, scene(5))
    await until(async () => expect(await cardOf(dashboard, late)).toMatchObject({ state: 'needs-person' }))
    expect(await cardOf(dashboard, mine)).toMatchObject({ state: 'waiting', session: null })
  })

  test('a limit and a server that stumbles are told on the page, and looks go on after them', async () => {
    await addLoops(shop.state, shop.bare, 1)
    const dashboard = await start()
    await until(async () => expect((await board(dashboard)).cards).toHaveLength(1))
    const states: string[] = []
    shop.standIn.fault({
      operation: 'pulls/list',
      act: { kind: 'reject', status: 403, headers: { 'retry-after': '1' }, body: { message: 'You have exceeded a secondary rate limit.' } },
    })
    shop.standIn.fault({ operation: 'issues/list-comments-for-repo', act: { kind: 'reject', status: 502 } })
    const told = await listen(dashboard, null, ({ event, data }) => {
      if (event === 'health') states.push((JSON.parse(data) as Wire['health']).state)
      return states.includes('limited') && states.includes('failing') && states.at(-1) === 'live'
    })
    const says = told.filter(({ event }) => event === 'health').map(({ data }) => (JSON.parse(data) as Wire['health']).says ?? '')
    expect(says.find((one) => one.includes('rate limit'))).toMatch(/^GitHub's rate limit is used up\. The next look is at \d\d:\d\d UTC/)
    expect(says.find((one) => one.includes('502'))).toMatch(/^GitHub answered 502 to GET .*issues\/comments\. It is asked again/)
    expect((await board(dashboard)).cards).toHaveLength(1)
  })

  test.each([
    ['wrong-token', /does not accept the token/],
    ['app-token', /no such repository/],
  ])('with %s the page says what is wrong', async (token, words) => {
    const dashboard = await startDashboard(['--repo', token === 'app-token' ? 'acme/other' : 'acme/shop'], {
      apiUrl: shop.standIn.apiUrl,
      token,
    })
    onTestFinished(async () => {
      await dashboard.end()
    })
    await until(async () => expect((await board(dashboard)).health[0]?.says).toMatch(words))
  })
})

describe('events', () => {
  test('come as they happen, and what was missed comes once the connection is back', async () => {
    await addLoops(shop.state, shop.bare, 2)
    const dashboard = await start('--webhook-secret', secret)
    await until(async () => expect((await board(dashboard)).health[0]?.state).toBe('live'))
    const first = await listen(dashboard, null, ({ event }) => event === 'snapshot')
    expect((JSON.parse(first[0]?.data ?? '') as Wire['snapshot']).cards).toHaveLength(2)
    for (const at of [2, 5, 4]) expect((await deliver(dashboard.url, edited(say(2, scene(at))), { secret })).status).toBe(200)
    const missed = await listen(dashboard, first[0]?.id ?? '', ({ data }) => data.includes('"waiting"'))
    expect(missed.filter(({ event }) => event === 'card').map(({ data }) => (JSON.parse(data) as Card).state)).toEqual([
      'green',
      'needs-person',
      'waiting',
    ])
    const unknown = await listen(dashboard, 'another-life-1', ({ event }) => event === 'snapshot')
    expect(unknown[0]?.id).toBe(missed.at(-1)?.id)
  })
})

describe('webhooks', () => {
  test('are taken once, signed by GitHub, and of what is shown', async () => {
    await addLoops(shop.state, shop.bare, 2)
    const dashboard = await start('--webhook-secret-env', 'SECRET')
    await until(async () => expect((await board(dashboard)).cards).toHaveLength(2))
    const event = edited(say(2, scene(2)))
    const statusOf = async (sent: WebhookEvent, how: Partial<Parameters<typeof deliver>[2]> = {}): Promise<number> =>
      (await deliver(dashboard.url, sent, { secret, ...how })).status
    expect(await statusOf(event, { secret: 'a guess' })).toBe(401)
    expect(await statusOf(event, { signature: '' })).toBe(401)
    expect(await statusOf(event, { delivery: '' })).toBe(400)
    expect((await cardOf(dashboard, 2))?.state).toBe('needs-person')
    expect(await statusOf(event, { delivery: 'd-1' })).toBe(200)
    expect((await cardOf(dashboard, 2))?.state).toBe('green')
    expect(await deliver(dashboard.url, event, { secret, delivery: 'd-1' })).toEqual({
      status: 409,
      text: 'This delivery was taken before.\n',
    })
    expect(await statusOf({ ...event, payload: { ...event.payload, repository: { full_name: 'acme/other' } } })).toBe(403)
    expect(await statusOf({ name: 'issue_comment', payload: { repository: { full_name: 'acme/shop' } } })).toBe(400)
    expect(await statusOf({ name: 'push', payload: { repository: { full_name: 'ACME/shop' } } })).toBe(200)
    expect(await statusOf({ name: 'ping', payload: {} })).toBe(200)
    expect(await statusOf({ ...event, payload: { ...event.payload, filler: 'x'.repeat(2_100_000) } })).toBe(413)
    const forged = edited({ ...say(2, scene(5)), id: 1, author: 'rita' })
    expect(await statusOf(forged)).toBe(200)
    expect((await cardOf(dashboard, 2))?.state).toBe('green')
    // What they tell of is asked for no more, but for the sessions at work.
    const before = shop.standIn.requests.length
    await until(() => expect(shop.standIn.requests.length).toBeGreaterThan(before + 5))
    expect(new Set(shop.standIn.requests.slice(before).map(({ operation }) => operation))).toEqual(new Set(['checks/list-for-ref']))
  })

  test('without a secret none are taken', async () => {
    const dashboard = await start()
    expect((await deliver(dashboard.url, { name: 'ping', payload: {} }, { secret })).status).toBe(401)
  })
})

test.each([
  [['--repo', 'shop'], '`--repo shop` names no repository. Write `OWNER/NAME`.'],
  [['--port', '70000'], '`--port 70000` is no port. Write a number from 0 to 65535.'],
  [['--interval', '0'], '`--interval 0` is no number of seconds from 0.1. Write for example `--interval 10`.'],
  [['--webhook-secret', ''], '`--webhook-secret` is empty. Without a secret anybody could send events.'],
  [
    ['--repo', 'acme/shop', '--webhook-secret-env', 'NONE'],
    'The secret of the webhooks is empty or not set. Put it into the variable that `--webhook-secret-env` names.',
  ],
  [['--api-url', 'file:///etc'], '`--api-url file:///etc` is no address. Write for example `--api-url https://HOST/api/v3`.'],
])('what is wrong on the command line is told in one line: %j', async (args, words) => {
  const { code, stderr } = await shipped(['dashboard', ...args], { env: { GITHUB_TOKEN: 't' } })
  expect([code, stderr]).toEqual([2, `ci-feedback-loop: ${words}\n`])
})
