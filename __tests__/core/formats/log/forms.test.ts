import { expect, test } from 'vitest'
import { log } from '../../../../src/core/formats/log.ts'
import type { Finding } from '../../../../src/core/model/evidence.ts'

function read(lines: readonly string[]): readonly Finding[] {
  const reader = log.open()
  reader.write(new TextEncoder().encode(`${lines.join('\n')}\n`))
  return reader.end().findings
}

/** Forms that no single run of a tool shows: older and newer versions, other systems, rarer modes. */
const forms: readonly (readonly [name: string, lines: readonly string[], expected: object])[] = [
  [
    'Surefire 3',
    [
      '[ERROR] com.acme.FooTest.bar -- Time elapsed: 0.013 s <<< FAILURE!',
      'org.opentest4j.AssertionFailedError: expected: <3> but was: <-1>',
      '\tat org.junit.jupiter.api.AssertEquals.fail(AssertEquals.java:197)',
      '\tat com.acme.FooTest.bar(FooTest.java:10)',
      '',
      '[INFO]',
    ],
    {
      format: 'surefire',
      test: { suite: 'com.acme.FooTest', name: 'bar' },
      file: 'com/acme/FooTest.java',
      line: 10,
      message: 'org.opentest4j.AssertionFailedError: expected: <3> but was: <-1>',
    },
  ],
  [
    'Surefire, a parameterised test of a nested class',
    [
      '[ERROR] com.acme.FooTest$Inner.bar(int)[2] -- Time elapsed: 0.01 s <<< ERROR!',
      'java.lang.RuntimeException: x',
      '\tat com.acme.FooTest$Inner.bar(FooTest.java:31)',
      '',
    ],
    { test: { suite: 'com.acme.FooTest$Inner', name: 'bar(int)[2]' }, line: 31 },
  ],
  [
    'Surefire, a class that could not be set up',
    [
      '[ERROR] com.acme.FooTest -- Time elapsed: 0.01 s <<< ERROR!',
      'java.lang.IllegalStateException: no database',
      '\tat com.acme.FooTest.open(FooTest.java:7)',
      '',
    ],
    { kind: 'setup', test: { suite: null, name: 'com.acme.FooTest' }, line: 7 },
  ],
  [
    'Surefire, the summary alone',
    ['[ERROR] Failures: ', '[ERROR]   FooTest.bar:42->check:50 expected:<1> but was:<2>', '[INFO]'],
    { test: { suite: 'FooTest', name: 'bar' }, file: 'FooTest.java', line: 50, message: 'expected:<1> but was:<2>' },
  ],
  [
    'Surefire, an error of the summary',
    ['[ERROR] Errors: ', '[ERROR]   FooTest.bar:42 » NullPointer it is null', '[INFO]'],
    { line: 42, message: 'NullPointer it is null' },
  ],
  [
    'Maven, Checkstyle',
    ['[ERROR] src/main/java/com/acme/A.java:[3,5] (javadoc) MissingJavadocMethod: Missing a Javadoc comment.'],
    {
      kind: 'lint',
      file: 'src/main/java/com/acme/A.java',
      line: 3,
      column: 5,
      rule: 'MissingJavadocMethod',
      message: 'Missing a Javadoc comment.',
    },
  ],
  [
    'Maven, Checkstyle as its logger prints',
    ['[ERROR] /p/A.java:3:5: Missing a Javadoc comment. [MissingJavadocMethod]'],
    { kind: 'lint', line: 3, column: 5, rule: 'MissingJavadocMethod' },
  ],
  [
    'Ant, an error of javac',
    [
      '    [javac] /p/App.java:7: error: cannot find symbol',
      '    [javac]     Foo x;',
      '    [javac]     ^',
      '    [javac]   symbol:   class Foo',
      '    [javac] 1 error',
    ],
    { kind: 'build', file: '/p/App.java', line: 7, column: 5, message: 'cannot find symbol' },
  ],
  [
    'Maven, a lint of javac',
    ['[WARNING] /p/A.java:[3,5] [deprecation] f() in B has been deprecated'],
    { severity: 'warning', rule: 'deprecation', message: 'f() in B has been deprecated' },
  ],
  [
    'Maven, Kotlin',
    ['[ERROR] /p/A.kt: (3, 5) Unresolved reference: x'],
    { file: '/p/A.kt', line: 3, column: 5, message: 'Unresolved reference: x' },
  ],
  [
    'Maven, newer Kotlin',
    ['[ERROR] file:///p/A.kt:3:5 Unresolved reference: x'],
    { file: '/p/A.kt', line: 3, column: 5, message: 'Unresolved reference: x' },
  ],
  [
    'Maven, Enforcer',
    [
      '[ERROR] Rule 0: org.apache.maven.enforcer.rules.version.RequireJavaVersion failed with message:',
      'Detected JDK version 17 is not in the allowed range [21,).',
      '[INFO]',
    ],
    { kind: 'setup', rule: 'RequireJavaVersion', message: 'Detected JDK version 17 is not in the allowed range [21,).' },
  ],
  [
    'Maven, a goal that gives no other reason',
    [
      '[ERROR] Failed to execute goal org.codehaus.mojo:exec-maven-plugin:3.1.0:exec (default) on project app: Command execution failed. -> [Help 1]',
    ],
    {
      kind: 'build',
      message: 'Failed to execute goal org.codehaus.mojo:exec-maven-plugin:3.1.0:exec (default) on project app: Command execution failed.',
    },
  ],
  [
    'Gradle, a nested and parameterised test',
    [
      'FooTest > Inner > bar(int) > [1] 3 FAILED',
      '    org.opentest4j.AssertionFailedError: expected: <1> but was: <2>',
      '        at app//org.junit.jupiter.api.AssertEquals.fail(AssertEquals.java:197)',
      '        at app//com.acme.FooTest$Inner.bar(FooTest.java:12)',
      '',
    ],
    { format: 'gradle-test', test: { suite: 'FooTest', name: 'Inner > bar(int) > [1] 3' }, file: 'com/acme/FooTest.java', line: 12 },
  ],
  [
    "Kotlin with the compiler's own reason",
    ['e: warnings found and -Werror specified'],
    { kind: 'build', message: 'warnings found and -Werror specified', file: null },
  ],
  [
    'MSBuild with the number of a node',
    ['     1>D:\\a\\app\\app\\A.cs(3,5,3,9): error CS1002: ; expected [D:\\a\\app\\app\\A.csproj]'],
    { file: 'D:\\a\\app\\app\\A.cs', line: 3, column: 5, rule: 'CS1002', message: '; expected' },
  ],
  [
    'MSBuild below a folder with brackets',
    ['C:\\Program Files (x86)\\X\\a.targets(135,9): error MSB3884: Could not find rule set file "x". [C:\\A.csproj]'],
    { file: 'C:\\Program Files (x86)\\X\\a.targets', line: 135, rule: 'MSB3884' },
  ],
  [
    'F#',
    ["/p/A.fs(3,5): error FS0039: The value or constructor 'x' is not defined. [/p/A.fsproj]"],
    { file: '/p/A.fs', line: 3, rule: 'FS0039' },
  ],
  [
    'MSBuild, a command that gives no other reason',
    ['/p/a.targets(5,5): error MSB3073: The command "npm run build" exited with code 1. [/p/A.csproj]'],
    { rule: 'MSB3073', message: 'The command "npm run build" exited with code 1.' },
  ],
  [
    "xUnit.net's own runner",
    [
      '    Acme.FooTests.Bar [FAIL]',
      '      Assert.Equal() Failure',
      '      Expected: 3',
      '      Actual:   4',
      '      Stack Trace:',
      '        /p/FooTests.cs(12,0): at Acme.FooTests.Bar()',
      '  Finished:    Acme',
    ],
    {
      format: 'dotnet-test',
      test: { suite: 'Acme.FooTests', name: 'Bar' },
      file: '/p/FooTests.cs',
      line: 12,
      message: 'Assert.Equal() Failure\nExpected: 3\nActual:   4',
    },
  ],
  [
    "NUnit's console",
    ['1) Failed : Acme.FooTests.Bar', '  Expected: 3', '  But was:  4', 'at Acme.FooTests.Bar() in /p/FooTests.cs:line 12', ''],
    { test: { suite: 'Acme.FooTests', name: 'Bar' }, line: 12, message: 'Expected: 3\nBut was:  4' },
  ],
  [
    'npm before version 10',
    [
      'npm ERR! code ERESOLVE',
      'npm ERR! ERESOLVE could not resolve',
      'npm ERR! ',
      'npm ERR! While resolving: app@1.0.0',
      'npm ERR! Found: react@17.0.2',
    ],
    { rule: 'ERESOLVE', message: 'could not resolve\nFound: react@17.0.2' },
  ],
  [
    'npm, the build of a dependency',
    [
      'npm error code 1',
      'npm error path /p/node_modules/canvas',
      'npm error command failed',
      'npm error command sh -c node-gyp rebuild',
      'npm error gyp ERR! stack Error: not found: make',
    ],
    { kind: 'setup', message: 'canvas could not be built: sh -c node-gyp rebuild\ngyp ERR! stack Error: not found: make' },
  ],
  [
    'docker, the older builder',
    ["The command '/bin/sh -c make' returned a non-zero code: 2"],
    { format: 'docker', message: 'process "/bin/sh -c make" did not complete successfully: exit code: 2' },
  ],
  [
    'docker, a base image',
    [
      'ERROR: failed to solve: nope/nope:1: failed to resolve source metadata for docker.io/nope/nope:1: pull access denied, repository does not exist or may require authorization',
    ],
    { kind: 'setup', format: 'docker' },
  ],
  [
    'a command of a step',
    ['/home/runner/work/_temp/0c7c.sh: line 3: foo: command not found'],
    { kind: 'setup', file: null, line: null, message: 'bash: foo: command not found' },
  ],
  ['Alpine', ['/bin/sh: foo: not found'], { kind: 'setup', message: '/bin/sh: foo: not found' }],
  ['Windows', ["'foo' is not recognized as an internal or external command,"], { kind: 'setup' }],
  [
    'PowerShell',
    ["foo: The term 'foo' is not recognized as a name of a cmdlet, function, script file, or executable program."],
    { kind: 'setup' },
  ],
  [
    'GoogleTest on Windows',
    ['D:\\a\\app\\app\\t.cpp(12): error: Expected equality of these values:', '  1', '  2', '[  FAILED  ] Calc.Adds (0 ms)'],
    {
      test: { suite: 'Calc', name: 'Adds' },
      file: 'D:\\a\\app\\app\\t.cpp',
      line: 12,
      message: 'Expected equality of these values:\n  1\n  2',
    },
  ],
  [
    'CTest, the list alone',
    ['The following tests FAILED:', '\t  3 - crash (SEGFAULT)', 'Errors while running CTest'],
    { format: 'ctest', test: { suite: null, name: 'crash' }, message: 'SEGFAULT' },
  ],
  [
    'CMake in a file',
    ['CMake Error in src/CMakeLists.txt:', '  Imported target "x" includes non-existent path', '', ''],
    { file: 'src/CMakeLists.txt', message: 'Imported target "x" includes non-existent path' },
  ],
  [
    'the linker of Apple',
    [
      'Undefined symbols for architecture arm64:',
      '  "_missing", referenced from:',
      '      _main in main.o',
      'ld: symbol(s) not found for architecture arm64',
    ],
    { format: 'linker', message: 'Undefined symbol: _missing' },
  ],
  [
    'gold without debug information',
    ["/tmp/a.o:a.cpp:function f(): error: undefined reference to 'g()'"],
    { format: 'linker', file: 'a.cpp', message: "undefined reference to 'g()'" },
  ],
  ['ninja', ["ninja: error: 'x.cpp', needed by 'x.o', missing and no known rule to make it"], { format: 'make', kind: 'build' }],
  [
    'Swift, a crash',
    ['App/Calc.swift:12: Fatal error: Index out of range'],
    { file: 'App/Calc.swift', line: 12, message: 'Index out of range' },
  ],
  [
    'Go, a package that is missing',
    ['go: finding module for package example.com/x', 'go: cannot find main module, but found .git/config in /p'],
    { format: 'go-mod', kind: 'setup' },
  ],
  [
    'Cargo, a lock file',
    ['error: the lock file /p/Cargo.lock needs to be updated but --locked was passed to prevent this'],
    { format: 'cargo', kind: 'setup', file: '/p/Cargo.lock' },
  ],
  ['rustfmt before 1.7', ['Diff in /p/src/lib.rs at line 3:', '-a', '+b'], { kind: 'lint', file: '/p/src/lib.rs', line: 3 }],
  [
    'pip, a conflict',
    [
      'ERROR: Cannot install a==1 and b==2 because these package versions have conflicting dependencies.',
      '',
      'The conflict is caused by:',
      '    a 1 depends on c<2',
      '    b 2 depends on c>=2',
      '',
      'To fix this you could try to:',
      'ERROR: ResolutionImpossible: for help visit x',
    ],
    {
      kind: 'setup',
      message:
        'Cannot install a==1 and b==2 because these package versions have conflicting dependencies.\nThe conflict is caused by:\n    a 1 depends on c<2\n    b 2 depends on c>=2',
    },
  ],
  [
    'pip, a requirement with its place',
    ["ERROR: Invalid requirement: 'x==' (from line 3 of requirements.txt)"],
    { file: 'requirements.txt', line: 3 },
  ],
  [
    'uv without Unicode',
    ['x No solution found when resolving dependencies:', '  `-> Because a depends on b, we can conclude that a cannot be used.'],
    {
      format: 'uv',
      message: 'No solution found when resolving dependencies:\nBecause a depends on b, we can conclude that a cannot be used.',
    },
  ],
  [
    'Scala 3 below sbt',
    [
      '[error] -- [E007] Type Mismatch Error: /p/A.scala:3:15 ---------',
      '[error] 3 |  val x: Int = "a"',
      '[error]   |               ^^^',
      '[error]   |               Found:    ("a" : String)',
      '[error]   |               Required: Int',
      '[error] one error found',
    ],
    { format: 'sbt', file: '/p/A.scala', line: 3, column: 15, rule: 'E007' },
  ],
  [
    'Bazel 7, a test',
    ['FAIL: //pkg:calc_test (Exit 1) (see /p/testlogs/pkg/calc_test/test.log)'],
    { format: 'bazel', kind: 'test', test: { suite: null, name: '//pkg:calc_test' } },
  ],
  [
    'Bazel 7, an action with its command',
    [
      'ERROR: /p/pkg/BUILD.bazel:23:8: Executing genrule //pkg:gen failed: (Exit 3): bash failed: error executing Genrule command (from target //pkg:gen) ',
      '  (cd /p/execroot/_main && \\',
      '  exec env - \\',
      '    PATH=/bin \\',
      "  /bin/bash -c 'source x; exit 3')",
      '# Configuration: 0f1e',
      '# Execution platform: @@local_config_platform//:host',
      '',
      'Use --sandbox_debug to see verbose messages from the sandbox',
      'no generator here',
      'Target //pkg:gen failed to build',
    ],
    {
      format: 'bazel',
      kind: 'build',
      file: '/p/pkg/BUILD.bazel',
      line: 23,
      message: 'Executing genrule //pkg:gen failed: (Exit 3)\nno generator here',
    },
  ],
  [
    'Bazel, a test in the list alone',
    ['@@lib~//pkg:calc_test                                     FAILED in 3 out of 3 in 0.3s'],
    { test: { name: '@@lib~//pkg:calc_test' } },
  ],
  [
    'ktlint before 1.0',
    ['/p/A.kt:3:5: Wildcard import (cannot be auto-corrected) (no-wildcard-imports)'],
    { format: 'ktlint', kind: 'lint', line: 3, column: 5, rule: 'no-wildcard-imports', message: 'Wildcard import' },
  ],
  [
    'detekt',
    ['/p/A.kt:3:5: The function f is too long (61). [LongMethod]'],
    { format: 'ktlint', kind: 'lint', rule: 'LongMethod', message: 'The function f is too long (61).' },
  ],
  [
    'PMD before version 6',
    ['/p/A.java:3:\tAvoid unused local variables'],
    { format: 'pmd', kind: 'lint', file: '/p/A.java', line: 3, rule: null, message: 'Avoid unused local variables' },
  ],
  [
    'PMD below Maven',
    ["[WARNING] PMD Failure: com.acme.A$B:3 Rule:UnusedPrivateField Priority:3 Avoid unused private fields such as 'x'."],
    { format: 'pmd', file: 'com/acme/A.java', line: 3, rule: 'UnusedPrivateField', message: "Avoid unused private fields such as 'x'." },
  ],
  [
    'SpotBugs below Maven',
    [
      '[ERROR] High: Null pointer dereference of text in com.acme.Store.length() [com.acme.Store] Dereferenced at Store.java:[line 17] NP_ALWAYS_NULL',
    ],
    {
      format: 'spotbugs',
      kind: 'lint',
      file: 'com/acme/Store.java',
      line: 17,
      rule: 'NP_ALWAYS_NULL',
      message: 'Null pointer dereference of text in com.acme.Store.length()',
    },
  ],
  [
    'SpotBugs with long codes',
    [
      'M V EI_EXPOSE_REP EI: com.acme.Store.sizes() may expose internal representation by returning Store.sizes  At Store.java:[lines 12-13]',
    ],
    { file: 'com/acme/Store.java', line: 12, rule: 'EI_EXPOSE_REP' },
  ],
  [
    'SwiftLint',
    [
      '/p/A.swift:3:5: warning: Line Length Violation: Line should be 120 characters or less; currently it has 140 characters (line_length)',
    ],
    { format: 'swiftlint', kind: 'lint', severity: 'warning', line: 3, rule: 'line_length' },
  ],
  [
    'ScalaTest below sbt, in scopes',
    [
      '[info] acme.CalcSpec:',
      '[info] A calculator',
      '[info]   with two numbers',
      '[info]   - should subtract',
      '[info]   - should add *** FAILED ***',
      '[info]     -1 did not equal 3 (CalcSpec.scala:12)',
      '[info] Run completed in 1 second.',
    ],
    {
      format: 'scala-test',
      kind: 'test',
      file: 'acme/CalcSpec.scala',
      line: 12,
      message: '-1 did not equal 3 (CalcSpec.scala:12)',
      test: { suite: 'acme.CalcSpec', name: 'A calculator with two numbers should add' },
    },
  ],
  [
    'ScalaTest alone, an exception',
    [
      'CalcSuite:',
      '- adds *** FAILED *** (12 milliseconds)',
      '  java.lang.IllegalStateException: no numbers',
      '  at acme.Calc$.add(Calc.scala:4)',
      '  at acme.CalcSuite.$anonfun$new$1(CalcSuite.scala:9)',
      '  at org.scalatest.Transformer.apply(Transformer.scala:22)',
      '- divides',
    ],
    {
      message: 'java.lang.IllegalStateException: no numbers',
      file: 'acme/Calc.scala',
      line: 4,
      test: { suite: 'CalcSuite', name: 'adds' },
    },
  ],
  [
    'MUnit',
    [
      '==> X acme.CalcSuite.adds 1.5 and 2  0.02s munit.ComparisonFailException: /p/CalcSuite.scala:12',
      '11:    val obtained = 1',
      '12:    assertEquals(obtained, 3)',
      '13:  }',
      'values are not the same',
      '=> Obtained',
      '1',
    ],
    {
      format: 'scala-test',
      file: '/p/CalcSuite.scala',
      line: 12,
      message: 'values are not the same\n=> Obtained\n1',
      test: { suite: 'acme.CalcSuite', name: 'adds 1.5 and 2' },
    },
  ],
  [
    'specs2',
    ['[info] CalcSpec', '[info] Calc should', '[error]   x add', '[error]    -1 != 3 (CalcSpec.scala:12)', '[info]'],
    { file: 'CalcSpec.scala', line: 12, message: '-1 != 3 (CalcSpec.scala:12)', test: { suite: 'CalcSpec', name: 'add' } },
  ],
  [
    'JUnit below sbt',
    [
      '[error] Test acme.CalcTest.adds failed: java.lang.AssertionError: expected:<3> but was:<-1>, took 0.01 sec',
      '[error]     at acme.CalcTest.adds(CalcTest.java:12)',
    ],
    {
      message: 'java.lang.AssertionError: expected:<3> but was:<-1>',
      file: 'acme/CalcTest.java',
      line: 12,
      test: { suite: 'acme.CalcTest', name: 'adds' },
    },
  ],
  [
    'sbt, the names of failed suites alone',
    [
      '[error] Failed: Total 3, Failed 1, Errors 0, Passed 2',
      '[error] Failed tests:',
      '[error] \tacme.CalcSpec',
      '[error] (Test / test) sbt.TestsFailedException: Tests unsuccessful',
    ],
    { kind: 'test', message: 'Failed tests:\nacme.CalcSpec' },
  ],
  [
    'Xcode, a test that ended without a reason',
    ["Test Case '-[AppTests.CalcTests testAdds]' started.", "Test Case '-[AppTests.CalcTests testAdds]' failed (0.1 seconds)."],
    { format: 'xcodebuild', kind: 'test', message: 'testAdds failed', test: { suite: 'AppTests.CalcTests', name: 'testAdds' } },
  ],
  [
    'Xcode, tests in parallel',
    [
      "Test case 'CalcTests.testAdds()' failed on 'iPhone 15 - App (1234)' (0.1 seconds)",
      '',
      'Failing tests:',
      '\tCalcTests.testAdds()',
      '',
      '** TEST FAILED **',
    ],
    { format: 'xcodebuild', test: { suite: 'CalcTests', name: 'testAdds' } },
  ],
  [
    'Xcode, a crash',
    [
      'Restarting after unexpected exit, crash, or test timeout in CalcTests.testAdds(); summary will include totals from previous launches.',
    ],
    { test: { suite: 'CalcTests', name: 'testAdds' }, message: 'The test crashed, made the app exit, or ran into its timeout' },
  ],
  [
    'Xcode, no place to run',
    [
      'xcodebuild: error: Unable to find a destination matching the provided destination specifier:',
      '\t\t{ platform:iOS Simulator, OS:latest, name:iPhone 99 }',
      '',
      'x',
    ],
    {
      format: 'xcodebuild',
      kind: 'setup',
      message:
        'Unable to find a destination matching the provided destination specifier:\n{ platform:iOS Simulator, OS:latest, name:iPhone 99 }',
    },
  ],
  [
    'Xcode, a project',
    ["/p/App.xcodeproj: error: Signing for \"App\" requires a development team. (in target 'App' from project 'App')"],
    { kind: 'build', file: '/p/App.xcodeproj', message: 'Signing for "App" requires a development team.' },
  ],
  [
    'Xcode, a script',
    [
      '** BUILD FAILED **',
      '',
      '',
      'The following build commands failed:',
      "\tSwiftCompile normal arm64 /p/A.swift (in target 'App' from project 'App')",
      "\tPhaseScriptExecution Run\\ Script /p/Script-1.sh (in target 'App' from project 'App')",
      '(2 failures)',
    ],
    { kind: 'build', message: "Command failed: PhaseScriptExecution Run\\ Script /p/Script-1.sh (in target 'App' from project 'App')" },
  ],
  [
    'golangci-lint, its table',
    ['cmd/main.go:5:2  ineffassign  ineffectual assignment to x'],
    {
      format: 'golangci-lint',
      kind: 'lint',
      file: 'cmd/main.go',
      line: 5,
      column: 2,
      rule: 'ineffassign',
      message: 'ineffectual assignment to x',
    },
  ],
  [
    'golangci-lint, what does not compile',
    ['main.go:1: : # example.com/x', './main.go:5:2: undefined: y (typecheck)'],
    { kind: 'build', file: './main.go', line: 5, rule: 'typecheck', message: 'undefined: y' },
  ],
  [
    'golangci-lint, no start',
    ['level=error msg="Running error: context loading failed: no go files to analyze: running `go mod tidy` may solve the problem"'],
    {
      format: 'golangci-lint',
      kind: 'setup',
      message: 'Running error: context loading failed: no go files to analyze: running `go mod tidy` may solve the problem',
    },
  ],
  [
    'golangci-lint, its timeout',
    ['level=error msg="Timeout exceeded: try increasing it by passing --timeout option"'],
    { kind: 'infrastructure' },
  ],
  [
    'golangci-lint 2, a configuration',
    ["Error: can't load config: unsupported version of the configuration"],
    { kind: 'setup', message: "can't load config: unsupported version of the configuration" },
  ],
  [
    "an exception below its thread's name",
    [
      'Exception in thread "main" java.lang.IllegalStateException: outer',
      '\tat com.acme.Main.main(Main.java:8)',
      '\tSuppressed: java.io.IOException: aside',
      '\t\tat com.acme.Main.close(Main.java:30)',
      'Caused by: java.io.IOException: inner',
      '\tat com.acme.Store.read(Store.java:21)',
      '\t... 1 more',
    ],
    { format: 'jvm-exception', message: 'java.io.IOException: inner', file: 'com/acme/Store.java', line: 21 },
  ],
]

test.each(forms)('%s', (_name, lines, expected) => {
  expect(read(lines)[0]).toMatchObject(expected)
})
