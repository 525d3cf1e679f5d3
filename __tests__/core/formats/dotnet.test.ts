import { describe, expect, test } from 'vitest'
import { formats } from '../../../src/core/formats/index.ts'
import { nunit } from '../../../src/core/formats/nunit.ts'
import { trx } from '../../../src/core/formats/trx.ts'
import { xunit } from '../../../src/core/formats/xunit.ts'
import type { Format, Reading } from '../../../src/core/model/evidence.ts'

function read(format: Format, content: string): Reading {
  const reader = format.open()
  reader.write(new TextEncoder().encode(content))
  return reader.end()
}

function counts({ tests, failed, errored, skipped }: Reading): readonly number[] {
  return [tests, failed, errored, skipped]
}

function formatOf(path: string, content: string): string | undefined {
  return formats.find((format) => format.recognises({ kind: 'report', path, head: new TextEncoder().encode(content) }))?.name
}

describe('recognises', () => {
  test.each([
    ['trx', 'a.trx', ''],
    ['trx', 'results.xml', '<?xml version="1.0"?>\n<TestRun id="x">'],
    ['nunit', 'a.xml', '\ufeff<?xml version="1.0"?><!-- <TestRun> --><test-run id="2">'],
    ['nunit', 'a.xml', '<test-results name="x">'],
    ['xunit', 'a.xml', '<assemblies timestamp="x">'],
    ['xunit', 'a', '<x:assembly name="x">'],
    ['junit', 'a.xml', '<testsuites>'],
    ['junit', 'a.xml', '<testsuite name="&lt;test-run>">'],
    ['junit', 'a.xml', '<!-- not closed <test-run>'],
  ])('%s in %s: %s', (name, path, content) => {
    expect(formatOf(path, content)).toBe(name)
  })

  test('UTF-16', () => {
    const bytes = Uint8Array.from('\ufeff<TestRun/>', (letter) => letter.charCodeAt(0) & 0xff)
    const wide = new Uint8Array(bytes.length * 2)
    for (const [index, byte] of bytes.entries()) wide[index * 2] = byte
    wide[1] = 0xfe
    expect(formats.find((format) => format.recognises({ kind: 'report', path: 'a.xml', head: wide }))?.name).toBe('trx')
  })
})

describe('trx', () => {
  const file = (results: string, rest = ''): string => `<TestRun><Results>${results}</Results>${rest}</TestRun>`

  test.each([
    ['Failed', [1, 1, 0, 0]],
    ['Error', [1, 0, 1, 0]],
    ['Timeout', [1, 0, 1, 0]],
    ['Aborted', [1, 0, 1, 0]],
    ['Disconnected', [1, 0, 1, 0]],
    ['NotExecuted', [1, 0, 0, 1]],
    ['Inconclusive', [1, 0, 0, 1]],
    ['Passed', [1, 0, 0, 0]],
    ['PassedButRunAborted', [1, 0, 0, 0]],
  ])('counts the outcome %s', (outcome, expected) => {
    expect(counts(read(trx, file(`<UnitTestResult testName="a" outcome="${outcome}"/>`)))).toEqual(expected)
  })

  test('takes a result without outcome for an error', () => {
    expect(counts(read(trx, file('<UnitTestResult testName="a"/>')))).toEqual([1, 0, 1, 0])
  })

  test('tells the failing row of a test that passed as a whole', () => {
    const reading = read(
      trx,
      file(
        '<UnitTestResult testName="a" outcome="Passed"><InnerResults><UnitTestResult testName="a (1)" outcome="Failed"><Output><ErrorInfo><Message>bad</Message></ErrorInfo></Output></UnitTestResult></InnerResults></UnitTestResult><UnitTestResult testName="b" outcome="Passed"/>',
      ),
    )
    expect(counts(reading)).toEqual([3, 1, 0, 0])
    expect(reading.findings).toMatchObject([{ message: 'bad', test: { name: 'a (1)' } }])
  })

  test('takes the class from the definition of the test, wherever that stands', () => {
    const definitions = '<TestDefinitions><UnitTest id="1"><TestMethod className="N.C, Assembly" name="m"/></UnitTest></TestDefinitions>'
    const result = '<UnitTestResult testId="1" testName="N.C.m" outcome="Failed"/>'
    expect(read(trx, file(result, definitions)).findings).toMatchObject([{ test: { suite: 'N.C', name: 'm' } }])
  })

  test('says when fewer results are listed than counted', () => {
    expect(read(trx, file('<UnitTestResult outcome="Passed"/>', '<ResultSummary><Counters total="3"/></ResultSummary>')).warnings).toEqual([
      'The file counts 3 results but lists 1.',
    ])
  })
})

describe('nunit', () => {
  test.each([
    ['result="Failed"', [1, 1, 0, 0]],
    ['result="Failed" label="Error"', [1, 0, 1, 0]],
    ['result="Failed" label="Invalid"', [1, 0, 1, 0]],
    ['result="Skipped" label="Ignored"', [1, 0, 0, 1]],
    ['result="Inconclusive"', [1, 0, 0, 1]],
    ['result="Warning"', [1, 0, 0, 0]],
    ['executed="False" result="Ignored"', [1, 0, 0, 1]],
    ['executed="True" success="False"', [1, 1, 0, 0]],
    ['executed="True" success="True"', [1, 0, 0, 0]],
    ['executed="True" result="Error" success="False"', [1, 0, 1, 0]],
  ])('counts %s', (attributes, expected) => {
    expect(
      counts(read(nunit, `<test-run><test-suite name="s"><test-case name="a" ${attributes}></test-case></test-suite></test-run>`)),
    ).toEqual(expected)
  })

  test('tells a case of a broken fixture when the fixture itself says nothing', () => {
    const reading = read(
      nunit,
      '<test-run><test-suite name="s" site="Parent" result="Failed"><failure><message>OneTimeSetUp: no</message></failure><test-case name="a" result="Failed" site="Parent"><failure><message>OneTimeSetUp: no</message></failure></test-case></test-suite></test-run>',
    )
    expect(reading.findings).toMatchObject([{ kind: 'setup', message: 'OneTimeSetUp: no', test: { name: 'a' } }])
  })

  test('does not take the reason of a skipped case for one of its suite', () => {
    expect(
      read(
        nunit,
        '<test-run><test-suite name="s"><test-case name="a" result="Passed"><failure><message>no</message></failure></test-case></test-suite></test-run>',
      ).findings,
    ).toEqual([])
  })

  test('reads the places that Unity prints', () => {
    const reading = read(
      nunit,
      '<test-run><test-suite><test-case name="a" result="Failed"><failure><message>bad</message><stack-trace>at G.T.J () [0x00010] in C:\\ci\\proj\\Assets\\T.cs:15\nat (wrapper) x in <12b4>:0 </stack-trace></failure></test-case></test-suite></test-run>',
    )
    expect(reading.findings).toMatchObject([{ file: 'C:\\ci\\proj\\Assets\\T.cs', line: 15 }])
  })
})

describe('xunit', () => {
  test('reads version 1, where a class may fail as a whole', () => {
    const reading = read(
      xunit,
      '<assembly total="2"><class name="N.C"><failure exception-type="E"><message>fixture</message></failure><test name="N.C.a" type="N.C" result="Fail"><failure exception-type="System.E"/></test><test name="N.C.b" result="NotRun"/></class></assembly>',
    )
    expect(counts(reading)).toEqual([2, 1, 0, 1])
    expect(reading.findings).toMatchObject([
      { kind: 'setup', message: 'class N.C: fixture' },
      { message: 'System.E', test: { suite: 'N.C', name: 'a' } },
    ])
  })
})

const dialects = [
  {
    format: trx,
    root: 'TestRun',
    failing: '<UnitTestResult testName="a" outcome="Failed"><Output><ErrorInfo><Message>m</Message></ErrorInfo></Output></UnitTestResult>',
    passing: '<UnitTestResult testName="b" outcome="Passed"/>',
  },
  {
    format: nunit,
    root: 'test-run',
    failing: '<test-case name="a" result="Failed"><failure><message>m</message></failure></test-case>',
    passing: '<test-case name="b" result="Passed"/>',
  },
  {
    format: xunit,
    root: 'assemblies',
    failing: '<test name="a" result="Fail"><failure><message>m</message></failure></test>',
    passing: '<test name="b" result="Pass"/>',
  },
]

describe.each(dialects)('$format.name ends well', ({ format, root, failing, passing }) => {
  test('when the file is cut', () => {
    const reading = read(format, `<${root}>${passing}${failing}${failing.slice(0, -20)}`)
    expect(counts(reading)).toEqual([3, 2, 0, 0])
    expect(reading.warnings).toEqual(['The file ends in the middle: it was cut off.'])
  })

  test('with a document type', () => {
    const reading = read(format, `<!DOCTYPE x [<!ENTITY a "b">]><${root}>${failing}</${root}>`)
    expect(counts(reading)).toEqual([0, 0, 0, 0])
    expect(reading.warnings.join()).toContain('document type')
  })

  test('with nothing, and with another root', () => {
    expect(read(format, '').warnings).toEqual(['The file is empty or not XML.'])
    expect(read(format, '<html></html>').warnings.join()).toContain('its root is `html`')
  })

  test('with more failures than it keeps', () => {
    const reading = read(format, `<${root}>${failing.repeat(700)}${passing.repeat(3)}</${root}>`)
    expect(counts(reading)).toEqual([703, 700, 0, 0])
    expect(reading.findings).toHaveLength(500)
    expect(reading.warnings).toEqual(['More than 500 failures: the rest is counted only.'])
  })

  test('with markup that is only text', () => {
    const reading = read(
      format,
      `<${root}><!-- ${failing} -->${passing.replace('/>', `><![CDATA[${failing}]]></`)}${/^<([\w-]+)/.exec(passing)?.[1] ?? ''}>${failing}</${root}>`,
    )
    expect(counts(reading)).toEqual([2, 1, 0, 0])
  })
})
