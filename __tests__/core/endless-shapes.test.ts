import { describe, expect, test } from 'vitest'
import { codeSpan, fence } from '../../src/core/common/fence.ts'
import { carriesMarker, decodeRecord, readKey } from '../../src/core/model/marker.ts'
import { openSecrets } from '../../src/core/secrets/search.ts'
import { leaksIn } from '../../src/core/secrets/leaks.ts'
import { recogniseTampering } from '../../src/core/tampering/recognise.ts'
import { readCommand } from '../../src/core/triggers/command.ts'
import { inflate } from '../../src/shell/inflate.ts'
import { diagnoseAll, text } from '../support/tool-output.ts'
import { changeOf } from './tampering/change-of.ts'

const size = 1024 * 1024
const repeated = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
/** Runs of backticks, each longer than the one before. */
const growing = Array.from({ length: 1_447 }, (_, index) => '`'.repeat(index)).join(' ')

/** Each makes an expression that goes back over what it has read run for ever, where there is one. */
const shapes: readonly (readonly [shape: string, text: string])[] = [
  ['the beginning of an image', repeated('![')],
  ['the beginning of a comment', repeated('<!--')],
  ['a bracket', repeated('[')],
  ['the beginning of a link', repeated('[a](')],
  ['the beginning of an attribute', repeated(' alt="')],
  ['a link that is followed by blanks', `[x](a${repeated(' ')}`],
  ['the beginning of a tag', repeated('<a')],
  ['backticks', growing],
  ['the beginning of CDATA', repeated('<![CDATA[')],
  ['the beginning of a token', `eyJ${repeated('a')}`],
  ['letters before an address that never comes', repeated('a')],
  ['mentions', repeated('@a')],
]

const secrets = openSecrets(['a secret of this job', 'aaaaaaaaaaaaaaaaaaaaaaab'], inflate)

test('there are 12 of them', () => {
  expect(new Set(shapes.map(([shape]) => shape)).size).toBe(12)
})

/** One that goes back would need days for a megabyte: the time limit of a test is what tells them apart. */
describe.each(shapes)('[row 28] a megabyte of %s', (_, shape) => {
  test.each([
    ['job.log', 'log', `${shape}\n##[error]${shape}\n`],
    ['junit.xml', 'report', `<testsuite name="a"><testcase name="b"><failure>${shape}`],
    ['report.json', 'report', `{"testResults":[{"message":"${shape}`],
    ['report.tap', 'report', `TAP version 14\nnot ok 1 ${shape}\n`],
  ] as const)('is read to its end in %s', (path, kind, content) => {
    expect(diagnoseAll({ documents: [text(content, { path, kind })] }).diagnostics.length).toBeLessThanOrEqual(100)
  })

  test('is shown, and taken for no command, marker or secret', () => {
    expect(fence(shape, 4_000).length).toBeLessThan(12_000)
    expect(codeSpan(shape, 200).length).toBeLessThan(1_000)
    expect(readCommand(`${shape}\n/codality retry`, '/codality')).toBeNull()
    expect(carriesMarker(shape)).toBe(false)
    expect(readKey(shape)).toBeNull()
    expect(decodeRecord(shape)).toBeNull()
    expect(secrets.redact(`a secret of this job${shape}`)).not.toContain('a secret of this job')
  })

  test.each(['src/a.test.ts', 'package.json'])('is judged as a change of %s', (path) => {
    const { change, originals } = changeOf({ [path]: ['one\n', `one\n${shape}\n`] })
    expect(() => recogniseTampering(change, originals)).not.toThrow()
    expect(() => leaksIn(change, originals, secrets)).not.toThrow()
  })
})
