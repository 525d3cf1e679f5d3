import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scheduled, type WebhookEvent } from '../../testbed/events.ts'
import { type CommandExit, shipped } from '../support/command.ts'
import { branch, claims, commentEvent, nextRun, openScene, type Scene } from '../support/scene.ts'

/** All that may be written, as it stands now. */
async function standing(scene: Scene): Promise<unknown> {
  const { state } = scene.world
  return {
    head: await scene.world.head(branch),
    claims: claims(scene),
    comments: state.comments.map(({ body }) => body),
    reactions: state.comments.map(({ reactions }) => reactions),
    checks: state.checks.length,
    runs: state.runs.filter(({ workflow }) => workflow === state.workflows[0]?.id).map(({ id, attempt }) => `${id}.${attempt}`),
  }
}

function eventFile(scene: Scene, event: WebhookEvent): string {
  const path = join(scene.world.root, `event-${event.name}.json`)
  writeFileSync(path, JSON.stringify(event.payload))
  return path
}

function replay(scene: Scene, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandExit> {
  const { standIn } = scene.world
  return shipped(['replay', ...args], {
    env: { HOME: scene.world.root, GITHUB_API_URL: standIn.apiUrl, GITHUB_SERVER_URL: standIn.url, GITHUB_TOKEN: 'app-token', ...env },
  })
}

test('a dry run says what would be done and what the agent would be told, and writes nothing', async () => {
  const scene = await openScene({ inputs: { 'dry-run': 'true' } })
  const before = await standing(scene)
  const result = await scene.turn(scene.failed)
  expect(result.exitCode).toBe(0)
  expect(result.outputs).toMatchObject({
    decision: 'repair',
    outcome: 'rehearsed',
    reason: 'ci',
    attempt: '1',
    parts: '',
    'commit-sha': '',
    'diagnostics-count': '3',
  })
  expect(await standing(scene)).toEqual(before)
  expect(scene.agentStarts()).toBe(0)
  const head = await scene.world.head(branch)
  for (const line of [
    `- \`create refs/codality/${scene.pull}/0/1.1\``,
    `- \`create the status comment of #${scene.pull}\``,
    '- `show the check "codality/agent": 🔧 CI auto-fix started`',
  ])
    expect(result.summary).toContain(line)
  // The brief itself, with the code around the failure and the command that shows it again.
  expect(result.summary).toContain('What the agent would be told')
  expect(result.summary).toMatch(/> 25 \|/)
  expect(result.summary).toMatch(/node --test/)
  expect(result.summary).not.toContain(`refs/codality/${scene.pull}/turn`)

  // The very same event is taken for real afterwards, as if nothing had been before.
  expect((await scene.turn(scene.failed, { inputs: { 'dry-run': 'false' } })).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  expect(await scene.world.head(branch)).not.toBe(head)

  // What would end without an agent is told with its words, and not written either.
  const green = await nextRun(scene)
  const settled = await standing(scene)
  const after = await scene.turn(green)
  expect(after.outputs).toMatchObject({ decision: 'settle', outcome: 'settled' })
  expect(after.summary).toContain('🎉 All checks pass — ready for review')
  expect(after.summary).toContain(`- \`post a comment on #${scene.pull} that notifies people\``)
  expect(await standing(scene)).toEqual(settled)

  const asked = commentEvent(scene, 'maria', '/codality undo')
  const commented = await standing(scene)
  const undone = await scene.turn(asked)
  expect(undone.outputs).toMatchObject({ decision: 'undo', outcome: 'reverted' })
  expect(undone.summary).toMatch(/- `take back [0-9a-f]{40} by a commit on "discounts"`/)
  expect(await standing(scene)).toEqual(commented)
  const report: unknown = JSON.parse(readFileSync(undone.outputs['report-path'] ?? '', 'utf8'))
  expect(report).toMatchObject({ dryRun: true, outcome: 'reverted', commit: null })
  expect(readFileSync((undone.outputs['report-path'] ?? '').replace(/json$/, 'html'), 'utf8')).toContain('<h1>Dry run: ')

  // A scheduled look tells each turn that it would take.
  const looked = await scene.turn(scheduled(scene.world.state))
  expect(looked.outputs).toMatchObject({ decision: 'reconcile', outcome: 'reconciled' })
  expect(looked.summary).toContain('## Dry run of a look at all pull requests')
  expect(await standing(scene)).toMatchObject({ claims: (commented as { claims: unknown }).claims })
})

test('three jobs end at the first one', async () => {
  const scene = await openScene({ inputs: { 'dry-run': 'true' } })
  const gate = await scene.turn(scene.failed, { inputs: { phase: 'triage' } })
  expect(gate.outputs).toMatchObject({ decision: 'repair', outcome: 'rehearsed', parts: '' })
  expect(claims(scene)).toEqual([])
})

describe('replay', () => {
  test('takes the turn of an event again, with the inputs that it is given', async () => {
    const scene = await openScene()
    const file = eventFile(scene, scene.failed)
    const before = await standing(scene)
    const { code, stdout, stderr } = await replay(scene, [file])
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('ci-feedback-loop:')])
    expect(stdout).toContain(`## Dry run on pull request #${scene.pull}`)
    expect(stdout).toMatch(/> 25 \|/)

    const { stdout: json } = await replay(scene, [file, '--format', 'json', '--input', 'track=label:loop'])
    expect(JSON.parse(json)).toMatchObject({ version: 1, decision: 'ignore', outcome: 'ignored', briefs: [] })
    const { stdout: asked } = await replay(scene, [eventFile(scene, commentEvent(scene, 'maria', '/codality status')), '--format', 'json'])
    expect(JSON.parse(asked)).toMatchObject({ decision: 'answer', outcome: 'answered', reason: 'status', pull: scene.pull })
    // Maria's comment is the only thing that is new.
    expect(await standing(scene)).toEqual({ ...(before as object), comments: ['/codality status'], reactions: [expect.anything()] })
    expect(scene.agentStarts()).toBe(0)
  })

  test('shows what a report tells, and looks at its pull request as it is now', async () => {
    const scene = await openScene()
    const turned = await scene.turn(scene.failed)
    const report = turned.outputs['report-path'] ?? ''
    const { code, stdout } = await shipped(['replay', report], { env: { GITHUB_TOKEN: '' } })
    expect(code).toBe(0)
    expect(stdout).toContain('**Decision:** `repair` (`ci`) · **ended:** `pushed`')
    expect(stdout).toMatch(/> 25 \|/)

    const before = await standing(scene)
    await nextRun(scene)
    const now = await replay(scene, [report, '--now', '--format', 'json'])
    expect(JSON.parse(now.stdout)).toMatchObject({ decision: 'settle', outcome: 'settled', pull: scene.pull })
    // Whoever can replace an artifact does not choose where the token is sent.
    const forged = join(scene.world.root, 'forged.json')
    writeFileSync(
      forged,
      JSON.stringify({ ...(JSON.parse(readFileSync(report, 'utf8')) as object), repository: 'https://evil.example/acme/shop' }),
    )
    const sent = await replay(scene, [forged, '--now'])
    expect([sent.code, sent.stderr]).toEqual([2, expect.stringContaining('The report is of evil.example')])
    const silent = await replay(scene, [report, '--now'], { GITHUB_API_URL: 'http://127.0.0.1:9' })
    expect([silent.code, silent.stderr]).toEqual([2, expect.stringContaining('Check the network and GITHUB_API_URL')])
    expect(silent.stderr).not.toContain('defect')
    // The token itself is not printed.
    const token = `ghp_${'a1B2'.repeat(9)}`
    writeFileSync(forged, JSON.stringify({ ...(JSON.parse(readFileSync(report, 'utf8')) as object), brief: `A key: ${token}` }))
    expect((await shipped(['replay', forged], { env: { GITHUB_TOKEN: token } })).stdout).toContain('A key: [secret]')
    expect(await standing(scene)).toMatchObject({ head: (before as { head: string }).head, claims: (before as { claims: unknown }).claims })
  })
})

describe('what cannot be replayed is said in one line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'))
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  test.each([
    ['no file', () => [], 'No file was given.'],
    ['two files', () => ['a', 'b'], '`b` is one file too many.'],
    ['a file that is not there', () => [join(folder, 'none.json')], 'could not be read as JSON'],
    ['no JSON', () => [write('text.json', 'hello')], 'could not be read as JSON'],
    ['a folder without a report', () => [folder], 'could not be read as JSON'],
    ['an event of no repository', () => [write('bare.json', '{"workflow_run":{}}')], 'names no repository'],
    ['an event that is not shown', () => [write('what.json', '{"repository":{"full_name":"a/b"}}')], 'does not show which event'],
    ['an event as a report', () => [write('event.json', '{"repository":{"full_name":"a/b"}}'), '--now'], 'is no report of a turn'],
    [
      'a scheduled run',
      () => [write('schedule.json', '{"repository":{"full_name":"a/b"},"schedule":"0 * * * *"}')],
      'looks at all pull requests',
    ],
    ['an input that says what the job may do', () => ['x.json', '--input', 'phase=fix'], 'The input `phase` cannot be given here.'],
    [
      'an input of a wrong value',
      () => [write('one.json', '{"repository":{"full_name":"a/b"},"workflow_run":{}}'), '--input', 'max-attempts=many'],
      '`--max-attempts`',
    ],
    ['an unknown format', () => ['x.json', '--format', 'yaml'], '`--format yaml` is unknown.'],
  ])('%s', async (_, args, words) => {
    const { code, stdout, stderr } = await shipped(['replay', ...args()], { env: { GITHUB_TOKEN: 'x' } })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test('no token', async () => {
    const { code, stderr } = await shipped(['replay', write('run.json', '{"repository":{"full_name":"a/b"},"workflow_run":{}}')])
    expect([code, stderr]).toEqual([2, expect.stringContaining('neither GITHUB_TOKEN nor GH_TOKEN is set')])
    rmSync(folder, { recursive: true })
  })
})
