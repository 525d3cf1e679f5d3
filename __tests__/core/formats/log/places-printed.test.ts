import { describe, expect, test } from 'vitest'
import { diagnoseAll, text } from '../../../support/tool-output.ts'

const tracked = ['src/lib.rs', 'src/a.ts', 't.cpp', 't.c', 'Foo.cs', 'test/b.spec.js', 'test/a.bats']
const told = (lines: readonly string[], report?: string): readonly string[] =>
  diagnoseAll(
    {
      documents: [
        ...(report === undefined ? [] : [text(report, { kind: 'report', path: 'r.xml' })]),
        ...(lines.length === 0 ? [] : [text(lines.join('\n'))]),
      ],
    },
    tracked,
  ).diagnostics.map(
    ({ kind, file, line, rule, message }) =>
      `${kind} ${file}:${line}${rule === null ? '' : ` [${rule}]`} ${message.split('\n', 1)[0] ?? ''}`,
  )

test.each([
  ['on by default', '  = note: `#[deny(clippy::never_loop)]` on by default'],
  ['implied', '  = note: `-D clippy::never-loop` implied by `-D warnings`'],
])('Clippy names its lint in a note: %s', (_how, note) => {
  const lines = [
    'error: this loop never actually loops',
    ' --> src/lib.rs:3:5',
    '  |',
    '3 |     loop {',
    '  |     ^^^^',
    '  |',
    '  = help: for further information visit https://rust-lang.github.io/rust-clippy/master/index.html#never_loop',
    note,
    '',
    'error: could not compile `app` (lib) due to 1 previous error',
  ]
  expect(told(lines)).toEqual(['lint src/lib.rs:3 [clippy::never_loop] this loop never actually loops'])
})

test('Cargo: a doctest that does not compile is one failure', () => {
  const lines = [
    'failures:',
    '',
    '---- src/lib.rs - add (line 3) stdout ----',
    'error[E0425]: cannot find function `nope` in this scope',
    ' --> src/lib.rs:4:1',
    '  |',
    '4 | nope();',
    '  | ^^^^ not found in this scope',
    '',
    'error: aborting due to 1 previous error',
    '',
    "Couldn't compile the test.",
    '',
    'failures:',
    '    src/lib.rs - add (line 3)',
    '',
    'test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s',
  ]
  expect(told(lines)).toEqual(['test src/lib.rs:4 [E0425] cannot find function `nope` in this scope'])
})

test('Cargo: a test that should have panicked', () => {
  expect(
    told([
      'failures:',
      '',
      '---- tests::panics stdout ----',
      'note: test did not panic as expected at src/lib.rs:30:8',
      '',
      'failures:',
      '    tests::panics',
      '',
      'test result: FAILED. 0 passed; 1 failed',
    ]),
  ).toEqual(['test src/lib.rs:30 The test did not panic as expected'])
})

test('make: its last word stands for a recipe that says nothing', () => {
  expect(told(['cc -o app app.o', 'make: *** [Makefile:3: all] Error 1'])).toEqual(['other null:null make: *** [Makefile:3: all] Error 1'])
  expect(told(['src/a.ts(3,7): error TS2304: no', 'make: *** [Makefile:3: all] Error 1'])).toEqual(['build src/a.ts:3 [TS2304] no'])
})

test('Catch2: the place in its report', () => {
  expect(
    told(
      [],
      '<testsuite name="t"><testcase classname="t.global" name="adds"><failure message="add(1, 2) == 4" type="REQUIRE">FAILED:\n  REQUIRE( add(1, 2) == 4 )\nwith expansion:\n  3 == 4\nat /p/t.cpp:9\n</failure></testcase></testsuite>',
    ),
  ).toEqual(['test t.cpp:9 add(1, 2) == 4'])
})

test('C: an assertion that ended a program below CTest', () => {
  expect(
    told([
      '1/1 Test #1: calc .............................Subprocess aborted***Exception:   0.12 sec',
      "t: /p/t.c:7: main: Assertion `add(1, 2) == 4' failed.",
      '',
      '0% tests passed, 1 tests failed out of 1',
      '',
      'The following tests FAILED:',
      '\t  1 - calc (Subprocess aborted)',
    ]),
  ).toEqual([expect.stringMatching(/^test t\.c:7 /)])
})

test('.NET: an exception that nobody has caught', () => {
  expect(
    told([
      'Unhandled exception. System.InvalidOperationException: no rows',
      '   at App.Foo.Load() in /p/Foo.cs:line 7',
      '   at App.Program.Main() in /p/Program.cs:line 3',
    ]),
  ).toEqual(['other Foo.cs:7 System.InvalidOperationException: no rows'])
})

test('ts-jest: the place that the compiler tells', () => {
  expect(
    told([
      ' FAIL  src/a.test.ts',
      '  ● Test suite failed to run',
      '',
      "    src/a.ts:3:7 - error TS2304: Cannot find name 'total'.",
      '',
      '    3 const x = total',
      '            ~~~~~',
      '',
    ]),
  ).toEqual([expect.stringMatching(/src\/a\.ts:3 /)])
})

test('Mocha: the file of a hook that ran out of time', () => {
  expect(
    told([
      '  0 passing (2s)',
      '  1 failing',
      '',
      '  1) "before all" hook for "adds":',
      '     Error: Timeout of 2000ms exceeded. For async tests and hooks, ensure "done()" is called; if returning a Promise, ensure it resolves. (/p/test/b.spec.js)',
      '      at listOnTimeout (node:internal/timers:581:17)',
      '',
    ]),
  ).toEqual([expect.stringMatching(/test\/b\.spec\.js:/)])
})

test('bats: the place in its report', () => {
  expect(
    told(
      [],
      '<testsuite name="test/a.bats"><testcase classname="test/a.bats" name="adds"><failure type="failure">(in test file test/a.bats, line 4)\n  `[ "$result" -eq 4 ]&#39; failed</failure></testcase></testsuite>',
    ),
  ).toEqual([expect.stringMatching(/^test test\/a\.bats:4 /)])
})

test('Playwright: what its reporter for GitHub marks again is no other failure', () => {
  const rule = '─'.repeat(40)
  const error = [
    '',
    '    Error: expect(received).toBe(expected)',
    '',
    '    Expected: 3',
    '    Received: 2',
    '',
    '        at /p/test/b.spec.js:6:3',
  ]
  const lines = [
    `  1) [chromium] › test/b.spec.js:4:3 › calc › adds ${rule}`,
    ...error,
    '',
    `    Retry #1 ${rule}`,
    ...error,
    '',
    '  1 failed',
    `##[error]  1) [chromium] › test/b.spec.js:4:3 › calc › adds ${rule}`,
    ...error,
    '',
    `##[error]    Retry #1 ${rule}`,
    ...error,
    '',
    '##[error]Process completed with exit code 1.',
  ]
  expect(told(lines)).toEqual(['test test/b.spec.js:6 Error: expect(received).toBe(expected)'])
})

describe('Playwright: each soft error of a test is a failure of its own, once', () => {
  const rule = '─'.repeat(40)
  const title = '[chromium] › test/b.spec.js:4:3 › calc › adds'
  const error = (words: string, line: number): readonly string[] => [
    '',
    `    Error: ${words}`,
    '',
    '    Expected: 3',
    '    Received: 2',
    '',
    `        at /p/test/b.spec.js:${line}:3`,
  ]
  const errors = [error('sum', 6), error('expect(received).toBe(expected)', 7)]
  const listing = [
    `  1) ${title} ${rule}`,
    ...errors.flat(),
    '',
    `    Retry #1 ${rule}`,
    ...errors.flat(),
    '',
    '  1 failed',
    `    ${title} ${rule}`,
  ]
  // Its reporter for GitHub asks for one annotation an error and attempt, each below the title.
  const messages = [[], ['', `    Retry #1 ${rule}`]].flatMap((retry) => errors.map((one) => [`  1) ${title} ${rule}`, ...retry, ...one]))
  const run = messages.flatMap(([first = '', ...rest]) => [`##[error]${first}`, ...rest, ''])
  const asked = messages.map(
    (lines, index) => `::error file=test/b.spec.js,title=${title},line=${6 + (index % 2)},col=3::${lines.join('%0A')}`,
  )

  test.each([
    ['as the runner prints them', run],
    ['below the listing', [...listing, ...run]],
    ['below the listing, unread by a runner', [...listing, ...asked]],
  ])('%s', (_, lines) => {
    expect(told([...lines, '##[error]Process completed with exit code 1.'])).toEqual([
      'test test/b.spec.js:6 Error: sum',
      'test test/b.spec.js:7 Error: expect(received).toBe(expected)',
    ])
  })
})
