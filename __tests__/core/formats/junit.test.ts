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
    ['deeply nested suites', `${'<testsuite name="s">'.repeat(200)}<testcase name="a"><failure message="bad"/></testcase>${'</testsuite>'.repeat(200)}`],
    ['cases between suites', '<testsuites><testcase name="a"><failure message="bad"/></testcase><testsuite/></testsuites>'],
    ['a namespace', '<j:testsuite xmlns:j="x"><j:testcase name="a"><j:failure message="bad"/></j:testcase></j:testsuite>'],
    ['a case without end', '<testsuite><testcase name="a"><failure message="bad">'],
    ['a failure without end', '<testsuite><testcase name="a"><failure message="bad">text</testcase></testsuite>'],
  ])('%s', (_, xml) => {
    const reading = read(xml)
    expect(counts(reading)).toEqual([1, 1, 0, 0, 0])
    expect(messages(reading)).toEqual(['bad'])
  })

  test('keeps several failures of one case, once each', () => {
    const reading = read('<testcase name="a"><failure message="one"/><failure message="two"/><failure message="one"/></testcase>')
    expect(counts(reading)).toEqual([1, 1, 0, 0, 0])
    expect(messages(reading)).toEqual(['one', 'two'])
  })

  test('tells errors, skips and attributes that mean a skip apart', () => {
    const reading = read('<testsuite><testcase name="a"><error/></testcase><testcase name="b"><skipped>why</skipped></testcase><testcase name="c" status="notrun"/><testcase name="d"><skipped/><failure message="f"/></testcase></testsuite>')
    expect(counts(reading)).toEqual([4, 1, 1, 2, 0])
  })

  test('knows retries: rerun elements fail, flaky elements and a later pass do not', () => {
    const reading = read(`<testsuite name="s">
      <testcase name="a"><failure message="a"/><rerunFailure message="again"><stackTrace>at X(Y.java:3)</stackTrace></rerunFailure></testcase>
      <testcase name="b"><flakyFailure message="b"><system-out>out</system-out></flakyFailure></testcase>
      <testcase name="c"><failure message="c"/></testcase><testcase name="c"/>
    </testsuite>`)
    expect(counts(reading)).toEqual([4, 2, 0, 0, 2])
    expect(reading.redeemed).toBe(1)
    expect(reading.findings.map(({ message, flaky }) => [message, flaky])).toEqual([['a', false], ['again', false], ['b', true], ['c', true]])
  })

  test.each([
    ['fails first', '<testcase name="c" classname="k"><failure message="bad"/></testcase><testcase classname=\'k\' name="c" time="2"/>', [2, 1, 0, 0, 1]],
    ['passes first', '<testcase name="c" classname="k"/><testcase name="c" classname="k"><failure message="bad"/></testcase>', [2, 1, 0, 0, 1]],
    ['fails twice first', '<testcase name="c"><failure/></testcase><testcase name="c"><error/></testcase><testcase name="c"/>', [3, 1, 1, 0, 2]],
    ['is skipped the second time', '<testcase name="c"><failure/></testcase><testcase name="c"><skipped/></testcase>', [2, 1, 0, 1, 0]],
    ['has another class', '<testcase name="c" classname="k"><failure/></testcase><testcase name="c" classname="l"/>', [2, 1, 0, 0, 0]],
    ['has name and class the other way round', '<testcase name="c" classname="k"><failure/></testcase><testcase name="k" classname="c"/>', [2, 1, 0, 0, 0]],
    ['is in another suite', '<testcase name="c"><failure/></testcase></testsuite><testsuite name="t"><testcase name="c"/>', [2, 1, 0, 0, 0]],
    ['is on another machine', '<testcase name="c"><failure/></testcase></testsuite><testsuite name="s" hostname="firefox"><testcase name="c"/>', [2, 1, 0, 0, 0]],
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
    const reading = read('<testsuite name="bazel"><testcase name="t"><error message="exited with error code 1"/></testcase><system-out>the real reason</system-out></testsuite>')
    expect(reading.findings).toMatchObject([{ kind: 'setup', excerpt: 'the real reason' }])
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
    expect(read('<testcase name="a"><failure>got &lt;i> and <b>bold</b></failure></testcase>').findings[0]?.message).toBe('got <i> and <b>bold</b>')
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

  test.each(['\u001b[31mred\u001b[0m', '&#27;[31mred&#x1b;[0m', '#x1B[31mred#x1B[0m', '\\e[31mred\\e[0m', '[NON-XML-CHAR-0x1B][31mred[NON-XML-CHAR-0x1B][0m', '\ufffd[31mred\ufffd[0m', '[31mred[39m', '&amp;#27;[31mred&amp;#27;[0m'])('strips the colour %j', (coloured) => {
    expect(messages(read(`<testcase name="a"><failure>${coloured} end</failure></testcase>`))).toEqual(['red end'])
  })

  test('leaves brackets alone that are no colours', () => {
    expect(messages(read('<testcase name="a"><failure>rate(x[5m]) [1, 2] \\e[a]</failure></testcase>'))).toEqual(['rate(x[5m]) [1, 2] \\e[a]'])
  })

  const umlaut = '<?xml version="1.0" encoding="utf-16"?><testcase name="ü"><failure message="schön"/></testcase>'
  test.each([
    ['UTF-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode(umlaut))],
    ['UTF-16 LE with a mark', Uint8Array.of(0xff, 0xfe, ...utf16(umlaut, true))],
    ['UTF-16 BE with a mark', Uint8Array.of(0xfe, 0xff, ...utf16(umlaut, false))],
    ['UTF-16 LE without a mark', utf16(umlaut, true)],
    ['UTF-16 BE without a mark', utf16(umlaut, false)],
    ['Latin-1', Uint8Array.from('<?xml version="1.0" encoding="iso-8859-1"?><testcase name="\u00fc"><failure message="sch\u00f6n"/></testcase>', (letter) => letter.charCodeAt(0))],
  ])('reads %s', (_, bytes) => {
    expect(read(bytes).findings).toMatchObject([{ message: 'schön', test: { name: 'ü' } }])
  })

  test('survives an attribute that is called like a prototype', () => {
    expect(messages(read('<testcase name="a" constructor="1" __proto__="2"><failure message="m" toString="3"/></testcase>'))).toEqual(['m'])
  })

  test('decodes thousands of entities', () => {
    expect(read(`<testcase name="a"><failure>${'&lt;'.repeat(3_000)}</failure></testcase>`).findings[0]?.message.startsWith('<<<')).toBe(true)
  })
})

describe('limits and warnings', () => {
  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><testsuite><testcase name="a"><failure/></testcase></testsuite>', 'document type'],
    ['a cut file', '<testsuite><testcase name="a"/>', 'cut off'],
    ['nothing', '', 'empty or not XML'],
    ['a TRX file', '<TestRun><Results/></TestRun>', 'TRX'],
    ['counters that are too large', '<testsuite tests="3" failures="2"><testcase name="a"><failure/></testcase></testsuite>', 'counts 2 failures'],
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
    const reading = read(`<testsuite>${Array.from({ length: 800 }, (_, index) => `<testcase name="t${index}"><failure message="m${index}"/></testcase>`).join('')}</testsuite>`)
    expect(reading.failed).toBe(800)
    expect(reading.findings).toHaveLength(500)
    expect(reading.warnings.join()).toContain('500')
  })
})

test('recognises reports by name or by their first bytes, and leaves logs alone', () => {
  const head = new TextEncoder().encode('\ufeff  <?xml version="1.0"?>')
  const none = new Uint8Array()
  expect([junit.recognises({ kind: 'report', path: 'a.xml', head: none }), junit.recognises({ kind: 'report', path: 'a', head }), junit.recognises({ kind: 'report', path: 'a.json', head: none }), junit.recognises({ kind: 'log', path: 'a.xml', head })]).toEqual([true, true, false, false])
})

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), little)
  return bytes
}
