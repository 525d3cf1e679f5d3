import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { junit } from '../../../src/core/formats/junit.ts'
import { nunit } from '../../../src/core/formats/nunit.ts'
import { trx } from '../../../src/core/formats/trx.ts'
import { xunit } from '../../../src/core/formats/xunit.ts'
import type { Format, Reading } from '../../../src/core/model/evidence.ts'

/** What each reader looks for: its suites, its results by outcome, and what stands in them. */
const dialects = [
  {
    format: junit,
    root: 'testsuites',
    suite: 'testsuite',
    failing: ['<testcase name="f"', '><failure message="bad">text</failure></testcase>'],
    passing: '<testcase name="p"/>',
    words: [
      '<testsuite name="s" tests="9">',
      '</testsuite>',
      '<testcase name="a" classname="c">',
      '<testcase name="b" status="notrun">',
      "<testcase name='a'/>",
      '</testcase>',
      '<failure message="m">',
      '</failure>',
      '<error type="t"/>',
      '<skipped/>',
      '<rerunFailure>',
      '</rerunFailure>',
      '<flakyError>',
      '<stackTrace>',
      '</stackTrace>',
      '<system-out>',
      '</system-out>',
      '<system-err/>',
      '<j:testcase name="x">',
      '</j:testcase>',
      '<properties><property name="k" value="v > w"/></properties>',
    ],
  },
  {
    format: trx,
    root: 'TestRun',
    suite: 'Results',
    failing: [
      '<UnitTestResult testName="f" outcome="Failed"',
      '><Output><ErrorInfo><Message>bad</Message></ErrorInfo></Output></UnitTestResult>',
    ],
    passing: '<UnitTestResult testName="p" outcome="Passed"/>',
    words: [
      '<UnitTestResult testId="1" testName="a" outcome="Failed">',
      '<UnitTestResult testName="b" outcome="Passed">',
      "<UnitTestResult outcome='NotExecuted'/>",
      '</UnitTestResult>',
      '<InnerResults>',
      '</InnerResults>',
      '<Output>',
      '</Output>',
      '<ErrorInfo>',
      '</ErrorInfo>',
      '<Message>',
      '</Message>',
      '<RunInfo outcome="Error"><Text>',
      '</Text></RunInfo>',
      '<UnitTest id="1"><TestMethod className="C"/></UnitTest>',
      '<Counters total="4"/>',
      '<t:UnitTestResult/>',
    ],
  },
  {
    format: nunit,
    root: 'test-run',
    suite: 'test-suite',
    failing: ['<test-case name="f" result="Failed"', '><failure><message>bad</message></failure></test-case>'],
    passing: '<test-case name="p" result="Passed"/>',
    words: [
      '<test-suite name="s" site="SetUp">',
      '</test-suite>',
      '<test-case name="a" result="Failed">',
      '<test-case name="b" result="Passed">',
      '<test-case executed="False"/>',
      '</test-case>',
      '<failure>',
      '</failure>',
      '<reason>',
      '</reason>',
      '<message>',
      '</message>',
      '<stack-trace>',
      '</stack-trace>',
      '<output>',
      '</output>',
    ],
  },
  {
    format: xunit,
    root: 'assemblies',
    suite: 'assembly',
    failing: ['<test name="f" result="Fail"', '><failure><message>bad</message></failure></test>'],
    passing: '<test name="p" result="Pass"/>',
    words: [
      '<assembly name="a" total="3">',
      '</assembly>',
      '<collection>',
      '</collection>',
      '<errors><error type="t">',
      '</error></errors>',
      '<test name="a" type="T" result="Fail">',
      '<test name="b" result="Pass">',
      '<test result="Skip"/>',
      '</test>',
      '<failure exception-type="E">',
      '</failure>',
      '<message>',
      '</message>',
    ],
  },
] as const

const markup = [
  '<![CDATA[',
  ']]>',
  ']]]>',
  ']]',
  '<!--',
  '-->',
  '--->',
  '<!-->',
  '<?pi ?>',
  '?>',
  '<!DOCTYPE a>',
  '<!',
  '<',
  '>',
  '/>',
  '"',
  "'",
  '&lt;',
  '&',
  '=',
  '\n',
  ' ',
  'é',
  '<__proto__>',
  '</__proto__>',
  '<constructor a="1" __proto__="2" constructor="3">',
  '<a b="<testcase>">',
  '</a>',
]

function read(format: Format, bytes: Uint8Array, size = bytes.length): Reading {
  const reader = format.open()
  // One buffer for all pieces, as a caller that reads a file may do.
  const piece = Buffer.alloc(Math.max(1, size))
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    piece.set(part)
    reader.write(piece.subarray(0, part.length))
  }
  return reader.end()
}

function readText(format: Format, text: string, size?: number): Reading {
  return read(format, new TextEncoder().encode(text), size)
}

function documents(root: string, words: readonly string[]): fc.Arbitrary<Uint8Array> {
  const part = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.constantFrom(...markup) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  )
  return fc.array(part, { maxLength: 80 }).map((parts) => new TextEncoder().encode(`<${root}>${parts.join('')}`))
}

describe.each(dialects)('[row 27] the $format.name reader', ({ format, root, suite, failing, passing, words }) => {
  const whole = failing.join('')

  test('takes any markup, the same in any pieces', () => {
    fc.assert(
      fc.property(documents(root, words), fc.integer({ min: 1, max: 400 }), (bytes, size) => {
        expect(read(format, bytes, size)).toEqual(read(format, bytes))
      }),
      { numRuns: 1_500 },
    )
  })

  test('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { tests, failed, errored, skipped, flaky } = read(format, bytes)
        expect(failed + errored + skipped + flaky).toBeLessThanOrEqual(tests)
      }),
      { numRuns: 500 },
    )
  })

  test('tells as much of broken markup as came before it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...words, ...markup), fc.string({ maxLength: 20 }), (word, rest) => {
        const reading = readText(format, `<${root}><${suite}>${whole}${passing}${word}${rest}`)
        expect(reading.tests).toBeGreaterThanOrEqual(2)
        expect(reading.failed + reading.errored).toBeGreaterThanOrEqual(1)
        expect(reading.findings[0]?.message).toBe('bad')
      }),
      { numRuns: 300 },
    )
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'holds an element and an attribute called %s apart from what objects have',
    (name) => {
      const reading = readText(
        format,
        `<${root}><${name}/><${suite}>${failing[0]} ${name}="x"><${name} ${name}="y">z</${name}${failing[1]}${passing}</${suite}></${root}>`,
      )
      expect([reading.tests, reading.failed, reading.findings[0]?.message]).toEqual([2, 1, 'bad'])
      expect(({} as Record<string, unknown>)['y']).toBeUndefined()
    },
  )

  test('takes an attribute of 2 MB', () => {
    for (const size of [1_048_576, 65_536, 4_099]) {
      const reading = readText(
        format,
        `<${root}><${suite}>${failing[0]} long="${'x > '.repeat(500_000)}"${failing[1]}${passing}${whole}</${suite}></${root}>`,
        size,
      )
      expect([reading.tests, reading.failed, reading.findings.at(-1)?.message]).toEqual([3, 2, 'bad'])
    }
  })

  test('takes a text of 20 MB', () => {
    const reading = readText(
      format,
      `<${root}><${suite}>${passing.replace('/>', '>')}<a><![CDATA[${'x ] '.repeat(5_000_000)}]]></a></${/^<([\w-]+)/.exec(passing)?.[1] ?? ''}>${whole}</${suite}></${root}>`,
      1_048_576,
    )
    expect([reading.tests, reading.failed, reading.warnings]).toEqual([2, 1, []])
  })

  test.each(['<a>', `<${suite}>`, '<a b="', '<!--', '<![CDATA[', '<a b=\'"', '<', '&lt;', '</a>', `${failing[0].replace('"f"', '"g"')}>`])(
    'takes %j without an end, many times over',
    (piece) => {
      const reading = readText(format, `<${root}><${suite}>${whole}${piece.repeat(Math.ceil(3_000_000 / piece.length))}`, 1_048_576)
      expect(reading.failed).toBeGreaterThanOrEqual(1)
      expect(reading.findings[0]?.message).toBe('bad')
      if (piece !== '&lt;' && piece !== '</a>') expect(reading.warnings.join()).toMatch(/cut off|nested deeper|More than/)
    },
  )

  test.each([
    '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    '<!doctype a [<!ENTITY b "&b;&b;">]>',
    '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE a>',
  ])('refuses %j', (declaration) => {
    const reading = readText(format, `${declaration}<${root}>${whole}</${root}>`)
    expect([reading.tests, reading.findings]).toEqual([0, []])
    expect(reading.warnings.join()).toContain('document type')
  })
})
