import { describe, expect, test } from 'vitest'
import { junit } from '../../../src/core/formats/junit.ts'
import type { Reading } from '../../../src/core/model/evidence.ts'

function read(content: string | Uint8Array): Reading {
  const reader = junit.open()
  reader.write(typeof content === 'string' ? new TextEncoder().encode(content) : content)
  return reader.end()
}

function counts({ tests, failed, errored, skipped, flaky }: Reading): readonly number[] {
  return [tests, failed, errored, skipped, flaky]
}

function messages({ findings }: Reading): readonly string[] {
  return findings.map(({ message }) => message)
}

describe('structure', () => {
  test.each([
    ['testsuites', '<testsuites><testsuite name="s"><testcase name="a"><failure message="bad"/></testcase></testsuite></testsuites>'],
    ['testsuite', '<testsuite name="s"><testcase name="a"><failure message="bad"/></testcase></testsuite>'],
    ['a bare testcase', '<testcase name="a"><failure message="bad"/></testcase>'],
    [
      'deeply nested suites',
      `${'<testsuite name="s">'.repeat(200)}<testcase name="a"><failure message="bad"/></testcase>${'</testsuite>'.repeat(200)}`,
    ],
    ['cases between suites', '<testsuites><testcase name="a"><failure message="bad"/></testcase><testsuite/></testsuites>'],
    ['a namespace', '<j:testsuite xmlns:j="x"><j:testcase name="a"><j:failure message="bad"/></j:testcase></j:testsuite>'],
    ['a case without end', '<testsuite><testcase name="a"><failure message="bad">'],
    ['a failure without end', '<testsuite><testcase name="a"><failure message="bad">text</testcase></testsuite>'],
  ])('%s', (_, xml) => {
    const reading = read(xml)
    expect(counts(reading)).toEqual([1, 1, 0, 0, 0])
    expect(messages(reading)).toEqual(['bad'])
  })

  test('counts no case whose end and outcome are cut off', () => {
    const reading = read('<testsuite name="s" tests="2"><testcase name="a"></testcase><testcase name="b"><failure mess')
    expect(counts(reading)).toEqual([1, 0, 0, 0, 0])
    expect(reading.warnings).toContain('The file ends in the middle: it was cut off.')
  })

  test('does not miss the failure of a suite that it has read', () => {
    const reading = read('<testsuites errors="1"><testsuite name="s" errors="1"><error message="no such class"/></testsuite></testsuites>')
    expect(messages(reading)).toEqual(['no such class'])
    expect(reading.warnings).toEqual([])
    expect(read('<testsuite name="s" failures="1"/>').warnings).toEqual([])
    expect(read('<testsuite name="s" failures="1"></testsuite>').warnings).toEqual([
      'A suite counts 1 failure or error but lists 0 (line 1).',
    ])
  })

  test('says of what is no report at all that nothing of it counts', () => {
    expect(['just words', '<!DOCTYPE html><html></html>', '<coverage/>'].map((content) => read(content).isForeign)).toEqual([
      true,
      true,
      true,
    ])
    expect(read('<testsuites/>').isForeign).toBeUndefined()
  })

  test('keeps several failures of one case, once each', () => {
    const reading = read('<testcase name="a"><failure message="one"/><failure message="two"/><failure message="one"/></testcase>')
    expect(counts(reading)).toEqual([1, 1, 0, 0, 0])
    expect(messages(reading)).toEqual(['one', 'two'])
  })

  test('tells errors, skips and attributes that mean a skip apart', () => {
    const reading = read(
      '<testsuite><testcase name="a"><error/></testcase><testcase name="b"><skipped>why</skipped></testcase><testcase name="c" status="notrun"/><testcase name="d"><skipped/><failure message="f"/></testcase></testsuite>',
    )
    expect(counts(reading)).toEqual([4, 1, 1, 2, 0])
  })

  test("takes the place of the root cause in the JVM, and the outer one where that is none of the user's", () => {
    const trace = (cause: string): string =>
      `<testcase name="a" classname="com.acme.FooTest"><error message="outer" type="X">X: outer\n\tat app//com.acme.Foo.load(Foo.java:8)\n\tat com.acme.FooTest.a(FooTest.java:31)\nCaused by: Y: inner\n${cause}\n\t... 60 more</error></testcase>`
    const [first] = read(
      trace('\tat java.base/java.lang.Integer.parseInt(Integer.java:652)\n\tat com.acme.Store.check(Store.java:17)'),
    ).findings
    expect(first).toMatchObject({ file: 'com/acme/Store.java', line: 17 })
    expect(read(trace('\tat java.base/java.lang.Integer.parseInt(Integer.java:652)')).findings[0]).toMatchObject({
      file: 'com/acme/Foo.java',
      line: 8,
    })
  })

  test('knows retries: rerun elements fail, flaky elements and a later pass do not', () => {
    const reading = read(`<testsuite name="s">
      <testcase name="a"><failure message="a"/><rerunFailure message="again"><stackTrace>at X(Y.java:3)</stackTrace></rerunFailure></testcase>
      <testcase name="b"><flakyFailure message="b"><system-out>out</system-out></flakyFailure></testcase>
      <testcase name="c"><failure message="c"/></testcase><testcase name="c"/>
    </testsuite>`)
    expect(counts(reading)).toEqual([4, 2, 0, 0, 2])
    expect(reading.findings.map(({ message, flaky }) => [message, flaky])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
    ])
    expect(reading.findings[0]?.excerpt).toBe('[another attempt] again\nat X(Y.java:3)')
  })

  test.each([
    [
      'fails first',
      '<testcase name="c" classname="k"><failure message="bad"/></testcase><testcase classname=\'k\' name="c" time="2"/>',
      [2, 1, 0, 0, 1],
    ],
    [
      'passes first',
      '<testcase name="c" classname="k"/><testcase name="c" classname="k"><failure message="bad"/></testcase>',
      [2, 1, 0, 0, 1],
    ],
    [
      'fails twice first',
      '<testcase name="c"><failure/></testcase><testcase name="c"><error/></testcase><testcase name="c"/>',
      [3, 1, 1, 0, 1],
    ],
    ['is skipped the second time', '<testcase name="c"><failure/></testcase><testcase name="c"><skipped/></testcase>', [2, 1, 0, 1, 0]],
    ['has another class', '<testcase name="c" classname="k"><failure/></testcase><testcase name="c" classname="l"/>', [2, 1, 0, 0, 0]],
    [
      'has name and class the other way round',
      '<testcase name="c" classname="k"><failure/></testcase><testcase name="k" classname="c"/>',
      [2, 1, 0, 0, 0],
    ],
    [
      'is in another suite',
      '<testcase name="c"><failure/></testcase></testsuite><testsuite name="t"><testcase name="c"/>',
      [2, 1, 0, 0, 0],
    ],
    [
      'is on another machine',
      '<testcase name="c"><failure/></testcase></testsuite><testsuite name="s" hostname="firefox"><testcase name="c"/>',
      [2, 1, 0, 0, 0],
    ],
  ])('knows whether a repeated case that %s is the same one', (_, cases, expected) => {
    expect(counts(read(`<testsuites><testsuite name="s">${cases}</testsuite></testsuites>`))).toEqual(expected)
  })

  test('knows a retry beyond the failures that it keeps the words of', () => {
    const failing = Array.from({ length: 700 }, (_, index) => `<testcase name="t${index}"><failure/></testcase>`).join('')
    expect(counts(read(`<testsuite>${failing}<testcase name="t3"/><testcase name="t690"/></testsuite>`))).toEqual([702, 700, 0, 0, 2])
  })

  test('reports a failure of the suite itself', () => {
    const reading = read('<testsuite name="Dubious"><error message="No plan found"/></testsuite>')
    expect(reading.findings).toMatchObject([{ kind: 'setup', message: 'No plan found', test: null }])
  })

  test('takes the reason from the output of the suite when the case has none', () => {
    const reading = read(
      '<testsuite name="bazel"><testcase name="t"><error message="exited with error code 1"/></testcase><system-out>the real reason</system-out></testsuite>',
    )
    expect(reading.findings).toMatchObject([{ kind: 'setup', excerpt: 'the real reason' }])
  })
})

describe('a case whose attributes say how it went', () => {
  test.each([
    ['status="failed"', [1, 1, 0, 0, 0]],
    ['status="Fail"', [1, 1, 0, 0, 0]],
    ['result="failure"', [1, 1, 0, 0, 0]],
    ['result="error"', [1, 0, 1, 0, 0]],
    ['status="run" result="completed"', [1, 0, 0, 0, 0]],
    ['status="passed"', [1, 0, 0, 0, 0]],
    ['status="skipped"', [1, 0, 0, 1, 0]],
    ['status1="failed"', [1, 0, 0, 0, 0]],
  ])('%s', (attribute, expected) => {
    for (const xml of [`<testcase name="a" ${attribute}/>`, `<testcase ${attribute} name="a"><properties/></testcase>`]) {
      const reading = read(`<testsuite>${xml}</testsuite>`)
      expect(counts(reading)).toEqual(expected)
      expect(reading.findings).toHaveLength((expected[1] ?? 0) + (expected[2] ?? 0))
    }
  })

  test.each([
    ['<failure message="bad"/>', [1, 1, 0, 0, 0]],
    ['<error message="bad"/>', [1, 0, 1, 0, 0]],
    ['<flakyFailure message="bad"/>', [1, 0, 0, 0, 1]],
    ['<skipped/>', [1, 0, 0, 1, 0]],
  ])('but %s in it counts first', (inner, expected) => {
    expect(counts(read(`<testsuite><testcase name="a" status="failed">${inner}</testcase></testsuite>`))).toEqual(expected)
  })

  test('tells what else it has to tell', () => {
    expect(
      messages(
        read(
          '<testsuite><testcase name="a" result="failure" message="bad"/><testcase name="b" status="failed"><system-err>boom</system-err></testcase></testsuite>',
        ),
      ),
    ).toEqual(['bad', 'boom'])
  })

  test('is counted, too, when there are more failures than are kept', () => {
    const reading = read(
      `<testsuite>${Array.from({ length: 800 }, (_, index) => `<testcase name="t${index}" status="failed"/>`).join('')}</testsuite>`,
    )
    expect(counts(reading)).toEqual([800, 800, 0, 0, 0])
    expect(reading.findings).toHaveLength(500)
  })
})

test('the only words of a failure may stand in an output, of the case or of the suite', () => {
  const own = read(
    '<testsuite><testcase name="a"><failure message="Failed"/><system-out>step 1</system-out><system-err>Segfault at foo.c:3</system-err></testcase></testsuite>',
  )
  expect(own.findings).toMatchObject([
    { message: 'Segfault at foo.c:3', excerpt: '[system-out]\nstep 1\n[system-err]\nSegfault at foo.c:3' },
  ])
  expect(
    messages(
      read(
        '<testsuite><testcase name="a"><failure/></testcase><testcase name="b"><failure message="bad"/></testcase><system-err>Segfault</system-err></testsuite>',
      ),
    ),
  ).toEqual(['Segfault', 'bad'])
})

test('an error outside of any case is told', () => {
  expect(
    read(
      '<testsuites><error message="cannot load"/><testsuite name="s"><testcase name="a"/></testsuite><error type="E">late</error></testsuites>',
    ).findings,
  ).toMatchObject([
    { kind: 'setup', message: 'cannot load', test: null },
    { kind: 'setup', message: 'late', test: null },
  ])
})

describe('a tag with more attributes than anybody reads', () => {
  const many = (count: number): string => Array.from({ length: count }, (_, index) => ` a${index}="v"`).join('')
  const warning = 'A tag has more than 256 attributes; the rest is left out.'

  test.each([300, 1_000, 20_000])('is read in part, the same in any pieces: %i', (count) => {
    const xml = new TextEncoder().encode(
      `<testsuite name="s"><testcase name="a"${many(count)} line="7"><failure message="m"${many(count)}/></testcase><testcase name="b"${many(count)}/></testsuite>`,
    )
    const whole = read(xml)
    expect(whole).toMatchObject({ tests: 2, failed: 1, findings: [{ message: 'm', test: { name: 'a' } }], warnings: [warning] })
    const reader = junit.open()
    for (let at = 0; at < xml.length; at += 997) reader.write(xml.subarray(at, at + 997))
    expect(reader.end()).toEqual(whole)
  })

  test('begins behind the limit', () => {
    expect(read(`<testcase name="a"${many(255)}><failure message="m"/></testcase>`).warnings).toEqual([])
  })
})

describe('text that looks like tags', () => {
  test.each([
    ['CDATA', '<failure message="m"><![CDATA[<testcase name="no"><failure/></testcase>]]></failure>'],
    ['split CDATA', '<failure message="m"><![CDATA[x]]]]><![CDATA[></failure></testcase>]]></failure>'],
    ['a comment', '<!-- <failure/></testcase> --><failure message="m"/>'],
    ['an instruction', '<?x <failure/></testcase> ?><failure message="m"/>'],
    ['an attribute', '<failure message="m" type="</testcase><testcase>"/>'],
    ['raw markup in text', '<failure message="m">got <b>bold</b> & 1 < 2 <testcase></failure>'],
    ['a raw document type in text', '<failure message="m"><!DOCTYPE html><html></failure>'],
  ])('%s', (_, inner) => {
    const reading = read(`<testsuite><testcase name="a">${inner}</testcase><testcase name="b"/></testsuite>`)
    expect(counts(reading)).toEqual([2, 1, 0, 0, 0])
    expect(messages(reading)).toEqual(['m'])
  })

  test('keeps raw markup as text', () => {
    expect(read('<testcase name="a"><failure>got &lt;i> and <b>bold</b></failure></testcase>').findings[0]?.message).toBe(
      'got <i> and <b>bold</b>',
    )
  })
})

describe('text and bytes', () => {
  test.each([
    ['an attribute', '<failure message="one&#10;two &#x3C;x> &amp;"/>'],
    ['escaped text', '<failure>one&#xA;two &lt;x> &amp;</failure>'],
    ['CDATA', '<failure><![CDATA[one\ntwo <x> &]]></failure>'],
    ['a mix', '<failure>one\ntwo <![CDATA[<x>]]> &amp;</failure>'],
  ])('finds words in %s', (_, inner) => {
    expect(messages(read(`<testcase name="a">${inner}</testcase>`))).toEqual(['one\ntwo <x> &'])
  })

  test.each([
    '\u001b[31mred\u001b[0m',
    '&#27;[31mred&#x1b;[0m',
    '#x1B[31mred#x1B[0m',
    '\\e[31mred\\e[0m',
    '[NON-XML-CHAR-0x1B][31mred[NON-XML-CHAR-0x1B][0m',
    '\ufffd[31mred\ufffd[0m',
    '[31mred[39m',
    '&amp;#27;[31mred&amp;#27;[0m',
  ])('strips the colour %j', (coloured) => {
    expect(messages(read(`<testcase name="a"><failure>${coloured} end</failure></testcase>`))).toEqual(['red end'])
  })

  test('leaves brackets alone that are no colours', () => {
    expect(messages(read('<testcase name="a"><failure>rate(x[5m]) [1, 2] \\e[a]</failure></testcase>'))).toEqual([
      'rate(x[5m]) [1, 2] \\e[a]',
    ])
  })

  const umlaut = '<?xml version="1.0" encoding="utf-16"?><testcase name="ü"><failure message="schön"/></testcase>'
  test.each([
    ['UTF-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode(umlaut))],
    ['UTF-16 LE with a mark', Uint8Array.of(0xff, 0xfe, ...utf16(umlaut, true))],
    ['UTF-16 BE with a mark', Uint8Array.of(0xfe, 0xff, ...utf16(umlaut, false))],
    ['UTF-16 LE without a mark', utf16(umlaut, true)],
    ['UTF-16 BE without a mark', utf16(umlaut, false)],
    [
      'Latin-1',
      Uint8Array.from(
        '<?xml version="1.0" encoding="iso-8859-1"?><testcase name="\u00fc"><failure message="sch\u00f6n"/></testcase>',
        (letter) => letter.charCodeAt(0),
      ),
    ],
  ])('reads %s', (_, bytes) => {
    expect(read(bytes).findings).toMatchObject([{ message: 'schön', test: { name: 'ü' } }])
  })

  test('survives an attribute that is called like a prototype', () => {
    expect(messages(read('<testcase name="a" constructor="1" __proto__="2"><failure message="m" toString="3"/></testcase>'))).toEqual(['m'])
  })

  test('decodes thousands of entities', () => {
    expect(read(`<testcase name="a"><failure>${'&lt;'.repeat(3_000)}</failure></testcase>`).findings[0]?.message.startsWith('<<<')).toBe(
      true,
    )
  })
})

describe('limits and warnings', () => {
  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><testsuite><testcase name="a"><failure/></testcase></testsuite>', 'document type'],
    ['a cut file', '<testsuite><testcase name="a"/>', 'cut off'],
    ['nothing', '', 'empty or not XML'],
    ['a TRX file', '<TestRun><Results/></TestRun>', 'TRX'],
    [
      'counters that are too large',
      '<testsuite tests="3" failures="2"><testcase name="a"><failure/></testcase></testsuite>',
      'counts 2 failures',
    ],
    ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><testsuite/>', 'klingon'],
  ])('warns of %s', (_, xml, words) => {
    expect(read(xml).warnings.join()).toContain(words)
  })

  test('finds nothing in a refused file', () => {
    expect(counts(read('<!doctype x><testcase name="a"><failure/></testcase>'))).toEqual([0, 0, 0, 0, 0])
  })

  test('keeps both ends of a huge text', () => {
    const reading = read(`<testcase name="a"><failure message="m">HEAD ${'x &amp; é'.repeat(500_000)} TAIL</failure></testcase>`)
    expect(reading.findings[0]?.excerpt).toMatch(/^HEAD[\s\S]* TAIL$/)
    expect(reading.findings[0]?.excerpt?.length).toBeLessThanOrEqual(8_000)
  })

  test('counts on when there are more failures than it keeps', () => {
    const reading = read(
      `<testsuite>${Array.from({ length: 800 }, (_, index) => `<testcase name="t${index}"><failure message="m${index}"/></testcase>`).join('')}</testsuite>`,
    )
    expect(reading.failed).toBe(800)
    expect(reading.findings).toHaveLength(500)
    expect(reading.warnings.join()).toContain('500')
  })
})

test('recognises reports by name or by their first bytes, and leaves logs alone', () => {
  const head = new TextEncoder().encode('\ufeff  <?xml version="1.0"?>')
  const none = new Uint8Array()
  expect([
    junit.recognises({ kind: 'report', path: 'a.xml', head: none }),
    junit.recognises({ kind: 'report', path: 'a', head }),
    junit.recognises({ kind: 'report', path: 'a.json', head: none }),
    junit.recognises({ kind: 'log', path: 'a.xml', head }),
  ]).toEqual([true, true, false, false])
})

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), little)
  return bytes
}
