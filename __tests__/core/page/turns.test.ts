import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf } from '../../../src/core/model/excerpt.ts'
import { readTurns } from '../../../src/core/page/turns/index.ts'

function recorded(name: string): ReturnType<typeof readTurns> {
  const { exit } = JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/agents', `${name}.json`), 'utf8')) as {
    exit: { stdout: string }
  }
  return readTurns(excerptOf(exit.stdout, 256 * 1024))
}

describe('what agents were recorded to print is read as what they said and did', () => {
  test.each(['claude', 'codex', 'opencode', 'copilot'])('%s', (agent) => {
    const turns = recorded(`${agent}/success`)
    expect(turns.map(({ kind }) => kind)).not.toContain('raw')
    expect(turns.find(({ kind }) => kind === 'calls')?.text).toContain('sed -i s/1/2/ a.js')
    expect(turns.filter(({ kind, text }) => kind === 'says' && text === 'Fixed the sum.')).toHaveLength(1)
  })

  test('qwen, which prints what Claude Code does', () => {
    const turns = recorded('qwen/success')
    expect(turns.map(({ kind }) => kind)).not.toContain('raw')
    expect(turns[0]).toEqual({ kind: 'note', title: 'Began', text: 'qwen-test' })
    expect(turns.find(({ kind }) => kind === 'calls')).toEqual({ kind: 'calls', title: 'run_shell_command', text: 'sed -i s/1/2/ a.js' })
  })

  test('a limit that ended the work is told as a failure', () => {
    expect(recorded('claude/max-turns').at(-1)).toMatchObject({ kind: 'failure', title: 'error_max_turns' })
  })

  test('a command that failed is told with how it ended', () => {
    expect(recorded('codex/denied').find(({ kind }) => kind === 'failure')).toMatchObject({
      title: 'exit code 1',
      text: expect.stringContaining('Read-only file system') as string,
    })
  })
})

test('what is no event is shown as it is, in pieces, in its order', () => {
  const lines = Array.from({ length: 90 }, (_, index) => `line ${index}`)
  const turns = readTurns(excerptOf(`${lines.join('\n')}\n{"type":"error","message":"boom"}\n{"other":1}\nend\n`, 10_000))
  expect(turns.map(({ kind }) => kind)).toEqual(['raw', 'raw', 'raw', 'failure', 'raw'])
  expect(
    turns
      .filter(({ kind }) => kind === 'raw')
      .map(({ text }) => text)
      .join('\n'),
  ).toBe(`${lines.join('\n')}\n{"other":1}\nend`)
})

test('what is left out is said in its place', () => {
  expect(readTurns({ head: 'a', omitted: 5_000, tail: 'b' })).toEqual([
    { kind: 'raw', title: '', text: 'a' },
    { kind: 'note', title: 'Left out', text: '5,000 characters' },
    { kind: 'raw', title: '', text: 'b' },
  ])
})

test('nothing that is printed breaks it', () => {
  const event = fc.record({
    type: fc.constantFrom('assistant', 'item.completed', 'tool_use', 'text', 'assistant.message', 'error', 'result', 'user'),
    item: fc.anything(),
    message: fc.anything(),
    part: fc.anything(),
    data: fc.anything(),
  })
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string(),
          event.map((value) => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))),
        ),
      ),
      (lines) => {
        for (const turn of readTurns(excerptOf(lines.join('\n'), 5_000))) expect(typeof turn.text).toBe('string')
      },
    ),
  )
})
