import { describe, expect, test } from 'vitest'
import { diagnoseAll, facts, text } from '../../support/tool-output.ts'
import { log } from '../../../src/core/formats/log.ts'
import type { Finding } from '../../../src/core/model/evidence.ts'

interface Look {
  readonly isPlain?: boolean
}

/** A step as the runner writes it, its script coloured unless the log has lost its colours. */
function run(script: string, output: readonly string[], { isPlain = false }: Look = {}): readonly string[] {
  const lines = script.split('\n')
  return [
    `##[group]Run ${lines[0] ?? ''}`,
    ...lines.map((line) => (isPlain ? line : `\u001b[36;1m${line}\u001b[0m`)),
    'shell: /usr/bin/bash -e {0}',
    'env:',
    '  CI: true',
    '##[endgroup]',
    ...output,
  ]
}

function uses(action: string, output: readonly string[]): readonly string[] {
  return [`##[group]Run ${action}`, 'with:', '  persist-credentials: false', '##[endgroup]', ...output]
}

const beginning = [
  "Current runner version: '2.328.0'",
  '##[group]Operating System',
  'Ubuntu',
  '##[endgroup]',
  'Prepare workflow directory',
  'Complete job name: test',
  ...uses('actions/checkout@v5', ['Syncing repository: acme/app', '[command]/usr/bin/git version', 'git version 2.51.0']),
]
const ending = [
  'Post job cleanup.',
  '[command]/usr/bin/git version',
  'git version 2.51.0',
  'fatal: no such section: includeif',
  'Cleaning up orphan processes',
]
const failed = (code = 1): string => `##[error]Process completed with exit code ${code}.`
const stamped = (lines: readonly string[]): string => lines.map((line) => `2026-11-21T06:05:26.1234567Z ${line}`).join('\n')

function read(...parts: readonly (readonly string[])[]): readonly Finding[] {
  const reader = log.open()
  reader.write(new TextEncoder().encode(stamped(parts.flat())))
  return reader.end().findings
}

const traceback = [
  'Traceback (most recent call last):',
  '  File "/home/runner/work/app/app/tools/check.py", line 3, in <module>',
  '    main()',
  'ValueError: boom',
]
const panic = [
  'panic: boom',
  '',
  'goroutine 1 [running]:',
  'main.main()',
  '\t/home/runner/work/app/app/go/main.go:5 +0x25',
  'exit status 2',
]
const typeError = "src/a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'."

describe('an error in a step that was allowed to fail', () => {
  const lint = [
    '/home/runner/work/app/app/src/a.ts',
    "  1:7  error  'a' is assigned a value but never used  no-unused-vars",
    '',
    '✖ 1 problem (1 error, 0 warnings)',
  ]
  const build = "src/b.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'."
  const pytest = [
    '=================================== FAILURES ===================================',
    '___________________________________ test_b ____________________________________',
    '',
    '    def test_b():',
    '>       assert 1 == 2',
    'E       assert 1 == 2',
    '',
    'tests/test_b.py:2: AssertionError',
    '=========================== short test summary info ============================',
    'FAILED tests/test_b.py::test_b - assert 1 == 2',
    '============================== 1 failed in 0.02s ===============================',
  ]
  const files = (...parts: readonly (readonly string[])[]): readonly (string | null)[] =>
    diagnoseAll({ documents: [text(stamped(parts.flat()))] }, ['src/a.ts', 'src/b.ts', 'tests/test_b.py']).diagnostics.map(
      ({ file }) => file,
    )

  test('comes after what failed a step, though lint is read before tests', () => {
    expect(files(beginning, run('npx eslint . || true', lint), run('pytest', [...pytest, failed()]), ending)).toEqual([
      'tests/test_b.py',
      'src/a.ts',
    ])
    expect(files(beginning, run('pytest', [...pytest, failed()]), run('npx eslint . || true', lint), ending)).toEqual([
      'tests/test_b.py',
      'src/a.ts',
    ])
  })

  test('keeps its rank where both failed their steps, and where nothing else is understood', () => {
    expect(files(beginning, run('npx eslint .', [...lint, failed()]), run('pytest', [...pytest, failed()]), ending)).toEqual([
      'src/a.ts',
      'tests/test_b.py',
    ])
    expect(files(beginning, run('npx eslint . || touch failed', lint), run('test ! -e failed', [failed()]), ending)[0]).toBe('src/a.ts')
  })

  test('and one of a build does, too', () => {
    expect(files(beginning, run('npx tsc || true', [build]), run('npx eslint .', [...lint, failed()]), ending)).toEqual([
      'src/a.ts',
      'src/b.ts',
    ])
  })
})

describe('each step that failed is told', () => {
  test('when another one is understood', () => {
    const found = read(
      beginning,
      run('npx tsc', [typeError, failed(2)]),
      run('./check-licences', ['looking at 12 packages', 'left-pad: licence not allowed', failed()]),
      ending,
    )
    expect(found).toMatchObject([{ file: 'src/a.ts' }, { kind: 'other', message: 'left-pad: licence not allowed' }])
  })

  test('when several are not understood, each by its own words', () => {
    const found = read(
      beginning,
      run('./one', ['Error: first', failed()]),
      run('./two', ['second', failed(3)]),
      run('./three', ['all is well']),
      run('./four', ['fatal: third', failed()]),
      ending,
    )
    expect(found.map(({ message }) => message)).toEqual(['Error: first', 'second', 'fatal: third'])
    expect(found[1]?.excerpt).not.toContain('first')
  })

  test('when an action failed that runs a process', () => {
    const found = read(
      beginning,
      uses('acme/deploy@v2', [
        '[command]/usr/bin/rsync -a . host:',
        'rsync error: unexplained error (code 255)',
        "##[error]The process '/usr/bin/rsync' failed with exit code 255",
      ]),
      run('npx tsc', [typeError, failed(2)]),
      ending,
    )
    expect(found.map(({ message }) => message)).toEqual([
      'rsync error: unexplained error (code 255)',
      "Type 'string' is not assignable to type 'number'.",
    ])
  })

  test('when only a warning is understood', () => {
    const found = read(run('make', ['a.c:1:2: warning: unused [-Wunused]', 'the generator gave up', failed(2)]), ending)
    expect(found).toMatchObject([
      { severity: 'warning', rule: '-Wunused' },
      { severity: 'error', message: 'the generator gave up' },
    ])
  })

  test('but not a second time when its error is understood', () => {
    expect(
      read(
        beginning,
        run('npx tsc', ['starting', 'Error: the compiler says', typeError, failed(2)]),
        run('again', [typeError.replace('a.ts', 'b.ts'), failed(2)]),
        ending,
      ),
    ).toHaveLength(2)
  })

  test('in a log whose beginning was left out', () => {
    const found = read(['Error: the end of a step', failed()], run('npx tsc', [typeError, failed(2)]), ending)
    expect(found.map(({ at }) => at)).toEqual([1, 9])
  })

  test('by where the step began, not by a group that a tool prints', () => {
    const found = read(
      beginning,
      run('npm test', [typeError, '##[group]Run eslint', 'fine', '##[endgroup]', 'something is not right', failed()]),
      ending,
    )
    expect(found).toMatchObject([{ file: 'src/a.ts' }])
  })

  test('when its machine was killed', () => {
    const found = read(beginning, run('./one', ['Killed', failed(137)]), run('./two', ['Error: two', failed()]), ending)
    expect(found.map(({ kind }) => kind)).toEqual(['infrastructure', 'other'])
  })

  test('up to a limit', () => {
    const steps = Array.from({ length: 60 }, (_, index) => run(`./step-${index}`, [`Error: number ${index}`, failed()]))
    expect(read(...steps)).toHaveLength(20)
  })

  test('to the end of the pipeline, where what a report tells is not told again in vague words', () => {
    const job = stamped([
      ...run('npx tsc', [typeError, failed(2)]),
      ...run('./check-licences', ['left-pad: licence not allowed', failed()]),
    ])
    expect(facts(diagnoseAll({ documents: [text(job)] })).map(({ says }) => says)).toEqual([
      "Type 'string' is not assignable to type 'number'.",
      'left-pad: licence not allowed',
    ])
    const report = text(
      '<testsuite name="s"><testcase name="adds" file="go/calc/calc.go"><failure message="got 1, want 2"/></testcase></testsuite>',
      { kind: 'report', path: 'report.xml' },
    )
    expect(
      facts(diagnoseAll({ documents: [report, text(stamped(run('./test', ['1 is not right', failed()])))] })).map(({ test: name }) => name),
    ).toEqual(['adds'])
  })
})

describe('what only repeats that a command failed', () => {
  const messages = (...parts: readonly (readonly string[])[]): readonly string[] =>
    diagnoseAll({ documents: [text(stamped(parts.flat()))] }).diagnostics.map(({ message }) => message)
  const made = 'make: *** [Makefile:12: deploy] Error 7'
  const goal =
    'Failed to execute goal org.apache.maven.plugins:maven-deploy-plugin:3.1:deploy (default-deploy) on project app: Failed to deploy artifacts: status code: 401'
  const says = "Type 'string' is not assignable to type 'number'."

  test.each([
    ['make', ['refused by server', made], made],
    [
      'npm',
      ['refused by server', 'npm error Lifecycle script `deploy` failed with error:', 'npm error code 7'],
      'npm error Lifecycle script `deploy` failed with error:',
    ],
    ['Maven', [`[ERROR] ${goal}`], goal],
  ])('is told where its step tells nothing else: %s', (_, output, message) => {
    expect(messages(beginning, run('npx tsc || true', [typeError]), run('./deploy', [...output, failed(2)]), ending)).toEqual(
      expect.arrayContaining([says, message]),
    )
    expect(messages(beginning, run('npx tsc', [typeError, failed(2)]), run('./deploy', [...output, failed(2)]), ending)).toEqual(
      expect.arrayContaining([says, message]),
    )
    expect(messages(beginning, run('./vague', ['1 problem', failed()]), run('./deploy', [...output, failed(2)]), ending)).toEqual(
      expect.arrayContaining(['1 problem', message]),
    )
  })

  test('is left out below its cause in the same step, be that known of an earlier one or not', () => {
    const build = run('mvn deploy', [typeError, `[ERROR] ${goal}`, failed(2)])
    expect(messages(beginning, build, ending)).toEqual([says])
    expect(messages(beginning, run('npx tsc || true', [typeError]), build, ending)).toEqual([says])
  })
})

describe('a log without steps whose last words are of success', () => {
  const [boom, jvm] = [
    ['Error: boom', '    at f (/app/src/a.ts:3:4)'],
    ['java.lang.IllegalStateException: expected', '\tat com.acme.Shop.open(Shop.java:9)'],
  ]
  const logs: readonly (readonly [string, readonly string[]])[] = [
    ['GitLab', ['WARNING: retrying, connection failed', 'Tests:       3 passed, 3 total', 'ERROR: No files to upload', 'Job succeeded']],
    ['Maven', [...jvm, '[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', '[INFO] BUILD SUCCESS']],
    ['Gradle', [...jvm, 'BUILD SUCCESSFUL in 3s']],
    ['sbt', [...boom, '[success] Total time: 3 s, completed']],
    ['pytest', [...traceback, '======= 2 passed, 1 warning in 0.12s =======']],
    ['unittest', [...traceback, 'Ran 2 tests in 0.001s', '', 'OK (skipped=1)']],
    ['Cargo', ["thread 'tests::panics' panicked at src/lib.rs:9:5:", 'boom', 'test result: ok. 1 passed; 0 failed; 0 ignored']],
    ['Go', ['2024/01/02 03:04:05 error: connection refused', 'PASS', 'ok  \texample.com/a\t0.003s']],
    ['Vitest', [...boom, ' Test Files  1 passed (1)', '      Tests  3 passed (3)']],
    ['Jest', [...boom, 'Tests:       1 skipped, 3 passed, 4 total']],
    ['BuildKit', ['#8 2.0 E: Unable to locate package (ignored)', '#8 DONE 3s', '#9 exporting to image', '#9 DONE 0.1s']],
  ]

  test.each(logs)('tells of no error: %s', (_, lines) => {
    expect(read(lines)).toEqual([])
  })

  test.each(logs)('tells of it when a word of failure follows, or the runner marks one: %s', (_, lines) => {
    expect(read(lines, ['fatal: cannot push'])).not.toEqual([])
    expect(read(lines, [failed()])).not.toEqual([])
  })

  test('still tells of a test by name, as an error unless the whole job succeeded', () => {
    const tests = ['FAILED tests/test_a.py::test_b - assert 1 == 2', '1 failed in 0.10s', 'ok  \texample.com/a\t0.003s']
    expect(read(tests)).toMatchObject([{ test: { name: 'test_b' }, severity: 'error' }])
    expect(read(tests, ['Job succeeded'])).toMatchObject([{ test: { name: 'test_b' }, severity: 'warning' }])
  })

  test.each([
    '1 failed, 2 passed in 0.10s',
    ' Test Files  1 failed | 2 passed (3)',
    'Tests:       1 failed, 3 passed, 4 total',
    'test result: FAILED. 1 passed; 1 failed; 0 ignored',
  ])('is none where some failed: %s', (line) => {
    expect(read(boom, [line])).not.toEqual([])
  })
})

describe('the logs of single steps in one folder', () => {
  const log = (name: string, lines: readonly string[]): ReturnType<typeof text> => text(stamped(lines), { path: name, job: null })
  const vague = run('npm ci', ['npm error ERESOLVE failed softly', 'ERROR: cannot load cache'])

  test('tell what failed, not what another step said in passing', () => {
    const failing = run('npx tsc', [typeError, failed(2)])
    expect(
      facts(diagnoseAll({ documents: [log('build/2_Run npm ci.txt', vague), log('build/3_Run npx tsc.txt', failing)] }, ['src/a.ts'])).map(
        ({ file }) => file,
      ),
    ).toEqual(['src/a.ts'])
    expect(
      diagnoseAll({ documents: [log('other/2_Run npm ci.txt', vague), log('build/3_Run npx tsc.txt', failing)] }, []).diagnostics.map(
        ({ source }) => source.path,
      ),
    ).toContain('other/2_Run npm ci.txt')
    expect(diagnoseAll({ documents: [log('build/2_Run npm ci.txt', vague)] }).diagnostics).toHaveLength(1)
  })
})

describe('a step that passed', () => {
  const tolerated = [
    'Error: boom handled',
    ...traceback,
    ...panic,
    'bash: line 3: nope: command not found',
    'npm error code ELSPROBLEMS',
    "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed.",
    'Killed',
    'tar: write error: No space left on device',
    '  12 passing',
  ]

  test.each([
    ['as the runner writes it', run('npm test', tolerated)],
    ['without its colours', run('npm test\nnpm run more', tolerated, { isPlain: true })],
    ['without its script', ['##[group]Run npm test', '##[endgroup]', ...tolerated]],
  ])('tells of no error in a job that passed, %s', (_, step) => {
    expect(read(beginning, step, ending)).toEqual([])
    expect(read(beginning, step, run('echo done', ['done']), ending)).toEqual([])
    expect(read(beginning, step, ['Cleaning up orphan processes', 'Terminate orphan process: pid (2039) (node)'])).toEqual([])
  })

  test('does not explain why another one failed', () => {
    const found = read(
      beginning,
      run('./prepare', [...traceback, ...panic]),
      run('./check', ['the tables differ', failed()]),
      run('./collect', ['all is collected']),
      ending,
    )
    expect(found).toMatchObject([{ kind: 'other', message: 'the tables differ' }])
  })

  test('may show why an earlier one failed that did not tell it itself', () => {
    const failing = run('docker compose up -d --wait', ['dependency failed to start: container app-web-1 exited (1)', failed()])
    const dump = run('docker compose logs', traceback)
    expect(read(beginning, failing, dump, ending)).toMatchObject([
      { message: 'dependency failed to start: container app-web-1 exited (1)' },
      { message: 'ValueError: boom' },
    ])
    expect(read(beginning, run('npx tsc', [typeError, failed(2)]), dump, ending)).toMatchObject([{ file: 'src/a.ts' }])
  })

  test('had no errors that count in a job that passed', () => {
    expect(read(beginning, run('npx tsc || true', [typeError]), run('npm test', ['PASS a']), ending)).toMatchObject([
      { file: 'src/a.ts', severity: 'warning' },
    ])
    const tries = run('./retry pytest -q', [
      'FAILED tests/test_a.py::test_b - assert 1 == 2',
      '1 failed in 0.10s',
      'trying again',
      '1 passed in 0.10s',
    ])
    expect(read(beginning, tries, ending)).toMatchObject([{ test: { name: 'test_b' }, severity: 'warning', flaky: true }])
    expect(
      read(
        beginning,
        run('pytest -q || true', ['FAILED tests/test_a.py::test_b - assert 1 == 2', '1 failed in 0.10s']),
        run('pytest other', ['1 passed in 0.10s']),
        ending,
      )[0],
    ).not.toHaveProperty('flaky')
    expect(read(beginning, tries, run('./check', ['nothing fits', failed()]), ending)[0]).toMatchObject({ severity: 'error' })
  })

  test('still tells of tests by name and of code by place', () => {
    const found = read(
      beginning,
      run('npx tsc || true', [typeError, '--- FAIL: TestAdd (0.00s)', '    calc_test.go:4: got 1, want 2', 'FAIL\tpkg\t0.1s']),
      ending,
    )
    expect(found.map(({ kind }) => kind)).toEqual(['build', 'test'])
  })

  test('still tells of trouble with a machine that may have lasted', () => {
    const found = read(
      beginning,
      run('./fetch', ['Error: Get "https://proxy.example/x": dial tcp 10.0.0.1:443: i/o timeout']),
      run('./use', ['nothing there', failed()]),
      ending,
    )
    expect(found.map(({ kind }) => kind)).toEqual(['infrastructure', 'other'])
  })

  test('is only known where the log goes on', () => {
    for (const lines of [run('./check', traceback), [...run('./prepare', traceback), ...run('./check', ['begins'])]])
      expect(read(beginning, lines)).toMatchObject([{ message: 'ValueError: boom' }])
  })

  test('is not one that the runner marks, allowed to fail or not', () => {
    for (const mark of [
      failed(),
      '##[error]The operation was canceled.',
      '##[error]Unable to download the tool',
      '##[end-action id=__self.check;outcome=failure;conclusion=success;duration_ms=12]',
    ]) {
      expect(read(beginning, run('./check', [...traceback, mark]), run('echo done', ['done']), ending)).toContainEqual(
        expect.objectContaining({ message: 'ValueError: boom' }),
      )
    }
  })

  test('is not an action that broke down without a word of the runner', () => {
    const crash = [
      '/home/runner/work/_actions/acme/upload/v1/dist/index.js:10',
      '    throw error',
      '    ^',
      '',
      'Error: Resource not accessible',
      '    at run (/home/runner/work/_actions/acme/upload/v1/dist/index.js:10:9)',
      '',
      'Node.js v20.19.1',
    ]
    expect(read(beginning, uses('acme/upload@v1', crash), ending)).toMatchObject([{ message: 'Error: Resource not accessible' }])
    expect(read(beginning, uses('./.github/actions/lint', ['error: two files differ']), ending)).toMatchObject([
      { message: 'error: two files differ' },
    ])
  })

  test('is not one that a script names like an action', () => {
    expect(read(beginning, run('./build.sh', traceback), ending)).toEqual([])
  })

  test('is unknown in what a tool prints without a runner', () => {
    expect(read(['Error: boom handled', ...traceback])).toMatchObject([{ message: 'ValueError: boom' }])
    expect(read(['Error: boom'])).toMatchObject([{ message: 'Error: boom' }])
  })
})

describe('the title of a test that passed is no error', () => {
  test.each([
    '  ✓ throws Error: boom (3 ms)',
    ' ✔ Fatal error: is caught',
    '√ ERROR: shown in red',
    'ok 3 - fails with Error: cannot open',
    '# Subtest: error: unknown option',
    '=== RUN   TestParse/error:_bad_input',
    '    --- PASS: TestParse/error:_bad_input (0.00s)',
    'tests/test_shop.py::test_raises[ValueError: cannot add] PASSED          [ 12%]',
    'CalcTest > fails with error: division PASSED',
    'test parse::permission_denied_error: ... ok',
    'test_fails (shop.Test) ... ok',
    "Test Case '-[AppTests.Calc testThrows error: x]' passed (0.001 seconds).",
    ' 3/12 Test  #3: error: cannot find ............   Passed    0.00 sec',
    '  Passed Throws error: not found [12 ms]',
    '[       OK ] Calc.ERROR (0 ms)',
    '✓ src/a.ts(1,14): error TS2322: is reported',
    '✓ Traceback (most recent call last):',
    '✓ deploy.sh: line 4: foo: command not found',
  ])('%s', (line) => {
    expect(read(['before', line, 'after'])).toEqual([])
    expect(read(run('./test', [line, 'and then it stopped', failed()]))).toMatchObject([{ message: 'and then it stopped' }])
  })

  test.each(['ERROR: okay, not ok', 'Error: the test passed a wrong argument', 'error: PASSED is no state'])(
    'but this is one: %s',
    (line) => {
      expect(read(run('./test', [line, 'and then it stopped', failed()]))).toMatchObject([{ message: line }])
    },
  )
})
