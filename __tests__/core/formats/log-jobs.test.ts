import { describe, expect, test } from 'vitest'
import { diagnoseAll, text } from '../../support/tool-output.ts'
import type { Diagnostic } from '../../../src/core/model/diagnostic.ts'

const tracked = ['src/a.ts', 'src/b.ts', 'src/c.ts']

/** What `gh run view --log` prints of a job's step: the first line has the byte-order mark of the step's file. */
function step(job: string, name: string, lines: readonly string[]): string {
  return lines.map((line, index) => `${job}\t${name}\t${index === 0 ? '\ufeff' : ''}2026-11-21T06:05:26.1234567Z ${line}\n`).join('')
}

function failing(job: string, lines: readonly string[], name = 'Run npx tsc'): string {
  return step(job, name, [
    '##[group]Run npx tsc',
    '\u001b[36;1mnpx tsc\u001b[0m',
    'shell: /usr/bin/bash -e {0}',
    '##[endgroup]',
    ...lines,
    '##[error]Process completed with exit code 2.',
  ])
}

function error(file: string, words = `no ${file}`): string {
  return `${file}(1,14): error TS2322: ${words}`
}

function read(content: string, job: string | null = null, piece = Infinity): readonly Diagnostic[] {
  const bytes = new TextEncoder().encode(content)
  const chunks = Array.from({ length: Math.ceil(bytes.length / Math.min(piece, bytes.length)) }, (_, index) =>
    bytes.subarray(index * Math.min(piece, bytes.length), (index + 1) * Math.min(piece, bytes.length)),
  )
  return diagnoseAll({ documents: [text('', { path: 'run.log', job, chunks })] }, tracked).diagnostics
}

describe('the log of a run with several jobs', () => {
  const setUp = (job: string): string => step(job, 'Set up job', ["Current runner version: '2.328.0'", 'Complete job name: x'])

  test.each([[Infinity], [7], [100]])('tells the job of each failure, in pieces of %d bytes', (piece) => {
    const found = read(
      setUp('lint (22)') + failing('lint (22)', [error('src/a.ts')]) + setUp('build / app') + failing('build / app', [error('src/b.ts')]),
      null,
      piece,
    )
    expect(found.map(({ file, source, jobs }) => [file, source.job, jobs])).toEqual([
      ['src/a.ts', 'lint (22)', ['lint (22)']],
      ['src/b.ts', 'build / app', ['build / app']],
    ])
    expect(found.map(({ source }) => source.line)).toEqual([7, 15])
  })

  test('counts one failure that two jobs have as seen twice', () => {
    expect(read(failing('one', [error('src/a.ts')]) + failing('two', [error('src/a.ts')]))).toMatchObject([
      { file: 'src/a.ts', occurrences: 2, jobs: ['one', 'two'] },
    ])
  })

  test('explains each job by its own words', () => {
    const found = read(failing('one', [error('src/a.ts')]) + failing('two', ['the generator gave up']))
    expect(found.map(({ message, source }) => [message, source.job])).toEqual([
      ['no src/a.ts', 'one'],
      ['the generator gave up', 'two'],
    ])
  })

  test('takes a job that succeeded for what it is', () => {
    const passed = step('one', 'Run npx tsc', [
      '##[group]Run npx tsc || true',
      '\u001b[36;1mnpx tsc || true\u001b[0m',
      'shell: /usr/bin/bash -e {0}',
      '##[endgroup]',
      error('src/a.ts'),
      'Cleaning up orphan processes',
    ])
    expect(read(passed + failing('two', [error('src/b.ts')]))).toMatchObject([{ file: 'src/b.ts', source: { job: 'two' } }])
  })

  test('does not take what prefixes one job had for those of the next', () => {
    const prefixed = ['api', 'web'].flatMap((name) => [`packages/${name} check$ tsc`, `packages/${name} check: ${error('src/a.ts')}`])
    const found = diagnoseAll({ documents: [text(failing('one', prefixed) + failing('two', prefixed), { job: null })] }, [
      'packages/api/src/a.ts',
      'packages/web/src/a.ts',
    ]).diagnostics
    expect(found).toMatchObject([
      { file: 'packages/api/src/a.ts', jobs: ['one', 'two'] },
      { file: 'packages/web/src/a.ts', jobs: ['one', 'two'] },
    ])
  })

  test("of which only one is there is that job's", () => {
    expect(read(failing('one', [error('src/a.ts')]), 'downloaded')).toMatchObject([{ source: { job: 'one' } }])
  })

  test('is bounded in its jobs', () => {
    const content = Array.from({ length: 300 }, (_, index) => step(`job ${index}`, 'tsc', [error('src/a.ts')])).join('')
    const [found] = read(content, 'downloaded')
    expect(found?.jobs).toHaveLength(257)
    expect(found?.jobs).toEqual(expect.arrayContaining(['job 0', 'job 255', 'downloaded']))
  })
})

test('lines of another run that a tool prints later do not name the job', () => {
  const shown =
    Array.from({ length: 80 }, (_, index) => `line ${index}\n`).join('') +
    step(
      'other',
      'Run',
      Array.from({ length: 40 }, () => 'x'),
    ) +
    `${error('src/a.ts')}\n`
  expect(read(shown, 'ci')).toMatchObject([{ file: 'src/a.ts', source: { job: 'ci' } }])
})

test('TeamCity names the step before its line', () => {
  expect(read(`[06:05:26]W:\t [Step 1/2] start\n[06:05:26]W:\t [Step 1/2] ${error('src/a.ts')}\n`, 'ci')).toMatchObject([
    { file: 'src/a.ts', line: 1 },
  ])
})
