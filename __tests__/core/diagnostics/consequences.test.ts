import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../../src/core/model/evidence.ts'
import { diagnoseAll, documentsOf, text } from '../../support/tool-output.ts'

const tracked = ['src/a.ts', 'Dockerfile', 'cpp/calc_test.cc']
const cause = "src/a.ts(3,1): error TS2304: Cannot find name 'x'.\n"
const marked = (message: string, check = 'ci'): Annotation => ({
  check,
  level: 'failure',
  path: '.github',
  line: null,
  column: null,
  title: null,
  message,
})

describe('what only repeats that a command failed', () => {
  test.each([
    'buildx failed with: ERROR: failed to build: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    "The command '/bin/sh -c npm ci' returned a non-zero code: 1",
    'make: *** [Makefile:3: test] Error 1',
    'make[2]: *** [CMakeFiles/app.dir/build.make:76: a.o] Error 1',
    'npm ERR! Lifecycle script `test` failed with error:',
    'npm error code ELIFECYCLE',
    ' ELIFECYCLE  Command failed with exit code 1.',
    'error Command failed with exit code 1.',
    'Error: Command failed: npm test',
    'run failed: command  exited (1)',
    '@app/web#build: command (/home/runner/work/app/app/web) npm run build exited (1)',
    'web#build:  ERROR  command (/home/runner/work/app/app/web) /usr/bin/npm run build exited (2)',
    'Lerna (powered by Nx)   Running target build for project web failed',
    "lerna ERR! npm run build exited 1 in 'web'",
    "Execution failed for task ':compileJava'.",
    'Failed to execute goal org.codehaus.mojo:exec-maven-plugin:3.1.0:exec (default) on project app: Command execution failed.',
    'Command failed with status (1): [npm test]',
    'Process completed with exit code 2.',
    "The process '/usr/bin/npm' failed with exit code 1",
  ])('is left out beside its cause: %s', (message) => {
    expect(diagnoseAll({ documents: [text(cause)], annotations: [marked(message)] }, tracked).diagnostics.map(({ rule }) => rule)).toEqual([
      'TS2304',
    ])
  })

  test('is told when nothing else is', () => {
    expect(diagnoseAll({ annotations: [marked('make: *** [Makefile:3: test] Error 1')] }, tracked).diagnostics).toMatchObject([
      { severity: 'error', message: 'make: *** [Makefile:3: test] Error 1' },
    ])
  })

  test("is told when the cause is another job's", () => {
    expect(
      diagnoseAll({ documents: [text(cause)], annotations: [marked('make: *** [Makefile:3: test] Error 1', 'lint')] }, tracked).diagnostics,
    ).toHaveLength(2)
  })

  test('is told behind its cause where it names a place', () => {
    const { diagnostics } = diagnoseAll({ documents: documentsOf('docker', 'log') })
    expect(diagnostics).toMatchObject([
      { kind: 'setup', rule: 'EUSAGE' },
      { kind: 'build', severity: 'error', file: 'Dockerfile', line: 4 },
    ])
  })

  test('is no consequence of what came after it', () => {
    const late =
      'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1\nnext\nnpm error code EUSAGE\nnpm error The `npm ci` command needs a lock file\n'
    expect(diagnoseAll({ documents: [text(late)] }, tracked).diagnostics.map(({ kind }) => kind)).toEqual(['build', 'setup'])
  })
})

describe('a test that fails because a test inside it fails', () => {
  const shown =
    '<testsuite name="(empty)"><testcase name="calc" classname="calc" status="fail"><failure message=""/><system-out>/home/runner/work/app/app/cpp/calc_test.cc:5: Failure\n  1\n[  FAILED  ] Calc.Adds (0 ms)</system-out></testcase></testsuite>'
  const inner =
    '<testsuite name="Calc"><testcase name="Adds" classname="Calc"><failure message="/home/runner/work/app/app/cpp/calc_test.cc:5&#10;Expected 1"/></testcase></testsuite>'
  const report = (content: string, path: string): ReturnType<typeof text> => text(content, { kind: 'report', path })

  test('is left out when the inner one is known', () => {
    expect(
      diagnoseAll({ documents: [report(shown, 'ctest.xml'), report(inner, 'gtest.xml')] }, tracked).diagnostics.map(
        (one) => one.test?.name,
      ),
    ).toEqual(['Adds'])
  })

  test('is left out where it says so, and only then', () => {
    const failed = (...messages: readonly string[]): string =>
      `<testsuite name="pytest"><testcase classname="test_a" name="test_loop">${messages.map((message) => `<failure message="${message}">${message}</failure>`).join('')}</testcase></testsuite>`
    const messages = (content: string): readonly string[] =>
      diagnoseAll({ documents: [report(content, 'r.xml')] }, tracked).diagnostics.map(({ message }) => message)
    expect(messages(failed('assert 2 == 3', 'contains 1 failed subtest'))).toEqual(['assert 2 == 3'])
    expect(messages(failed('contains 1 failed subtest'))).toEqual(['contains 1 failed subtest'])
  })

  test('is told when it is all there is', () => {
    expect(diagnoseAll({ documents: [report(shown, 'ctest.xml')] }, tracked).diagnostics.map((one) => one.test?.name)).toEqual(['calc'])
  })
})
