import { createHash } from 'node:crypto'
import { emptyExcerpt, excerptOf } from '../../src/core/model/excerpt.ts'
import type { Account } from '../../src/core/model/account.ts'
import { type Diffed, diffed } from '../../src/core/page/diffed.ts'
import type { PageInput } from '../../src/core/page/input.ts'
import { reportPage } from '../../src/core/page/page.ts'
import { roundsOf } from '../../src/core/page/turns/index.ts'
import { outcomeWords } from '../../src/core/report/outcome-words.ts'
import type { Outcome } from '../../src/core/model/outcome.ts'
import type { TurnContext } from '../../src/core/model/turn.ts'
import { attemptRecord, context, diagnostic, record, report, sha, work } from './builders.ts'

export const pushed = {
  kind: 'pushed',
  commit: sha('d'),
  subject: 'fix: repair 1 failing test',
  files: ['src/price.js'],
  ci: { kind: 'started', runs: 1 },
  summary: 'Used a share.',
  flags: [],
} as const satisfies Outcome

/** An account of one round with one agent. */
export function account(stdout: string, brief = '# Task\nRepair what failed.', stderr = ''): Account {
  return {
    moments: [],
    askings: [
      {
        brief: excerptOf(brief, 128 * 1024),
        hearings: [
          {
            agent: 'codex',
            at: 1_800_000_000_000,
            stdout: excerptOf(stdout, 256 * 1024),
            stderr: stderr === '' ? emptyExcerpt : excerptOf(stderr, 256 * 1024),
          },
        ],
      },
    ],
  }
}

/** A change of one file as the page shows it. */
export function diffOf(path: string, before: string | null, after: string): Diffed {
  return diffed({
    kind: 'shown',
    change: {
      base: sha('a'),
      oversize: null,
      files: [
        {
          path,
          status: before === null ? 'added' : 'modified',
          oldMode: '100644',
          newMode: '100644',
          content: Buffer.from(after).toString('base64'),
        },
      ],
    },
    originals: new Map([[path, before]]),
  })
}

export function pageInput(over: Partial<PageInput> = {}, about: Partial<TurnContext> = {}): PageInput {
  const at = 1_800_000_000_000
  const known = context({
    work: work(),
    timeline: [
      { stage: 'triggered', at, detail: '' },
      { stage: 'working', at: at + 4_000, detail: 'codex' },
      { stage: 'ended', at: at + 64_000, detail: '' },
    ],
    ...about,
  })
  const outcome = over.outcome ?? pushed
  return {
    outcome,
    context: known,
    words: outcomeWords(outcome, known),
    readiness: null,
    diff: diffOf('src/price.js', 'const a = 1\nconst b = 2\n', 'const a = 1\nconst b = 3\n'),
    rounds: roundsOf(account('Both bugs are repaired.')),
    ...over,
  }
}

export function pageOf(input: PageInput): string {
  return reportPage(input, (text) => createHash('sha256').update(text).digest('base64'))
}

/** A turn in which each text that somebody else chooses is this one. */
export function hostileInput(text: string): PageInput {
  const first = diagnostic({
    message: text,
    excerpt: text,
    file: text,
    rule: text,
    test: { suite: text, name: text, id: text },
    source: { format: text, path: text, job: text, line: null },
    jobs: [text],
    also: [{ suite: null, name: text, id: null, file: text }],
    origin: { kind: 'flaky', because: text },
  })
  const about = context({
    pull: { ...context().pull, headBranch: text, baseBranch: text, author: { login: text, type: 'User' } },
    report: report([first, { ...first, test: null }], { gaps: [text] }),
    record: record({ attempts: [attemptRecord({ ended: text })] }),
    work: work({
      runs: [
        {
          agent: text,
          version: text,
          seconds: 1,
          ended: 'crashed',
          detail: text,
          usage: { turns: null, inputTokens: null, outputTokens: null, costUsd: null, session: text, denials: [text] },
        },
      ],
      proof: { kind: 'run', of: 2, passing: 1, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: text },
      replaced: { branch: text, paths: [text], more: 0 },
    }),
    timeline: [
      { stage: 'triggered', at: 1, detail: text },
      { stage: 'ended', at: 9_000, detail: text },
    ],
    links: {
      repository: 'https://github.com/dev/shop',
      run: `https://github.com/dev/shop/actions/runs/${encodeURIComponent(text.toWellFormed())}`,
    },
  })
  const outcome: Outcome = { ...pushed, subject: text, files: [text], summary: text, flags: [] }
  const events = [
    { type: 'item.completed', item: { type: 'agent_message', text } },
    { type: 'item.completed', item: { type: 'command_execution', command: text, aggregated_output: text, exit_code: 1 } },
    { type: 'item.completed', item: { type: 'mcp_tool_call', server: text, tool: text, arguments: { [text]: text } } },
  ]
  return pageInput(
    {
      outcome,
      words: outcomeWords(outcome, about),
      diff: diffOf(`src/${text}.js`, `${text}\nold\n`, `// ${text}\n${text}\nnew\n`),
      rounds: roundsOf(account(`${text}\n${events.map((event) => JSON.stringify(event)).join('\n')}\n${text}`, text, text)),
      readiness: text,
    },
    about,
  )
}
