import { describe, expect, test } from 'vitest'
import { command } from '../../../src/core/agents/command.ts'
import { agents, findAgent } from '../../../src/core/agents/index.ts'
import { type AgentResult, type Exit, unknownUsage as usage } from '../../../src/core/model/agent.ts'
import { exit, invocationContext } from '../../support/builders.ts'

test('every agent is found by its name', () => {
  for (const agent of agents) expect(findAgent(agent.name)).toBe(agent)
  expect(findAgent('nobody')).toBeUndefined()
})

test('the command runs in a shell, with the brief on its standard input and beside it', () => {
  expect(command.invoke(invocationContext({ command: 'my-agent "$CODALITY_BRIEF"' }))).toEqual({
    program: '/bin/sh',
    args: ['-c', 'my-agent "$CODALITY_BRIEF"'],
    stdin: '# Task\n',
    environment: { CODALITY_BRIEF: '/scratch/brief.md', CODALITY_FAILURES: '/scratch/failures.json', CODALITY_FEED: '/scratch/feed' },
    passes: [],
    files: {},
  })
})

test('without a command it fails and says so', () => {
  const { args } = command.invoke(invocationContext())
  expect(args.at(-1)).toContain('exit 127')
})

describe('what the end of the process says', () => {
  test.each<[string, Partial<Exit>, AgentResult]>([
    ['it ended well, without a word', {}, { kind: 'finished', summary: null, usage }],
    ['it ended well and told what it did', { stdout: '\nUsed a constant.\n' }, { kind: 'finished', summary: 'Used a constant.', usage }],
    ['what it wrote to its error output is no account', { stderr: 'warning' }, { kind: 'finished', summary: null, usage }],
    ['it could not be started', { code: null, startError: 'ENOENT' }, { kind: 'failed', why: 'not-found', detail: 'ENOENT', usage }],
    [
      'it ran out of time',
      { code: null, signal: 'SIGKILL', stopped: 'deadline', stderr: 'still thinking\n' },
      { kind: 'failed', why: 'timeout', detail: 'still thinking', usage },
    ],
    ['it ended well, but too late', { stopped: 'deadline', stdout: 'done' }, { kind: 'failed', why: 'timeout', detail: 'done', usage }],
    [
      'the job was cancelled',
      { code: null, signal: 'SIGTERM', stopped: 'cancelled' },
      { kind: 'failed', why: 'cancelled', detail: '', usage },
    ],
    [
      'it failed',
      { code: 2, stdout: 'out', stderr: 'no such model' },
      { kind: 'failed', why: 'crashed', detail: 'exit code 2. no such model', usage },
    ],
    [
      'it failed and only its output tells',
      { code: 1, stdout: 'out' },
      { kind: 'failed', why: 'crashed', detail: 'exit code 1. out', usage },
    ],
    [
      'it was ended by the system',
      { code: null, signal: 'SIGSEGV' },
      { kind: 'failed', why: 'crashed', detail: 'ended by SIGSEGV. ', usage },
    ],
  ])('%s', (_, over, expected) => {
    expect(command.interpret(exit(over))).toEqual(expected)
  })

  test('its account and its last words are bounded', () => {
    const told = command.interpret(exit({ stdout: 'x'.repeat(50_000) }))
    expect(told.kind === 'finished' && told.summary?.length).toBe(4_000)
    const failed = command.interpret(exit({ code: 1, stderr: `${'x'.repeat(50_000)}the end` }))
    expect(failed.kind === 'failed' && failed.detail.length).toBeLessThan(1_100)
    expect(failed).toMatchObject({ detail: expect.stringMatching(/the end$/) as string })
  })
})
