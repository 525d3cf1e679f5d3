import { closeSync, openSync, writeSync } from 'node:fs'

/** What a made report is like. */
export interface JunitShape {
  /** One case in so many fails; 1 when all do. */
  readonly failsEvery: number
}

const casesPerSuite = 200
const frames = Array.from(
  { length: 30 },
  (_, index) => `\tat com.acme.shop.module${index % 7}.Service${index}.handle(Service${index}.java:${index * 3 + 11})`,
).join('\n')
/** Text that looks like the markup of a report, as tests about reports print it. */
const traps = [
  '<![CDATA[<testcase name="no"><failure>no</failure></testcase> a]] > b ]] c]]>',
  '<!-- <testcase name="no"><failure/></testcase> -->',
  '&lt;testcase&gt; &amp; &lt;failure/&gt;',
]

/** Writes a JUnit report of about `megabytes` million bytes, piece by piece; says how many cases it holds and how many of them fail. */
export function makeJunit(
  path: string,
  megabytes: number,
  { failsEvery }: JunitShape,
): { readonly tests: number; readonly failed: number } {
  const file = openSync(path, 'w')
  const wanted = megabytes * 1_000_000
  let written = writeSync(file, '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="all">\n')
  let [tests, failed] = [0, 0]
  try {
    while (written < wanted) {
      const cases: string[] = []
      const before = failed
      for (let index = 0; index < casesPerSuite; index += 1) {
        tests += 1
        const fails = tests % failsEvery === 0
        if (fails) failed += 1
        cases.push(testCase(tests, fails))
      }
      const suite = tests / casesPerSuite
      written += writeSync(
        file,
        `  <testsuite name="com.acme.shop.Suite${suite}Test" tests="${casesPerSuite}" failures="${failed - before}" errors="0" skipped="0" time="1.5" timestamp="2026-01-01T00:00:00">\n    <properties>\n      <property name="java.version" value="21.0.4"/>\n    </properties>\n${cases.join('')}  </testsuite>\n`,
      )
    }
    writeSync(file, '</testsuites>\n')
  } finally {
    closeSync(file)
  }
  return { tests, failed }
}

function testCase(number: number, fails: boolean): string {
  const open = `    <testcase name="handles order ${number} when the customer is &quot;new&quot; &amp; a > b" classname="com.acme.shop.Suite${Math.ceil(number / casesPerSuite)}Test" time="0.0${number % 90}"`
  const parts: string[] = []
  if (fails)
    parts.push(
      `      <failure message="expected: &lt;${number}&gt; but was: &lt;${number + 1}&gt;" type="org.opentest4j.AssertionFailedError"><![CDATA[org.opentest4j.AssertionFailedError: expected: <${number}> but was: <${number + 1}>\n${frames}\n]]></failure>\n`,
    )
  if (number % 5 === 0) parts.push(`      <system-out><![CDATA[${output(number)}]]></system-out>\n`)
  if (number % 50 === 7) parts.push(`      ${traps[number % 3 === 0 ? 1 : 0]}\n      <system-out>${traps[2]}</system-out>\n`)
  return parts.length === 0 ? `${open}/>\n` : `${open}>\n${parts.join('')}    </testcase>\n`
}

function output(number: number): string {
  const lines: string[] = []
  for (let line = 0; line < 12; line += 1)
    lines.push(
      `2026-01-01 00:00:00.${100 + line} INFO  [worker-${line}] c.a.s.Service - order ${number} -> step ${line} done in ${line * 7} ms`,
    )
  return lines.join('\n')
}
