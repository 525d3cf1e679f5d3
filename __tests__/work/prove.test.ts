import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/core/model/diagnostic.ts'
import type { Proof } from '../../src/core/model/work.ts'
import type { Clock } from '../../src/ports/world.ts'
import { processes } from '../../src/shell/processes.ts'
import type { Place } from '../../src/work/place.ts'
import { openProof, planProof } from '../../src/work/prove.ts'
import { diagnostic } from '../support/builders.ts'
import { repositoryOf } from '../support/repository.ts'

let root = ''
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'prove-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

interface Given {
  readonly files: Readonly<Record<string, string | Buffer>>
  readonly failures: readonly Diagnostic[]
  readonly verify?: string | null
  readonly minutes?: number
  readonly omitted?: number
  readonly now?: () => number
}

async function open({ files, failures, verify = null, minutes = 5, omitted = 0, now = Date.now }: Given) {
  const { commit, workspace } = repositoryOf(root, files)
  const checkout = await workspace.open(commit, null)
  const clock: Clock = { now, wait: () => Promise.resolve(), cancelled: () => false }
  const quiet = { info: () => undefined, warn: () => undefined }
  const running = processes({
    environment: { PATH: [dirname(process.execPath), process.env['PATH']].join(':') },
    cancelled: new AbortController().signal,
    log: () => undefined,
    warn: () => undefined,
  })
  const place: Place = {
    checkout,
    choices: {
      agent: { chain: [], command: null, timeoutMinutes: 5, maxTurns: null, maxParallel: 1, environment: [] },
      proof: { setup: null, fixers: [], verify, rounds: 0, minutes },
    },
    shop: {
      workspace,
      processes: running,
      programs: {
        find: () => Promise.resolve({ kind: 'missing', why: 'not-found', detail: '' }),
        lend: () => Promise.reject(new Error('no agent is asked')),
      },
      mcp: { program: '', script: '' },
      clock,
      log: quiet,
    },
  }
  const plan = await planProof({ failures, omitted }, false, place)
  checkout.seal()
  const proving = await openProof(plan, place)
  const at = (path: string): string => join(checkout.folder, path)
  const change = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), text)
  }
  const prove = async (): Promise<Proof> => proving.prove(await checkout.harvest())
  return { checkout, proving, change, prove, read: (path: string) => readFileSync(at(path), 'utf8') }
}

const failed = (id: string, file: string): Diagnostic =>
  diagnostic({
    id,
    file,
    testFile: file,
    test: { suite: null, name: 'adds', id: null },
    source: { format: 'junit', path: 'x', job: null, line: null },
  })

const testOf = (count: number): string =>
  `import assert from 'node:assert/strict'\nimport { it } from 'node:test'\nimport { n } from '../n.js'\nit('adds', () => assert.equal(n, ${count}))\n`
const manifest = JSON.stringify({ type: 'module', scripts: { test: 'node --test' } })
const packages = {
  'package.json': manifest,
  'a/package.json': manifest,
  'b/package.json': manifest,
  'a/n.js': 'export const n = 1\n',
  'b/n.js': 'export const n = 1\n',
  'a/test/x.test.js': testOf(2),
  'b/test/x.test.js': testOf(2),
}
const both = [failed('a', 'a/test/x.test.js'), failed('b', 'b/test/x.test.js')]

describe('two packages', () => {
  test('of which one is repaired are half a proof', async () => {
    const { change, prove } = await open({ files: packages, failures: both })
    change('a/n.js', 'export const n = 2\n')
    expect(await prove()).toMatchObject({ kind: 'run', of: 2, passing: 1, unproven: 0, what: 'tests', timedOut: false })
    change('b/n.js', 'export const n = 2\n')
    expect(await prove()).toMatchObject({ kind: 'run', of: 2, passing: 2, originals: 'untouched' })
  })

  test('a test that was taken out passes nothing', async () => {
    const { change, prove } = await open({ files: packages, failures: both.slice(0, 1) })
    change('a/test/x.test.js', 'export {}\n')
    expect(await prove()).toMatchObject({ kind: 'run', of: 1, passing: 0 })
  })

  test('share the time: what is not reached is not proven', async () => {
    let minutes = 0
    const { change, prove } = await open({ files: packages, failures: both, minutes: 10, now: () => (minutes += 6) * 60_000 })
    change('a/n.js', 'export const n = 2\n')
    expect(await prove()).toMatchObject({ kind: 'run', of: 1, passing: 1, unproven: 1 })
  })

  test('what the report left out is not proven either', async () => {
    const { change, prove } = await open({ files: packages, failures: both, omitted: 7 })
    change('a/n.js', 'export const n = 2\n')
    expect(await prove()).toMatchObject({ kind: 'run', of: 2, passing: 1, unproven: 7 })
  })
})

describe('`verify-command`', () => {
  test('that does not start is told with what it printed', async () => {
    const { change, prove } = await open({ files: packages, failures: both, verify: 'no-such-program {files}' })
    change('a/n.js', 'export const n = 2\n')
    expect(await prove()).toMatchObject({
      kind: 'not-run',
      because: 'verify-not-started',
      detail: expect.stringMatching(
        /^\$ no-such-program a\/test\/x\.test\.js b\/test\/x\.test\.js\n.*no-such-program: not found/,
      ) as string,
    })
  })

  test('that takes too long is told as that', async () => {
    const late = await open({ files: packages, failures: both, verify: 'sleep 600', minutes: 0.02 })
    late.change('a/n.js', 'export const n = 2\n')
    expect(await late.prove()).toMatchObject({
      kind: 'not-run',
      because: 'timed-out',
      detail: expect.stringContaining('$ sleep 600') as string,
    })
  })

  test('that hangs with a change has passed nothing', async () => {
    let asked = 0
    // The second run, which hangs, has a second left.
    const now = (): number => ((asked += 1) === 4 ? 299_000 : 0)
    const hung = await open({
      files: packages,
      failures: both,
      now,
      verify: "trap 'exit 0' TERM; if test -e hang; then sleep 600 & wait; fi; exit 1",
    })
    hung.change('hang', '')
    expect(await hung.prove()).toMatchObject({ kind: 'run', of: 2, passing: 0, timedOut: true })
  })

  test('that is the same for later failures is run once', async () => {
    const { checkout, proving, change, prove } = await open({ files: packages, failures: both.slice(0, 1), verify: 'grep -q 2 a/n.js' })
    change('a/n.js', 'export const n = 2\n')
    const tree = await checkout.harvest()
    await proving.widen(both.slice(1), tree)
    await proving.widen([failed('c', 'c/test/x.test.js')], tree)
    expect(proving.reproductions().map(({ diagnostics }) => diagnostics)).toEqual([['a', 'b', 'c']])
    expect(await checkout.harvest()).toEqual(tree)
    expect(await prove()).toMatchObject({ kind: 'run', of: 3, passing: 3 })
  })

  test('shows what is no test, too', async () => {
    const { change, prove } = await open({
      files: packages,
      failures: [diagnostic({ id: 'l', kind: 'lint', test: null, testFile: null, file: 'a/n.js' })],
      verify: 'grep -q 2 a/n.js',
    })
    change('a/n.js', 'export const n = 2\n')
    expect(await prove()).toMatchObject({ kind: 'run', of: 1, passing: 1, what: 'failures' })
  })
})

describe('the tests as they were', () => {
  const rust = (code: string, tests: string): string => `${code}\n\n#[cfg(test)]\nmod tests {\n    ${tests}\n}\n`
  const asked = '#[test]\n    fn doubles() { assert_eq!(super::double(2), 4); }'
  const given: Given = {
    files: { 'src/lib.rs': rust('pub fn double(n: u32) -> u32 { n }', asked) },
    failures: [failed('r', 'src/lib.rs')],
    verify: "if grep -q assert_eq src/lib.rs; then grep -q 'n \\* 2' src/lib.rs; fi",
  }

  test('decide within a file of Rust, where the code stays as it was changed', async () => {
    const { change, prove, read } = await open(given)
    const repaired = rust('pub fn double(n: u32) -> u32 { n * 2 }', '#[test]\n    fn doubles() {}')
    change('src/lib.rs', repaired)
    expect(await prove()).toMatchObject({ kind: 'run', of: 1, passing: 1, originals: 'pass' })
    expect(read('src/lib.rs')).toBe(repaired)
  })

  test('show a file of Rust in which only the tests were bent', async () => {
    const { change, prove } = await open(given)
    change('src/lib.rs', rust('pub fn double(n: u32) -> u32 { n }', '#[test]\n    fn doubles() {}'))
    expect(await prove()).toMatchObject({ kind: 'run', of: 1, passing: 1, originals: 'fail' })
  })

  test('are put back however large their data is', async () => {
    const { change, prove, read } = await open({
      files: { 'test/fixtures/big.txt': Buffer.alloc(2 * 1024 * 1024, 'x'), n: '1' },
      failures: both,
      verify: 'test "$(wc -c < test/fixtures/big.txt)" -lt 100',
    })
    change('test/fixtures/big.txt', 'little')
    expect(await prove()).toMatchObject({ kind: 'run', of: 2, passing: 2, originals: 'fail' })
    expect(read('test/fixtures/big.txt')).toBe('little')
  })
})
