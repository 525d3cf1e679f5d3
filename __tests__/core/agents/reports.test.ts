import { expect, test } from 'vitest'
import { claude } from '../../../src/core/agents/claude.ts'
import { lastSaid } from '../../../src/core/agents/reports.ts'
import type { Exit } from '../../../src/core/model/agent.ts'

const said = (...parts: readonly unknown[]): string => JSON.stringify({ type: 'assistant', message: { content: parts } })
const text = (words: string): unknown => ({ type: 'text', text: words })
const exit: Exit = { code: null, signal: 'SIGTERM', stopped: 'deadline', startError: null, stdout: '', stderr: '', milliseconds: 1 }

test.each([
  [
    'its last words, whatever it did since',
    [
      said(text('First.')),
      said(text('I look at the tests.'), { type: 'tool_use', name: 'Bash', input: {} }),
      said({ type: 'tool_use', name: 'Bash', input: {} }),
    ].join('\n'),
    'I look at the tests.',
  ],
  ['nothing where it only began', JSON.stringify({ type: 'system', subtype: 'init' }), ''],
  ['plain lines where there are no events', 'Starting\nNo space left on device\n', 'Starting\nNo space left on device'],
  ['plain lines beside events', `${JSON.stringify({ type: 'system' })}\nSegmentation fault\n`, 'Segmentation fault'],
  ['no more than an event that is cut off', `${said(text('Half'))}\n{"type":"assistant","message":{"con`, 'Half'],
  ['no events of another shape', JSON.stringify({ type: 'assistant', message: 'no list' }), ''],
])('an end without a report is told by %s', (_, stdout, words) => {
  expect(lastSaid(stdout)).toBe(words)
  expect(claude.interpret({ ...exit, stdout })).toMatchObject({ kind: 'failed', why: 'timeout', detail: words })
})

test('the last report counts, whatever is printed like one before it', () => {
  const report = (result: string): string => JSON.stringify({ type: 'result', subtype: 'success', is_error: false, result })
  const stdout = [said(text(report('printed by a tool'))), report('of a step'), report('of all')].join('\n')
  expect(claude.interpret({ ...exit, code: 0, signal: null, stopped: null, stdout })).toMatchObject({ kind: 'finished', summary: 'of all' })
})
