import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { agents, findAgent } from '../../../src/core/agents/index.ts'
import type { AgentResult, Exit } from '../../../src/core/model/agent.ts'

const folder = join(import.meta.dirname, '../../fixtures/agents')
const Recording = v.object({
  /** What cannot be installed here was composed from its source; see the README beside the recordings. */
  recordedFrom: v.optional(v.string()),
  composedFrom: v.optional(v.string()),
  exit: v.object({
    code: v.nullable(v.number()),
    signal: v.nullable(v.string()),
    stopped: v.nullable(v.picklist(['deadline', 'cancelled'])),
    startError: v.nullable(v.string()),
    stdout: v.string(),
    stderr: v.string(),
    milliseconds: v.number(),
  }),
})

function recording(agent: string, situation: string): v.InferOutput<typeof Recording> {
  return v.parse(Recording, JSON.parse(readFileSync(join(folder, agent, `${situation}.json`), 'utf8')))
}

function judged(agent: string, situation: string): AgentResult {
  const { exit } = recording(agent, situation)
  return findAgent(agent)?.interpret(exit satisfies Exit) ?? expect.fail(`no agent ${agent}`)
}

/** How each situation ends where a command line tells of it as it should; what an agent does otherwise stands beside it. */
const endings: Readonly<Record<string, string>> = {
  success: 'finished',
  'wrong-key': 'wrong-key',
  'rate-limited': 'rate-limited',
  'server-error': 'overloaded',
  overloaded: 'overloaded',
  'too-long': 'too-long',
  'cut-off': 'overloaded',
  refused: 'refused',
  denied: 'finished',
  'max-turns': 'turn-limit',
  'max-cost': 'cost-limit',
  unreachable: 'unreachable',
  'no-key': 'no-key',
  'no-model': 'no-key',
  silent: 'timeout',
}
const otherwise: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // They end with exit code 0 and the model's words, whatever its service says of why they ended.
  codex: { refused: 'finished' },
  gemini: { refused: 'finished' },
  copilot: { refused: 'finished' },
  qwen: { refused: 'finished' },
  // It asks again and again without a word.
  opencode: { refused: 'finished', unreachable: 'timeout' },
}
const recorded = readdirSync(folder).filter((name) => !name.includes('.'))

describe.each(recorded)('%s', (name) => {
  const situations = readdirSync(join(folder, name)).map((file) => file.replace('.json', ''))

  test('was recorded from the version that is installed', () => {
    const known = findAgent(name)?.package
    for (const situation of situations) {
      const { recordedFrom, composedFrom } = recording(name, situation)
      expect(name === 'aider' ? composedFrom : recordedFrom).toBe(`${known?.name ?? ''} ${known?.version ?? ''}`)
    }
  })

  test('every situation ends as it is to', () => {
    const results = situations.map((situation) => {
      const result = judged(name, situation)
      return [situation, result.kind === 'finished' ? 'finished' : result.why]
    })
    expect(Object.fromEntries(results)).toEqual(
      Object.fromEntries(situations.map((situation) => [situation, otherwise[name]?.[situation] ?? endings[situation]])),
    )
  })

  test('a failure says in a few words what happened', () => {
    for (const situation of situations) {
      const result = judged(name, situation)
      if (result.kind === 'failed') expect(result.detail.length, situation).toBeLessThanOrEqual(1_001)
      if (result.kind === 'failed' && result.why !== 'timeout') expect(result.detail, situation).not.toBe('')
    }
  })

  test('success tells what was done and what it took', () => {
    const result = judged(name, 'success')
    expect(result).toMatchObject({ kind: 'finished', summary: 'Fixed the sum.' })
    expect(result.usage.denials).toEqual([])
  })
})

const provoked = [
  'success',
  'wrong-key',
  'no-key',
  'rate-limited',
  'server-error',
  'overloaded',
  'too-long',
  'refused',
  'cut-off',
  'unreachable',
  'silent',
]

test.each(agents.filter((agent) => agent.package !== null).map(({ name }) => name))(
  '%s is known in every situation that a service can bring about',
  (name) => {
    expect(readdirSync(join(folder, name))).toEqual(expect.arrayContaining(provoked.map((situation) => `${situation}.json`)))
  },
)

test('what each agent tells of what it took, however it ended', () => {
  const lines = recorded.flatMap((name) =>
    readdirSync(join(folder, name)).map((file) => {
      const { usage } = judged(name, file.replace('.json', ''))
      const told = [
        usage.turns === null ? '' : `${usage.turns} turns`,
        usage.inputTokens === null ? '' : `${usage.inputTokens} in, ${usage.outputTokens ?? '?'} out`,
        usage.costUsd === null ? '' : `$${usage.costUsd.toFixed(4)}`,
        usage.session === null ? '' : 'session',
      ].filter((part) => part !== '')
      return `${name} ${file.replace('.json', '')}: ${told.join(' · ') || '–'}`
    }),
  )
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "aider cut-off: 1 turns · 1200 in, 30 out · $0.0041
    aider no-key: –
    aider no-model: –
    aider overloaded: –
    aider rate-limited: –
    aider refused: –
    aider server-error: –
    aider silent: –
    aider success: 1 turns · 1200 in, 30 out · $0.0041
    aider too-long: –
    aider unreachable: –
    aider wrong-key: –
    claude cut-off: 2 turns · 1200 in, 30 out · $0.0054 · session
    claude denied: 2 turns · 2400 in, 60 out · $0.0108 · session
    claude max-cost: 2 turns · 1200 in, 30 out · $0.0108 · session
    claude max-turns: 3 turns · 2400 in, 60 out · $0.0108 · session
    claude no-key: 1 turns · 0 in, 0 out · $0.0000 · session
    claude overloaded: 1 turns · 0 in, 0 out · $0.0000 · session
    claude rate-limited: 1 turns · 0 in, 0 out · $0.0000 · session
    claude refused: 2 turns · 2400 in, 60 out · $0.0108 · session
    claude server-error: 1 turns · 0 in, 0 out · $0.0000 · session
    claude silent: –
    claude success: 2 turns · 2400 in, 60 out · $0.0108 · session
    claude too-long: 1 turns · 0 in, 0 out · $0.0000 · session
    claude unreachable: 1 turns · 0 in, 0 out · $0.0000 · session
    claude wrong-key: 1 turns · 0 in, 0 out · $0.0000 · session
    codex cut-off: session
    codex denied: 2400 in, 60 out · session
    codex no-key: session
    codex overloaded: session
    codex rate-limited: session
    codex refused: 1200 in, 30 out · session
    codex server-error: session
    codex silent: session
    codex success: 2400 in, 60 out · session
    codex too-long: session
    codex unreachable: session
    codex wrong-key: session
    copilot cut-off: 2 turns · session
    copilot denied: 2 turns · session
    copilot no-key: –
    copilot overloaded: 1 turns · session
    copilot rate-limited: 1 turns · session
    copilot refused: 1 turns · session
    copilot server-error: 1 turns · session
    copilot silent: –
    copilot success: 2 turns · session
    copilot too-long: 1 turns · session
    copilot unreachable: 1 turns · session
    copilot wrong-key: 1 turns · session
    gemini cut-off: –
    gemini denied: 2 turns · 2400 in, 60 out · session
    gemini max-turns: –
    gemini no-key: –
    gemini overloaded: –
    gemini rate-limited: –
    gemini refused: 1 turns · 1200 in, 30 out · session
    gemini server-error: –
    gemini silent: –
    gemini success: 2 turns · 2400 in, 60 out · session
    gemini too-long: –
    gemini unreachable: –
    gemini wrong-key: –
    opencode cut-off: 1 turns · 1200 in, 30 out · session
    opencode denied: 2 turns · 2400 in, 60 out · session
    opencode no-key: –
    opencode overloaded: –
    opencode rate-limited: –
    opencode refused: 1 turns · 1200 in, 30 out · session
    opencode server-error: –
    opencode silent: –
    opencode success: 2 turns · 2400 in, 60 out · session
    opencode too-long: 8 turns · 9600 in, 240 out · session
    opencode unreachable: –
    opencode wrong-key: –
    qwen cut-off: 2 turns · 1200 in, 30 out · session
    qwen denied: 2 turns · 2400 in, 60 out · session
    qwen max-turns: –
    qwen no-key: 0 turns · 0 in, 0 out · session
    qwen overloaded: 1 turns · 0 in, 0 out · session
    qwen rate-limited: –
    qwen refused: 1 turns · 1200 in, 30 out · session
    qwen server-error: 1 turns · 0 in, 0 out · session
    qwen silent: –
    qwen success: 2 turns · 2400 in, 60 out · session
    qwen too-long: 1 turns · 0 in, 0 out · session
    qwen unreachable: 1 turns · 0 in, 0 out · session
    qwen wrong-key: 1 turns · 0 in, 0 out · session"
  `)
})

test('tools that were refused are named', () => {
  const denied = recorded.filter((name) => readdirSync(join(folder, name)).includes('denied.json'))
  expect(Object.fromEntries(denied.map((name) => [name, judged(name, 'denied').usage.denials]))).toMatchInlineSnapshot(`
    {
      "claude": [
        "Write {"file_path":"/etc/agent-was-here","content":"x"}",
      ],
      "codex": [],
      "copilot": [
        "Permission denied because no interactive user response was available. Retry in an interactive session so the user can approve it, or try an alternative that does not require this permission.",
      ],
      "gemini": [
        "write_file: Path not in workspace: Attempted path "/etc/agent-was-here" resolves outside the allowed workspace directories: /checkout or the project temp directory: /scratch/home/.gemini/tmp/checkout…",
      ],
      "opencode": [
        "read: The user has specified a rule which prevents you from using this specific tool call. Here are some of the relevant rules [{"permission":"*","action":"allow","pattern":"*"},{"permission":"extern…",
      ],
      "qwen": [
        "web_fetch",
      ],
    }
  `)
})

test('an agent whose report never came is judged by the end of its process', () => {
  for (const agent of agents) {
    const ended = (over: Partial<Exit>): AgentResult =>
      agent.interpret({ code: 0, signal: null, stopped: null, startError: null, stdout: '', stderr: '', milliseconds: 1, ...over })
    expect(ended({ startError: 'ENOENT', code: null }), agent.name).toMatchObject({ why: 'not-found', detail: 'ENOENT' })
    expect(ended({ stopped: 'cancelled', code: null, signal: 'SIGTERM' }), agent.name).toMatchObject({ why: 'cancelled' })
    expect(ended({ stopped: 'deadline', code: null, signal: 'SIGKILL' }), agent.name).toMatchObject({ why: 'timeout' })
    expect(ended({ code: 1, stderr: 'Segmentation fault' }), agent.name).toMatchObject({
      why: 'crashed',
      detail: expect.stringContaining('Segmentation fault') as string,
    })
    expect(ended({ code: 0, stdout: '{"type":"result"' }).kind, agent.name).toBe('finished')
  }
})

test('a report of any shape is read without an exception', () => {
  const shapes = [
    '{}',
    '[]',
    'null',
    '{"type":"result"}',
    '{"type":"turn.failed","error":null}',
    '{"type":"result","subtype":1,"is_error":"no"}',
    '['.repeat(5_000),
    '{"a":'.repeat(5_000),
    '{\n'.repeat(5_000),
  ]
  for (const agent of agents)
    for (const stdout of shapes)
      expect(
        agent.interpret({ code: 1, signal: null, stopped: null, startError: null, stdout, stderr: '', milliseconds: 1 }).kind,
        agent.name,
      ).toBe('failed')
})
