import { describe, expect, test } from 'vitest'
import { judge } from '../../../src/core/guards/index.ts'
import type { Change, FileChange, Modes, Objection } from '../../../src/core/model/change.ts'
import { openSecrets } from '../../../src/core/secrets/search.ts'
import { restateChange } from '../../../src/core/change/restate-change.ts'
import { inflate } from '../../../src/shell/inflate.ts'
import { policy, sha } from '../../support/builders.ts'

const statuses: readonly FileChange['status'][] = ['added', 'modified', 'deleted', 'type-changed']
const oldModes = ['000000', '100644', '100755', '120000', '160000', '777777']
const secret = 'cnry7fK2mQ9vLp4Zt8RwJ3'

const base64 = (content: string | Buffer): string => Buffer.from(content).toString('base64')

interface Case {
  /** What the commit holds, by the paths: a text, or an entry that is no plain file. */
  readonly before: Readonly<Record<string, string | { readonly mode: string }>>
  /** What is there after it; null deletes. */
  readonly after: Readonly<Record<string, string | Buffer | null | { readonly mode: string; readonly content: string | null }>>
}

function modesOf({ before }: Case): Modes {
  return new Map(Object.entries(before).map(([path, entry]) => [path, typeof entry === 'string' ? '100644' : entry.mode]))
}

/** The change with one lie about all of its files. */
function told({ after }: Case, status: FileChange['status'], oldMode: string): Change {
  const files = Object.entries(after).map(([path, entry]): FileChange => {
    if (entry === null) return { path, status, oldMode, newMode: '000000', content: null }
    if (typeof entry === 'string' || Buffer.isBuffer(entry)) return { path, status, oldMode, newMode: '100644', content: base64(entry) }
    return { path, status, oldMode, newMode: entry.mode, content: entry.content === null ? null : base64(entry.content) }
  })
  return { base: sha('a'), files, oversize: null }
}

function judged(change: Change, { before }: Case): readonly Objection[] {
  // As the workspace reads them: of files that are called new there is no old text.
  const known = change.files.filter(({ status }) => status !== 'added').map(({ path }) => path)
  const originals = new Map(known.map((path) => [path, typeof before[path] === 'string' ? before[path] : null]))
  return judge(change, policy({ maxChangedFiles: 7, testChanges: 'block' }), {
    originals,
    paths: Object.keys(before),
    secrets: openSecrets([secret], inflate),
  })
}

const test5 =
  "import test from 'node:test'\ntest('adds', () => { assert.equal(add(1, 2), 3) })\ntest('adds more', () => { assert.equal(add(2, 2), 4) })\n"
const six = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`src/${index}.js`, `export default ${index}\n`]))

const cases: readonly (readonly [string, Case])[] = [
  [
    'protected-paths',
    { before: { '.github/workflows/ci.yml': 'on: push\n' }, after: { '.github/workflows/ci.yml': 'on: pull_request\n' } },
  ],
  ['dependency-changes', { before: { 'package.json': '{}\n' }, after: { 'package.json': '{ "name": "x" }\n' } }],
  ['mass-deletion', { before: six, after: Object.fromEntries(Object.keys(six).map((path) => [path, null])) }],
  ['mass-deletion', { before: six, after: Object.fromEntries(Object.keys(six).map((path) => [path, '\n'])) }],
  ['unusual-entries', { before: { 'run.sh': { mode: '100755' } }, after: { 'run.sh': 'true\n' } }],
  ['unusual-entries', { before: { 'run.sh': 'true\n' }, after: { 'run.sh': { mode: '100755', content: 'true\n' } } }],
  ['unusual-entries', { before: {}, after: { 'new.sh': { mode: '100755', content: 'true\n' } } }],
  ['unusual-entries', { before: { link: { mode: '120000' } }, after: { link: null } }],
  ['unusual-entries', { before: { module: { mode: '160000' } }, after: { module: 'x\n' } }],
  ['unusual-entries', { before: {}, after: { link: { mode: '120000', content: null } } }],
  ['file-names', { before: { 'src/price.js': 'x\n' }, after: { 'src/Price.js': 'y\n' } }],
  ['file-names', { before: {}, after: { 'src/aux.js': 'y\n' } }],
  ['binary-files', { before: { 'README.md': 'x\n' }, after: { 'test/snapshots/a.png': Buffer.from([0, 255, 1]) } }],
  ['hidden-characters', { before: { 'src/a.js': 'x\n' }, after: { 'src/a.js': 'x\u202e\n' } }],
  ['test-changes', { before: { 'test/add.test.js': test5 }, after: { 'test/add.test.js': null } }],
  ['test-changes', { before: { 'test/add.test.js': test5 }, after: { 'test/add.test.js': "import test from 'node:test'\n" } }],
  ['secrets', { before: { 'src/a.js': 'x\n' }, after: { 'src/a.js': `x ${secret}\n` } }],
  ['secrets', { before: {}, after: { [`src/${secret}.js`]: 'x\n' } }],
  ['change-size', { before: {}, after: Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`src/${index}.js`, 'x\n'])) }],
]

describe.each(cases)('a change that %s blocks', (guard, one) => {
  test('is blocked whatever it says of what was there', () => {
    const honest = restateChange(told(one, 'added', '000000'), modesOf(one))
    expect(
      judged(honest, one)
        .filter(({ weight }) => weight === 'block')
        .map((found) => found.guard),
    ).toContain(guard)
    for (const status of statuses)
      for (const oldMode of oldModes) expect(restateChange(told(one, status, oldMode), modesOf(one))).toEqual(honest)
  })
})

test('without that, lies would get past guards: this is what is guarded against', () => {
  const escapes = (guard: string): boolean =>
    cases.some(
      ([name, one]) =>
        name === guard &&
        statuses.some((status) =>
          oldModes.some((oldMode) => judged(told(one, status, oldMode), one).every((found) => found.guard !== guard)),
        ),
    )
  expect([...new Set(cases.map(([guard]) => guard))].filter(escapes)).toEqual([
    'mass-deletion',
    'unusual-entries',
    'file-names',
    'binary-files',
    'test-changes',
    'secrets',
  ])
})

test.each<[string, string, FileChange['status']]>([
  ['000000', '100644', 'added'],
  ['100644', '000000', 'deleted'],
  ['100644', '100755', 'modified'],
  ['100755', '120000', 'type-changed'],
  ['160000', '100644', 'type-changed'],
])('from mode %s to %s is %s', (from, to, status) => {
  const { files } = restateChange(
    {
      base: sha('a'),
      files: [{ path: 'a', status: 'modified', oldMode: '100644', newMode: to, content: to.startsWith('100') ? 'eA==' : null }],
      oversize: null,
    },
    new Map(from === '000000' ? [] : [['a', from]]),
  )
  expect(files).toMatchObject([{ status, oldMode: from, newMode: to }])
})
