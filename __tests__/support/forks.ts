import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { RequestRecord } from '../../testbed/github/stand-in.ts'
import type { PullState } from '../../testbed/github/state.ts'
import { bug } from '../../testbed/project-bug.ts'
import { openScene, type Scene } from './scene.ts'

const fork = 'mallory/shop'
export const stranger = { author: 'mallory', fork }
export const repaired = {
  'src/price.js': bug['src/price.js']?.replace('Math.round(cents - percent)', 'Math.round(cents * (1 - percent / 100))') ?? '',
  'src/cart.js': bug['src/cart.js']?.replace('cart.lines.length', 'cart.lines.reduce((sum, line) => sum + line.count, 0)') ?? '',
}

type Options = NonNullable<Parameters<typeof openScene>[0]>

export const openFork = (untrusted: string, options: Options = {}): Promise<Scene> =>
  openScene({ from: stranger, ...options, inputs: { 'untrusted-pulls': untrusted, ...options.inputs } })

/** The requests that a turn makes. */
export async function requestsOf({ world: { standIn } }: Scene, turn: () => Promise<unknown>): Promise<readonly RequestRecord[]> {
  const before = standIn.requests.length
  await turn()
  return standIn.requests.slice(before)
}

export const operations = (requests: readonly RequestRecord[]): readonly (string | null)[] => requests.map(({ operation }) => operation)
/** Those that change something: asking who the token is has a body, and changes nothing. */
export const writes = (requests: readonly RequestRecord[]): readonly (string | null)[] =>
  operations(requests.filter(({ method, operation }) => method !== 'GET' && operation !== 'graphql'))

export function git(scene: Scene, ...args: readonly string[]): string {
  return execFileSync('git', ['--git-dir', join(scene.world.root, 'bare.git'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
  })
}

/** Every ref but the claims. */
export const refs = (scene: Scene): readonly string[] =>
  git(scene, 'for-each-ref', '--format=%(objectname) %(refname)')
    .split('\n')
    .filter((line) => line !== '' && !line.includes('refs/codality/'))

export function pullState({ world, pull }: Scene): PullState {
  const found = world.state.pulls.find(({ number }) => number === pull)
  if (found === undefined) throw new Error('no pull request')
  return found
}
