import { describe, expect, test } from 'vitest'
import type { Ending, Outcome } from '../../../src/core/model/outcome.ts'
import type { Session } from '../../../src/core/model/session.ts'
import type { TurnContext } from '../../../src/core/model/turn.ts'
import { decodeRecord, readKey } from '../../../src/core/model/marker.ts'
import { present, presentIgnored } from '../../../src/core/report/present.ts'
import { statusComment, triggeredBy } from '../../../src/core/report/status-comment.ts'
import { outputsOf } from '../../../src/core/report/turn-report.ts'
import { attemptRecord, context, diagnostic, record, report, sha } from '../../support/builders.ts'

type Presented = Exclude<Outcome, { kind: 'ignored' }>

const pushed = {
  kind: 'pushed',
  commit: sha('d'),
  subject: 'fix: repair applies a discount',
  files: ['src/price.js'],
  ci: { kind: 'started', runs: 1 },
  summary: 'Rounded the price.',
  flags: [],
} as const
const comment: Session = { kind: 'comment', commentId: 5, author: 'maria', text: 'Rename it', before: [] }
const commanded = {
  kind: 'commanded',
  pull: 7,
  title: null,
  author: { login: 'maria', type: 'User' },
  at: 1_000,
  commentId: 5,
  command: 'status',
  argument: '',
  text: '',
} as const
const commented = {
  kind: 'commented',
  pull: 7,
  title: null,
  author: { login: 'maria', type: 'User' },
  at: 1_000,
  commentId: 5,
  text: 'Rename it',
} as const

/** The headline and what comes next, as people read them. */
function words(outcome: Presented, over: Partial<TurnContext> = {}): string {
  const { status, notice } = present(outcome, context(over))
  const lines = (status ?? '(the status comment stays as it is)').split('\n')
  const next = lines.filter((line) => line.startsWith('**Next:**'))
  // Markdown shows several blanks as one.
  return [...lines.join('\n').split('\n\n', 1), ...next, `notice: ${notice?.key ?? 'none'}`].join('\n').replace(/ +/g, ' ')
}

const endings: readonly Ending[] = [
  pushed,
  { ...pushed, ci: { kind: 'dispatched', workflows: [{ name: '.github/workflows/ci.yml', run: null }] } },
  { ...pushed, ci: { kind: 'gated', url: 'https://github.com/dev/shop/pull/7/checks' } },
  { ...pushed, ci: { kind: 'not-seen', why: 'No run began within a minute.' } },
  { kind: 'unchanged', summary: null },
  {
    kind: 'blocked',
    objections: [
      {
        guard: 'protected-paths',
        weight: 'block',
        message: '`.github/x` is a protected path.',
        remedy: 'Make this change by hand.',
        path: '.github/x',
      },
    ],
    kept: { kind: 'not-kept', because: 'off' },
  },
  { kind: 'rejected', detail: 'protected branch hook declined' },
  { kind: 'agent-failed', why: 'not-found', detail: 'ENOENT' },
  { kind: 'agent-failed', why: 'timeout', detail: '' },
  { kind: 'agent-failed', why: 'cancelled', detail: '' },
  { kind: 'agent-failed', why: 'crashed', detail: 'exit code 1.' },
  { kind: 'agent-failed', why: 'no-result', detail: '' },
  { kind: 'superseded', head: sha('e'), why: 'moved' },
  { kind: 'superseded', head: sha('e'), why: 'closed' },
  { kind: 'superseded', head: null, why: 'gone' },
  { kind: 'superseded', head: sha('e'), why: 'retargeted' },
  { kind: 'interrupted', by: 'cancelled' },
  { kind: 'interrupted', by: 'stopped' },
  { kind: 'interrupted', by: 'lost' },
  { kind: 'crashed', message: 'HTTP 502' },
]

describe('the words of the product', () => {
  test('while the agent is at work', () => {
    expect(statusComment({ kind: 'working' }, context()).split('\n')[0]).toBe(
      '### 🔄 Working on this — triggered by CI failure · CI auto-fix attempt 1/3',
    )
  })

  test.each<[Session | null, string]>([
    [{ kind: 'ci', attempt: 2 }, 'triggered by CI failure · CI auto-fix attempt 2/3'],
    [comment, 'triggered by comment'],
    [
      { kind: 'review', reviewId: 9, author: 'maria', verdict: 'changes_requested', text: '', commit: sha('a'), remarks: [] },
      'triggered by review',
    ],
    [null, ''],
  ])('%j', (session, expected) => {
    expect(triggeredBy(session, 3)).toBe(expected)
  })

  test('when changes were pushed', () => {
    expect(present(pushed, context()).status).toMatch(/^### ✅ Done — pushed new changes\n/)
  })

  test('when the attempts are spent', () => {
    const { status, notice } = present(
      { kind: 'halted', because: { code: 'exhausted', attempts: 3 }, isTold: false },
      context({ used: 3, session: null }),
    )
    expect(status).toContain("I've attempted 3 fixes and it's still not passing. Needs human attention.")
    expect(notice?.body).toMatch(/^I've attempted 3 fixes and it's still not passing\. Needs human attention\.\n/)
    expect(notice?.key).toBe('exhausted 0')
  })

  test('one attempt is one fix', () => {
    expect(
      present({ kind: 'halted', because: { code: 'exhausted', attempts: 1 }, isTold: false }, context({ used: 1, maxAttempts: 1 })).notice
        ?.body,
    ).toContain("I've attempted 1 fix and it's still not passing.")
  })
})

test('every ending of an attempt', () => {
  expect(endings.map((ending) => words(ending)).join('\n\n')).toMatchInlineSnapshot(`
    "### ✅ Done — pushed new changes
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** CI is running on the new commit; its result decides what happens next.
    notice: none

    ### ✅ Done — pushed new changes
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** A push with the job's own token starts no CI, so \`.github/workflows/ci.yml\` was started by hand of this loop; its result decides what happens next.
    notice: none

    ### ✅ Done — pushed new changes
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** CI waits for a person: open [the checks](https://github.com/dev/shop/pull/7/checks) and click **Approve workflows to run**. An App token in \`token\` makes this needless.
    notice: none

    ### ✅ Done — pushed new changes
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** CI has not started on the new commit: No run began within a minute. Close and reopen this pull request, or push any commit, to start it; see [the commit](https://github.com/dev/shop/commit/dddddddddddddddddddddddddddddddddddddddd). An App token in \`token\` makes this needless.
    notice: none

    ### 🤷 Ended without a change
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: stalled 0/1

    ### 🛑 The change was not pushed
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: stalled 0/1

    ### 🛑 The push was refused
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** A branch rule or a missing permission is the usual cause: \`contents: write\` lets the token push, and a ruleset on this branch must allow it.
    notice: stalled 0/1

    ### ⚠️ The agent could not be started
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Install it in a step before this one, or correct \`agent-command\`. Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: stalled 0/1

    ### ⚠️ The agent ran out of time
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Raise \`agent-timeout-minutes\` if it needs longer. Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: stalled 0/1

    ### ⚠️ The agent was stopped
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: stalled 0/1

    ### ⚠️ The agent failed
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: stalled 0/1

    ### ⚠️ The agent left no result
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Look into the log of that job. Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: stalled 0/1

    ### ↪️ Stood down
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** The checks of the new commit decide what happens next.
    notice: none

    ### ↪️ Stood down
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Nothing more will be done here.
    notice: none

    ### ↪️ Stood down
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Nothing more will be done here.
    notice: none

    ### ↪️ Stood down
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** The next checks or a comment start afresh.
    notice: none

    ### ⏹️ Interrupted
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: stalled 0/1

    ### ⏹️ Interrupted
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** \`/codality retry\` by someone with write access starts the loop again.
    notice: none

    ### ⏹️ Interrupted
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: none

    ### 💥 Something went wrong
    Triggered by CI failure · CI auto-fix attempt 1/3
    **Next:** The [log of this run](https://github.com/dev/shop/actions/runs/900) tells more. Comment what to do differently, or write \`/codality retry\` for another attempt.
    notice: stalled 0/1"
  `)
})

test('every other outcome', () => {
  const over = { session: null, report: null }
  expect(
    [
      words({ kind: 'halted', because: { code: 'exhausted', attempts: 3 }, isTold: false }, { ...over, used: 3 }),
      words({ kind: 'settled', isTold: false }, over),
      words({ kind: 'answered', code: 'stop' }, { ...over, trigger: commanded }),
      words({ kind: 'answered', code: 'nothing-to-retry' }, { ...over, trigger: commanded }),
    ].join('\n\n'),
  ).toMatchInlineSnapshot(`
    "### 🙋 I've attempted 3 fixes and it's still not passing. Needs human attention.
    **Next:** a comment, a review, or \`/codality retry\` by someone with write access gives 3 more attempts.
    notice: exhausted 0

    ### 🎉 All checks pass — ready for review
    **Next:** a person reviews.
    notice: green 0/1

    ### ⏸️ Stopped by a person
    **Next:** \`/codality resume\` by someone with write access goes on with the attempts that are left, \`/codality retry\` with 3 new ones.
    notice: reply 5

    ### 👂 Listening
    **Next:** when a check fails, or someone with write access comments, work starts.
    notice: reply 5"
  `)
})

test('every answer to a command', () => {
  const codes = ['status', 'stop', 'nothing-to-retry', 'still-running', 'gated', 'unknown']
  expect(codes.map((code) => present({ kind: 'answered', code }, context({ session: null, trigger: commanded })).notice?.body).join('\n\n'))
    .toMatchInlineSnapshot(`
    "| | |
    | --- | --- |
    | Attempts used since the last human action | 1 of 3 |
    | Spent since then | $0.00 · 0 minutes; no limit is set |
    | State | ready |
    | CI on \`aaaaaaa\` | says neither yes nor no |
    | Last outcome | working (attempt 1), [told here](https://github.com/dev/shop/pull/7#issuecomment-55) |
    | Waits for | the next failing check, comment or review |
    <!-- codality:reply 5 -->

    Stopped. I do nothing more on this pull request until someone with write access writes \`/codality resume\`, which goes on with the attempts that are left, or \`/codality retry\`, which gives 3 new ones.
    <!-- codality:reply 5 -->

    There is nothing to repair: no check of the newest commit has failed. The count is reset, so 3 attempts are there when CI fails.
    <!-- codality:reply 5 -->

    CI is still running on the newest commit. The count is reset; if a check fails, I start by myself when all of them have ended.
    <!-- codality:reply 5 -->

    CI waits for a person to approve its run, so there is no failure to work from yet. Open the checks and click **Approve workflows to run**.
    <!-- codality:reply 5 -->

    \`status\` is no command that I know. Did you mean \`/codality status\`?

    | command | what it does |
    | --- | --- |
    | \`/codality retry [job or test]\` | gives 3 more attempts and starts one if CI has failed; with words, only for what has them in the name of its job, check, test or file (\`*\` stands for anything) |
    | \`/codality fix <what to do>\` | takes the words, and the later lines of the comment, as a task; what CI failed with is told beside it |
    | \`/codality explain [job or test]\` | tells what failed, the likely root cause first: where, since when, and the command that shows it again. Asks no agent, uses no attempt |
    | \`/codality undo\` | takes back the loop's last commit by another one, as long as nobody has pushed on top of it |
    | \`/codality status\` | tells what is used of the attempts and the budget, how the last attempt ended, and which checks are waited for |
    | \`/codality stop\` | leaves the pull request alone until \`resume\` or \`retry\` |
    | \`/codality resume\` | lifts a \`stop\` and goes on with the attempts that are left |
    | \`/codality help\` | shows the commands |
    <!-- codality:refused 5 -->"
  `)
})

test('the whole status comment of a push', () => {
  expect(present(pushed, context({ notes: ['One check still ran.'] })).status).toMatchInlineSnapshot(`
    "### ✅ Done — pushed new changes
    Triggered by CI failure · CI auto-fix attempt 1/3

    - [\`ddddddd\`](https://github.com/dev/shop/commit/dddddddddddddddddddddddddddddddddddddddd) \`fix: repair applies a discount\`

    Changed: \`src/price.js\`.

    The agent's own account, which nothing here vouches for:

    \`\`\`text
    Rounded the price.
    \`\`\`

    **Next:** CI is running on the new commit; its result decides what happens next.

    > One check still ran.

    <details><summary>What failed: 1 failure</summary>

    - [\`test/price.test.js:12\`](https://github.com/dev/shop/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/test/price.test.js#L12) \`applies a discount\`: \`Expected 90 to equal 100\`

    </details>

    <sub>[This run](https://github.com/dev/shop/actions/runs/900) · \`/codality help\`</sub>
    <!-- codality:loop {"version":1,"pull":7,"epoch":"0","ledger":"refs","attempts":[{"epoch":"0","number":1,"from":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","ended":"working","commit":null,"failures":1,"broken":0,"fingerprint":"f1","ids":["d1"],"after":null,"costUsd":null,"seconds":0}],"handled":[],"stopped":false,"working":null} -->"
  `)
})

describe('who is called', () => {
  test('nobody, as long as the loop goes on by itself', () => {
    expect(present(pushed, context()).notice).toBeNull()
    expect(present({ kind: 'superseded', head: null, why: 'gone' }, context()).notice).toBeNull()
    expect(present({ kind: 'interrupted', by: 'stopped' }, context()).notice).toBeNull()
    expect(present({ kind: 'halted', because: { code: 'gated' }, isTold: false }, context()).notice).toBeNull()
    expect(present({ kind: 'halted', because: { code: 'exhausted', attempts: 3 }, isTold: true }, context())).toMatchObject({
      notice: null,
      status: expect.stringContaining('Needs human attention') as string,
    })
    expect(present({ kind: 'settled', isTold: true }, context())).toMatchObject({
      notice: null,
      status: expect.stringContaining('All checks pass') as string,
    })
    expect(present({ kind: 'interrupted', by: 'lost' }, context()).notice).toBeNull()
  })

  test.each(
    endings
      .filter(
        (ending) =>
          ending.kind !== 'pushed' && ending.kind !== 'superseded' && !(ending.kind === 'interrupted' && ending.by !== 'cancelled'),
      )
      .map((ending) => [ending.kind, ending] as const),
  )('people, after an attempt that ended as %s', (_, ending) => {
    expect(present(ending, context()).notice?.key).toBe('stalled 0/1')
  })

  test('the last attempt says that it was the last', () => {
    const over = { session: { kind: 'ci', attempt: 3 }, used: 3, latest: '0/3' } as const
    expect(present({ kind: 'unchanged', summary: null }, context(over)).notice?.body).toMatch(
      /^I've attempted 3 fixes and it's still not passing\. Needs human attention\.\n/,
    )
  })

  test.each(endings.map((ending) => [ending.kind, ending] as const))('the asker, however it ended: %s', (_, ending) => {
    const { notice } = present(ending, context({ session: comment, trigger: commented }))
    expect(notice?.body).toMatch(/^@maria /)
    expect(notice?.key).toBe('reply 5')
  })

  test('once per key: the key is the last line', () => {
    const { notice } = present({ kind: 'settled', isTold: false }, context({ latest: '0/2' }))
    expect(notice?.key).toBe('green 0/2')
    expect(readKey(notice?.body ?? '')).toBe('green 0/2')
  })

  test('a status command leaves the status comment alone', () => {
    expect(present({ kind: 'answered', code: 'status' }, context({ session: null, trigger: commanded })).status).toBeNull()
  })

  test('an answer makes no status comment where there was none', () => {
    expect(
      present({ kind: 'answered', code: 'gated' }, context({ session: null, trigger: commanded, statusCommentId: null })).status,
    ).toBeNull()
  })

  test('nobody, when the event is none of ours', () => {
    expect(presentIgnored({ kind: 'ignored', because: { code: 'not-a-pull' } })).toEqual({
      status: null,
      notice: null,
      words: '',
      summary: '**Ignored.** The comment stands under an issue, not under a pull request. Ask under the pull request that is meant.',
    })
  })
})

describe('GitHub takes every body', () => {
  const attempts = Array.from({ length: 50 }, (_, index) =>
    attemptRecord({
      epoch: `1767225600-ic${index}`,
      ended: 'agent-failed',
      commit: sha('b'),
      failures: 10_000,
      fingerprint: 'f'.repeat(16),
      ids: index < 46 ? [] : Array.from({ length: 60 }, () => 'f'.repeat(16)),
    }),
  )
  const long = diagnostic({
    message: 'm'.repeat(4_000),
    excerpt: 'e'.repeat(8_000),
    file: 'f'.repeat(4_000),
    test: { suite: 's'.repeat(500), name: 'n'.repeat(4_000), id: null },
  })
  const turn = context({ report: report(Array.from({ length: 10_000 }, () => long)), record: record({ attempts }) })

  test.each([
    ...endings,
    { kind: 'unchanged', summary: 'x'.repeat(4_000) },
    {
      kind: 'blocked',
      objections: Array.from({ length: 2_000 }, () => ({
        guard: 'protected-paths',
        weight: 'block' as const,
        message: 'm'.repeat(300),
        remedy: 'r'.repeat(100),
        path: null,
      })),
      kept: { kind: 'not-kept', because: 'off' },
    },
  ] as const)('of $kind', (ending: Ending) => {
    const { status, notice } = present(ending, turn)
    expect((status ?? '').length).toBeLessThan(65_536)
    expect((notice?.body ?? '').length).toBeLessThan(65_536)
    expect(decodeRecord(status ?? '')).toEqual(turn.record)
  })

  test('and it tells how many failures it leaves out', () => {
    expect(statusComment({ kind: 'working' }, turn)).toContain('What failed: 10000 failures')
    expect(statusComment({ kind: 'working' }, turn)).toContain('- and 9980 more')
    expect(statusComment({ kind: 'working' }, context({ report: { ...report([long, long]), omitted: 7 } }))).toContain('- and 7 more')
  })
})

describe('the outputs', () => {
  test.each<[Outcome, string]>([
    [pushed, 'ci'],
    [{ kind: 'ignored', because: { code: 'not-a-pull' } }, 'not-a-pull'],
    [{ kind: 'halted', because: { code: 'exhausted', attempts: 3 }, isTold: false }, 'exhausted'],
    [{ kind: 'halted', because: { code: 'gated' }, isTold: false }, 'gated'],
    [{ kind: 'settled', isTold: false }, 'green'],
    [{ kind: 'answered', code: 'gated' }, 'gated'],
    [{ kind: 'restarted', runs: 1, foreign: [] }, 'flaky'],
    [
      { kind: 'reverted', number: 1, bad: sha('c'), commit: sha('d'), because: 'more', progress: null, ci: { kind: 'started', runs: 1 } },
      'regression',
    ],
    [{ kind: 'blocked', objections: [], kept: { kind: 'not-kept', because: 'off' } }, 'blocked'],
    [{ kind: 'agent-failed', why: 'timeout', detail: '' }, 'timeout'],
    [{ kind: 'superseded', head: null, why: 'gone' }, 'gone'],
    [{ kind: 'interrupted', by: 'stopped' }, 'stopped'],
    [{ kind: 'crashed', message: '' }, 'ci'],
  ])('%j has the reason %s', (outcome, reason) => {
    const outputs = outputsOf({ decision: 'repair', outcome, context: context(), parts: 0 }, '/tmp/report.json')
    expect(outputs).toMatchObject({
      reason,
      outcome: outcome.kind,
      'commit-sha': outcome.kind === 'pushed' ? sha('d') : '',
      'pull-number': '7',
      attempt: '1',
      'diagnostics-count': '1',
    })
  })

  test('are empty where there is nothing to tell', () => {
    expect(outputsOf({ decision: 'ignore', outcome: null, context: null, parts: 0 }, '')).toEqual({
      parts: '',
      readiness: '',
      decision: 'ignore',
      reason: '',
      attempt: '',
      outcome: '',
      'pull-number': '',
      'commit-sha': '',
      'diagnostics-count': '',
      'report-path': '',
    })
  })
})
