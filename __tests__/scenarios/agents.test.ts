import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { decodeRecord } from '../../src/core/model/marker.ts'
import type { RunResult } from '../../testbed/runner.ts'
import { forms } from '../../testbed/scoreboard/rows.ts'
import { turnIn } from '../support/forms.ts'
import { branch, changesSomething, claims, commentEvent, openScene, repairsAll, type Scene } from '../support/scene.ts'

const key = 'sk-test-0123456789'
const keys = { ANTHROPIC_API_KEY: key, OPENAI_API_KEY: key }
const nobody = 'http://127.0.0.1:9'

/** Puts programs on the PATH that do something and then print and end as the real ones were recorded to. */
function onPath(
  scene: Scene,
  programs: Readonly<Record<string, { readonly recorded: string; readonly does?: string; readonly costUsd?: number }>>,
): string {
  const folder = join(scene.world.root, 'bin')
  mkdirSync(folder)
  for (const [name, { recorded, does, costUsd }] of Object.entries(programs)) {
    const file = join(folder, name)
    const { exit } = JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/agents/${recorded}.json`), 'utf8')) as {
      exit: { code: number; stdout: string }
    }
    writeFileSync(
      `${file}.mjs`,
      `import { appendFileSync as note } from 'node:fs'\nnote(${JSON.stringify(`${file}.starts`)}, 'start\\n')\n${does ?? ''}\nprocess.stdout.write(${JSON.stringify(costUsd === undefined ? exit.stdout : exit.stdout.replace(/(?<="total_cost_usd":)[\d.]+/, String(costUsd)))}, () => process.exit(${exit.code}))\n`,
    )
    writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${file}.mjs" "$@"\n`)
    chmodSync(file, 0o755)
    writeFileSync(`${file}.starts`, '')
    // Tests of root's run agents as somebody else.
    chmodSync(`${file}.starts`, 0o666)
  }
  return `${folder}:${systemPath}`
}

const systemPath = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':')

function starts(scene: Scene, program: string): number {
  return readFileSync(join(scene.world.root, 'bin', `${program}.starts`), 'utf8').split('\n').length - 1
}

/** A registry that knows one version of every package. */
async function registry(): Promise<string> {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url?.slice(1) ?? '')
    const version = { name, version: '1.0.0', dist: { tarball: `${nobody}/x.tgz`, shasum: '0'.repeat(40) } }
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** One attempt was used up, however often the event is delivered. */
async function expectCountedOnce(scene: Scene, extra: Parameters<Scene['turn']>[1]): Promise<void> {
  const count = (): unknown => ({
    refs: claims(scene).filter((name) => /^0\/\d+\.\d+$/.test(name)).length,
    told: decodeRecord(scene.status())?.attempts.map(({ number, ended }) => `${number} ${ended}`),
  })
  const before = count()
  expect(before).toMatchObject({ refs: 1, told: [expect.stringMatching(/^1 /)] })
  expect((await scene.turn(scene.failed, extra)).outputs).toMatchObject({
    decision: 'ignore',
    reason: expect.stringMatching(/^(?:already-handled|outdated)$/) as string,
  })
  expect(count()).toEqual(before)
}

/** The sentence stands in the comment and in the job's summary, and nothing of the program itself does. */
function expectSaid(scene: Scene, result: RunResult, ...sentences: readonly string[]): void {
  for (const sentence of sentences) {
    expect(scene.status()).toContain(sentence)
    expect(result.summary).toContain(sentence)
  }
  expect(`${result.stdout}${result.stderr}`).not.toMatch(/\n\s+at .*dist\//)
}

describe('what keeps an agent from working is said in one sentence, and counts as one attempt', () => {
  test('a name that no agent has', async () => {
    const scene = await openScene()
    const extra = { inputs: { agent: 'clippy' } }
    const result = await scene.turn(scene.failed, extra)
    expect(result.outputs).toMatchObject({ outcome: 'agent-failed', reason: 'unknown-agent' })
    expect(result.exitCode).toBe(1)
    expectSaid(
      scene,
      result,
      'There is no such agent',
      'names `clippy`, which is not one this version knows. Use one of: claude, codex, gemini, copilot, opencode, qwen, aider, command.',
    )
    await expectCountedOnce(scene, extra)
  })

  test('a program that is nowhere and cannot be installed', async () => {
    const scene = await openScene()
    const extra = { inputs: { agent: 'claude' }, environment: { ...keys, NPM_CONFIG_REGISTRY: nobody } }
    const result = await scene.turn(scene.failed, extra)
    expect(result.outputs).toMatchObject({ outcome: 'agent-failed', reason: 'not-installed' })
    expectSaid(
      scene,
      result,
      'The agent could not be installed',
      'The registry that has @anthropic-ai/claude-code could not be reached (ECONNREFUSED).',
    )
    expect(result.stdout).toMatch(/Installs @anthropic-ai\/claude-code \d/)
    await expectCountedOnce(scene, extra)
  })

  test('a version that does not exist', async () => {
    const scene = await openScene()
    const extra = { inputs: { agent: 'codex', 'agent-version': '99.0.0' }, environment: { ...keys, NPM_CONFIG_REGISTRY: await registry() } }
    const result = await scene.turn(scene.failed, extra)
    expect(result.outputs).toMatchObject({ outcome: 'agent-failed', reason: 'not-installed' })
    expectSaid(scene, result, 'There is no version 99.0.0 of @openai/codex in the registry.', 'Correct `agent-version`')
    await expectCountedOnce(scene, extra)
  })

  test('no key: which secret, and the lines of the workflow', async () => {
    const scene = await openScene()
    const extra = { inputs: { agent: 'gemini' }, environment: { GEMINI_API_KEY: '' } }
    const result = await scene.turn(scene.failed, extra)
    expect(result.outputs).toMatchObject({ outcome: 'agent-failed', reason: 'no-key' })
    expectSaid(
      scene,
      result,
      'The agent has no key',
      'env:\n  GEMINI_API_KEY: ${{ secrets.GEMINI_API_KEY }}\n  # or one of: GOOGLE_API_KEY',
    )
    await expectCountedOnce(scene, extra)
  })

  test.each(forms)(
    '[row 5, %s] a key that only its program can use: that program is not started until the workflow says so',
    async (form) => {
      const scene = await openScene()
      const path = onPath(scene, { copilot: { recorded: 'copilot/success', does: repairsAll } })
      const extra = { inputs: { agent: 'copilot' }, environment: { COPILOT_GITHUB_TOKEN: key, PATH: path } }
      const result = (await turnIn(form, scene, scene.failed, extra)).at(-1) ?? expect.fail()
      expect(result.outputs).toMatchObject({ outcome: 'agent-failed', reason: 'key-withheld' })
      expect(starts(scene, 'copilot')).toBe(0)
      expectSaid(scene, result, 'The agent was given no key', 'with:\n  agent-env: COPILOT_GITHUB_TOKEN')
      const agreed = await turnIn(form, scene, commentEvent(scene, 'maria', '/codality retry'), {
        ...extra,
        inputs: { ...extra.inputs, 'agent-env': 'COPILOT_GITHUB_TOKEN' },
      })
      expect(agreed.at(-1)?.outputs).toMatchObject({ outcome: 'pushed' })
      expect(starts(scene, 'copilot')).toBe(1)
    },
  )

  test.each(
    forms.flatMap((form) =>
      ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN', 'AWS_BEARER_TOKEN_BEDROCK'].map((variable) => [form, variable] as const),
    ),
  )('[row 5, %s] %s is in no variable and no process that the agent can read', async (form, variable) => {
    const scene = await openScene()
    const found = join(scene.world.root, 'found.json')
    writeFileSync(found, '')
    chmodSync(found, 0o666)
    const secret = `sk-canary-${'k3y9'.repeat(8)}`
    // The programs of this test hold the words only in two halves.
    const searches = `import * as fs from 'node:fs'
const word = ${JSON.stringify(secret.slice(0, 20))} + ${JSON.stringify(secret.slice(20))}
const read = (path) => { try { return fs.readFileSync(path, 'latin1') } catch { return '' } }
const places = ['self', ...fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name))].flatMap((id) => ['environ', 'cmdline'].map((file) => '/proc/' + id + '/' + file))
const hits = [...places.filter((path) => read(path).includes(word)), ...Object.entries(process.env).filter(([, value]) => value.includes(word)).map(([name]) => name)]
fs.writeFileSync(${JSON.stringify(found)}, JSON.stringify({ hits, standIn: process.env[${JSON.stringify(variable)}] ?? null }))
`
    const path = onPath(scene, { claude: { recorded: 'claude/success', does: `${searches}\n${repairsAll}` } })
    const results = await turnIn(form, scene, scene.failed, {
      inputs: { agent: 'claude' },
      environment: { [variable]: secret, PATH: path },
    })
    expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'pushed' })
    expect(JSON.parse(readFileSync(found, 'utf8'))).toEqual({ hits: [], standIn: expect.stringMatching(/^sk-stand-in-/) as string })
  })

  test('a `verify-command` that does not start proves nothing, and CI decides', async () => {
    const scene = await openScene()
    const extra = { inputs: { 'verify-command': 'no-such-program-anywhere {files}' } }
    const result = await scene.turn(scene.failed, extra)
    expect(result.outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expectSaid(scene, result, 'for `verify-command` did not start. Correct it, or let `setup-command` install what it needs.')
    expect(scene.status()).toMatch(/\n\$ no-such-program-anywhere test\/[^\n]*\n[^\n]*no-such-program-anywhere: not found\n/)
    await expectCountedOnce(scene, extra)
  })
})

describe('a chain of agents', () => {
  const inputs = { agent: 'claude, codex' }

  test('goes on to the next within the attempt when the first could not work', async () => {
    const scene = await openScene()
    const path = onPath(scene, { claude: { recorded: 'claude/overloaded' }, codex: { recorded: 'codex/success', does: repairsAll } })
    // What a set-up leaves behind is no change of the first agent's.
    const extra = { inputs: { ...inputs, 'setup-command': 'echo x > junk.txt' }, environment: { ...keys, PATH: path } }
    const result = await scene.turn(scene.failed, extra)
    expect(result.outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expect([starts(scene, 'claude'), starts(scene, 'codex')]).toEqual([1, 1])
    expectSaid(
      scene,
      result,
      "`claude` could not work, so the next agent was asked: the model's service is overloaded",
      '3 of 3 failing tests now pass here.',
      '**Effort:** `claude`, `codex`',
    )
    await expectCountedOnce(scene, extra)
  })

  test('ends with the first that has changed the tree, even when it failed then', async () => {
    const scene = await openScene({ inputs: { 'verify-rounds': '0' } })
    const path = onPath(scene, {
      claude: { recorded: 'claude/cut-off', does: changesSomething },
      codex: { recorded: 'codex/success', does: repairsAll },
    })
    const result = await scene.turn(scene.failed, { inputs, environment: { ...keys, PATH: path } })
    expect(result.outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expect([starts(scene, 'claude'), starts(scene, 'codex')]).toEqual([1, 0])
    expect(scene.status()).toContain('0 of 3 failing tests now pass here.')
    expect(await scene.world.read(branch, 'src/price.js')).toContain('// touched')
  })

  test('goes on after an agent without a key and a name that no agent has', async () => {
    const scene = await openScene()
    const path = onPath(scene, { codex: { recorded: 'codex/success', does: repairsAll } })
    const result = await scene.turn(scene.failed, {
      inputs: { agent: 'clippy, claude, codex' },
      environment: { OPENAI_API_KEY: key, PATH: path },
    })
    expect(result.outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expectSaid(
      scene,
      result,
      '`clippy` could not work, so the next agent was asked: there is no such agent',
      '`claude` could not work, so the next agent was asked: the agent has no key',
    )
  })

  test('is told of by its last agent when none could work', async () => {
    const scene = await openScene()
    const path = onPath(scene, { claude: { recorded: 'claude/overloaded' }, codex: { recorded: 'codex/rate-limited' } })
    const result = await scene.turn(scene.failed, { inputs, environment: { ...keys, PATH: path } })
    expect(result.outputs).toMatchObject({ outcome: 'agent-failed', reason: 'rate-limited' })
    expectSaid(
      scene,
      result,
      'The agent was rate-limited',
      "`claude` could not work, so the next agent was asked: the model's service is overloaded",
    )
  })
})

describe('`max-cost-usd` within a chain', () => {
  const inputs = { agent: 'claude, codex' }

  /** Lets an agent write down what it may cost. */
  const notes = (scene: Scene): string =>
    `import { writeFileSync as tell } from 'node:fs'\ntell(${JSON.stringify(join(scene.world.root, 'arguments'))}, process.argv.join(' '))\n${repairsAll}`

  test('leaves the second agent what the first left', async () => {
    const scene = await openScene()
    const path = onPath(scene, { aider: { recorded: 'aider/cut-off' }, claude: { recorded: 'claude/success', does: notes(scene) } })
    const result = await scene.turn(scene.failed, {
      inputs: { agent: 'aider, claude', 'max-cost-usd': '0.0181' },
      environment: { ...keys, PATH: path },
    })
    expect(result.outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expect(starts(scene, 'aider')).toBe(1)
    // 0.0181 − 0.0041, in the whole cents that claude takes.
    expect(readFileSync(join(scene.world.root, 'arguments'), 'utf8')).toContain('--max-budget-usd 0.01 ')
    expect(decodeRecord(scene.status())?.attempts[0]?.costUsd).toBeCloseTo(0.0041 + 0.0108)
  })

  test.each([
    { costUsd: 0.5, started: 0, reason: 'overloaded' },
    { costUsd: 0.49, started: 1, reason: 'rate-limited' },
  ])(
    'of 0.5 is spent or not by a first agent that took $costUsd: the second is started $started times',
    async ({ costUsd, started, reason }) => {
      const scene = await openScene({ inputs: { 'verify-rounds': '0' } })
      const path = onPath(scene, { claude: { recorded: 'claude/cut-off', costUsd }, codex: { recorded: 'codex/rate-limited' } })
      const result = await scene.turn(scene.failed, { inputs: { ...inputs, 'max-cost-usd': '0.5' }, environment: { ...keys, PATH: path } })
      expect([starts(scene, 'claude'), starts(scene, 'codex')]).toEqual([1, started])
      expect(result.outputs).toMatchObject({ outcome: 'agent-failed', reason })
      expect(result.stdout.includes('Nothing is left of `max-cost-usd`, so `codex` is not asked.')).toBe(started === 0)
    },
  )

  test('is counted when an agent takes the ground from under the next one', async () => {
    const scene = await openScene()
    const path = onPath(scene, {
      claude: {
        recorded: 'claude/cut-off',
        costUsd: 0.25,
        does: "import { rmSync, writeFileSync } from 'node:fs'\nimport { dirname } from 'node:path'\nconst scratch = dirname(process.env.HOME)\nrmSync(scratch, { recursive: true })\nwriteFileSync(scratch, '')",
      },
      codex: { recorded: 'codex/success', does: repairsAll },
    })
    const result = await scene.turn(scene.failed, { inputs: { ...inputs, 'max-cost-usd': '1' }, environment: { ...keys, PATH: path } })
    expect(result.outputs).toMatchObject({ outcome: 'crashed' })
    expect([starts(scene, 'claude'), starts(scene, 'codex')]).toEqual([1, 0])
    expect(decodeRecord(scene.status())?.attempts).toMatchObject([{ ended: 'crashed', costUsd: 0.25 }])
  })
})
