import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newState } from '../../testbed/github/new-state.ts'
import { openStandIn, type Push, type StandIn } from '../../testbed/github/stand-in.ts'

const run = promisify(execFile)

let root = ''
let github: StandIn
let head = ''

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: root,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CEILING_DIRECTORIES: '/',
})
const git = async (folder: string, ...args: string[]): Promise<string> =>
  (await run('git', args, { cwd: folder, env: environment() })).stdout.trim()

async function commit(folder: string, path: string, text: string): Promise<string> {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), text)
  await git(folder, 'add', '.')
  await git(folder, '-c', 'user.name=Maria', '-c', 'user.email=101+maria@users.noreply.github.com', 'commit', '-qm', `Write ${path}`)
  return git(folder, 'rev-parse', 'HEAD')
}

/** A bare repository with `main` and, one commit ahead, `topic`. */
async function seed(): Promise<string> {
  const [bare, work] = [join(root, 'acme', 'shop.git'), join(root, 'seed')]
  await mkdir(bare, { recursive: true })
  await git(bare, 'init', '-q', '--bare', '-b', 'main')
  await git(root, 'init', '-q', '-b', 'main', work)
  await commit(work, 'a.txt', 'one\n')
  await git(work, 'checkout', '-qb', 'topic')
  head = await commit(work, 'a.txt', 'two\n')
  await git(work, 'push', '-q', bare, 'main', 'topic')
  return bare
}

/** What the tests look at in answers of all kinds. */
interface Body {
  readonly message: string
  readonly login: string
  readonly id: number
  readonly sha: string
  readonly body: string
  readonly head: { readonly sha: string }
  readonly reactions: { readonly eyes: number }
  readonly workflow_runs: readonly unknown[]
  readonly check_runs: readonly { readonly html_url: string }[]
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stand-in-'))
  const bare = await seed()
  const state = newState()
  const [day, me] = ['2026-01-02T03:04:05Z', 'maria']
  state.pulls.push({
    number: 7,
    title: 'Topic',
    state: 'open',
    author: me,
    headBranch: 'topic',
    baseBranch: 'main',
    headRepository: 'acme/shop',
    labels: ['loop'],
  })
  state.workflows.push(
    { id: 1, name: 'CI', path: '.github/workflows/ci.yml', on: ['pull_request'], jobs: [] },
    { id: 2, name: 'Nightly', path: '.github/workflows/nightly.yml', on: ['workflow_dispatch'], jobs: [] },
  )
  state.runs.push({
    id: 50,
    workflow: 1,
    event: 'pull_request',
    headSha: head,
    headBranch: 'topic',
    headRepository: 'acme/shop',
    actor: me,
    createdAt: day,
    attempt: 1,
    status: 'completed',
    conclusion: 'failure',
    startedAt: day,
  })
  const ended = { status: 'completed' as const, conclusion: 'failure', startedAt: day, completedAt: day }
  const steps = [{ name: 'npm test', number: 1, conclusion: 'failure', startedAt: day, completedAt: day }]
  state.jobs.push(
    { id: 60, run: 50, attempt: 1, name: 'test', ...ended, steps, log: 'boom\n' },
    { id: 61, run: 50, attempt: 1, name: 'lint', ...ended, steps: [], log: null },
  )
  const annotation = { path: 'a.txt', startLine: 1, endLine: 1, startColumn: null, level: 'failure' as const, title: null, message: 'bad' }
  const output = { title: null, summary: null, text: null }
  state.checks.push(
    { id: 60, name: 'test', sha: head, app: 'github-actions', run: 50, ...ended, output, annotations: [annotation] },
    { id: 62, name: 'scan', sha: head, app: 'scanner', run: null, ...ended, output, annotations: [] },
  )
  state.statuses.push({ sha: head, context: 'ci/other', state: 'failure', description: null })
  state.artifacts.push(
    { id: 70, run: 50, name: 'test-results-test', bytes: Buffer.from('PK-zip'), createdAt: day, expired: false },
    { id: 71, run: 50, name: 'old', bytes: Buffer.from(''), createdAt: day, expired: true },
  )
  const remarks = [{ id: 81, path: 'a.txt', line: 1, hunk: '@@ -1 +1 @@', body: 'why?' }]
  state.reviews.push({ id: 80, pull: 7, author: 'ben', state: 'CHANGES_REQUESTED', body: 'no', commit: head, submittedAt: day, remarks })
  github = await openStandIn({ state, bare, root })
})

afterEach(async () => {
  await github.close()
  await rm(root, { recursive: true, force: true })
})

async function call(method: string, path: string, body?: unknown, token: string | null = 'app-token'): Promise<Answer> {
  const headers = {
    ...(token === null ? {} : { authorization: `token ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const response = await fetch(`${github.apiUrl}${path.replace(/^~/, '/repos/acme/shop')}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: JSON.parse(text === '' ? '{}' : text) as Body }
}

const get = (path: string, token?: string | null): Promise<Answer> => call('GET', path, undefined, token)

function clean(): void {
  expect(github.violations).toEqual([])
  expect(github.unscripted).toEqual([])
}

describe('tokens', () => {
  it('asks for a known token', async () => {
    expect((await get('~/pulls', null)).status).toBe(401)
    expect((await get('~/pulls', 'wrong')).status).toBe(401)
    expect((await get('~/pulls')).headers.get('x-ratelimit-remaining')).not.toBeNull()
  })

  it('asks for the permission', async () => {
    const refused = await call('POST', '~/issues/7/comments', { body: 'hi' }, 'read-token')
    expect(refused.status).toBe(403)
    github.state.tokens.set('weak', { kind: 'job', login: 'github-actions[bot]', permissions: { contents: 'read' } })
    expect((await get('~/actions/runs', 'weak')).body.message).toBe('Resource not accessible by integration')
    expect((await get('/user', 'job-token')).status).toBe(403)
    expect((await get('/user', 'maria-token')).body.login).toBe('maria')
    expect((await get('/repos/acme/other')).status).toBe(404)
    clean()
  })
})

describe('answers', () => {
  const paths = [
    '~',
    '~/branches/topic',
    '~/rules/branches/main',
    '~/collaborators/ben/permission',
    '~/compare/main...topic',
    '~/commits/topic',
    '~/commits/topic/status',
    '~/commits/topic/pulls',
    '~/git/matching-refs/heads/',
    '~/git/ref/heads/topic',
    '~/git/trees/topic?recursive=1',
    '~/pulls?state=all',
    '~/pulls/7',
    '~/pulls/7/files',
    '~/pulls/7/reviews',
    '~/pulls/7/reviews/80/comments',
    '~/issues/7/comments',
    '~/actions/runs?status=failure&per_page=5',
    '~/actions/runs/50',
    '~/actions/runs/50/jobs',
    '~/actions/jobs/60',
    '~/actions/runs/50/artifacts',
    '~/actions/workflows',
    '~/commits/topic/check-runs',
    '~/commits/topic/check-suites',
    '~/check-runs/60',
    '~/check-runs/60/annotations',
    '/rate_limit',
  ]
  it.each(paths)('fits the description: %s', async (path) => {
    expect((await get(path)).status).toBe(200)
    clean()
  })

  it('reads heads, files and commits from git', async () => {
    const [pull, files, comparison] = [await get('~/pulls/7'), await get('~/pulls/7/files'), await get('~/compare/main...topic')]
    expect(pull.body.head.sha).toBe(head)
    expect(files.body).toMatchObject([{ filename: 'a.txt', status: 'modified', patch: '@@ -1 +1 @@\n-one\n+two' }])
    expect(comparison.body).toMatchObject({ status: 'ahead', ahead_by: 1, commits: [{ sha: head, author: { login: 'maria' } }] })
  })

  it('shows runs and checks by their own pages', async () => {
    const [runs, checks] = [await get(`~/actions/runs?head_sha=${head}`), await get('~/commits/topic/check-runs')]
    expect(runs.body.workflow_runs[0]).toMatchObject({
      name: 'CI',
      path: '.github/workflows/ci.yml',
      pull_requests: [],
      html_url: `${github.url}/acme/shop/actions/runs/50`,
    })
    expect(checks.body.check_runs.map((check) => check.html_url)).toContain(`${github.url}/acme/shop/actions/runs/50/job/60`)
  })
})

describe('refs', () => {
  it('creates a ref once, whoever is first', async () => {
    const ref = { ref: 'refs/tags/lock', sha: head }
    const answers = await Promise.all([1, 2, 3, 4].map(() => call('POST', '~/git/refs', ref)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422, 422])
    expect(answers.find(({ status }) => status === 422)?.body.message).toBe('Reference already exists')
    const deleted = await Promise.all([1, 2].map(() => call('DELETE', '~/git/refs/tags/lock')))
    expect(deleted.map(({ status }) => status).toSorted()).toEqual([204, 422])
    expect((await get('~/git/ref/tags/lock')).status).toBe(404)
    clean()
  })

  it('keeps tags', async () => {
    const made = await call('POST', '~/git/tags', { tag: 'note', message: '{"a":1}', object: head, type: 'commit' })
    expect(made.status).toBe(201)
    expect((await get(`~/git/tags/${made.body.sha}`)).body).toMatchObject({ tag: 'note', message: '{"a":1}', object: { sha: head } })
    clean()
  })
})

describe('comments', () => {
  it('are made, changed, found and deleted', async () => {
    const made = await call('POST', '~/issues/7/comments', { body: 'one' })
    expect(made.body).toMatchObject({ body: 'one', user: { login: 'loop-app[bot]', type: 'Bot' } })
    const path = `~/issues/comments/${made.body.id}`
    expect((await call('PATCH', path, { body: 'two' })).body.body).toBe('two')
    expect((await call('POST', `${path}/reactions`, { content: 'eyes' })).status).toBe(201)
    expect((await call('POST', `${path}/reactions`, { content: 'eyes' })).status).toBe(200)
    expect((await get(path)).body.reactions.eyes).toBe(1)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('PATCH', path, { body: 'three' })).status).toBe(404)
    clean()
  })

  it('may be changed only by their author or by who may write', async () => {
    github.state.tokens.set('rita', { kind: 'user', login: 'rita', permissions: { issues: 'write' } })
    const { body } = await call('POST', '~/issues/7/comments', { body: 'one' })
    expect((await call('PATCH', `~/issues/comments/${body.id}`, { body: 'x' }, 'rita')).status).toBe(403)
    expect((await call('PATCH', `~/issues/comments/${body.id}`, { body: 'x' }, 'maria-token')).status).toBe(200)
  })

  it('have a greatest length', async () => {
    expect((await call('POST', '~/issues/7/comments', { body: 'x'.repeat(65_536) })).status).toBe(201)
    expect((await call('POST', '~/issues/7/comments', { body: 'x'.repeat(65_537) })).status).toBe(422)
  })

  it('come in pages', async () => {
    for (const body of ['a', 'b', 'c']) await call('POST', '~/issues/7/comments', { body })
    const first = await get('~/issues/7/comments?per_page=2')
    expect(first.body).toHaveLength(2)
    const [, next = ''] = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '') ?? []
    expect((await get(next.replace(github.apiUrl, ''))).body).toMatchObject([{ body: 'c' }])
    clean()
  })

  it('answer remarks of a review', async () => {
    const made = await call('POST', '~/pulls/7/comments/81/replies', { body: 'because' })
    expect(made.body).toMatchObject({ body: 'because', in_reply_to_id: 81, path: 'a.txt' })
    expect((await call('POST', '~/pulls/7/comments/999/replies', { body: 'because' })).status).toBe(404)
    clean()
  })
})

describe('runs', () => {
  it('redirects to logs and archives, once', async () => {
    for (const [path, text] of [
      ['~/actions/jobs/60/logs', 'boom\n'],
      ['~/actions/artifacts/70/zip', 'PK-zip'],
    ] as const) {
      const { status, headers } = await get(path)
      expect(status).toBe(302)
      const location = headers.get('location') ?? ''
      expect(await (await fetch(location)).text()).toBe(text)
      expect((await fetch(location)).status).toBe(404)
    }
    expect((await get('~/actions/jobs/61/logs')).status).toBe(404)
    expect((await get('~/actions/artifacts/71/zip')).status).toBe(410)
    clean()
  })

  it('tells of dispatches and reruns', async () => {
    const told: unknown[] = []
    github.onDispatch((dispatch) => told.push(dispatch))
    github.onRerun((id) => told.push(id))
    expect((await call('POST', '~/actions/workflows/ci.yml/dispatches', { ref: 'topic' })).body.message).toBe(
      "Workflow does not have 'workflow_dispatch' trigger",
    )
    expect((await call('POST', '~/actions/workflows/2/dispatches', { ref: 'topic' }, 'job-token')).status).toBe(204)
    expect((await call('POST', '~/actions/runs/50/rerun-failed-jobs')).status).toBe(201)
    expect(told).toMatchObject([{ workflow: 2, ref: 'topic', login: 'github-actions[bot]' }, 50])
    clean()
  })

  it('keeps checks of apps, which only they may change', async () => {
    const made = await call('POST', '~/check-runs', { name: 'loop', head_sha: head, status: 'in_progress' })
    expect(made.body).toMatchObject({ name: 'loop', status: 'in_progress', conclusion: null, app: { slug: 'loop-app' } })
    const path = `~/check-runs/${made.body.id}`
    expect((await call('PATCH', path, { conclusion: 'success', output: { title: 't', summary: 's' } })).body).toMatchObject({
      status: 'completed',
      conclusion: 'success',
      output: { title: 't' },
    })
    expect((await call('PATCH', path, { conclusion: 'failure' }, 'job-token')).status).toBe(403)
    expect((await call('POST', '~/check-runs', { name: 'loop', head_sha: head }, 'maria-token')).status).toBe(403)
    clean()
  })
})

describe('git', () => {
  const address = (token: string): string => `${github.url.replace('//', `//x-access-token:${token}@`)}/acme/shop.git`
  const clone = async (token: string): Promise<string> => {
    const folder = join(root, `clone-${token}`)
    await git(root, 'clone', '-q', '-b', 'topic', address(token), folder)
    return folder
  }

  it('tells of a push with the kind of its token', async () => {
    const pushes: Push[] = []
    github.onPush((push) => pushes.push(push))
    const work = await clone('job-token')
    const after = await commit(work, 'b.txt', 'b\n')
    await git(work, 'push', '-q', 'origin', 'topic')
    expect(pushes).toEqual([{ ref: 'refs/heads/topic', before: head, after, login: 'github-actions[bot]', token: 'job' }])
    expect((await get('~/pulls/7')).body.head.sha).toBe(after)
    expect(github.requests).toContainEqual(
      expect.objectContaining({ method: 'POST', operation: 'git-receive-pack', status: 200, login: 'github-actions[bot]' }),
    )
  })

  it('does not take a branch that somebody makes at the same time for pushed', async () => {
    const pushes: Push[] = []
    github.onPush((push) => pushes.push(push))
    const [bare, work] = [join(root, 'acme', 'shop.git'), await clone('job-token')]
    await writeFile(join(bare, 'hooks/post-update'), '#!/bin/sh\ngit update-ref refs/heads/beside refs/heads/main\n', { mode: 0o755 })
    await commit(work, 'c.txt', 'c\n')
    await git(work, 'push', '-q', 'origin', 'topic')
    expect(await git(bare, 'rev-parse', 'beside')).toBe(await git(bare, 'rev-parse', 'main'))
    expect(pushes.map(({ ref }) => ref)).toEqual(['refs/heads/topic'])
  })

  it('refuses pushes to protected branches, without permission, and of workflows', async () => {
    const work = await clone('job-token')
    await commit(work, 'b.txt', 'b\n')
    await expect(git(work, 'push', '-q', 'origin', 'HEAD:main')).rejects.toThrow(/Protected branch update failed/)
    await expect(git(work, 'push', '-q', address('read-token'), 'topic')).rejects.toThrow(/403/)
    await expect(git(work, 'push', '-q', address('wrong'), 'topic')).rejects.toThrow(/Authentication failed/)
    await commit(work, '.github/workflows/ci.yml', 'on: push\n')
    await expect(git(work, 'push', '-q', 'origin', 'topic')).rejects.toThrow(/without `workflows` permission/)
    await git(work, 'push', '-q', address('maria-token'), 'topic')
  })
})

describe('judging', () => {
  it('records requests that break the description', async () => {
    expect((await call('POST', '~/git/refs', { ref: 1 })).status).toBe(422)
    expect((await get('~/nowhere')).status).toBe(404)
    expect(github.violations).toHaveLength(2)
  })

  it('answers who the token is over GraphQL', async () => {
    const ask = async (query: string): Promise<unknown> =>
      (
        await fetch(github.graphqlUrl, { method: 'POST', headers: { authorization: 'Bearer app-token' }, body: JSON.stringify({ query }) })
      ).json()
    expect(await ask('{ viewer { login databaseId } }')).toEqual({ data: { viewer: { login: 'loop-app[bot]', databaseId: 201 } } })
    expect(github.violations).toEqual([])
    const refused = await ask('{ viewer { login ... on User { databaseId } ... on Bot { databaseId } } }')
    expect(JSON.stringify(refused)).toContain('can never be of type')
    expect(github.violations).toHaveLength(1)
  })

  it('does what a fault says', async () => {
    github.fault({ operation: 'issues/create-comment', act: { kind: 'reject', status: 403, headers: { 'retry-after': '1' } } })
    const comment = (): Promise<Answer> => call('POST', '~/issues/7/comments', { body: 'one' })
    expect((await comment()).headers.get('retry-after')).toBe('1')
    github.fault({ operation: 'issues/create-comment', act: { kind: 'drop' } })
    await expect(comment()).rejects.toThrow()
    expect(github.state.comments).toHaveLength(0)
    github.fault({ operation: 'issues/create-comment', act: { kind: 'lose' } })
    expect((await comment()).status).toBe(502)
    expect(github.state.comments).toHaveLength(1)
    expect((await comment()).status).toBe(201)
  })

  it('does what a fault says before or after a call was applied, to the calls of one token', async () => {
    const comment = (): Promise<Answer> => call('POST', '~/issues/7/comments', { body: 'one' })
    let hits = 0
    let killed = 0
    const hit = (): void => void (hits += 1)
    github.fault({ operation: 'post-notice', act: { kind: 'drop', when: 'after' }, hit })
    await expect(comment()).rejects.toThrow()
    expect(github.state.comments).toHaveLength(1)
    for (const [when, there] of [
      ['before', 0],
      ['after', 1],
    ] as const) {
      github.fault({
        operation: 'post-notice',
        act: { kind: 'kill', when, kill: () => void (killed += github.state.comments.length - there) },
        hit,
      })
      github.state.comments.length = 0
      await expect(comment()).rejects.toThrow()
    }
    github.fault({ operation: 'post-notice', token: 'read-token', act: { kind: 'drop' }, hit })
    expect((await comment()).status).toBe(201)
    expect([hits, killed]).toEqual([3, 0])
  })

  it('knows every effect by its name, and reports a write that has none', async () => {
    await call('POST', '~/issues/7/comments', { body: 'Words\n<!-- codality:loop {} -->' })
    await call('POST', '~/issues/7/comments', { body: 'Words' })
    for (const ref of [
      'turn/5',
      'seen/0a.1',
      '0/2.1',
      '12-ic3/asked',
      '12-ic3/stop',
      'restarted/0a',
      'reverted/0a',
      'told/words.5',
      'told/green.0.1',
    ])
      await call('POST', '~/git/refs', { ref: `refs/codality/7/${ref}`, sha: head })
    await call('DELETE', `~/issues/comments/${github.state.comments[0]?.id ?? 0}`)
    expect(github.requests.map(({ effect }) => effect)).toEqual([
      'create-status',
      'post-notice',
      'claim-turn',
      'claim-verdict',
      'claim-attempt',
      'claim-session',
      'claim-command',
      'claim-restart',
      'claim-roll-back',
      'claim-words',
      'claim-notice',
      'delete-status',
    ])
    expect(github.nameless).toEqual([])
    await call('POST', '~/git/refs', { ref: 'refs/heads/strange', sha: head })
    await call('POST', '~/issues/7/labels', { labels: ['strange'] })
    expect(github.nameless).toEqual(['git/create-ref', 'issues/add-labels'])
  })
})
