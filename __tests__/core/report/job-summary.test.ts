import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import type { TurnContext } from '../../../src/core/model/turn.ts'
import { jobSummary } from '../../../src/core/report/job-summary.ts'
import { attemptRecord, context, diagnostic, record, report, sha } from '../../support/builders.ts'
import { hostile, live, liveText } from './live-text.ts'

const start = 1_767_225_600_000
const timeline: TurnContext['timeline'] = [
  { stage: 'triggered', at: start, detail: '' },
  { stage: 'collecting', at: start + 2_000, detail: '' },
  { stage: 'working', at: start + 5_000, detail: 'claude' },
  { stage: 'verifying', at: start + 65_000, detail: '2 tests' },
  { stage: 'ended', at: start + 70_000, detail: '' },
]

function cells(markdown: string): readonly (readonly string[])[] {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  return [...html.matchAll(/<tr>\n([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd]>(.*?)<\/t[hd]>/gs)].map(([, text = '']) => text),
  )
}

test('the story comes first, then the pictures, then every failure', () => {
  const attempts = [
    attemptRecord({ ended: 'pushed', commit: sha('b'), failures: 3, after: { fixed: 2, remaining: 1, added: 0 } }),
    attemptRecord({ number: 2, failures: 1 }),
  ]
  expect(jobSummary('### ✅ Done', context({ timeline, record: record({ attempts }), report: report([diagnostic()]) })))
    .toMatchInlineSnapshot(`
    "## Pull request #7

    ### ✅ Done

    ### What took how long

    \`\`\`mermaid
    gantt
      dateFormat x
      axisFormat %H:%M:%S
      reading what happened :1767225600000, 1767225602000
      collecting failures :1767225602000, 1767225605000
      agent claude at work :1767225605000, 1767225665000
      verifying 2 tests :1767225665000, 1767225670000
    \`\`\`

    ### Failures before each attempt

    \`\`\`mermaid
    %%{init: {"xyChart": {"width": 700, "height": 260}, "themeVariables": {"xyChart": {"plotColorPalette": "#7a86e0"}}}}%%
    xychart-beta
      x-axis "attempt" ["1", "2"]
      y-axis "failures" 0 --> 3
      bar [3, 1]
    \`\`\`

    ### Failures

    | where | failure | kind | origin | seen |
    | --- | --- | --- | --- | --- |
    | [\`test/price.test.js:12\`](https://github.com/dev/shop/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/test/price.test.js#L12) | \`applies a discount\`: \`Expected 90 to equal 100\` | test | unknown | 1× |
    "
  `)
})

describe('a picture', () => {
  test('is left out where there is nothing to compare', () => {
    expect(jobSummary('words', context({ report: null }))).toBe('## Pull request #7\n\nwords\n')
  })

  test('ends with what CI said of the last attempt', () => {
    const attempts = [attemptRecord({ ended: 'pushed', failures: 3, after: { fixed: 3, remaining: 0, added: 0 } })]
    expect(jobSummary('words', context({ report: null, record: record({ attempts }) }))).toContain(
      'x-axis "attempt" ["1", "now"]\n  y-axis "failures" 0 --> 3\n  bar [3, 0]',
    )
  })

  test.each([...hostile, 'a: b, 1, 2', 'x;y', '%%{init: {}}%%', 'click a href "x"', '"]', '#quot;'])(
    'takes %j for a name and no more',
    (detail) => {
      const summary = jobSummary('words', context({ report: null, timeline: timeline.map((moment) => ({ ...moment, detail })) }))
      const bars = summary.split('\n').filter((line) => / :\d+, \d+$/.test(line))
      expect(bars).toHaveLength(4)
      for (const bar of bars) expect(bar).toMatch(/^ {2}[\p{L}\p{N} ./-]+ :\d{13}, \d{13}$/u)
    },
  )
})

describe('the table of failures', () => {
  test.each([...hostile, 'a | b', 'a \\| b', '\\\\|', '||', '`|`'])('takes %j for text of one cell', (text) => {
    const one = diagnostic({ message: text, file: `src/${text}`, test: { suite: null, name: text, id: null } })
    const summary = jobSummary('words', context({ report: report([one]) }))
    expect(liveText(summary)).not.toMatch(live)
    const [, row] = cells(summary)
    expect(row).toHaveLength(5)
    expect(row?.slice(2)).toEqual(['test', 'unknown', '1×'])
  })

  test('takes paths that nobody could write down', () => {
    for (const file of [`${'d'.repeat(399)}😀.ts`, 'a\ud800.ts', '\udc00'.repeat(300)])
      expect(cells(jobSummary('words', context({ report: report([diagnostic({ file })]) })))[1]).toHaveLength(5)
  })

  test('stays within what a step may write, whatever is in it', () => {
    const long = diagnostic({
      message: '語'.repeat(4_000),
      file: '語'.repeat(4_000),
      test: { suite: null, name: '語'.repeat(4_000), id: null },
    })
    const summary = jobSummary('語'.repeat(65_000), context({ report: { ...report(Array.from({ length: 500 }, () => long)), omitted: 7 } }))
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    const rows = cells(summary.slice(summary.indexOf('### Failures'))).length - 1
    expect(rows).toBeGreaterThan(20)
    expect(summary).toContain(`and ${500 - rows + 7} more; the report of this run has them.`)
  })
})
