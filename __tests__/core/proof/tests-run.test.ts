import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ranNoTest } from '../../../src/core/proof/tests-run.ts'

describe('no test ran', () => {
  test.each([
    ['cargo', 'running 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 12 filtered out; finished in 0.00s\n'],
    [
      'cargo, all ignored',
      'running 1 test\ntest a ... ignored\n\ntest result: ok. 0 passed; 0 failed; 1 ignored; 0 measured; 12 filtered out; finished in 0.00s\n',
    ],
    [
      'nextest',
      '    Starting 0 tests across 1 binary (3 tests skipped)\n------------\n     Summary [   0.000s] 0 tests run: 0 passed, 3 skipped\nerror: no tests to run\n',
    ],
    ['go', 'ok  \texample.com/calc\t0.002s [no tests to run]\n'],
    ['go, verbose', 'testing: warning: no tests to run\nPASS\nok  \texample.com/calc\t0.002s [no tests to run]\n'],
    ['go, no files', '?   \texample.com/calc\t[no test files]\n'],
    ['dotnet', 'No test matches the given testcase filter `FullyQualifiedName~X` in /w/bin/T.dll\n'],
    [
      'dotnet, all skipped',
      'Skipped! - Failed:     0, Passed:     0, Skipped:     1, Total:     1\nPassed!  - Failed:     0, Passed:     0, Skipped:     1, Total:     1, Duration: 2 ms - T.dll (net8.0)\n',
    ],
    ['vitest', 'No test files found, exiting with code 1\n'],
    ['vitest, none of that name', ' Test Files  1 skipped (1)\n      Tests  3 skipped (3)\n   Start at  10:00:00\n'],
    [
      'vitest in colours',
      '\u001b[2m Test Files \u001b[22m \u001b[33m1 skipped\u001b[39m\u001b[90m (1)\u001b[39m\n\u001b[2m      Tests \u001b[22m \u001b[33m3 skipped\u001b[39m\u001b[90m (3)\u001b[39m\n',
    ],
    ['jest', 'No tests found, exiting with code 0\n'],
    ['jest, none of that name', 'Test Suites: 1 skipped, 0 of 1 total\nTests:       3 skipped, 3 total\n'],
    ['pytest', '========== no tests ran in 0.01s ==========\n'],
    ['pytest, deselected', '========== 5 deselected in 0.01s ==========\n'],
    ['pytest, skipped or expected to fail', '1 skipped, 1 xfailed in 0.01s\n'],
    ['unittest', 'Ran 0 tests in 0.000s\n\nOK\n'],
    ['unittest, skipped', 'Ran 2 tests in 0.000s\n\nOK (skipped=2)\n'],
    ['node:test', 'ℹ tests 0\nℹ suites 0\nℹ pass 0\nℹ fail 0\n'],
    ['node:test, none of that name', '✔ test/a.test.mjs (92.959339ms)\nℹ tests 1\nℹ suites 0\nℹ pass 1\nℹ fail 0\n'],
    ['node:test as TAP', '# tests 1\n# pass 0\n# fail 0\n# skipped 1\n'],
    ['mocha', '  0 passing (2ms)\n'],
    ['playwright', 'Error: No tests found\n'],
    ['playwright, skipped', '  2 skipped\n'],
    ['rspec', 'All examples were filtered out\n\n0 examples, 0 failures\n'],
    ['exunit, excluded', 'Finished in 0.01 seconds (0.00s async, 0.01s sync)\n3 tests, 0 failures, 3 excluded\n'],
    ['exunit, skipped', '1 doctest, 2 tests, 0 failures, 1 excluded, 2 skipped\n'],
    ['bats', '1..0\n\n0 tests, 0 failures\n'],
    ['rspec, pending', '2 examples, 0 failures, 2 pending\n'],
    ['minitest', '0 runs, 0 assertions, 0 failures, 0 errors, 0 skips\n'],
    ['phpunit', 'No tests executed!\n'],
    ['phpunit, skipped', 'OK, but some tests were skipped!\nTests: 2, Assertions: 0, Skipped: 2.\n'],
    ['maven', '[INFO] No tests to run.\n'],
    ['gradle', '> No tests found for given includes: [A.b](--tests filter)\n'],
    ['ctest', 'No tests were found!!!\n'],
    [
      'swift',
      "Test Suite 'Selected tests' passed at 2024\n\t Executed 0 tests, with 0 failures (0 unexpected) in 0.000 (0.000) seconds\n✔ Test run with 0 tests passed after 0.001 seconds.\n",
    ],
    ['bun', ' 0 pass\n 0 fail\n'],
    ['deno', 'ok | 0 passed | 0 failed (3 filtered out) (2ms)\n'],
  ])('%s', (_, output) => {
    expect(ranNoTest(output, false)).toBe(true)
  })
})

describe('tests ran', () => {
  test.each([
    [
      'cargo, beside binaries without any',
      'test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.00s\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.00s\n',
    ],
    ['go, beside packages without any', '?   \texample.com/cmd\t[no test files]\nok  \texample.com/calc\t0.002s\n'],
    ['go, from the cache', 'ok  \texample.com/calc\t(cached)\n'],
    [
      'dotnet',
      'No test matches the given testcase filter `x` in a.dll\nPassed!  - Failed:     0, Passed:     1, Skipped:     0, Total:     1, Duration: 2 ms - T.dll (net8.0)\n',
    ],
    ['vitest', ' Test Files  1 passed (1)\n      Tests  1 passed | 2 skipped (3)\n'],
    ['jest', 'Tests:       2 skipped, 1 passed, 3 total\n'],
    ['pytest', '===== 1 passed, 2 deselected in 0.01s =====\n'],
    ['unittest', 'Ran 3 tests in 0.000s\n\nOK (skipped=1)\n'],
    ['node:test', '✔ adds (1.5ms)\nℹ tests 1\nℹ pass 1\nℹ fail 0\n'],
    ['mocha', '  1 passing (2ms)\n  3 pending\n'],
    ['playwright', '  1 passed (2.0s)\n'],
    ['rspec', '1 example, 0 failures\n'],
    ['exunit', '1 doctest, 2 tests, 0 failures, 2 excluded\n'],
    ['bats', '2 tests, 0 failures, 1 skipped\n'],
    ['minitest', '1 runs, 1 assertions, 0 failures, 0 errors, 0 skips\n'],
    ['phpunit', 'OK (1 test, 1 assertion)\n'],
    ['maven', '[INFO] No tests to run.\n[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0\n'],
    ['a compiler', 'Found 0 errors.\n'],
    ['nothing at all', ''],
  ])('%s', (_, output) => {
    expect(ranNoTest(output, false)).toBe(false)
  })

  test('a file that is a test itself', () => {
    expect(ranNoTest('✔ test/a.test.mjs (92.9ms)\nℹ tests 1\nℹ pass 1\nℹ fail 0\n', true)).toBe(false)
  })
})

const fixtures = join(import.meta.dirname, '../../fixtures/formats')

test.each([
  'cargo-test',
  'nextest',
  'nextest-older',
  'go-test',
  'go-test-verbose',
  'dotnet-test',
  'dotnet-test-platform',
  'jest',
  'pytest',
  'unittest',
  'playwright',
  'rspec',
  'minitest',
  'phpunit',
  'ctest-console',
  'swift-test',
  'bun-test',
  'gtest-console',
  'mocha',
  'vitest',
  'node-test',
])('the real %s has run some', (name) => {
  const log = readdirSync(join(fixtures, name)).find((file) => file === 'job.log') ?? ''
  const text = readFileSync(join(fixtures, name, log), 'utf8').replaceAll(/^\d{4}-\d\d-\d\dT[\d:.]+Z /gm, '')
  expect(ranNoTest(text, false)).toBe(false)
})

test('one test that ran outweighs whatever else is printed', () => {
  const pieces = [
    'Tests  ',
    'ok  \t',
    'a\t',
    '1 skipped, ',
    'Ran 0 tests in 0s ',
    '=== ',
    '\n',
    ' ',
    'skipped=9',
    '0 examples, 0 failures, 9 pending',
    'no tests ran in 0.1s',
    '✔ a.js (1ms)',
    '\u001b[1m',
  ]
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 }), (parts) => {
      expect(ranNoTest(`${parts.join('')}\nOK (1 test, 1 assertion)\n`, true)).toBe(false)
    }),
  )
})
