import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Wire } from '../../src/core/dashboard/wire.ts'

const root = join(import.meta.dirname, '../..')

test('the demo is shown on the dashboard while it is played, and ends when it is to', async () => {
  const agent = `"${process.execPath}" "${join(root, 'testbed/demo/agents/one-failure-at-a-time.mjs')}"`
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'testbed/demo/main.ts'), '--dashboard', '--for', '10', '--agent', agent],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  onTestFinished(() => void child.kill())
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  const addressIn = (): readonly string[] => /The dashboard is at (http\S+)\/\?token=(\S+)/.exec(out) ?? []
  const [, url = '', token = ''] = await vi.waitFor(
    () => {
      expect(addressIn()).toHaveLength(3)
      return addressIn()
    },
    { timeout: 120_000 },
  )
  const seen = new Set<string>()
  await vi.waitFor(
    async () => {
      const { cards } = (await (
        await fetch(`${url}/board.json`, { headers: { authorization: `Bearer ${token}` } })
      ).json()) as Wire['snapshot']
      for (const { id, state } of cards) seen.add(`${id} ${state}`)
      expect(seen).toContain('acme/shop#1 green')
    },
    { timeout: 120_000, interval: 50 },
  )
  expect(seen).toContain('acme/shop#1 working')
  expect(await ended).toBe(0)
  await expect(fetch(url)).rejects.toThrow()
})
