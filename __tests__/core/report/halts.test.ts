import { describe, expect, test } from 'vitest'
import type { HaltReason } from '../../../src/core/model/decision.ts'
import type { AttemptRecord } from '../../../src/core/model/loop.ts'
import type { Outcome } from '../../../src/core/model/outcome.ts'
import type { TurnContext } from '../../../src/core/model/turn.ts'
import { tellAnswer } from '../../../src/core/commands/index.ts'
import { present } from '../../../src/core/report/present.ts'
import { tellBudget, worseNote } from '../../../src/core/report/progress.ts'
import { attemptRecord, context, diagnostic, record, report, sha } from '../../support/builders.ts'

const commanded = {
  kind: 'commanded',
  pull: 7,
  title: null,
  author: { login: 'maria', type: 'User' },
  at: 1_000,
  commentId: 5,
  command: 'retry',
  argument: '',
  text: '',
} as const
const attempts = [1, 2].map((number) =>
  attemptRecord({ number, ended: 'pushed', commit: sha('c'), costUsd: 0.21, seconds: 180, after: { fixed: 0, remaining: 1, added: 0 } }),
)

/** An outcome in its words: the status comment without footer and marker. */
function words(outcome: Exclude<Outcome, { kind: 'ignored' }>, over: Partial<TurnContext> = {}): string {
  return (present(outcome, context({ session: null, report: null, record: record(), ...over })).status ?? '').split('\n\n<sub>')[0] ?? ''
}

describe('why the loop does not go on', () => {
  const halts: readonly (readonly [HaltReason, Partial<TurnContext>])[] = [
    [{ code: 'flaky', why: 'again', detail: '' }, {}],
    [{ code: 'flaky', why: 'not-restarted', detail: 'the token lacks the permission actions: write.' }, {}],
    [{ code: 'pre-existing' }, {}],
    [{ code: 'no-progress' }, { used: 2, record: record({ attempts }) }],
    [{ code: 'over-budget' }, { used: 2, record: record({ attempts }), budget: { costUsd: 0.4, minutes: 30 } }],
  ]

  test('in the status comment', () => {
    expect(halts.map(([because, over]) => words({ kind: 'halted', because, isTold: false }, over)).join('\n\n')).toMatchInlineSnapshot(`
      "### 🎲 Flaky or infrastructure again: needs a person

      The failed jobs of \`aaaaaaa\` were run again, and what failed then is once more nothing that an edit repairs. No agent was asked and no attempt was used.

      **Next:** look into [the checks](https://github.com/dev/shop/pull/7/checks), and run them again when the cause is gone. A comment that says what to change, or \`/codality retry\`, asks the agent all the same.

      ### 🎲 Flaky or infrastructure: the failed jobs have to be run again

      No edit repairs what failed, and the failed jobs could not be started from here: \`the token lacks the permission actions: write.\` No agent was asked and no attempt was used.

      **Next:** someone opens [the checks](https://github.com/dev/shop/pull/7/checks) and clicks **Re-run failed jobs**. With \`actions: write\` under \`permissions:\` the loop does it.

      ### 🏚️ The base branch fails in the same way

      Nothing that failed was brought by this pull request: the commit of \`main\` that it branched off fails in the same way. It was left alone, no agent was asked and no attempt was used.

      **Next:** repair \`main\` and update this branch. \`fix-preexisting: true\` lets the agent repair such failures here.

      ### 🧱 Two attempts in a row got nowhere. Needs human attention.

      Each of them left the very failures that it was to repair, or could push nothing. So the loop stops before it uses up the attempt that is left.

      **Next:** a comment that says what to do differently, a review, or \`/codality retry\` by someone with write access gives 3 more attempts. \`on-stall: continue\` lets the loop go on all the same.

      <details><summary>The story so far</summary>

      | attempt | from | failures before → after | ended | pushed | proven | took |
      | --- | --- | --- | --- | --- | --- | --- |
      | 1 | [\`aaaaaaa\`](https://github.com/dev/shop/commit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) | 1 → 1 (0 fixed, 1 still failing, 0 new) | \`pushed\` | [\`ccccccc\`](https://github.com/dev/shop/commit/cccccccccccccccccccccccccccccccccccccccc) |  | 3 min 0 s · $0.21 |
      | 2 | [\`aaaaaaa\`](https://github.com/dev/shop/commit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) | 1 → 1 (0 fixed, 1 still failing, 0 new) | \`pushed\` | [\`ccccccc\`](https://github.com/dev/shop/commit/cccccccccccccccccccccccccccccccccccccccc) |  | 3 min 0 s · $0.21 |

      </details>

      ### 💸 The budget of this pull request is spent

      Since the last human action agents took $0.42 of $0.40 · 6 of 30 minutes, so no further attempt was started.

      **Next:** a comment, a review, or \`/codality retry\` by someone with write access starts a new budget; \`max-cost-usd\` raises it.

      **Budget since the last human action:** $0.42 of $0.40 · 6 of 30 minutes

      <details><summary>The story so far</summary>

      | attempt | from | failures before → after | ended | pushed | proven | took |
      | --- | --- | --- | --- | --- | --- | --- |
      | 1 | [\`aaaaaaa\`](https://github.com/dev/shop/commit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) | 1 → 1 (0 fixed, 1 still failing, 0 new) | \`pushed\` | [\`ccccccc\`](https://github.com/dev/shop/commit/cccccccccccccccccccccccccccccccccccccccc) |  | 3 min 0 s · $0.21 |
      | 2 | [\`aaaaaaa\`](https://github.com/dev/shop/commit/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) | 1 → 1 (0 fixed, 1 still failing, 0 new) | \`pushed\` | [\`ccccccc\`](https://github.com/dev/shop/commit/cccccccccccccccccccccccccccccccccccccccc) |  | 3 min 0 s · $0.21 |

      </details>"
    `)
  })

  test('in the one comment that calls people', () => {
    expect(present({ kind: 'halted', because: { code: 'no-progress' }, isTold: false }, context({ used: 1 })).notice)
      .toMatchInlineSnapshot(`
      {
        "body": "Two attempts in a row got nowhere. Needs human attention.

      Each of them left the very failures that it was to repair, or could push nothing. So the loop stops before it uses up the 2 attempts that are left.

      A comment that says what to do differently, a review, or \`/codality retry\` by someone with write access gives 3 more attempts. \`on-stall: continue\` lets the loop go on all the same.
      <!-- codality:noprogress 0 -->",
        "key": "noprogress 0",
      }
    `)
    for (const [because] of halts) expect(present({ kind: 'halted', because, isTold: true }, context()).notice).toBeNull()
  })

  test('is answered to a person who asked', () => {
    for (const [because] of halts)
      expect(present({ kind: 'halted', because, isTold: false }, context({ trigger: commanded })).notice?.key).toBe('reply 5')
  })
})

describe('what is done instead of asking an agent', () => {
  const moving = [
    diagnostic({ origin: { kind: 'flaky', because: 'It passed in another try within the same run.' } }),
    diagnostic({
      test: null,
      message: 'The runner was lost',
      origin: { kind: 'infrastructure', because: 'The machine or a service failed, not the code.' },
    }),
    diagnostic({ origin: { kind: 'introduced', because: 'x' } }),
  ]
  const reverted = {
    kind: 'reverted',
    number: 2,
    bad: sha('c'),
    commit: sha('d'),
    because: 'more',
    progress: { fixed: 0, remaining: 1, added: 2 },
    ci: { kind: 'started', runs: 1 },
  } as const

  test('jobs run again', () => {
    expect(words({ kind: 'restarted', runs: 2, foreign: ['netlify'] }, { report: report(moving) })).toMatchInlineSnapshot(`
      "### 🔁 Running the failed jobs again

      No edit repairs what failed, so the failed jobs of 2 workflow runs were started again, once for this commit. Checks of other programs cannot be started from here: \`netlify\`. No agent was asked and no attempt was used.

      - \`applies a discount\`: \`It passed in another try within the same run.\`
      - \`The runner was lost\`: \`The machine or a service failed, not the code.\`

      **Next:** their result decides what happens next; when they pass, there is nothing to repair.

      <details><summary>What failed: 3 failures</summary>

      - [\`test/price.test.js:12\`](https://github.com/dev/shop/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/test/price.test.js#L12) \`applies a discount\`: \`Expected 90 to equal 100\` (flaky: \`It passed in another try within the same run.\`)
      - [\`test/price.test.js:12\`](https://github.com/dev/shop/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/test/price.test.js#L12) \`The runner was lost\` (infrastructure: \`The machine or a service failed, not the code.\`)
      - [\`test/price.test.js:12\`](https://github.com/dev/shop/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/test/price.test.js#L12) \`applies a discount\`: \`Expected 90 to equal 100\`

      </details>"
    `)
  })

  test('an attempt is rolled back', () => {
    expect(words(reverted)).toMatchInlineSnapshot(`
      "### ⏪ Rolled back attempt 2

      Attempt 2 (\`ccccccc\`) made things worse: it fixed nothing and brought new failures (0 fixed, 1 still failing, 2 new). [\`ddddddd\`](https://github.com/dev/shop/commit/dddddddddddddddddddddddddddddddddddddddd) puts every file back as it was before that. No agent was asked and no further attempt was used.

      **Next:** CI is running on the new commit; its result decides what happens next."
    `)
    expect(words({ ...reverted, because: 'build' })).toContain('made things worse: it broke the build, which was whole before.')
  })

  test('calls nobody, and answers a person who asked', () => {
    for (const outcome of [reverted, { kind: 'restarted', runs: 1, foreign: [] }] as const) {
      expect(present(outcome, context()).notice).toBeNull()
      expect(present(outcome, context({ trigger: commanded })).notice?.key).toBe('reply 5')
    }
  })
})

test('the command `status` tells what was spent, limited or not', () => {
  expect(tellAnswer('status', {}, context({ record: record({ attempts }), budget: { costUsd: 5, minutes: null } }))).toContain(
    '\n| Spent since then | $0.42 of $5.00 |\n| State |',
  )
  expect(tellAnswer('status', {}, context({ record: record({ attempts }) }))).toContain(
    '\n| Spent since then | $0.42 · 6 minutes; no limit is set |\n',
  )
})

test('an attempt that made things worse and stands is told of', () => {
  expect([worseNote(1, 'build', null, true), worseNote(2, 'more', { fixed: 0, remaining: 1, added: 2 }, false)].join('\n'))
    .toMatchInlineSnapshot(`
    "Attempt 1 made things worse: it broke the build, which was whole before. It was left as it is, for \`on-regression\` is \`keep\`.
    Attempt 2 made things worse: it fixed nothing and brought new failures (0 fixed, 1 still failing, 2 new). It could not be rolled back; the log of the run tells why."
  `)
})

test.each<[Partial<AttemptRecord>, TurnContext['budget'], string | null]>([
  [{}, { costUsd: null, minutes: null }, null],
  [{ costUsd: 0.42, seconds: 360 }, { costUsd: 5, minutes: 30 }, '$0.42 of $5.00 · 6 of 30 minutes'],
  [{ costUsd: 0.42, seconds: 20 }, { costUsd: null, minutes: 30 }, '0.33 of 30 minutes'],
  [{ costUsd: null, seconds: 90 }, { costUsd: 5, minutes: null }, '$0.00 of $5.00 (what 1 attempt cost was not told by the agent)'],
])('the budget after %j of %j', (over, budget, expected) => {
  expect(tellBudget(record({ attempts: [attemptRecord({ ended: 'pushed', ...over })] }), budget)).toBe(expected)
})
