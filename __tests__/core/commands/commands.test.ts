import { describe, expect, test } from 'vitest'
import { commandOf, commands, slotOfAnswer, tellAnswer, waitsForOthers, wordsOf } from '../../../src/core/commands/index.ts'
import { nearestName } from '../../../src/core/commands/nearest.ts'
import { decode } from '../../support/commanded.ts'
import { attemptRecord, context, diagnostic, record, report, sha } from '../../support/builders.ts'
import { hostile, live, liveText } from '../report/live-text.ts'

const names = commands.map(({ name }) => name)

describe('the registry', () => {
  test('gives every answer a code of its own, and none to what nobody says', () => {
    const codes = commands.flatMap(({ answers }) => Object.keys(answers))
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(wordsOf(code).refuses).toBeTypeOf('boolean')
    expect(() => wordsOf('constructor')).toThrow('The answer constructor has no words.')
  })

  test('lists each command once in the help, in one line, with its argument', () => {
    const table = tellAnswer('help', {}, context())
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    expect(table.map((line) => line.split(' |')[0])).toEqual(
      commands.map(({ name, argument }) => `| \`/codality ${name}${argument === '' ? '' : ` ${argument}`}\``),
    )
  })

  test('knows only what it lists', () => {
    expect(names).toEqual(['retry', 'fix', 'explain', 'undo', 'status', 'stop', 'resume', 'help'])
    expect(commandOf(decode('/codality constructor'))).toBeNull()
    expect(commandOf({ kind: 'dispatched', pull: 7, author: { login: 'ben', type: 'User' }, runId: 1 })).toBeNull()
  })

  test('says who waits, and which claim goes with which answer', () => {
    expect(names.filter((name) => waitsForOthers(decode(`/codality ${name}`)))).toEqual(['retry', 'fix', 'undo', 'resume'])
    expect(waitsForOthers(decode('/codality dance'))).toBe(false)
    const slot = (line: string, code: string): unknown => slotOfAnswer(decode(line), code)
    expect([
      slot('/codality stop', 'stop'),
      slot('/codality resume', 'resume-exhausted'),
      slot('/codality retry', 'gated'),
      slot('/codality fix x', 'moved'),
    ]).toEqual(['stop', 'resume', 'retry', 'heard'])
    for (const [line, code] of [
      ['/codality retry x', 'unmatched'],
      ['/codality retry', 'stopped'],
      ['/codality fix', 'fix-what'],
      ['/codality undo', 'undo-moved'],
      ['/codality status', 'status'],
      ['/codality dance', 'unknown'],
    ] as const)
      expect(slot(line, code)).toBeNull()
  })
})

test.each([
  ['retyr', 'retry'],
  ['rerty', 'retry'],
  ['retr', 'retry'],
  ['statsu', 'status'],
  ['stpo', 'stop'],
  ['start', null],
  ['resum', 'resume'],
  ['explian', 'explain'],
  ['expl', 'explain'],
  ['halp', 'help'],
  ['fxi', 'fix'],
  ['undo!', 'undo'],
  ['dance', null],
  ['x', null],
  ['x'.repeat(200), null],
])('%j may be a slip of the pen for %j', (word, expected) => {
  expect(nearestName(word, names)).toBe(expected)
})

describe('answers', () => {
  const told = (line: string, code: string, facts = {}, over: Parameters<typeof context>[0] = {}): string =>
    tellAnswer(code, facts, context({ trigger: decode(line), session: null, ...over }))

  test('a mistyped command', () => {
    expect(told('/codality retyr', 'unknown')).toMatch(
      /^`retyr` is no command that I know\. Did you mean `\/codality retry`\?\n\n\| command \| what it does \|\n/,
    )
    expect(told('/codality dance', 'unknown')).toMatch(/^`dance` is no command that I know\.\n\n\| command/)
  })

  test('the state of things, with links', () => {
    const attempts = [attemptRecord({ ended: 'pushed', commit: sha('c'), costUsd: 0.5, seconds: 90 })]
    expect(
      told(
        '/codality status',
        'status',
        { ci: 'running', names: ['CI', 'e2e | x'] },
        { record: record({ attempts }), budget: { costUsd: 2, minutes: null } },
      ),
    ).toMatchInlineSnapshot(`
      "| | |
      | --- | --- |
      | Attempts used since the last human action | 1 of 3 |
      | Spent since then | $0.50 of $2.00 |
      | State | ready |
      | CI on \`aaaaaaa\` | still running: \`CI\`, \`e2e \\| x\` |
      | Last outcome | pushed (attempt 1): [\`ccccccc\`](https://github.com/dev/shop/commit/cccccccccccccccccccccccccccccccccccccccc) |
      | Waits for | the checks that run: \`CI\`, \`e2e \\| x\` |"
    `)
    expect(
      told(
        '/codality status',
        'status',
        { ci: 'red', names: ['lint'] },
        { record: record({ stopped: true, working: { runId: 5, runAttempt: 1 } }), statusCommentId: null },
      ),
    ).toMatchInlineSnapshot(`
      "| | |
      | --- | --- |
      | Attempts used since the last human action | 1 of 3 |
      | Spent since then | $0.00 · 0 minutes; no limit is set |
      | State | stopped; \`/codality resume\` goes on with the attempts that are left, \`/codality retry\` with 3 new ones |
      | CI on \`aaaaaaa\` | failed: \`lint\` |
      | Last outcome | none yet |
      | Waits for | the agent, which is at work ([its run](https://github.com/dev/shop/actions/runs/5)) |"
    `)
    expect(told('/codality status', 'status', { ci: 'green' }, { used: 3 })).toContain('| State | out of attempts;')
    expect(
      told('/codality status', 'status', { ci: 'gated' }, { record: record({ attempts }), budget: { costUsd: 0.5, minutes: null } }),
    ).toContain('| State | out of budget;')
  })

  test('nothing that failed has the words', () => {
    expect(told('/codality retry e2e', 'unmatched')).toMatchInlineSnapshot(`
      "Nothing that has failed has \`e2e\` in the name of its job, check, test or file, so nothing was started and nothing was used up. Ask with a part of a name that is there, or write \`/codality retry\` for all that has failed. This is what has failed:

      - \`test/price.test.js:12\` \`applies a discount\`: \`Expected 90 to equal 100\`"
    `)
    expect(told('/codality retry e2e', 'unmatched', {}, { report: null })).toContain('No failure could be read from what CI left')
  })

  test('what cannot be taken back, with the command that does it by hand', () => {
    const over = { record: record({ attempts: [attemptRecord({ ended: 'pushed', commit: sha('c') })] }) }
    expect(told('/codality undo', 'undo-moved', {}, over)).toMatchInlineSnapshot(`
      "My last commit, [\`ccccccc\`](https://github.com/dev/shop/commit/cccccccccccccccccccccccccccccccccccccccc), is not the newest commit any more: somebody pushed on top of it, or rewrote the branch. So nothing was changed. To take it back all the same:

      \`\`\`sh
      git fetch origin discounts
      git switch discounts
      git pull --ff-only
      git revert --no-edit -m 1 cccccccccccccccccccccccccccccccccccccccc
      git push origin discounts
      \`\`\`"
    `)
    expect(told('/codality undo', 'undo-refused', { detail: 'The branch is locked.' }, over)).toContain(
      'could not be taken back: `The branch is locked.` To take it back by hand:\n\n```sh\n',
    )
    // No commit on top takes back what took the place of others.
    expect(told('/codality undo', 'undo-refused', { detail: 'x', before: sha('e') }, over)).toContain(
      `\`\`\`sh\ngit fetch origin ${sha('e')}\ngit push --force-with-lease=refs/heads/discounts:${sha('c')} origin ${sha('e')}:refs/heads/discounts\n\`\`\``,
    )
  })

  test.each(hostile)('[row 22] the text %j is inert in each of them', (text) => {
    const failed = report(
      [
        diagnostic({
          message: text,
          file: text,
          test: { suite: text, name: text, id: text },
          rule: text,
          excerpt: text,
          jobs: [text],
          origin: { kind: 'introduced', because: text },
          also: [{ suite: text, name: text, id: text, file: text }],
        }),
        diagnostic({ id: 'd2', message: text, test: null, file: null }),
      ],
      { gaps: [text] },
    )
    const codes = [...commands.flatMap(({ answers }) => Object.keys(answers)), 'unknown', 'unmatched', 'busy', 'moved', 'stopped']
    for (const code of codes) {
      const words = tellAnswer(
        code,
        { ci: 'red', names: [text], detail: text, commands: { d1: [text] } },
        context({
          report: failed,
          trigger: { ...decode('/codality x'), command: text, argument: text, text },
          record: record({ attempts: [attemptRecord({ ended: 'pushed', commit: sha('c') })] }),
        }),
      )
      expect(liveText(words), code).not.toMatch(live)
    }
  })
})
