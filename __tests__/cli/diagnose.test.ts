import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { FailureReport } from '../../src/core/model/evidence.ts'
import { command } from '../support/command.ts'

type Output = Pick<FailureReport, 'summary' | 'sources' | 'diagnostics' | 'omitted'>

const fixtures = join(import.meta.dirname, '../fixtures/formats')
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/diagnostics.schema.json'), 'utf8')) as object
const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(schema)
const failing = '<testsuite name="s"><testcase name="adds" classname="c"><failure message="boom">at x (/home/runner/work/r/r/src/a.ts:3:5)</failure></testcase><testcase name="ok"/></testsuite>'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

async function zip(entries: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const file = new ZipFile()
  for (const [name, content] of Object.entries(entries)) file.addBuffer(Buffer.from(content), name)
  file.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of file.outputStream) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

async function json(args: readonly string[], options: Parameters<typeof command>[1] = {}): Promise<Output> {
  const { code, stdout, stderr } = await command(['diagnose', ...args], options)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const output: unknown = JSON.parse(stdout)
  expect(isValid(output) ? [] : isValid.errors).toEqual([])
  return output as Output
}

describe('reads', () => {
  test('a folder of everything, as its schema says', async () => {
    const { sources, diagnostics, omitted } = await json([fixtures])
    expect(new Set(sources.map(({ kind }) => kind))).toEqual(new Set(['junit', 'trx', 'nunit', 'xunit', 'log', 'sarif', 'tap', 'ctrf', 'jest-json', 'mocha-json', 'playwright-json', 'rspec-json', 'eslint-json', 'go-test-json']))
    expect(sources.map(({ path }) => path)).toEqual(sources.map(({ path }) => path).toSorted())
    expect(diagnostics.length).toBeGreaterThan(60)
    expect(omitted).toBe(0)
  })

  test('a report', async () => {
    const path = put('report.xml', failing)
    expect(await json([path])).toMatchObject({ version: 1, summary: { tests: 2, passed: 1, failed: 1 }, sources: [{ path, kind: 'junit', warnings: [] }], diagnostics: [{ message: 'boom', file: 'src/a.ts', line: 3, column: 5, source: { format: 'junit', path, job: null, line: 1 }, occurrences: 1, flaky: false }] })
  })

  test('standard input of any kind', async () => {
    for (const stdin of [new TextEncoder().encode(failing), gzipSync(failing), await zip({ 'a/report.xml': failing })]) expect((await json(['-'], { stdin })).summary.failed).toBe(1)
    expect((await json(['-'], { stdin: readFileSync(join(fixtures, 'tsc/job.log')) })).diagnostics[0]).toMatchObject({ kind: 'build', rule: 'TS2322', source: { format: 'tsc', path: '-' } })
  })

  test('a report that is as long as the reader looks at once, and longer', async () => {
    for (const size of [4_095, 4_096, 4_097, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20 + 7]) {
      const path = put('padded.xml', failing.replace('<testcase name="ok"/>', `<!--${' '.repeat(size - failing.length - 7)}--><testcase name="ok"/>`))
      expect(await json([path])).toMatchObject({ summary: { tests: 2, failed: 1 }, sources: [{ warnings: [] }] })
    }
  })

  test('every case of a report of many windows', async () => {
    const cases = Array.from({ length: 30_000 }, (_, index) => `<testcase name="case ${index}" classname="some.long.enough.name.of.Class${index}">${index % 1_000 === 0 ? '<failure message="bad"/>' : ''}</testcase>\n`)
    const path = put('long.xml', `<testsuite tests="30000" failures="30">${cases.join('')}</testsuite>`)
    const { sources, diagnostics } = await json([path])
    expect(sources).toMatchObject([{ tests: 30_000, failed: 30, warnings: [] }])
    expect(diagnostics.map(({ test: name }) => name?.name)).toEqual(Array.from({ length: 30 }, (_, index) => `case ${index * 1_000}`))
  })

  test('an archive, with an archive in it, but none in that', async () => {
    const inner = await zip({ 'x.xml': failing, 'deep.zip': await zip({ 'y.xml': failing }) })
    const path = put('artifact.zip', await zip({ 'b/report.xml.gz': gzipSync(failing), 'inner.zip': inner, 'package.json': '{}', 'image.png': 'png' }))
    const { sources, summary } = await json([path])
    expect(sources.map(({ path: name, kind }) => [name, kind])).toEqual([[`${path}/b/report.xml.gz`, 'junit'], [`${path}/inner.zip/x.xml`, 'junit'], [path, 'unreadable']])
    expect(sources.at(-1)?.warnings).toEqual([expect.stringContaining('archive inside an archive inside an archive')])
    expect(summary.failed).toBe(2)
  })

  test("the archive of a run's logs, each line once", async () => {
    const log = readFileSync(join(fixtures, 'tsc/job.log'), 'utf8')
    const path = put('logs.zip', await zip({ '0_build (20).txt': log, 'build (20)/1_Set up job.txt': '', 'build (20)/2_tsc.txt': log }))
    const { sources, diagnostics } = await json([path])
    expect(sources.map(({ path: name }) => name)).toEqual([`${path}/0_build (20).txt`])
    expect(diagnostics.map(({ source, occurrences }) => [source.job, occurrences])).toEqual(diagnostics.map(() => ['build (20)', 1]))
  })

  test('no file that a symbolic link leads to', async () => {
    const path = put('linked/report.xml', failing)
    symlinkSync('/', join(folder, 'linked/root'))
    symlinkSync(path, join(folder, 'linked/again.xml'))
    expect((await json([join(folder, 'linked')])).sources.map(({ path: name }) => name)).toEqual([path])
  })

  test('with the paths of a checkout', async () => {
    const checkout = join(folder, 'checkout')
    put('checkout/packages/x/src/a.ts', '')
    put('checkout/lib/a.ts', '')
    const path = put('rooted.xml', failing.replace('/home/runner/work/r/r/src', '/builds/x/src'))
    expect((await json(['--root', checkout, path])).diagnostics[0]?.file).toBe('packages/x/src/a.ts')
    execFileSync('git', ['init', '-q'], { cwd: checkout })
    expect((await json(['--root', checkout, path])).diagnostics[0]?.file).toBeNull()
    execFileSync('git', ['add', 'packages'], { cwd: checkout })
    expect((await json(['--root', checkout, path])).diagnostics[0]?.file).toBe('packages/x/src/a.ts')
  })
})

describe('ends with one line and 2 when', () => {
  test.each<[string, () => readonly string[] | Promise<readonly string[]>, string]>([
    ['there is no such file', () => [join(folder, 'none.xml')], 'there is no such file'],
    ['a folder holds nothing', () => [join(put('empty/.keep', ''), '..')], 'the folder holds no report'],
    ['a file is neither text nor archive', () => [put('image.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1))], 'neither text nor an archive'],
    ['JSON is of no known kind', () => [put('package.json', '{"name":"x"}')], 'no kind of report that is known'],
    ['an archive is broken', async () => [put('broken.zip', (await zip({ 'a.xml': failing })).subarray(0, 60))], 'The archive is broken'],
    ['gzip is broken', () => [put('broken.xml.gz', gzipSync(failing).subarray(0, 12))], 'could not be unpacked'],
    ['an archive holds no report', async () => [put('other.zip', await zip({ 'a.png': 'x' }))], 'holds no report'],
    ['a flag is unknown', () => ['--colour', 'x.xml'], "Unknown option '--colour'"],
    ['a format is unknown', () => ['--format', 'xml', 'x.xml'], 'Use one of json, brief, table, sarif, annotations'],
    ['a number is none', () => ['--max-tokens', '1e3', 'x.xml'], 'is not a whole number'],
    ['the root is no folder', () => ['--root', join(folder, 'nowhere'), put('r.xml', failing)], 'is no folder'],
    ['no file is named', () => [], 'No file was given'],
  ])('%s', async (_, args, says) => {
    const { code, stdout, stderr } = await command(['diagnose', ...(await args())])
    expect({ code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 })
    expect(stderr).toContain(says)
  })

  test('the command is unknown', async () => {
    expect((await command(['diagnosis', 'x'])).stderr).toContain('The command `diagnosis` is unknown')
    expect((await command([])).code).toBe(2)
  })
})

test('explains itself', async () => {
  const { code, stdout } = await command(['--help'])
  expect(code).toBe(0)
  for (const flag of ['--format', '--root', '--max-tokens', '--max-diagnostics']) expect(stdout).toContain(flag)
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
})

test('a part that cannot be read costs only itself', async () => {
  cpSync(join(fixtures, 'jest'), join(folder, 'mixed'), { recursive: true })
  put('mixed/broken.zip', 'PK\u0003\u0004 no archive')
  const { sources, summary } = await json([join(folder, 'mixed')])
  expect(summary.failed + summary.errored).toBeGreaterThan(0)
  expect(sources.find(({ kind }) => kind === 'unreadable')).toMatchObject({ path: join(folder, 'mixed/broken.zip'), warnings: [expect.stringContaining('broken')] })
})

test('a deep heap of suites and names like __proto__ do no harm', async () => {
  const deep = put('deep.json', `{"stats":{"suites":1,"tests":1},"results":[${'{"title":"a","suites":['.repeat(50_000)}`)
  expect((await json([deep])).sources[0]?.warnings).toEqual(['The file is not valid JSON.'])
  const nested = `${'{"title":"a","suites":['.repeat(1_000)}${']}'.repeat(1_000)}`
  expect((await json([put('nested.json', `{"stats":{"suites":1,"tests":1},"results":[${nested}]}`)])).sources[0]?.warnings).toEqual(['Suites are nested deeper than 64.'])
  const evil = put('evil.json', '{"reportFormat":"CTRF","results":{"__proto__":{"polluted":1},"tests":[{"__proto__":{"x":1},"name":"__proto__","status":"failed","message":"constructor"}]}}')
  expect((await json([evil])).diagnostics).toMatchObject([{ test: { name: '__proto__' }, message: 'constructor' }])
})

describe('leaves out what is too much', () => {
  test('by number', async () => {
    const all = await json([fixtures])
    const few = await json(['--max-diagnostics', '3', fixtures])
    expect(few.diagnostics).toEqual(all.diagnostics.slice(0, 3))
    expect(few.omitted).toBe(all.diagnostics.length - 3)
  })

  test('by tokens: excerpts first, then the last diagnostics', async () => {
    const path = join(fixtures, 'pytest')
    const all = await json([path])
    const bare = await json(['--max-tokens', '2900', path])
    expect(bare.diagnostics.map(({ id }) => id)).toEqual(all.diagnostics.map(({ id }) => id))
    expect(bare.diagnostics.filter(({ excerpt }) => excerpt === null).length).toBeGreaterThan(all.diagnostics.filter(({ excerpt }) => excerpt === null).length)
    const { stdout } = await command(['diagnose', '--format', 'brief', '--max-tokens', '200', path])
    expect(stdout.length).toBeLessThanOrEqual(600)
    expect(stdout).toMatch(/## What failed: 10 failures[\s\S]*\d more failures are left out here\./)
  })
})
