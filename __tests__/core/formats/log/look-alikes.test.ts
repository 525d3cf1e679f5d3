import { expect, test } from 'vitest'
import { log } from '../../../../src/core/formats/log.ts'
import type { Finding } from '../../../../src/core/model/evidence.ts'

function read(content: string): readonly Finding[] {
  const reader = log.open()
  reader.write(new TextEncoder().encode(content))
  return reader.end().findings.filter(({ format }) => format !== undefined)
}

test.each([
  '[INFO] /p/A.java:[4,9] is fine',
  '[WARNING] The POM for org.x:y:jar:1 is missing, no dependency information available',
  '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
  '[ERROR] Re-run Maven using the -X switch to enable full debug logging.',
  '[ERROR] Tests run: 2, Failures: 1, Errors: 1, Skipped: 0, Time elapsed: 0.035 s <<< FAILURE! - in com.acme.CalcTest',
  '[ERROR]   -> [Help 1]',
  '> Task :test FAILED',
  'CalcTest > adds() PASSED',
  'BUILD FAILED in 3s',
  'Build with error handling: on',
  'Checking: error E1: in a sentence',
  'app: warning X2: of a program',
  'Note: error (see below) is expected',
  'Failed to open the window [12 ms late]',
  'the request failed after 3 tries (12ms)',
  'Failed!  - Failed:     2, Passed:     1, Skipped:     1, Total:     4, Duration: 27 ms - Calc.Tests.dll (net8.0)',
  'npm warn deprecated glob@7.2.3: Glob versions prior to v9 are no longer supported',
  'npm notice New minor version of npm available!',
  'npm error A complete log of this run can be found in: /home/runner/.npm/_logs/x-debug-0.log',
  'error Command failed with exit code 4.',
  'warning "react-dom@18" has unmet peer dependency "react@^18".',
  '➤ YN0000: · Done with warnings in 0s 105ms',
  '➤ YN0002: │ app@workspace:. doesn\'t provide react',
  '#8 [build 4/5] RUN npm ci',
  '#8 DONE 3.1s',
  'checking for strerror... no',
  'checking whether foo.h is usable: not found',
  'cache: not found',
  'Cache not found for input keys: node-cache-Linux',
  'config file: not found, using defaults',
  'go: downloading github.com/pkg/errors v0.9.1',
  'go: added github.com/pkg/errors v0.9.1',
  '-- Could NOT find Doxygen (missing: DOXYGEN_EXECUTABLE)',
  '-- Performing Test HAVE_X - Failed',
  '[       OK ] Calc.Fine (0 ms)',
  '[  PASSED  ] 2 tests.',
  '[  FAILED  ] 2 tests, listed below:',
  '1/3 Test #1: ok ...............................   Passed    0.00 sec',
  '        PASS [   0.004s] planted tests::fine',
  'make: Entering directory \'/p\'',
  'make: *** [Makefile:4: all] Error 1',
  'make: *** Waiting for unfinished jobs....',
  'collect2: error: ld returned 1 exit status',
  'clang: error: linker command failed with exit code 1 (use -v to see invocation)',
  '//pkg:fine_test                                                          PASSED in 0.1s',
  'INFO: Build completed, 1 test FAILED, 3 total actions',
  '✔ Test fine() passed after 0.001 seconds.',
  '✘ Test run with 4 tests failed after 0.001 seconds with 3 issues.',
  'Error: Process completed.',
  'ERROR: something went wrong in the application',
  'In line with the plan line 3:',
  'see docs/a.md:3 MDX is used',
  'e: the base of natural logarithms',
  'w: 640 h: 480',
  'panic: not really, only a log line of an application',
  'Exception in thread "main"',
])('is no failure: %s', (line) => {
  expect(read(`before\n${line}\nafter\n`)).toEqual([])
})
