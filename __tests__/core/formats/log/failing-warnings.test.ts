import { describe, expect, test } from 'vitest'
import { diagnoseAll, facts, text } from '../../../support/tool-output.ts'
import { diagnose } from '../../../../src/core/diagnostics/diagnose.ts'
import { evidence } from '../../../support/tool-output.ts'

const exit = '##[error]Process completed with exit code 1.'
const step = (lines: readonly string[]): readonly string[] => [
  '##[group]Run make check',
  '\u001b[36;1mmake check\u001b[0m',
  'shell: /usr/bin/bash -e {0}',
  '##[endgroup]',
  ...lines,
  exit,
]
const errorsIn = (lines: readonly string[]): readonly string[] =>
  diagnoseAll({ documents: [text(lines.join('\n'))] }, ['src/a.ts', 'run.sh', 'Dockerfile', 'c.yml', 'App/A.swift', 'A.java', 'a.css'])
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ kind, file, line, message }) => `${kind} ${file}:${line} ${message.split('\n', 1)[0] ?? ''}`)

describe('a checker that fails on warnings is told by what it found', () => {
  test.each<readonly [name: string, lines: readonly string[], expected: readonly string[]]>([
    [
      'ESLint',
      [
        '/p/src/a.ts',
        "  3:7  warning  'x' is assigned a value but never used  no-unused-vars",
        '',
        '✖ 1 problem (0 errors, 1 warning)',
        '',
        'ESLint found too many warnings (maximum: 0).',
      ],
      ["lint src/a.ts:3 'x' is assigned a value but never used"],
    ],
    [
      'ESLint below npm',
      [
        '/p/src/a.ts',
        "  3:7  warning  'x' is assigned a value but never used  no-unused-vars",
        '',
        '✖ 1 problem (0 errors, 1 warning)',
        'npm error Lifecycle script `lint` failed with error:',
        'npm error code 1',
      ],
      ["lint src/a.ts:3 'x' is assigned a value but never used"],
    ],
    [
      'ShellCheck',
      ['In run.sh line 3:', 'echo $x', '     ^-- SC2086 (info): Double quote to prevent globbing and word splitting.', ''],
      ['lint run.sh:3 Double quote to prevent globbing and word splitting.'],
    ],
    [
      'Biome',
      [
        'src/a.ts:3:7 lint/style/useConst ━━━━━━━━━━━━━━━━━━━━',
        '',
        '  ! This let declares a variable that is only assigned once.',
        '',
        '  > 3 │ let x = 1',
        '',
        'Checked 1 file in 3ms. No fixes applied.',
        'Found 1 warning.',
        'check ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━',
        '',
        '  × Some warnings were emitted while running checks.',
        '',
      ],
      ['lint src/a.ts:3 This let declares a variable that is only assigned once.'],
    ],
    [
      'Stylelint',
      ['a.css', '  3:5  ⚠  Unexpected empty block  block-no-empty', '', '⚠ 1 problem (0 errors, 1 warning)'],
      ['lint a.css:3 Unexpected empty block'],
    ],
    ['hadolint', ['Dockerfile:3 DL3008 warning: Pin versions in apt get install'], ['lint Dockerfile:3 Pin versions in apt get install']],
    [
      'yamllint',
      ['c.yml', '  1:1       warning  missing document start "---"  (document-start)', ''],
      ['lint c.yml:1 missing document start "---"'],
    ],
    [
      'SwiftLint',
      [
        '/p/App/A.swift:3:5: warning: Line Length Violation: Line should be 120 characters or less (line_length)',
        'Done linting! Found 1 violation, 0 serious in 1 file.',
      ],
      ['lint App/A.swift:3 Line Length Violation: Line should be 120 characters or less'],
    ],
    [
      'Checkstyle below Maven',
      [
        '[WARNING] /p/A.java:[3,5] (javadoc) MissingJavadocMethod: Missing a Javadoc comment.',
        '[INFO] BUILD FAILURE',
        '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-checkstyle-plugin:3.3.1:check (default) on project app: You have 1 Checkstyle violation. -> [Help 1]',
      ],
      ['lint A.java:3 Missing a Javadoc comment.'],
    ],
    [
      'javac',
      [
        'A.java:3: warning: [deprecation] f() in B has been deprecated',
        '    b.f();',
        '     ^',
        'error: warnings found and -Werror specified',
        '1 error',
        '1 warning',
      ],
      ['build A.java:3 [deprecation] f() in B has been deprecated'],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(errorsIn(step(lines))).toEqual(expected)
  })
})

describe('warnings stay what they are', () => {
  const lint = ['Dockerfile:3 DL3008 warning: Pin versions in apt get install']
  test('above the sure words of another error', () => {
    expect(errorsIn(step([...lint, 'error: the token has run out']))).toEqual(['other null:null error: the token has run out'])
  })
  test('beside an error of the same step', () => {
    expect(errorsIn(step([...lint, 'src/a.ts(3,5): error TS2304: no']))).toEqual(['build src/a.ts:3 no'])
  })
  test('in a step that passed', () => {
    expect(errorsIn([...step(lint).slice(0, -1), ...step(['it is broken'])])).toEqual(['other null:null it is broken'])
  })
  test('of a compiler that does not blame them', () => {
    expect(errorsIn(step(['A.java:3: warning: [deprecation] f() in B has been deprecated', 'it is broken']))).toEqual([
      'other null:null it is broken',
    ])
  })
})

test('warnings of other jobs are told last, where they are asked for', () => {
  const documents = [
    text('Dockerfile:3 DL3008 warning: Pin versions\n', { job: 'lint', path: 'lint.log' }),
    text('src/a.ts(3,5): error TS2304: no\nsrc/a.ts(4,5): warning TS6133: unused\n', { job: 'build', path: 'build.log' }),
  ]
  expect(facts(diagnoseAll({ documents }))).toHaveLength(1)
  const all = diagnose(evidence({ documents }), { trackedFiles: ['src/a.ts', 'Dockerfile'], maxDiagnostics: 9, keepsWarnings: true })
  expect(all.diagnostics.map(({ file, severity }) => [file, severity])).toEqual([
    ['src/a.ts', 'error'],
    ['Dockerfile', 'warning'],
  ])
})
