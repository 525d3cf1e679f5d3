import { describe, expect, test } from 'vitest'
import { judgeProof } from '../../../src/core/guards/proof.ts'
import { unknownUsage } from '../../../src/core/model/agent.ts'
import { type AgentRun, type Proof, workSchema } from '../../../src/core/model/work.ts'
import { tellWork } from '../../../src/core/report/work.ts'
import * as v from 'valibot'
import { work } from '../../support/builders.ts'

type Run = Extract<Proof, { kind: 'run' }>

function run(over: Partial<Run>): Run {
  return { kind: 'run', of: 1, passing: 1, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '', ...over }
}

function told(proof: Proof): string {
  return tellWork(work({ proof, runs: [] }), false).join('\n')
}

test.each<[Partial<Run>, string]>([
  [{}, '1 of 1 failing test now passes here.'],
  [{ passing: 0 }, '0 of 1 failing test now passes here.'],
  [{ of: 3 }, '1 of 3 failing tests now passes here.'],
  [{ of: 3, passing: 0 }, '0 of 3 failing tests now pass here.'],
  [{ of: 3, passing: 3 }, '3 of 3 failing tests now pass here.'],
  [{ of: 3, passing: 2, what: 'failures' }, '2 of 3 failures are gone here.'],
  [{ of: 1, passing: 0, what: 'failures' }, '0 of 1 failure is gone here.'],
  [{ unproven: 4 }, '1 of 1 failing test now passes here. 4 more could not be run here.'],
  [
    { originals: 'not-run' },
    '1 of 1 failing test now passes here; it could not be seen whether that holds with the test files as they were, too.',
  ],
  [
    { passing: 0, originals: 'not-run', timedOut: true },
    '0 of 1 failing test now passes here. The run was ended when `verify-timeout-minutes` were over: what it had not shown by then counts as failing. Raise them if it needs longer.',
  ],
])('%j', (over, sentence) => {
  expect(told(run(over))).toBe(`**Proof:** ${sentence}`)
})

describe('what was not run', () => {
  test.each([
    ['not-startable', '`setup-command`'],
    ['verify-not-started', '`verify-command`'],
    ['timed-out', '`verify-timeout-minutes`'],
  ] as const)('%s is told with what to do, and what was printed', (because, remedy) => {
    const proof: Proof = { kind: 'not-run', because, detail: '$ run-tests\n```\n<b>not found</b>' }
    expect(told(proof)).toContain(remedy)
    expect(told(proof)).toMatch(/\n````+text\n\$ run-tests\n```\n<b>not found<\/b>\n````+$/)
    expect(judgeProof(proof, { requireProof: true, testChanges: 'flag' })).toMatchObject([{ guard: 'require-proof', weight: 'block' }])
    expect(v.is(workSchema, work({ proof }))).toBe(true)
  })

  test('in time is named where a proof is required', () => {
    const [objection] = judgeProof(run({ of: 3, passing: 1, timedOut: true }), { requireProof: true, testChanges: 'flag' })
    expect(objection?.message).toBe(
      'It was not seen to make the failing tests pass: 2 of 3 still fail here, or had not ended when `verify-timeout-minutes` were over.',
    )
  })
})

describe('agents', () => {
  const agentRun = (over: Partial<AgentRun>): AgentRun => ({
    agent: 'claude',
    version: null,
    seconds: 1,
    ended: 'finished',
    detail: '',
    usage: unknownUsage,
    ...over,
  })
  const tellRuns = (runs: readonly AgentRun[], isFailureTold = false): string => tellWork(work({ runs }), isFailureTold).join('\n')

  test('that failed after they had changed something are named', () => {
    expect(tellRuns([agentRun({ ended: 'timeout', detail: 'It slept.' })])).toContain(
      '`claude` did not come to its end: the agent ran out of time\n\n```text\nIt slept.\n```',
    )
    expect(tellRuns([agentRun({ ended: 'timeout' })], true)).not.toContain('did not come to its end')
    expect(tellRuns([agentRun({})])).not.toContain('did not come to its end')
  })

  test('that were denied tools say which, each once', () => {
    const usage = { ...unknownUsage, denials: ['WebFetch {"url":"http://a"}', 'Write', 'Write', 'a', 'b', 'c', 'd'] }
    expect(tellRuns([agentRun({ usage })])).toContain(
      '**Denied to the agent:** `WebFetch {"url":"http://a"}`, `Write`, `a`, `b`, `c` and 1 more.',
    )
  })
})

describe('configuration for agents that was not the pull request’s', () => {
  const line = (paths: readonly string[], more = 0): string | undefined =>
    tellWork(work({ replaced: { branch: 'main', paths, more } }), false).find((one) => one.startsWith('**Agent configuration:**'))

  test('is named, at most five', () => {
    expect(line(['CLAUDE.md'])).toBe(
      '**Agent configuration:** as on `main` while the agent worked, not as in this pull request: `CLAUDE.md`.',
    )
    expect(line(['a', 'b', 'c', 'd', 'e', 'f'], 3)).toBe(
      '**Agent configuration:** as on `main` while the agent worked, not as in this pull request: `a`, `b`, `c`, `d`, `e` and 4 more.',
    )
  })

  test('is inert', () => {
    expect(line(['.claude/`@maria` <b>.md'])).toContain('in this pull request: ``.claude/`@maria` <b>.md``.')
  })

  test('nothing is said where there is none', () => {
    expect(tellWork(work(), false).join('\n')).not.toContain('Agent configuration')
  })
})
