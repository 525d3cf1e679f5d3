import { expect, test } from 'vitest'
import { tellExplanation } from '../../../src/core/report/explanation.ts'
import { decode } from '../../support/commanded.ts'
import { context, diagnostic, report } from '../../support/builders.ts'

const failures = [
  diagnostic({
    id: 'net',
    kind: 'infrastructure',
    test: null,
    file: null,
    line: null,
    message: 'Could not resolve host',
    jobs: ['e2e'],
    origin: { kind: 'infrastructure', because: 'The machine or a service failed, not the code.' },
  }),
  diagnostic({
    id: 'old',
    test: { suite: null, name: 'was red before', id: null },
    jobs: ['test'],
    origin: { kind: 'pre-existing', because: 'It fails on bbbbbbb too, the commit that the pull request branched off.' },
  }),
  diagnostic({
    id: 'new',
    jobs: ['test', 'test (18)'],
    occurrences: 2,
    origin: { kind: 'introduced', because: 'It does not fail on bbbbbbb, the commit that the pull request branched off.' },
    also: [{ suite: 'price', name: 'rounds', id: null, file: null }],
  }),
]
const commands = { new: ['node --test test/price.test.js'] }

test('the likely root cause comes first, then the rest in order, each with its evidence', () => {
  expect(
    tellExplanation(
      context({
        trigger: decode('/codality explain'),
        report: report(failures, { gaps: ['The log of e2e is gone.'] }),
        notes: ['CI is still running: this is what has failed so far.'],
      }),
      { ci: 'red', names: ['test'], commands },
    ),
  ).toMatchInlineSnapshot(`
    "### 🔎 What failed on \`aaaaaaa\`: 3 failures

    > CI is still running: this is what has failed so far.

    **Likely root cause:** \`test/price.test.js:12\` \`price › applies a discount\`

    \`\`\`text
    AssertionError: Expected 90 to equal 100
        at test/price.test.js:12:3
    \`\`\`

    - **introduced**: \`It does not fail on bbbbbbb, the commit that the pull request branched off.\`
    - jobs \`test\`, \`test (18)\` · seen 2 times
    - 1 more test fails for the same reason: \`rounds\`
    - shown again by \`node --test test/price.test.js\`

    2. \`test/price.test.js:12\` \`was red before\`: \`Expected 90 to equal 100\`
       - **pre-existing**: \`It fails on bbbbbbb too, the commit that the pull request branched off.\`
       - job \`test\`
       - no command is known that runs it alone
    3. infrastructure failure: \`Could not resolve host\`
       - **infrastructure**: \`The machine or a service failed, not the code.\`
       - job \`e2e\`
       - no command is known that runs it alone

    What could not be read:
    - \`The log of e2e is gone.\`

    No agent was asked, nothing was changed and no attempt was used."
  `)
})

test('only what has the words is told', () => {
  const words = tellExplanation(context({ trigger: decode('/codality explain e2e'), report: report(failures) }), {
    ci: 'red',
    names: ['e2e'],
    commands: {},
  })
  expect(words).toContain('1 failure with `e2e`, and 2 without')
  expect(words).toContain('**Likely root cause:** infrastructure failure')
  expect(words).not.toContain('was red before')
})

test('a long list is cut, and says so', () => {
  const many = report(
    Array.from({ length: 60 }, (_, index) => diagnostic({ id: `d${index}` })),
    { omitted: 7 },
  )
  const words = tellExplanation(context({ trigger: decode('/codality explain'), report: many }), { ci: 'red', names: [], commands: {} })
  expect(words).toContain('67 failures')
  expect(words).toContain('\n21. `')
  expect(words).not.toContain('\n22. `')
  expect(words).toContain('and 46 more.')
})

test('what is not red, or left nothing to read, is told in one sentence', () => {
  const told = (facts: Parameters<typeof tellExplanation>[1], over = {}): string =>
    tellExplanation(
      context({ trigger: decode('/codality explain'), report: report([], { gaps: ['The log of test is gone.'] }), ...over }),
      facts,
    )
  expect(told({ ci: 'running', names: ['CI'] })).toBe('Nothing has failed so far on the newest commit. Still running: `CI`.')
  expect(told({ ci: 'green' })).toContain('all checks of the newest commit pass')
  expect(told({ ci: 'none' })).toContain('None says that all is well either')
  expect(told({ ci: 'gated' })).toContain('waits for a person')
  const gone = told({ ci: 'red', names: ['test'] })
  expect(gone).toContain('No failure could be read from what CI left. These have failed: `test`')
  expect(gone).toContain('- `The log of test is gone.`')
})
