import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { execFileSync, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { unrecognisable } from '../../src/cli/unreadable.ts'
import { formats } from '../../src/core/formats/index.ts'
import type { FailureReport } from '../../src/core/model/evidence.ts'
import { command } from '../support/command.ts'

type Output = Pick<FailureReport, 'summary' | 'sources' | 'diagnostics' | 'omitted'>

const fixtures = join(import.meta.dirname, '../fixtures/formats')
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/diagnostics.schema.json'), 'utf8')) as object
const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(schema)
const failing =
  '<testsuite name="s"><testcase name="adds" classname="c"><failure message="boom">at x (/home/runner/work/r/r/src/a.ts:3:5)</failure></testcase><testcase name="ok"/></testsuite>'

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

/** The header of a tar archive, as far as it matters: https://www.gnu.org/software/tar/manual/html_node/Standard.html */
const tar = Uint8Array.from({ length: 1_024 }, (_, index) => (index >= 257 && index < 262 ? 'ustar'.charCodeAt(index - 257) : 0))

function circle(): string {
  const path = join(folder, 'circle')
  symlinkSync('circle', path)
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
    const { summary, sources: all, diagnostics, omitted } = await json([fixtures])
    expect(summary.tests).toBe(summary.passed + summary.failed + summary.errored + summary.skipped)
    const sources = all.filter(({ kind }) => kind !== 'unreadable')
    expect(all.filter(({ kind }) => kind === 'unreadable')).toMatchObject([
      {
        path: fixtures,
        warnings: [
          expect.stringMatching(/^\d+ files were not recognised as reports or logs: `actionlint\/expected\.json`, .* and \d+ more\.$/),
        ],
      },
    ])
    expect(new Set(sources.map(({ kind }) => kind))).toEqual(
      new Set([
        'junit',
        'trx',
        'nunit',
        'xunit',
        'log',
        'sarif',
        'tap',
        'ctrf',
        'jest-json',
        'mocha-json',
        'playwright-json',
        'rspec-json',
        'eslint-json',
        'go-test-json',
      ]),
    )
    expect(sources.map(({ path }) => path)).toEqual(sources.map(({ path }) => path).toSorted())
    expect(diagnostics.length).toBeGreaterThan(60)
    expect(omitted).toBe(0)
  })

  test('a report', async () => {
    const path = put('report.xml', failing)
    expect(await json([path])).toMatchObject({
      version: 1,
      summary: { tests: 2, passed: 1, failed: 1 },
      sources: [{ path, kind: 'junit', warnings: [] }],
      diagnostics: [
        {
          message: 'boom',
          file: 'src/a.ts',
          line: 3,
          column: 5,
          source: { format: 'junit', path, job: null, line: 1 },
          occurrences: 1,
          flaky: false,
        },
      ],
    })
  })

  test('the numbers of which add up, whatever way attempts are told in', async () => {
    const flaky = '<testcase name="shakes"><flakyFailure message="slow"/><flakyError message="slower"/></testcase>'
    const repeated =
      '<testcase name="wobbles"><failure message="bad"/></testcase><testcase name="wobbles"><failure message="bad again"/></testcase><testcase name="wobbles"/>'
    const path = put(
      'attempts.xml',
      `<testsuite name="s">${flaky}${repeated}<testcase name="ok"/><testcase name="off"><skipped/></testcase><testcase name="red"><error message="worse"/></testcase></testsuite>`,
    )
    expect((await json([path])).summary).toEqual({ tests: 7, passed: 3, failed: 2, errored: 1, skipped: 1, flaky: 2 })
    expect((await command(['diagnose', '--format', 'table', path])).stdout).toContain(
      '; 7 tests: 3 passed (2 flaky), 2 failed, 1 errored, 1 skipped.',
    )
  })

  test('standard input of any kind', async () => {
    for (const stdin of [new TextEncoder().encode(failing), gzipSync(failing), await zip({ 'a/report.xml': failing })])
      expect((await json(['-'], { stdin })).summary.failed).toBe(1)
    expect((await json(['-'], { stdin: readFileSync(join(fixtures, 'tsc/job.log')) })).diagnostics[0]).toMatchObject({
      kind: 'build',
      rule: 'TS2322',
      source: { format: 'tsc', path: '-' },
    })
  })

  test('a report that is as long as the reader looks at once, and longer', async () => {
    for (const size of [4_095, 4_096, 4_097, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20 + 7]) {
      const path = put(
        'padded.xml',
        failing.replace('<testcase name="ok"/>', `<!--${' '.repeat(size - failing.length - 7)}--><testcase name="ok"/>`),
      )
      expect(await json([path])).toMatchObject({ summary: { tests: 2, failed: 1 }, sources: [{ warnings: [] }] })
    }
  })

  test('every case of a report of many windows', async () => {
    const cases = Array.from(
      { length: 30_000 },
      (_, index) =>
        `<testcase name="case ${index}" classname="some.long.enough.name.of.Class${index}">${index % 1_000 === 0 ? '<failure message="bad"/>' : ''}</testcase>\n`,
    )
    const path = put('long.xml', `<testsuite tests="30000" failures="30">${cases.join('')}</testsuite>`)
    const { sources, diagnostics } = await json([path])
    expect(sources).toMatchObject([{ tests: 30_000, failed: 30, warnings: [] }])
    expect(diagnostics.map(({ test: name }) => name?.name)).toEqual(Array.from({ length: 30 }, (_, index) => `case ${index * 1_000}`))
  })

  test('what is packed, by what its name says without that, under the name that it has', async () => {
    const tsc = readFileSync(join(fixtures, 'tsc/job.log'))
    const points = ['ok 1 - adds', 'not ok 2 - divides', '1..2'].join('\n')
    // Its first bytes alone would not tell what this one is.
    const late = ['# started', '# by hand', points].join('\n')
    for (const [name, content, kind] of [
      ['a.xml.gz', failing, 'junit'],
      ['job.log.gz', tsc, 'log'],
      ['b.tap.gz', late, 'tap'],
    ] as const) {
      const path = put(`packed/${name}`, gzipSync(content))
      const { sources, diagnostics } = await json([path])
      expect(sources).toMatchObject([{ path, kind, warnings: [] }])
      expect(new Set(diagnostics.map(({ source }) => source.path))).toEqual(new Set([path]))
    }
    const names = ['a.xml.gz', 'b.tap.gz', 'job.log.gz']
    expect((await json([join(folder, 'packed')])).sources.map(({ path }) => path)).toEqual(
      names.map((name) => join(folder, 'packed', name)),
    )
    const archive = put(
      'packed.zip',
      await zip(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'packed', name))]))),
    )
    expect((await json([archive])).sources.map(({ path, kind }) => [path, kind])).toEqual([
      [`${archive}/a.xml.gz`, 'junit'],
      [`${archive}/b.tap.gz`, 'tap'],
      [`${archive}/job.log.gz`, 'log'],
    ])
  })

  test('an archive, with an archive in it, but none in that', async () => {
    const inner = await zip({ 'x.xml': failing, 'deep.zip': await zip({ 'y.xml': failing }) })
    const path = put(
      'artifact.zip',
      await zip({ 'b/report.xml.gz': gzipSync(failing), 'inner.zip': inner, 'package.json': '{}', 'image.png': 'png' }),
    )
    const { sources, summary } = await json([path])
    expect(sources.map(({ path: name, kind }) => [name, kind])).toEqual([
      [`${path}/b/report.xml.gz`, 'junit'],
      [`${path}/inner.zip/x.xml`, 'junit'],
      [path, 'unreadable'],
    ])
    expect(sources.at(-1)?.warnings).toEqual([
      expect.stringContaining('archive inside an archive inside an archive'),
      '`package.json` was not recognised as a report or a log.',
    ])
    expect(summary.failed).toBe(2)
  })

  test("the archive of a run's logs, each line once", async () => {
    const log = readFileSync(join(fixtures, 'tsc/job.log'), 'utf8')
    const path = put('logs.zip', await zip({ '0_build (20).txt': log, 'build (20)/1_Set up job.txt': '', 'build (20)/2_tsc.txt': log }))
    const { sources, diagnostics } = await json([path])
    expect(sources.map(({ path: name }) => name)).toEqual([`${path}/0_build (20).txt`])
    expect(diagnostics.map(({ source, occurrences }) => [source.job, occurrences])).toEqual(diagnostics.map(() => ['build (20)', 1]))
  })

  test("the unpacked archive of a run's logs, each line once, wherever it lies", async () => {
    const log = readFileSync(join(fixtures, 'tsc/job.log'), 'utf8')
    for (const at of ['unpacked/', 'downloads/logs_17/'])
      for (const [name, content] of [
        ['0_build.txt', log],
        ['build/1_Set up job.txt', 'x'],
        ['build/2_tsc.txt', log],
        ['build/system.txt', 'x'],
        ['-7_old.txt', 'x'],
        ['old/1_x.txt', 'x'],
      ] as const)
        put(`${at}${name}`, content)
    for (const [folder, cwd] of [
      [join(put('unpacked/0_build.txt', log), '..'), undefined],
      ['.', join(put('downloads/logs_17/0_build.txt', log), '../..')],
    ] as const) {
      const { sources, diagnostics } = await json([folder], cwd === undefined ? {} : { cwd })
      expect(sources.map(({ path, kind }) => [path.split('/').at(-1), kind])).toEqual([
        ['-7_old.txt', 'log'],
        ['0_build.txt', 'log'],
      ])
      expect(diagnostics.map(({ source, occurrences }) => [source.job, occurrences])).toEqual(diagnostics.map(() => ['build', 1]))
      expect(diagnostics.length).toBeGreaterThan(0)
    }
  })

  describe('what has no known extension, by its first bytes', () => {
    const line = 'src/a.ts(3,5): error TS2322: Type\n'
    const logs = ['build.log.1', 'build_log', 'console', 'output', 'stderr', 'stdout', 'test-output.out']
    const others = {
      core: Uint8Array.from({ length: 300 }, (_, index) => index % 256),
      'data.xyz': 'text',
      page: '<!DOCTYPE html><html>',
      run: '#!/bin/sh\n',
      settings: '{"a": [1, 2]}',
    }
    const entries: Readonly<Record<string, string | Uint8Array>> = {
      ...Object.fromEntries(logs.map((name) => [name, line])),
      ...others,
      junit: failing,
      'results.unit': failing,
      Makefile: 'all:\n',
      'shot.png': 'png',
      'node_modules/x/report.xml': failing,
      '.git/output': line,
    }
    const named = `5 files were not recognised as reports or logs: ${Object.keys(others)
      .map((name) => `\`${name}\``)
      .join(', ')}.`

    test.each(['folder', 'archive'])('in a %s', async (kind) => {
      for (const [name, content] of Object.entries(entries)) put(`nameless/${name}`, content)
      const path = kind === 'folder' ? join(folder, 'nameless') : put('nameless.zip', await zip(entries))
      const { sources, diagnostics } = await json([path])
      expect(
        sources
          .filter(({ kind: read }) => read === 'log')
          .map(({ path: name }) => name.slice(path.length + 1))
          .toSorted(),
      ).toEqual(logs)
      expect(
        sources
          .filter(({ kind: read }) => read === 'junit')
          .map(({ path: name }) => name.slice(path.length + 1))
          .toSorted(),
      ).toEqual(['junit', 'results.unit'])
      expect(sources.filter(({ kind: read }) => read === 'unreadable')).toMatchObject([{ path, warnings: [named] }])
      expect(diagnostics.map(({ occurrences }) => occurrences).toSorted()).toEqual([2, logs.length])
    })
  })

  test('a log that begins like JSON, whoever hands it over', async () => {
    const error = 'src/a.ts(3,5): error TS2322: Type\n'
    for (const begin of ['[INFO] Scanning for projects\n', '{"level":"info"}\n{"level":"error"}\n', '[1/4] Resolving\n', '{ building\n']) {
      expect((await json(['-'], { stdin: new TextEncoder().encode(begin + error) })).diagnostics, begin).toMatchObject([{ rule: 'TS2322' }])
    }
  })

  test('nothing, and says so', async () => {
    expect((await json(['-'])).sources).toMatchObject([{ path: '-', kind: 'unreadable', warnings: ['Standard input is empty.'] }])
    for (const path of ['/dev/null', put('nothing.log', ''), put('nothing', '')])
      expect((await json([path])).sources).toMatchObject([{ path, kind: 'unreadable', warnings: ['The file is empty.'] }])
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
    [
      'a file is neither text nor archive',
      () => [put('image.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1))],
      'neither text nor an archive',
    ],
    ['JSON is of no known kind', () => [put('package.json', '{"name":"x"}')], 'no kind of report that is known'],
    ['JSON of no known kind comes by a pipe', () => ['-'], 'it is JSON, but no kind of report that is known'],
    ['a page is called a report', () => [put('page.xml', '<!DOCTYPE html><html></html>')], 'The file has a document type and was refused'],
    ['words are called a report', () => [put('words.xml', 'just words')], 'The file is empty or not XML. Name'],
    ['an archive is empty', () => [put('empty.zip', '')], 'it is empty, so it is no archive'],
    ['it is a tar archive', () => [put('x.tar.gz', gzipSync(tar))], 'x.tar.gz` cannot be read: a tar archive is not opened here'],
    ['links lead in a circle', () => [circle()], 'lead in a circle'],
    ['a part of the path is a file', () => [join(put('plain.xml', failing), 'x')], 'no folder'],
    ['a name has control characters', () => [join(folder, 'a\u001b[31m\u0007\nb')], 'a\\u{001B}[31m\\u{0007} b` cannot be read'],
    ['a value begins with a dash', () => ['--max-tokens', '-5', 'x.xml'], '`--max-tokens` has no value'],
    ['a number is negative', () => ['--max-diagnostics=-5', 'x.xml'], 'is not a whole number from 1'],
    ['a number is zero', () => ['--max-tokens', '0', 'x.xml'], 'is not a whole number from 1'],
    ['a format lacks its name', () => ['--format', 'x.xml'], '`--format x.xml` is unknown'],
    ['an archive is broken', async () => [put('broken.zip', (await zip({ 'a.xml': failing })).subarray(0, 60))], 'The archive is broken'],
    ['gzip is broken', () => [put('broken.xml.gz', gzipSync(failing).subarray(0, 12))], 'could not be unpacked'],
    ['an archive holds no report', async () => [put('other.zip', await zip({ 'a.png': 'x' }))], 'holds no report'],
    ['a flag is unknown', () => ['--colour', 'x.xml'], "Unknown option '--colour'"],
    ['a format is unknown', () => ['--format', 'xml', 'x.xml'], 'Use one of json, brief, table, sarif, annotations'],
    ['a number is none', () => ['--max-tokens', '1e3', 'x.xml'], 'is not a whole number'],
    ['the root is no folder', () => ['--root', join(folder, 'nowhere'), put('r.xml', failing)], 'is no folder'],
    ['no file is named', () => [], 'No file was given'],
  ])('%s', async (_, args, says) => {
    const { code, stdout, stderr } = await command(['diagnose', ...(await args())], { stdin: new TextEncoder().encode('{"name": "x"}') })
    expect({ code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 })
    expect(stderr).toContain(says)
  })

  test('the command is unknown', async () => {
    expect((await command(['diagnosis', 'x'])).stderr).toContain('The command `diagnosis` is unknown')
    expect((await command([])).code).toBe(2)
  })
})

test('says of JSON that nothing reads what would have been read', () => {
  const { message } = unrecognisable('x', new TextEncoder().encode('{"a": 1}'))
  for (const { name } of formats.filter((format) => /json|sarif|ctrf/.test(format.name)))
    expect(message.toLowerCase()).toContain(name.replace(/-json$/, '').replace('-', ' '))
})

test('knows its version', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { readonly version: string }
  expect(await command(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

describe('output', () => {
  function shell(script: string): { readonly code: number | null; readonly text: string } {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', script, 'bash', process.execPath, join(import.meta.dirname, '../../src/cli.ts'), put('shown.xml', failing)],
      { encoding: 'utf8' },
    )
    return { code: status, text: stdout + stderr }
  }

  test('that cannot be written is a failure', () => {
    expect(shell('"$1" "$2" diagnose "$3" > /dev/full')).toMatchObject({
      code: 2,
      text: expect.stringContaining('The output cannot be written') as string,
    })
  })

  test('may be read in part, errors too', () => {
    expect(shell('"$1" "$2" diagnose "$3" | true; exit ${PIPESTATUS[0]}')).toEqual({ code: 0, text: '' })
    expect(shell('"$1" "$2" diagnose "$3.none" 2>&1 | true; exit ${PIPESTATUS[0]}')).toEqual({ code: 2, text: '' })
  })

  test('goes nowhere without harm', () => {
    expect(shell('"$1" "$2" diagnose "$3" <&- >&-')).toEqual({ code: 0, text: '' })
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
  expect(sources.find(({ kind }) => kind === 'unreadable')).toMatchObject({
    path: join(folder, 'mixed/broken.zip'),
    warnings: [expect.stringContaining('broken')],
  })
})

test('a deep heap of suites and names like __proto__ do no harm', async () => {
  const deep = put('deep.json', `{"stats":{"suites":1,"tests":1},"results":[${'{"title":"a","suites":['.repeat(50_000)}`)
  expect((await json([deep])).sources[0]?.warnings).toEqual(['The file is not valid JSON.'])
  const nested = `${'{"title":"a","suites":['.repeat(1_000)}${']}'.repeat(1_000)}`
  expect((await json([put('nested.json', `{"stats":{"suites":1,"tests":1},"results":[${nested}]}`)])).sources[0]?.warnings).toEqual([
    'Suites are nested deeper than 64.',
  ])
  const evil = put(
    'evil.json',
    '{"reportFormat":"CTRF","results":{"__proto__":{"polluted":1},"tests":[{"__proto__":{"x":1},"name":"__proto__","status":"failed","message":"constructor"}]}}',
  )
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
    expect(bare.diagnostics.filter(({ excerpt }) => excerpt === null).length).toBeGreaterThan(
      all.diagnostics.filter(({ excerpt }) => excerpt === null).length,
    )
    const { stdout } = await command(['diagnose', '--format', 'brief', '--max-tokens', '200', path])
    expect(stdout.length).toBeLessThanOrEqual(600)
    expect(stdout).toMatch(/## What failed: 10 failures[\s\S]*\d more failures are left out here\./)
  })
})
