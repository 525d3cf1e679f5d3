import { describe, expect, test } from 'vitest'
import { diagnoseAll, facts, text } from '../../support/tool-output.ts'
import type { Diagnostic } from '../../../src/core/model/diagnostic.ts'

function read(lines: readonly string[], tracked: readonly string[]): readonly Diagnostic[] {
  return diagnoseAll({ documents: [text(`${lines.join('\n')}\n`)] }, tracked).diagnostics
}

describe("MSBuild's places", () => {
  const tracked = ['Program.cs', 'src/Api/Program.cs', 'src/Web/Program.cs', 'src/Web/Views/Home.cs', 'src/Shared/Model.cs']

  test.each([
    [
      'below its project',
      'Program.cs(3,40): error CS1002: ; expected [/home/runner/work/app/app/src/Web/Web.csproj]',
      'src/Web/Program.cs',
    ],
    [
      'in a folder of its project, for one framework',
      'Views/Home.cs(3,40): error CS1002: ; expected [/home/runner/work/app/app/src/Web/Web.csproj::TargetFramework=net8.0]',
      'src/Web/Views/Home.cs',
    ],
    ['on Windows', '..\\Shared\\Model.cs(3,40): error CS1002: ; expected [D:\\a\\app\\app\\src\\Web\\Web.csproj]', 'src/Shared/Model.cs'],
    [
      'below the root, where its project has no such file',
      'src/Shared/Model.cs(3,40): error CS1002: ; expected [/home/runner/work/app/app/tools/Build/Build.csproj]',
      'src/Shared/Model.cs',
    ],
    ['as they are, where the project stands in no folder', 'Program.cs(3,40): error CS1002: ; expected [App.csproj]', 'Program.cs'],
    [
      'as they are, where they are whole',
      '/home/runner/work/app/app/src/Api/Program.cs(3,40): error CS1002: ; expected [/home/runner/work/app/app/src/Web/Web.csproj]',
      'src/Api/Program.cs',
    ],
  ])('%s', (_, line, file) => {
    expect(read([line], tracked)).toMatchObject([{ file, line: 3, column: 40, rule: 'CS1002', message: '; expected' }])
  })
})

describe("BuildKit's summary of the step that failed", () => {
  const error = "src/x.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'."
  const summary = (lines: readonly string[]): readonly string[] => [
    '------',
    ' > [build 4/5] RUN npm run build:',
    ...lines,
    '------',
    'Dockerfile:4',
    '--------------------',
    '   4 | >>> RUN npm run build',
    '--------------------',
    'ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 2',
  ]

  test.each([['2.914'], ['2.9'], ['12.34'], ['123.4']])('gives no seconds to a file: %s', (seconds) => {
    const printed = [`#8 ${seconds} ${error}`, ...summary([`${seconds} ${error}`])]
    expect(read(printed, ['src/x.ts', 'Dockerfile']).map(({ file }) => file)).toEqual(['src/x.ts', 'Dockerfile'])
    const absent = read(printed, ['Dockerfile'])
    expect(absent.filter(({ rule }) => rule === 'TS2322')).toMatchObject([
      { file: null, excerpt: `src/x.ts:3:7: Type 'string' is not assignable to type 'number'.` },
    ])
  })

  test('keeps the file above the lines of a linter', () => {
    const printed = summary([
      '1.204 ',
      '1.204 /app/src/x.js',
      "1.204   3:7  error  'a' is not defined  no-undef",
      '1.204 ',
      '1.204 ✖ 1 problem (1 error, 0 warnings)',
    ])
    expect(read(printed, ['src/x.js', 'Dockerfile'])[0]).toMatchObject({ file: 'src/x.js', line: 3, rule: 'no-undef' })
  })

  test('leaves numbers that a tool prints', () => {
    expect(read(['Error: 3.5 is too small', '3.5 is too small'], [])[0]?.excerpt).toContain('\n3.5 is too small')
  })
})

test('Go names the tests that ran too long, indented twice since 1.23', () => {
  const lines = [
    'panic: test timed out after 1s',
    '\trunning tests:',
    '\t\tTestSlow (1s)',
    '',
    'goroutine 18 [running]:',
    'testing.(*M).startAlarm.func1()',
    '\t/usr/lib/go-1.23/src/testing/testing.go:2373 +0x385',
    '',
    'goroutine 5 [sleep]:',
    'time.Sleep(0x12a05f200)',
    '\t/usr/lib/go-1.23/src/runtime/time.go:300 +0xf2',
    'example.com/t/c.TestSlow.func1(...)',
    '\t/home/runner/work/app/app/c/c_test.go:9',
    '',
    'FAIL\texample.com/t/c\t1.008s',
    'FAIL',
  ]
  expect(facts(diagnoseAll({ documents: [text(lines.join('\n'))] }, ['c/c_test.go']))).toMatchObject([
    { kind: 'test', test: 'TestSlow', file: 'c/c_test.go', line: 9 },
  ])
})
