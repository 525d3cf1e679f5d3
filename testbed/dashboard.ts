import { execFile, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { WebhookEvent } from './events.ts'
import { newState } from './github/new-state.ts'
import { openStandIn, type StandIn } from './github/stand-in.ts'
import type { State } from './github/state.ts'

const run = promisify(execFile)
const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

/** A stand-in for GitHub without people, CI and turns: what a page needs that only looks. */
export interface Shop {
  readonly state: State
  readonly bare: string
  readonly standIn: StandIn
  close(): Promise<void>
}

export async function openShop(): Promise<Shop> {
  const root = await mkdtemp(join(tmpdir(), 'shop-'))
  const bare = join(root, 'bare.git')
  await run('git', ['init', '--quiet', '--bare', bare])
  const state = newState()
  const standIn = await openStandIn({ state, bare, root })
  return {
    state,
    bare,
    standIn,
    close: async () => {
      await standIn.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** The dashboard as it is shipped, in a process of its own. */
export interface RunningDashboard {
  /** As it was printed, with the token. */
  readonly address: string
  /** Without it. */
  readonly url: string
  readonly token: string
  /** What it said on its standard error so far. */
  said(): string
  /** Asks it to end, as Ctrl-C does; gives its exit code. */
  end(): Promise<number | null>
}

/** `args` beside the port, which is any that is free. */
export function startDashboard(
  args: readonly string[],
  {
    apiUrl,
    token = 'app-token',
    env = {},
  }: { readonly apiUrl: string; readonly token?: string; readonly env?: Readonly<Record<string, string>> },
): Promise<RunningDashboard> {
  const child = spawn(process.execPath, [program, 'dashboard', '--port', '0', ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
      GITHUB_API_URL: apiUrl,
      GITHUB_TOKEN: token,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  // Whoever started it may fail before it ends it.
  const kill = (): void => void child.kill()
  process.once('exit', kill)
  child.on('close', () => process.removeListener('exit', kill))
  let [out, said] = ['', '']
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const end = (): Promise<number | null> => {
    child.kill('SIGINT')
    return closed
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => reject(new Error(`The dashboard ended with ${code ?? 'a signal'}: ${said}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      const [, url = '', secret = ''] = /^(\S+)\/\?token=(\S+)\n/.exec(out) ?? []
      if (url !== '') resolve({ address: out.trim(), url, token: secret, said: () => said, end })
    })
  })
}

/** Delivers an event as GitHub does; gives the status and the words of the answer. */
export async function deliver(
  url: string,
  { name, payload }: WebhookEvent,
  {
    secret,
    delivery = crypto.randomUUID(),
    signature,
  }: { readonly secret: string; readonly delivery?: string; readonly signature?: string },
): Promise<{ readonly status: number; readonly text: string }> {
  const body = JSON.stringify(payload)
  const headers = {
    'content-type': 'application/json',
    'x-github-event': name,
    'x-github-delivery': delivery,
    'x-hub-signature-256': signature ?? `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
  const response = await fetch(`${url}/webhook`, { method: 'POST', headers, body })
  return { status: response.status, text: await response.text() }
}
