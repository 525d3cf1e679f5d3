import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { toSha } from '../../src/core/model/pull.ts'
import { gitHub } from '../../src/shell/github/github.ts'
import { connect } from '../../src/shell/github/client.ts'
import { newState } from '../../testbed/github/new-state.ts'
import { bareWithCommit } from '../support/bare-with-commit.ts'
import { openStandIn, type StandIn } from '../../testbed/github/stand-in.ts'
import type { GitHub } from '../../src/ports/github.ts'

interface Polled {
  readonly standIn: StandIn
  readonly github: GitHub
  readonly sha: ReturnType<typeof toSha>
  /** Statuses of the answers since the last call of this. */
  readonly answers: () => readonly number[]
}

async function open(runs: number): Promise<Polled> {
  const root = await mkdtemp(join(tmpdir(), 'unchanged-'))
  const { bare, head } = await bareWithCommit(root)
  const state = newState()
  state.workflows.push({ id: 1, name: 'CI', path: '.github/workflows/ci.yml', on: ['pull_request'], jobs: [] })
  const day = '2026-01-02T03:04:05Z'
  for (let id = 1; id <= runs; id += 1)
    state.runs.push({
      id,
      workflow: 1,
      event: 'pull_request',
      headSha: head,
      headBranch: 'main',
      headRepository: state.repository,
      actor: 'maria',
      createdAt: day,
      attempt: 1,
      status: 'in_progress',
      conclusion: null,
      startedAt: day,
    })
  const standIn = await openStandIn({ state, bare, root })
  onTestFinished(async () => {
    expect(standIn.violations).toEqual([])
    await standIn.close()
    await rm(root, { recursive: true, force: true })
  })
  const clock = { now: () => 0, wait: () => Promise.resolve(), cancelled: () => false }
  const client = connect({ token: 'app-token', repository: state.repository, clock, log: { info: () => undefined, warn: () => undefined } })
  // The address is read from the environment once for all tests; here each has its own server.
  client.octokit.hook.before(
    'request',
    (options) =>
      void Object.assign(options, { baseUrl: standIn.apiUrl, url: options.url.replace('https://api.github.com', standIn.apiUrl) }),
  )
  let read = 0
  return {
    standIn,
    github: gitHub(client, { workflowPath: null, serverUrl: standIn.url }).github,
    sha: toSha(head),
    answers: () => {
      const since = standIn.requests.slice(read)
      read = standIn.requests.length
      return since.map(({ status }) => status)
    },
  }
}

test('a list that has not changed costs nothing and says the same', async () => {
  const { standIn, github, sha, answers } = await open(1)
  const first = await github.ciRuns(sha)
  expect(answers()).toEqual([200])
  expect(await github.ciRuns(sha)).toEqual(first)
  expect(await github.ciRuns(sha)).toEqual(first)
  expect(answers()).toEqual([304, 304])
  Object.assign(standIn.state.runs[0] ?? {}, { status: 'completed', conclusion: 'failure' })
  expect(await github.ciRuns(sha)).toMatchObject([{ status: 'completed', conclusion: 'failure' }])
  expect(answers()).toEqual([200])
})

test('each page of a long list is remembered by itself', async () => {
  const { standIn, github, sha, answers } = await open(130)
  expect(await github.ciRuns(sha)).toHaveLength(130)
  expect(answers()).toEqual([200, 200])
  // The oldest stands on the second page.
  Object.assign(standIn.state.runs[0] ?? {}, { status: 'completed', conclusion: 'failure' })
  const runs = await github.ciRuns(sha)
  expect(runs).toHaveLength(130)
  expect(runs.filter(({ conclusion }) => conclusion === 'failure')).toHaveLength(1)
  expect(answers()).toEqual([304, 200])
})

test('checks and statuses of a commit are asked for in the same way', async () => {
  const { standIn, github, sha, answers } = await open(1)
  standIn.state.statuses.push({ sha, context: 'ci/other', state: 'pending', description: null })
  const first = await github.ciChecks(sha)
  expect(await github.ciChecks(sha)).toEqual(first)
  expect(answers()).toEqual([200, 200, 304, 304])
})
