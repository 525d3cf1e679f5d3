import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../../src/core/model/outcome.ts'
import { accountLimits, joinAccounts } from '../../../src/core/model/account.ts'
import { excerptOf } from '../../../src/core/model/excerpt.ts'
import { share } from '../../../src/core/page/bounded.ts'
import { diffed } from '../../../src/core/page/diffed.ts'
import { roundsOf } from '../../../src/core/page/turns/index.ts'
import { attemptRecord, context, diagnostic, record, report, sha, work } from '../../support/builders.ts'
import { diffOf, hostileInput, pageInput, pageOf, pushed } from '../../support/page.ts'

const bytes = (text: string): number => Buffer.byteLength(text)

/** The texts between tags, as a browser would show them. */
function words(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}

describe('tells', () => {
  const page = words(
    pageOf(
      pageInput(
        { readiness: 'waiting: CI is running' },
        {
          record: record({
            attempts: [
              attemptRecord({
                ended: 'pushed',
                commit: sha('c'),
                after: { fixed: 1, remaining: 2, added: 0 },
                costUsd: 0.4,
                seconds: 30,
                proven: { passing: 1, of: 3 },
              }),
              attemptRecord({ number: 2 }),
            ],
          }),
          work: work({
            proof: { kind: 'run', of: 3, passing: 3, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '' },
          }),
        },
      ),
    ),
  )

  test.each([
    'Done — pushed new changes',
    'Pushed',
    'Attempt 1 of 3',
    'discounts into main',
    'pull request #7',
    'Whole turn 1 min 4 s',
    'Merge waiting: CI is running',
    'CI is running on the new commit',
    'Agent at work codex',
    'applies a discount',
    'Expected 90 to equal 100',
    'test/price.test.js:12',
    '3 of 3 tests pass',
    'CI on attempt 1: 1 fixed, 2 still failing, 0 new',
    'src/price.js +1 −1',
    '$0.40',
    '1 of 3',
    'Both bugs are repaired.',
    'Repair what failed.',
  ])('%s', (part) => expect(page).toContain(part))
})

test('links lead to the pull request, the commits, the run and each place in the code, and nowhere else', () => {
  const page = pageOf(pageInput())
  const addresses = [...page.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => address)
  expect(addresses).toEqual(
    expect.arrayContaining([
      'https://github.com/dev/shop/pull/7',
      `https://github.com/dev/shop/commit/${sha('d')}`,
      'https://github.com/dev/shop/actions/runs/900',
      `https://github.com/dev/shop/blob/${sha('a')}/test/price.test.js#L12`,
      '#transcript',
    ]),
  )
  expect(addresses.filter((address) => !address.startsWith('#') && !address.startsWith('https://github.com/dev/shop'))).toEqual([])
  const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id))
  expect(addresses.filter((address) => address.startsWith('#') && !ids.has(address.slice(1)))).toEqual([])
})

test.each<Outcome>([
  pushed,
  { kind: 'unchanged', summary: null },
  {
    kind: 'blocked',
    objections: [{ guard: 'protected-paths', weight: 'block', message: '`a` is protected.', remedy: 'Do it by hand.', path: 'a' }],
    kept: { kind: 'not-kept', because: 'off' },
  },
  { kind: 'rejected', detail: 'no' },
  { kind: 'agent-failed', why: 'timeout', detail: '' },
  { kind: 'superseded', head: null, why: 'moved' },
  { kind: 'interrupted', by: 'lost' },
  { kind: 'crashed', message: 'boom' },
  { kind: 'halted', because: { code: 'exhausted', attempts: 3 }, isTold: false },
  { kind: 'settled', isTold: false },
  { kind: 'answered', code: 'help' },
  { kind: 'diagnosed', why: 'flaky' },
  { kind: 'restarted', runs: 1, foreign: [] },
  { kind: 'ignored', because: { code: 'cancelled' } },
])('an ending has a page: $kind', (outcome) => {
  const page = pageOf(pageInput({ outcome, diff: null }, { work: null }))
  expect(page).toMatch(/<h1>[^<]+<\/h1>/)
  expect(page).toMatch(/<strong class="state (?:good|calm|warn|bad)">[A-Z]/)
})

describe('whatever others write stays text', () => {
  const markup = [
    '__proto__',
    'constructor',
    '<script>window.pwned=1</script>',
    '</script><script>window.pwned=1</script>',
    '"><img src=x onerror=window.pwned=1>',
    "' onmouseover='window.pwned=1",
    '<!--',
    ']]>',
    'javascript:window.pwned=1',
    '[x](javascript:alert(1))',
    '![x](https://evil.test/p.png)',
    '```mermaid\ngraph TD\n```',
    '</style><style>*{background:url(https://evil.test)}',
    '\u202Egnp.exe',
    '\u0000',
    '\uD800',
    'a\u2028b',
    '${x}',
    '</title>',
    '</code></pre>',
    '&lt;script&gt;',
  ]

  /** What a browser would take for markup: the names of all tags, and of all attributes. */
  function skeleton(page: string): { readonly tags: ReadonlySet<string>; readonly attributes: ReadonlySet<string> } {
    const body = page.replace(/<style>[\s\S]*?<\/style>/g, '<style></style>').replace(/<script>[\s\S]*?<\/script>/g, '<script></script>')
    const found = [...body.matchAll(/<\/?([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*\/?>/g)]
    const left = body.replace(/<\/?[a-z][a-z0-9]*(?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*\s*\/?>/g, '').replace('<!doctype html>', '')
    expect(left).not.toMatch(/[<>]/)
    return {
      tags: new Set(found.map(([, tag = '']) => tag)),
      attributes: new Set(
        found
          .flatMap(([, , all = '']) => [...all.replace(/="[^"]*"/g, '').matchAll(/\s([a-zA-Z-]+)/g)].map(([, name = '']) => name))
          .filter((name) => name.startsWith('on') || name === 'style' || name === 'src'),
      ),
    }
  }

  const known = new Set([
    'html',
    'head',
    'meta',
    'title',
    'style',
    'body',
    'header',
    'p',
    'a',
    'span',
    'h1',
    'h2',
    'h3',
    'h4',
    'strong',
    'dl',
    'div',
    'dt',
    'dd',
    'nav',
    'ul',
    'ol',
    'li',
    'main',
    'section',
    'svg',
    'rect',
    'time',
    'details',
    'summary',
    'code',
    'pre',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'label',
    'input',
    'footer',
    'script',
    'em',
    'blockquote',
    'hr',
    'br',
  ])

  function expectInert(text: string): void {
    const page = pageOf(hostileInput(text))
    const { tags, attributes } = skeleton(page)
    expect([...tags].filter((tag) => !known.has(tag))).toEqual([])
    expect([...attributes]).toEqual([])
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).not.toMatch(/href="(?!https:\/\/github\.com\/|#)/)
    expect(page.match(/[\p{Cf}\p{Cs}]|(?![\n\t])\p{Cc}/gu)).toBeNull()
  }

  test.each(markup)('%j', expectInert)

  test('any text', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.oneof(fc.constantFrom(...markup), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 6 })
          .map((parts) => parts.join('')),
        expectInert,
      ),
      { numRuns: 30 },
    )
  })

  test('a line of 10 MB is cut', () => {
    const text = '<b>'.repeat(3_500_000)
    expect(bytes(pageOf(hostileInput(text)))).toBeLessThan(2_000_000)
  })
})

test('nothing but its own style and script may be used by the page', () => {
  const page = pageOf(pageInput())
  expect(page).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]{44}&#39;; script-src &#39;sha256-[\w+/=]{44}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;">/,
  )
  expect(page).not.toMatch(/ (?:style|src|srcset|onclick)=/)
})

describe('stays below 2 MB', () => {
  const long = { message: 'm'.repeat(4_000), excerpt: 'x < y && "z"\n'.repeat(600) }
  const failures = (over: Partial<typeof long>): ReturnType<typeof report> =>
    report(
      Array.from({ length: 500 }, (_, index) =>
        diagnostic({
          ...long,
          ...over,
          id: `d${index}`,
          file: `src/file-${index}.ts`,
          test: { suite: 'suite', name: `test ${index}`, id: null },
        }),
      ),
    )

  test('with 500 failures of an ordinary size, all of which are shown', () => {
    const page = pageOf(
      pageInput(
        {},
        {
          report: failures({
            message: 'Expected 90 to equal 100\n+ actual - expected',
            excerpt: 'at Object.<anonymous> (src/a.ts:1:2)\n'.repeat(4),
          }),
        },
      ),
    )
    expect(bytes(page)).toBeLessThan(2_000_000)
    expect(page.match(/ id="failure-\d+"/g)).toHaveLength(500)
  })

  test.each(['<', '漢', '"', '\u202E', '😀'])('with too much of everything, made of %j, and says what is left out', (one) => {
    const text = one.repeat(200_000)
    const much = excerptOf(text, 128 * 1024)
    const files = Array.from({ length: 80 }, (_, index) => ({
      path: `src/${index}.js`,
      status: 'added' as const,
      oldMode: '000000',
      newMode: '100644',
      content: Buffer.from(`${one.repeat(200)}\n`.repeat(500)).toString('base64'),
    }))
    const input = pageInput(
      {
        diff: diffed({ kind: 'shown', change: { base: sha('a'), files, oversize: null }, originals: new Map() }),
        rounds: roundsOf({
          moments: [],
          askings: Array.from({ length: 4 }, () => ({ brief: much, hearings: [{ agent: 'a', at: 1, stdout: much, stderr: much }] })),
        }),
      },
      {
        report: failures({ message: one.repeat(2_000), excerpt: one.repeat(4_000) }),
        notes: Array.from({ length: 30 }, () => text),
        work: work({
          proof: {
            kind: 'run',
            of: 1,
            passing: 0,
            what: 'tests',
            timedOut: false,
            unproven: 0,
            originals: 'untouched',
            output: one.repeat(4_000),
          },
        }),
        record: record({ attempts: Array.from({ length: 2_000 }, () => attemptRecord()) }),
      },
    )
    const page = pageOf(input)
    expect(bytes(page)).toBeLessThan(2_000_000)
    expect(words(page)).toMatch(/[\d,]+ more failures are not shown here/)
    expect(words(page)).toMatch(/more characters are not shown here/)
  })

  test('with gaps and stages that are told of in characters that cannot be seen', () => {
    const text = '\u200B'.repeat(500)
    const timeline = Array.from({ length: 60 }, (_, index) => ({
      stage: 'working' as const,
      at: index * 1_000,
      detail: text.slice(0, 200),
    }))
    const page = pageOf(
      pageInput(
        { diff: null, rounds: [] },
        { report: { ...failures({}), gaps: Array.from({ length: 30 }, () => text) }, timeline, work: null },
      ),
    )
    // All but the failures and the timeline is small here.
    expect(bytes(page)).toBeLessThan(share.failures + 90_000)
    expect(words(page)).toContain('Not all could be read')
  })

  test.each<[string, number]>([
    ['\u200B', 60],
    ['\u200B', 1],
    ['<', 60],
    ['<', 1],
    ['😀', 60],
    ['😀', 1],
  ])('with as many rounds as an account may have, made of %j, and %i starts of agents whose names are long', (one, starts) => {
    const much = (length: number): ReturnType<typeof excerptOf> => excerptOf(one.repeat(length), length)
    const lines = excerptOf(`${one.repeat(3)}\n`.repeat(20_000), 50_000)
    const heard = { agent: one.repeat(200 / one.length), at: 1, stdout: lines, stderr: lines }
    const account = {
      moments: [],
      askings: Array.from({ length: accountLimits.askings }, (_, index) => ({
        brief: much(20_000),
        hearings: index === 0 ? Array.from({ length: starts }, () => heard) : [],
      })),
    }
    const page = pageOf(pageInput({ diff: null, rounds: roundsOf(joinAccounts([account])) }, { report: null, work: null }))
    // All but the transcript and the brief is small here.
    expect(bytes(page)).toBeLessThan(share.transcript + share.brief + 60_000)
    expect(page.match(/<h3 class="agent">/g)).toHaveLength(starts)
  })
})

test('a turn of which little is known has a small page', () => {
  const page = pageOf(
    pageInput(
      { outcome: { kind: 'settled', isTold: false }, diff: null, rounds: [] },
      { report: null, work: null, session: null, timeline: [], record: record() },
    ),
  )
  expect(page).not.toContain('id="failures"')
  expect(page).not.toContain('id="transcript"')
})

test('what was withheld is said, and files that are no text are told of', () => {
  expect(words(pageOf(pageInput({ diff: diffed({ kind: 'withheld' }) })))).toContain(
    'A secret was found in the change, so nothing of it is shown.',
  )
  expect(words(pageOf(pageInput({ diff: diffOf('logo.png', null, '\u0000\u0001') })))).toContain('Binary: 2 bytes.')
})

test('a place is a link even where its name is odd', () => {
  const page = pageOf(pageInput({}, { report: report([diagnostic({ file: "src/a b#c?d'e/ü.js", line: null })]), links: context().links }))
  expect(page).toContain(`https://github.com/dev/shop/blob/${sha('a')}/src/a%20b%23c%3Fd%27e/%C3%BC.js"`)
})
