import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { findAgent } from '../../src/core/agents/index.ts'
import { addressOf, type Agent } from '../../src/core/model/agent.ts'
import { type KeyProxy, openKeyProxy } from '../../src/shell/key-proxy.ts'
import { lendKeys } from '../../src/shell/lend-keys.ts'

const key = 'sk-real-0123456789'
let service: Server
let upstream = ''
let asked: {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}[] = []

/** A model's service, which answers in two parts: the second once it has been asked to go on. */
let goOn: () => void = () => undefined
beforeEach(async () => {
  asked = []
  service = createServer((incoming, response) => {
    let body = ''
    incoming.setEncoding('utf8').on('data', (text: string) => (body += text))
    incoming.on('end', () => {
      asked.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body })
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-told': 'yes' })
      response.write('data: one\n\n')
      goOn = () => response.end('data: two\n\n')
      if (incoming.url?.includes('/at-once') === true) goOn()
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  upstream = `http://127.0.0.1:${(service.address() as AddressInfo).port}/api/v1`
})
afterEach(() => {
  service.closeAllConnections()
  service.close()
})

async function open(): Promise<KeyProxy> {
  const proxy = await openKeyProxy({ upstream: new URL(upstream), key, environment: {} })
  onTestFinished(() => proxy.close().catch(() => undefined))
  return proxy
}

describe('[row 5] the key of a model stays in the process of the job', () => {
  test.each([
    ['x-api-key', ''],
    ['authorization', 'Bearer '],
    ['x-goog-api-key', ''],
  ])('the service is asked with the real key in %s, the agent has another', async (header, before) => {
    const proxy = await open()
    const answer = await fetch(`${proxy.url}/at-once?beta=true`, {
      method: 'POST',
      headers: { [header]: `${before}${proxy.standIn}`, 'anthropic-version': '1' },
      body: '{"ask":1}',
    })
    expect(await answer.text()).toBe('data: one\n\ndata: two\n\n')
    expect(answer.headers.get('x-told')).toBe('yes')
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: '/api/v1/at-once?beta=true',
        body: '{"ask":1}',
        headers: { [header]: `${before}${key}`, 'anthropic-version': '1', host: new URL(upstream).host },
      },
    ])
    expect(`${proxy.standIn}${proxy.url}`).not.toContain(key)
  })

  test('what the service says is passed on as it comes', async () => {
    const proxy = await open()
    const answer = await fetch(`${proxy.url}/slowly`, { headers: { 'x-api-key': proxy.standIn } })
    const reader = answer.body?.getReader()
    const first = await reader?.read()
    expect(Buffer.from(first?.value ?? []).toString()).toBe('data: one\n\n')
    goOn()
    const second = await reader?.read()
    expect(Buffer.from(second?.value ?? []).toString()).toBe('data: two\n\n')
  })

  test.each([
    ['no key', {}],
    ["somebody else's key", { 'x-api-key': 'sk-stand-in-of-another-start' }],
    ['the stand-in where no service looks for it', { 'x-other': 'stand-in' }],
  ])('with %s nothing is asked', async (_, headers) => {
    const proxy = await open()
    const answer = await fetch(`${proxy.url}/at-once`, { headers })
    expect(answer.status).toBe(401)
    expect(asked).toEqual([])
  })

  test.each([
    '/other',
    '/api/v10/at-once',
    '/api/v1/../../at-once',
    '/api/v1/%2e%2e/at-once',
    'http://127.0.0.1:1/api/v1',
    '//127.0.0.1:1/api/v1/',
  ])('%s is not asked for', async (path) => {
    const proxy = await open()
    const { port } = new URL(proxy.url)
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers: { 'x-api-key': proxy.standIn } }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
    expect(asked).toEqual([])
  })

  test('a service that cannot be reached is told as that', async () => {
    const proxy = await openKeyProxy({ upstream: new URL('http://127.0.0.1:1'), key, environment: {} })
    onTestFinished(() => proxy.close())
    const answer = await fetch(proxy.url, { headers: { 'x-api-key': proxy.standIn } })
    expect(answer.status).toBe(502)
    expect(await answer.text()).toContain('could not be reached')
  })

  test('it ends with the agent, also in the middle of an answer', async () => {
    const proxy = await open()
    const answer = await fetch(`${proxy.url}/slowly`, { headers: { 'x-api-key': proxy.standIn } })
    await proxy.close()
    await expect(answer.text()).rejects.toThrow()
    await expect(fetch(`${proxy.url}/at-once`, { headers: { 'x-api-key': proxy.standIn } })).rejects.toThrow()
  })
})

describe('what an agent is lent', () => {
  const found = (agent: Agent, over: Partial<{ key: string | null }> = {}): Parameters<typeof lendKeys>[1] => ({
    kind: 'found',
    path: '',
    version: null,
    key: agent.keys[0] ?? null,
    settings: {},
    ...over,
  })

  test.each(['aider', 'claude', 'codex', 'copilot', 'gemini', 'opencode', 'qwen'])(
    '[row 5] %s gets a stand-in and an address for each service, and the real key under no name',
    async (name) => {
      const agent = findAgent(name) ?? expect.fail()
      const environment = {
        ...Object.fromEntries(agent.services.flatMap(({ keys }) => keys).map((one) => [one, key])),
        ...Object.fromEntries(agent.services.map(({ address }) => [address, upstream])),
      }
      const lent = await lendKeys(agent, found(agent, { key: agent.services[0]?.keys[0] ?? '' }), environment, new Set())
      onTestFinished(() => lent.close())
      expect(JSON.stringify(lent)).not.toContain(key)
      expect(lent.withheld).toEqual(expect.arrayContaining(Object.keys(environment)))
      for (const { address, keys } of agent.services) {
        expect(lent.settings[address]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/)
        await fetch(`${lent.settings[address] ?? ''}/at-once`, {
          headers: { authorization: `Bearer ${lent.environment[keys[0] ?? ''] ?? ''}` },
        })
        expect(asked.at(-1)?.headers.authorization).toBe(`Bearer ${key}`)
      }
    },
  )

  test.each([
    ['claude', 'CLAUDE_CODE_OAUTH_TOKEN', {}, { ANTHROPIC_BASE_URL: 'https://api.anthropic.com' }],
    [
      'claude',
      'AWS_BEARER_TOKEN_BEDROCK',
      { AWS_REGION: 'eu-west-1' },
      { ANTHROPIC_BEDROCK_BASE_URL: 'https://bedrock-runtime.eu-west-1.amazonaws.com' },
    ],
    ['claude', 'AWS_BEARER_TOKEN_BEDROCK', {}, { ANTHROPIC_BEDROCK_BASE_URL: 'https://bedrock-runtime.us-east-1.amazonaws.com' }],
    ['opencode', 'GEMINI_API_KEY', {}, { GOOGLE_GENERATIVE_AI_BASE_URL: 'https://generativelanguage.googleapis.com/v1beta' }],
  ])('[row 5] %s is lent %s', async (name, variable, others, addresses) => {
    const agent = findAgent(name) ?? expect.fail()
    const lent = await lendKeys(agent, found(agent, { key: variable }), { [variable]: key, ...others }, new Set())
    onTestFinished(() => lent.close())
    expect(Object.keys(lent.settings)).toEqual(Object.keys(addresses))
    expect(lent.environment[variable]).toMatch(/^sk-stand-in-/)
    expect(lent.withheld).toContain(variable)
    const standing = Object.fromEntries(
      agent.services.flatMap((service) => (service.address in addresses ? [[service.address, addressOf(service, others)]] : [])),
    )
    expect(standing).toEqual(addresses)
  })

  test('[row 5] what has no address that can be told is given to nobody who was not named', async () => {
    const copilot = findAgent('copilot') ?? expect.fail()
    const environment = { COPILOT_GITHUB_TOKEN: key, COPILOT_PROVIDER_API_KEY: key }
    expect(await lendKeys(copilot, found(copilot, { key: null }), environment, new Set())).toMatchObject({
      settings: {},
      environment: {},
      withheld: ['COPILOT_GITHUB_TOKEN', 'COPILOT_PROVIDER_API_KEY'],
    })
    expect(await lendKeys(copilot, found(copilot), environment, new Set(['COPILOT_GITHUB_TOKEN']))).toMatchObject({
      settings: {},
      environment: {},
      withheld: ['COPILOT_PROVIDER_API_KEY'],
    })
    expect(await lendKeys(copilot, found(copilot), environment, 'all')).toMatchObject({ settings: {}, environment: {}, withheld: [] })
    const claude = findAgent('claude') ?? expect.fail()
    expect(
      await lendKeys(
        claude,
        found(claude, { key: 'CLAUDE_CODE_USE_VERTEX' }),
        { CLAUDE_CODE_USE_VERTEX: '1', ANTHROPIC_API_KEY: key },
        new Set(),
      ),
    ).toMatchObject({ withheld: expect.arrayContaining(['ANTHROPIC_API_KEY']) as string[] })
  })

  test('a proxy on the way out is not asked for what is on this machine', async () => {
    const codex = findAgent('codex') ?? expect.fail()
    const lent = await lendKeys(
      codex,
      found(codex),
      { OPENAI_API_KEY: key, HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'inside.example' },
      new Set(),
    )
    onTestFinished(() => lent.close())
    expect(lent.environment).toMatchObject({ NO_PROXY: 'inside.example,127.0.0.1,localhost' })
  })
})
