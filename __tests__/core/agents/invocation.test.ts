import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { agents, findAgent } from '../../../src/core/agents/index.ts'
import type { Invocation, InvocationContext } from '../../../src/core/model/agent.ts'
import { invocationContext } from '../../support/builders.ts'

const real = agents.filter((agent) => agent.package !== null)
const mcp = { program: '/opt/node', args: ['/action/mcp.js'], environment: { CI_FEED: '/scratch/feed' } }

function invoke(name: string, over: Partial<InvocationContext> = {}): Invocation {
  return findAgent(name)?.invoke(invocationContext({ program: `/bin/${name}`, ...over })) ?? expect.fail(`no agent ${name}`)
}

/** All that the agent is given, as one text. */
function given(invocation: Invocation): string {
  return [...invocation.args, ...Object.values(invocation.environment), ...Object.values(invocation.files)]
    .join('\n')
    .replaceAll('\\"', '"')
}

test.each([
  ['claude', ['--add-dir', '/scratch/left-1']],
  ['codex', ['-c', 'sandbox_workspace_write.writable_roots=["/scratch/left-1"]']],
])('%s, which keeps itself to the checkout, may write where it is to leave something', (name, expected) => {
  expect(invoke(name, { leftFolder: '/scratch/left-1' }).args.join(' ')).toContain(expected.join(' '))
  expect(invoke(name).args.join(' ')).not.toMatch(/left-|--add-dir|writable_roots/)
})

describe.each(real.map(({ name }) => name))('%s', (name) => {
  test('is the program that was found, with the task on its standard input or in the file that it is told of', () => {
    const invocation = invoke(name)
    expect(invocation.program).toBe(`/bin/${name}`)
    expect(invocation.stdin === '# Task\n' || invocation.args.includes('/scratch/brief.md')).toBe(true)
    expect(invocation.args.join(' ')).not.toContain('# Task')
  })

  test("a maintainer's arguments come after its own, so they win", () => {
    const { args } = invoke(name, { args: ['--mine', 'yes'] })
    expect(args.filter((arg) => arg !== '-').slice(-2)).toEqual(['--mine', 'yes'])
  })

  test('the model is named when one is chosen', () => {
    expect(invoke(name, { model: 'service/some-model' }).args.join(' ')).toContain('--model service/some-model')
    expect(invoke(name).args.join(' ')).not.toContain('--model ')
  })

  test('its key is known by its name alone, and no name of the repository is among its keys', () => {
    for (const key of findAgent(name)?.keys ?? []) expect(key).not.toMatch(/^(?:GITHUB_|GH_|ACTIONS_|INPUT_|RUNNER_)/)
    expect(findAgent(name)?.keys.length).toBeGreaterThan(0)
  })

  test('of two keys for one service the same one comes first wherever one is taken', () => {
    const { keys = [], settings = [], services = [] } = findAgent(name) ?? {}
    for (const service of services) {
      expect(keys.filter((key) => service.keys.includes(key))).toEqual(service.keys)
      expect(settings).toContain(service.address)
    }
  })

  test('what is out of its way lies at the top of the checkout', () => {
    for (const hidden of findAgent(name)?.hides ?? []) expect(hidden).toMatch(/^[^/]+$/)
  })
})

test.each(real.map(({ name }) => name).filter((name) => name !== 'aider'))(
  '%s is given the server with its arguments and variables, and nothing of one when there is none',
  (name) => {
    const told = given(invoke(name, { mcp }))
    for (const part of ['/opt/node', '/action/mcp.js', 'CI_FEED', '/scratch/feed']) expect(told).toContain(part)
    expect(given(invoke(name))).not.toContain('/opt/node')
  },
)

test("calls of the server need nobody's approval", () => {
  expect(invoke('codex', { mcp }).args).toContain('mcp_servers.ci.default_tools_approval_mode="approve"')
  expect(invoke('claude', { mcp }).args.join(' ')).toContain('--allowedTools Bash,mcp__ci ')
  expect(given(invoke('gemini', { mcp }))).toContain('"trust":true')
  expect(given(invoke('qwen', { mcp }))).toContain('"trust":true')
  expect(invoke('copilot', { mcp }).args).toContain('--allow-all-tools')
  expect(invoke('opencode', { mcp }).args).toContain('--auto')
})

test.each([
  ['claude', { maxTurns: 7 }, '--max-turns 7'],
  ['claude', { maxCostUsd: 1.239 }, '--max-budget-usd 1.24'],
  ['qwen', { maxTurns: 7 }, '--max-session-turns 7'],
  ['gemini', { maxTurns: 7 }, '"maxSessionTurns":7'],
] as const)('%s holds itself to %o', (name, over, words) => {
  const invocation = invoke(name, over)
  expect(`${invocation.args.join(' ')} ${Object.values(invocation.files).join(' ')}`).toContain(words)
})

test('codex asks the service that is named, with the key that is set', () => {
  const { args } = invoke('codex', { key: 'CODEX_API_KEY', settings: { OPENAI_BASE_URL: 'http://model/v1' } })
  expect(args).toContain('model_providers.service.env_key="CODEX_API_KEY"')
  expect(args).toContain('model_providers.service.base_url="http://model/v1"')
  expect(args.slice(0, 2)).toEqual(['exec', '--json'])
  expect(args.at(-1)).toBe('-')
})

test('gemini signs in by the key that is set', () => {
  expect(given(invoke('gemini', { key: 'GEMINI_API_KEY' }))).toContain('"selectedType":"gemini-api-key"')
  const vertex = invoke('gemini', { key: 'GOOGLE_API_KEY' })
  expect(given(vertex)).toContain('"selectedType":"vertex-ai"')
  expect(vertex.environment).toMatchObject({ GOOGLE_GENAI_USE_VERTEXAI: 'true' })
})

test('opencode takes a model that it does not know at its word, and the address that is set', () => {
  const { environment } = invoke('opencode', { model: 'openai/new/one', settings: { OPENAI_BASE_URL: 'http://model/v1' } })
  expect(JSON.parse(environment['OPENCODE_CONFIG_CONTENT'] ?? '')).toMatchObject({
    provider: { openai: { options: { baseURL: 'http://model/v1' }, models: { 'new/one': {} } } },
    permission: { webfetch: 'deny' },
  })
})

test('the versions that the harness installs are the ones that the action installs', () => {
  const { dependencies } = v.parse(
    v.object({ dependencies: v.record(v.string(), v.string()) }),
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../testbed/agents/package.json'), 'utf8')),
  )
  for (const name of ['claude', 'codex']) expect(dependencies[findAgent(name)?.package?.name ?? '']).toBe(findAgent(name)?.package?.version)
})

test("opencode is told of Google's key by the name that it does not look for", () => {
  const configuration = (key: string): unknown => JSON.parse(invoke('opencode', { key }).environment['OPENCODE_CONFIG_CONTENT'] ?? '')
  expect(configuration('GEMINI_API_KEY')).toMatchObject({ provider: { google: { options: { apiKey: '{env:GEMINI_API_KEY}' } } } })
  expect(configuration('GOOGLE_GENERATIVE_AI_API_KEY')).toMatchObject({ provider: {} })
})
