import { once } from 'node:events'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { onPath } from '../../src/shell/on-path.ts'
import type { RunResult } from '../../testbed/runner.ts'
import { branch, openScene, repairsAll, type Scene } from '../support/scene.ts'

/** The turns of a form, the one in which programs run first. */
const forms: readonly (readonly [string, (scene: Scene, inputs: Readonly<Record<string, string>>) => Promise<readonly RunResult[]>])[] = [
  ['one job', async (scene, inputs) => [await scene.turn(scene.failed, { inputs })]],
  [
    'three jobs',
    async (scene, inputs) => {
      const handover = join(scene.world.root, 'handover')
      const phase = (name: string): Promise<RunResult> => scene.turn(scene.failed, { inputs: { ...inputs, phase: name, handover } })
      await phase('triage')
      return [await phase('fix'), await phase('publish')]
    },
  ],
]

/** A module that says what comes of reaching for the machine's own servers, for a service of its cloud, and for another host by the proxy. */
function reaches(port: number): string {
  return `import { connect } from 'node:net'
const proxy = process.env.HTTPS_PROXY
const dial = (port, host, text = '') => new Promise((done) => connect(port, host, function () { if (text === '') { done('connected'); this.destroy() } else this.write(text) }).on('data', (data) => done(String(data).split('\\r\\n')[0])).on('error', (error) => done(error.code)))
export const seen = { near: await dial(${port}, '127.0.0.1') }
if (proxy !== undefined) {
  seen.metadata = await dial(80, '169.254.169.254')
  seen.foreign = await dial(Number(new URL(proxy).port), '127.0.0.1', 'CONNECT foreign.example.com:443 HTTP/1.1\\r\\nHost: foreign.example.com\\r\\n\\r\\n')
}
`
}

describe.each(forms)('in %s', (form, take) => {
  async function play(
    inputs: Readonly<Record<string, string>>,
  ): Promise<{ readonly results: readonly RunResult[]; readonly scene: Scene; readonly seen: unknown }> {
    const scene = await openScene()
    const probe = join(scene.world.root, 'probe.mjs')
    writeFileSync(probe, reaches(Number(new URL(scene.world.standIn.url).port)))
    scene.play(`${repairsAll}\nwriteFileSync('seen.json', JSON.stringify((await import(${JSON.stringify(probe)})).seen))`)
    const results = await take(scene, {
      'setup-command': `node --input-type=module -e 'const { seen } = await import("${probe}"); console.log("setup:", JSON.stringify(seen))'`,
      ...inputs,
    })
    return { results, scene, seen: JSON.parse(await scene.world.read(branch, 'seen.json')) as unknown }
  }

  test(`[row 25, ${form}] set-up and agent reach no host that is not allowed, no server of the machine and no service of its cloud`, async () => {
    const { results, seen } = await play({ 'allowed-hosts': 'registry.example.org' })
    const kept = { near: 'ECONNREFUSED', metadata: 'ENETUNREACH', foreign: 'HTTP/1.1 403 Forbidden' }
    expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'pushed' })
    expect(seen).toEqual(kept)
    expect(results[0]?.stdout).toContain(`setup: ${JSON.stringify(kept)}`)
    expect(results[0]?.stdout.split('`foreign.example.com` (it is not in `allowed-hosts`)')).toHaveLength(2)
  })

  test('without a limit they do', async () => {
    const { results, seen } = await play({})
    expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'pushed' })
    expect(seen).toEqual({ near: 'connected' })
  })
})

test('an agent reaches its own service with the stand-in of its key, and no other way to it is left', async () => {
  const key = 'sk-test-0123456789'
  const heard: unknown[] = []
  const service = createServer((request, response) => {
    heard.push([request.url, request.headers['x-api-key']])
    response.end('an answer')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void service.close())
  await once(service, 'listening')
  const address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  const scene = await openScene()
  const bin = join(scene.world.root, 'bin')
  mkdirSync(bin)
  writeFileSync(
    join(bin, 'agent.mjs'),
    `${repairsAll}
const ask = (url) => fetch(url, { headers: { 'x-api-key': process.env.ANTHROPIC_API_KEY } }).then((answer) => answer.text(), (error) => String(error.cause?.code ?? error))
writeFileSync('seen.json', JSON.stringify([await ask(process.env.ANTHROPIC_BASE_URL + '/v1/messages'), await ask('${address}/v1/messages')]))`,
  )
  writeFileSync(join(bin, 'claude'), `#!/bin/sh\nexec "${process.execPath}" "${join(bin, 'agent.mjs')}"\n`, { mode: 0o755 })
  const result = await scene.turn(scene.failed, {
    inputs: { agent: 'claude', 'allowed-hosts': 'registry.example.org' },
    environment: {
      ANTHROPIC_API_KEY: key,
      ANTHROPIC_BASE_URL: address,
      PATH: [bin, dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    },
  })
  expect(result.outputs).toMatchObject({ outcome: 'pushed' })
  expect(JSON.parse(await scene.world.read(branch, 'seen.json'))).toEqual(['an answer', 'ECONNREFUSED'])
  expect(heard).toEqual([['/v1/messages', key]])
})

test('where the machine cannot keep programs off its network, the job fails before anything is claimed', async () => {
  const scene = await openScene()
  const bin = join(scene.world.root, 'only-git')
  mkdirSync(bin)
  symlinkSync(onPath('git', process.env['PATH'] ?? '') ?? '', join(bin, 'git'))
  const result = await scene.turn(scene.failed, { inputs: { 'allowed-hosts': 'registry.example.org' }, environment: { PATH: bin } })
  expect(result.exitCode).toBe(1)
  expect(result.stdout).toContain('The input `allowed-hosts` is set, but this machine lets no program be kept off its network')
  expect(scene.agentStarts()).toBe(0)
  expect(scene.words()).toEqual([])
})
