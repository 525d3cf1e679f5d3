import { describe, expect, test } from 'vitest'
import { diagnoseAll, facts, text } from '../../support/tool-output.ts'
import { log } from '../../../src/core/formats/log.ts'
import type { Reading } from '../../../src/core/model/evidence.ts'

const stamped = (lines: readonly string[]): string => lines.map((line) => `2026-11-21T06:05:26.1234567Z ${line}`).join('\r\n')

function read(content: string): Reading {
  const reader = log.open()
  reader.write(new TextEncoder().encode(content))
  return reader.end()
}

test('sees through timestamps, a byte-order mark, colours and line endings', () => {
  expect(
    read(
      `\ufeff${stamped(['\u001b[96msrc/a.ts\u001b[0m:\u001b[93m1\u001b[0m:\u001b[93m14\u001b[0m - \u001b[91merror\u001b[0m\u001b[90m TS2322: \u001b[0mbad', ''])}`,
    ).findings,
  ).toMatchObject([{ file: 'src/a.ts', line: 1, column: 14, rule: 'TS2322' }])
})

test('skips the script that the runner repeats, and only that', () => {
  const reading = read(
    stamped([
      '##[group]Run echo "a.c:1:1: error: not me"',
      '\u001b[36;1mecho "b.c:1:1: error: not me"\u001b[0m',
      '\u001b[36;1mc.c:1:1: error: not me\u001b[0m',
      'shell: /usr/bin/bash -e {0}',
      '##[endgroup]',
      '##[group]Run my tests',
      'd.c:2:3: error: me',
      '##[endgroup]',
    ]),
  )
  expect(reading.findings).toMatchObject([{ file: 'd.c', line: 2 }])
})

test('takes a marked line once, from the format that knows it', () => {
  expect(
    read(
      stamped(["##[error]src/a.ts(3,5): error TS2322: Type 'string' is not assignable.", '##[error]Process completed with exit code 2.']),
    ).findings,
  ).toMatchObject([{ kind: 'build', file: 'src/a.ts', line: 3 }])
})

test('reads workflow commands with properties', () => {
  expect(read('::error file=a/b.c,line=3,col=7,title=Oh, no::first%0Asecond %25').findings).toMatchObject([
    { file: 'a/b.c', line: 3, column: 7, message: 'first\nsecond %\n(Oh, no)' },
  ])
})

describe('a log that no format knows', () => {
  const step = (script: string, output: readonly string[]): readonly string[] => [
    `##[group]Run ${script}`,
    `\u001b[36;1m${script}\u001b[0m`,
    'shell: /usr/bin/bash -e {0}',
    '##[endgroup]',
    ...output,
  ]

  test('is told by the first strong words of the step that failed', () => {
    const reading = read(
      stamped([
        ...step('ok', ['Error: tolerated earlier']),
        ...step('bad', [
          'starting',
          'Error: the database is missing',
          'cleaning',
          'failed to stop',
          '##[error]Process completed with exit code 1.',
        ]),
        'Post job cleanup.',
        '[command]/usr/bin/git version',
        'fatal: not the cause',
      ]),
    )
    expect(reading.findings).toMatchObject([{ kind: 'other', message: 'Error: the database is missing', at: 11 }])
    expect(reading.findings[0]?.excerpt).toContain('starting')
    expect(reading.findings[0]?.excerpt).not.toContain('tolerated')
  })

  test('is told by the last line of the step when it has no such words', () => {
    expect(read(stamped([...step('bad', ['one', 'two', '##[error]Process completed with exit code 3.'])])).findings).toMatchObject([
      { message: 'two' },
    ])
  })

  test('has nothing to tell when nothing failed', () => {
    expect(read('all\nis\nwell\n').findings).toEqual([])
  })
})

describe('infrastructure', () => {
  test('is told once', () => {
    expect(read(stamped(['##[error]No space left on device'])).findings).toMatchObject([{ kind: 'infrastructure' }])
  })

  test.each([
    '##[error]The runner has received a shutdown signal.',
    'tar: write error: No space left on device',
    '##[error]Process completed with exit code 137.',
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    '##[error]The job running on runner X has exceeded the maximum execution time of 360 minutes.',
    'npm error network request failed, reason: getaddrinfo EAI_AGAIN packages.example',
    'fatal: unable to access: Could not resolve host: github.com',
    'ERROR: toomanyrequests: You have reached your pull rate limit.',
    '##[error]Process completed with exit code 143.',
    'docker: Error response from daemon: toomanyrequests: You have reached your pull rate limit.',
    'Error: Get "https://proxy.example/x": dial tcp 10.0.0.1:443: i/o timeout',
    'fatal: unable to access: Recv failure: Connection reset by peer',
    'ERR_PNPM_META_FETCH_FAIL  GET https://packages.example/x: request failed',
    'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    '##[error]Unable to find any artifacts for the associated workflow',
  ])('%s', (line) => {
    expect(read(stamped([line])).findings.map(({ kind }) => kind)).toContain('infrastructure')
  })

  test.each([
    '✔ retries after ECONNRESET (3ms)',
    'test_timeout PASSED',
    'Killed 3 mutants',
    '✔ says Connection reset by peer (2 ms)',
    'Artifact not found for name x is retried',
    'expect(status).toBe("503 Service Unavailable")',
  ])('not: %s', (line) => {
    expect(read(line).findings.filter(({ kind }) => kind === 'infrastructure')).toEqual([])
  })
})

test('holds tests of one job apart from those of another only by what they say', () => {
  const failing = 'test at packages/api/test/calc.test.mjs:5:3\n✖ adds (1ms)\n  Error: bad\n'
  const report = diagnoseAll({ documents: [text(failing, { job: 'linux' }), text(failing, { job: 'windows' })] })
  expect(facts(report)).toHaveLength(1)
  expect(report.diagnostics[0]?.occurrences).toBe(2)
})
