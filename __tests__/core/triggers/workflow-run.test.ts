import { describe, expect, test } from 'vitest'
import { recognise } from '../../../src/core/triggers/index.ts'
import { context, example, examples, patch } from './payloads.ts'

const completed = patch(example('workflow_run', 'completed'), {
  'workflow_run.event': 'pull_request',
  'workflow_run.conclusion': 'failure',
  'workflow_run.name': 'CI',
})

function recogniseRun(changes: Readonly<Record<string, unknown>> = {}): ReturnType<typeof recognise> {
  return recognise('workflow_run', patch(completed, changes), context)
}

test("GitHub's example of a failed run is a trigger", () => {
  expect(recogniseRun()).toEqual({
    kind: 'trigger',
    trigger: {
      kind: 'ci-finished',
      run: {
        id: 1_589_141_559,
        attempt: 1,
        name: 'CI',
        title: null,
        conclusion: 'failure',
        headSha: '5779607b49aab1200488439f02372c57b4f75444',
        headBranch: 'main',
        headRepository: 'octo-org/octo-repo',
        pulls: [],
        startedBy: [{ login: 'Codertocat', type: 'User' }],
      },
    },
  })
})

test.each(examples('workflow_run').map((payload, index) => [index, payload] as const))(
  "GitHub's example %i is read without complaint",
  (_, payload) => {
    const recognition = recognise('workflow_run', payload, context)
    expect(recognition.kind === 'ignored' ? recognition.because.code : 'trigger').not.toBe('malformed-event')
  },
)

test('the pull requests that GitHub names are kept as a hint', () => {
  const recognition = recogniseRun({ 'workflow_run.pull_requests': [{ number: 7 }, { number: 8 }], 'workflow_run.run_attempt': 3 })
  expect(recognition).toMatchObject({ trigger: { run: { pulls: [7, 8], attempt: 3 } } })
})

test('who started a run, and who this attempt of it, are both named', () => {
  const maria = { login: 'maria', type: 'User' }
  expect(
    recogniseRun({ 'workflow_run.actor': maria, 'workflow_run.triggering_actor': { login: 'renovate[bot]', type: 'Bot' } }),
  ).toMatchObject({ trigger: { run: { startedBy: [maria, { login: 'renovate[bot]', type: 'Bot' }] } } })
  expect(recogniseRun({ 'workflow_run.actor': null, 'workflow_run.triggering_actor': maria })).toMatchObject({
    trigger: { run: { startedBy: [{ login: 'ghost', type: 'Bot' }, maria] } },
  })
})

test('a run of a deleted fork has no repository', () => {
  expect(recogniseRun({ 'workflow_run.head_repository': null })).toMatchObject({ trigger: { run: { headRepository: null } } })
})

test.each(['success', 'failure', 'timed_out', 'startup_failure'])('a run that ended as %s is a trigger', (conclusion) => {
  expect(recogniseRun({ 'workflow_run.conclusion': conclusion }).kind).toBe('trigger')
})

test.each(['pull_request', 'push', 'workflow_dispatch', 'repository_dispatch'])(
  'a run started by %s may be for a pull request',
  (event) => {
    expect(recogniseRun({ 'workflow_run.event': event }).kind).toBe('trigger')
  },
)

describe('runs that are none of ours', () => {
  test.each<[string, Readonly<Record<string, unknown>>, object]>([
    ['renamed', { action: 'renamed' }, { code: 'unsupported-action', event: 'workflow_run', action: 'renamed' }],
    [
      'requested, where all of CI is wanted',
      { action: 'requested', 'workflow_run.conclusion': null },
      { code: 'run-only-begun', name: 'CI' },
    ],
    [
      'in progress, where all of CI is wanted',
      { action: 'in_progress', 'workflow_run.conclusion': null },
      { code: 'run-only-begun', name: 'CI' },
    ],
    ["the loop's own", { 'workflow_run.name': 'Loop' }, { code: 'own-run', name: 'Loop' }],
    ['on a schedule', { 'workflow_run.event': 'schedule' }, { code: 'run-not-for-a-pull', event: 'schedule' }],
    ['of the merge queue', { 'workflow_run.event': 'merge_group' }, { code: 'run-not-for-a-pull', event: 'merge_group' }],
    [
      'with the rights of the base',
      { 'workflow_run.event': 'pull_request_target' },
      { code: 'run-not-for-a-pull', event: 'pull_request_target' },
    ],
    ['after another run', { 'workflow_run.event': 'workflow_run' }, { code: 'run-not-for-a-pull', event: 'workflow_run' }],
    ['after a comment', { 'workflow_run.event': 'issue_comment' }, { code: 'run-not-for-a-pull', event: 'issue_comment' }],
    ['without a branch', { 'workflow_run.head_branch': null }, { code: 'run-not-for-a-pull', event: 'pull_request' }],
    ['cancelled', { 'workflow_run.conclusion': 'cancelled' }, { code: 'run-not-conclusive', conclusion: 'cancelled' }],
    ['skipped', { 'workflow_run.conclusion': 'skipped' }, { code: 'run-not-conclusive', conclusion: 'skipped' }],
    ['to be approved', { 'workflow_run.conclusion': 'action_required' }, { code: 'run-not-conclusive', conclusion: 'action_required' }],
    ['without an end', { 'workflow_run.conclusion': null }, { code: 'run-not-conclusive', conclusion: 'none' }],
  ])('%s', (_, changes, because) => {
    expect(recogniseRun(changes)).toEqual({ kind: 'ignored', because })
  })

  test('a run without a name is not taken for a workflow without one', () => {
    expect(recognise('workflow_run', patch(completed, { 'workflow_run.name': null }), { ...context, workflowName: '' }).kind).toBe(
      'trigger',
    )
  })
})

describe('with `feedback: early`', () => {
  const early = { ...context, feedback: 'early' } as const
  const requested = patch(example('workflow_run', 'requested'), {
    'workflow_run.event': 'pull_request',
    'workflow_run.name': 'CI',
    'workflow_run.conclusion': null,
  })

  test.each(['requested', 'in_progress'])('a run that is %s is a trigger', (action) => {
    const recognition = recognise('workflow_run', patch(requested, { action, 'workflow_run.run_attempt': 2 }), early)
    expect(recognition).toMatchObject({ kind: 'trigger', trigger: { kind: 'ci-started', run: { name: 'CI', attempt: 2 } } })
  })

  test.each<[string, Readonly<Record<string, unknown>>, object]>([
    ["the loop's own", { 'workflow_run.name': 'Loop' }, { code: 'own-run', name: 'Loop' }],
    ['on a schedule', { 'workflow_run.event': 'schedule' }, { code: 'run-not-for-a-pull', event: 'schedule' }],
    ['without a branch', { 'workflow_run.head_branch': null }, { code: 'run-not-for-a-pull', event: 'pull_request' }],
    ['to be approved', { 'workflow_run.conclusion': 'action_required' }, { code: 'run-not-conclusive', conclusion: 'action_required' }],
  ])('a run that begins %s is none of ours', (_, changes, because) => {
    expect(recognise('workflow_run', patch(requested, changes), early)).toEqual({ kind: 'ignored', because })
  })

  test('the end of a run is a trigger as ever', () => {
    expect(recognise('workflow_run', completed, early)).toMatchObject({ trigger: { kind: 'ci-finished' } })
  })
})

describe('a damaged payload is named by its path', () => {
  test.each<[string, unknown]>([
    ['action', 1],
    ['workflow_run', undefined],
    ['workflow_run', null],
    ['workflow_run.id', '5'],
    ['workflow_run.id', 0],
    ['workflow_run.id', 1.5],
    ['workflow_run.id', 2 ** 60],
    ['workflow_run.run_attempt', -1],
    ['workflow_run.event', undefined],
    ['workflow_run.conclusion', 5],
    ['workflow_run.head_sha', 'main'],
    ['workflow_run.head_sha', 'A'.repeat(40)],
    ['workflow_run.head_sha', `${'a'.repeat(40)}\n`],
    ['workflow_run.head_branch', {}],
    ['workflow_run.head_repository', {}],
    ['workflow_run.pull_requests', [{ number: 'x' }]],
  ])('%s as %j', (path, value) => {
    const recognition = recogniseRun({ [path]: value })
    expect(recognition).toMatchObject({ kind: 'ignored', because: { code: 'malformed-event', event: 'workflow_run' } })
    expect(recognition.kind === 'ignored' && recognition.because.code === 'malformed-event' && recognition.because.detail).toContain(
      `\`${path}`,
    )
  })
})
