import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../../src/core/model/change.ts'
import { type Fixed, readFixed } from '../../../src/core/model/fixed.ts'
import { noAccount } from '../../../src/core/model/account.ts'
import { unknownUsage } from '../../../src/core/model/agent.ts'
import type { AgentRun } from '../../../src/core/model/work.ts'
import { report, sha, work } from '../../support/builders.ts'

const file: FileChange = { path: 'src/price.js', status: 'modified', oldMode: '100644', newMode: '100644', content: 'YWJj' }

function fixed(over: Partial<FileChange> = {}): Fixed {
  return {
    result: { kind: 'finished', summary: 'Used a constant', usage: unknownUsage },
    change: { base: sha('a'), files: [{ ...file, ...over }], oversize: null },
    leaks: [],
    replies: [{ remark: 81, done: true, says: 'Renamed it.' }],
    work: work(),
    report: null,
    account: noAccount,
  }
}

function read(over: Partial<FileChange>): Fixed | null {
  return readFixed(JSON.parse(JSON.stringify(fixed(over))))
}

test.each<[string, Fixed]>([
  ['a change', fixed()],
  ['a deletion', fixed({ status: 'deleted', newMode: '000000', content: null })],
  ['a file without content', fixed({ content: '' })],
  [
    'no change',
    {
      result: { kind: 'finished', summary: null, usage: unknownUsage },
      change: { base: sha('a'), files: [], oversize: null },
      leaks: [],
      replies: [],
      work: work(),
      report: null,
      account: noAccount,
    },
  ],
  [
    'too much',
    {
      result: { kind: 'finished', summary: null, usage: unknownUsage },
      change: { base: sha('a'), files: [], oversize: '3000 files' },
      leaks: [],
      replies: [],
      work: work(),
      report: null,
      account: noAccount,
    },
  ],
  [
    'a failure',
    {
      result: { kind: 'failed', why: 'timeout', detail: 'late', usage: unknownUsage },
      change: null,
      leaks: [],
      replies: [],
      work: work(),
      report: null,
      account: noAccount,
    },
  ],
])('%s comes back as it was', (_, value) => {
  expect(readFixed(JSON.parse(JSON.stringify(value)))).toEqual(value)
})

test.each<[string, readonly FileChange[]]>([
  ['one path twice', [file, { ...file, content: 'eA==' }]],
  ['a plain file without content', [{ ...file, content: null }]],
  ['a link with content, which a patch would make', [{ ...file, newMode: '120000' }]],
  ['a submodule with content', [{ ...file, newMode: '160000' }]],
  ['a deletion with content', [{ ...file, status: 'deleted', newMode: '000000' }]],
  ['base64 that readers take for different bytes: cut off', [{ ...file, content: 'YWJ' }]],
  ['base64 that readers take for different bytes: one letter', [{ ...file, content: 'A' }]],
  ['base64 with bits left over', [{ ...file, content: 'YWJ=' }]],
  ['base64 with more bits left over', [{ ...file, content: 'YX==' }]],
  ['padding alone', [{ ...file, content: '==' }]],
])('%s is refused', (_, files) => {
  expect(readFixed({ ...fixed(), change: { base: sha('a'), files, oversize: null } })).toBeNull()
})

test.each(['', 'a', 'ab', 'abc', '\0\0', 'ÿ\u0080'])('the content %j is taken as it is written', (text) => {
  expect(read({ content: Buffer.from(text).toString('base64') })).not.toBeNull()
})

test.each<[string, Partial<AgentRun>]>([
  ['more seconds than a job can have', { seconds: 1e300 }],
  ['less than no time', { seconds: -1 }],
  ['a cost without end', { usage: { ...unknownUsage, costUsd: 1e300 } }],
  ['a negative cost', { usage: { ...unknownUsage, costUsd: -5 } }],
  ['a count that is no number any more', { usage: { ...unknownUsage, inputTokens: 1e300 } }],
])('%s is refused: what was spent is written down', (_, over) => {
  const run: AgentRun = { agent: 'claude', version: null, seconds: 1, ended: 'finished', detail: '', usage: unknownUsage, ...over }
  expect(readFixed({ ...fixed(), work: work({ runs: [run] }) })).toBeNull()
  expect(readFixed({ ...fixed(), work: work({ runs: [{ ...run, seconds: 1, usage: unknownUsage }] }) })).not.toBeNull()
})

test('what the job says has failed is not taken', () => {
  expect(readFixed(JSON.parse(JSON.stringify({ ...fixed(), report: report() })))).toEqual(fixed())
})

test.each<[number, boolean]>([
  [2, true],
  [3, true],
  [4, false],
])('a proof of %i of 3', (passing, isTaken) => {
  const proof = { kind: 'run', of: 3, passing, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '' } as const
  expect(readFixed(JSON.parse(JSON.stringify({ ...fixed(), work: work({ proof }) }))) !== null).toBe(isTaken)
})

describe('[row 9, three jobs] a path', () => {
  test.each(['a', '.github/workflows/ci.yml', '.gitignore', '.gitattributes', 'a b/ü/“x”.js', 'a..b', '...', 'x.git/y', '-rf', 'a\\b'])(
    '%j is taken',
    (path) => {
      expect(read({ path })?.change?.files[0]?.path).toBe(path)
    },
  )

  test.each([
    '',
    '.',
    '..',
    '../x',
    'a/../../x',
    'a/..',
    './a',
    'a/./b',
    '/etc/passwd',
    'a//b',
    'a/',
    '.git',
    '.git/config',
    'a/.git/hooks/post-checkout',
    '.GIT/config',
    '.Git',
    'a\nb',
    'a\0b',
    'a\tb',
    '\u001b[31m',
    'a\u007f',
    'x'.repeat(4_097),
  ])('%j is refused', (path) => {
    expect(read({ path })).toBeNull()
  })

  test('never leaves the repository, whatever it is made of', () => {
    const part = fc.constantFrom('..', '.', '', '.git', '.gIt', 'a', 'b.js', '\u0000', '\n')
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const taken = read({ path: parts.join('/') }) !== null
        expect(taken).toBe(parts.every((name) => name === 'a' || name === 'b.js'))
      }),
    )
  })
})

describe('what does not fit is refused', () => {
  const good = fixed()
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'fixed'],
    ['no result', { change: null }],
    ['no change', { result: good.result }],
    ['a key too many', { ...good, push: true }],
    ['a key too many in the change', { ...good, change: { ...good.change, branch: 'main' } }],
    ['a key too many in a file', fixed({ mode: '100755' } as Partial<FileChange>)],
    ['a key too many in the result', { ...good, result: { ...good.result, ok: true } }],
    ['an unknown result', { ...good, result: { kind: 'won' } }],
    ['an unknown failure', { ...good, result: { kind: 'failed', why: 'bored', detail: '', usage: unknownUsage } }],
    ['a summary that is too long', { ...good, result: { kind: 'finished', summary: 'x'.repeat(8_001), usage: unknownUsage } }],
    ['a base that is no commit', { ...good, change: { ...good.change, base: 'main' } }],
    ['too many files', { ...good, change: { base: sha('a'), files: Array.from({ length: 2_001 }, () => file), oversize: null } }],
    ['an unknown status', fixed({ status: 'renamed' as FileChange['status'] })],
    ['a mode with letters', fixed({ newMode: '10064x' })],
    ['a mode that is too short', fixed({ newMode: '644' })],
    ['content that is no base64', fixed({ content: 'a b' })],
    ['content with line ends', fixed({ content: 'YWJj\n' })],
  ])('%s', (_, value) => {
    expect(readFixed(value)).toBeNull()
  })

  test('no JSON makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readFixed(value)).toBeNull()
      }),
    )
  })
})
