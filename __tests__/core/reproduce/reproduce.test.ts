import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../../src/core/model/diagnostic.ts'
import { reproduce } from '../../../src/core/reproduce/index.ts'
import { type Project, shown } from '../../../src/core/reproduce/reproducer.ts'
import { diagnostic } from '../../support/builders.ts'

interface Given {
  readonly files?: readonly string[]
  readonly dependencies?: readonly string[]
  readonly scripts?: string
}

function project({ files = [], dependencies = [], scripts = '' }: Given): Project {
  return { files: new Set(files), packages: new Map([['.', { dependencies: new Set(dependencies), scripts }]]) }
}

function failedTest(
  testFile: string,
  name: string,
  over: { readonly suite?: string | null; readonly format?: string; readonly line?: number | null } = {},
): Diagnostic {
  const { suite = null, format = 'junit', line = 9 } = over
  return diagnostic({
    id: `${testFile} ${name}`,
    test: { suite, name, id: null },
    testFile,
    file: testFile,
    line,
    source: { format, path: 'x', job: null, line: null },
  })
}

function commands(failed: readonly Diagnostic[], given: Given = {}): readonly string[] {
  return reproduce(failed, project(given)).map(({ command }) => shown(command))
}

describe('only what failed is run again', () => {
  test.each<[string, readonly Diagnostic[], Given, readonly string[]]>([
    [
      'vitest',
      [failedTest('src/a.test.ts', 'cart > adds (all)'), failedTest('src/b.test.ts', 'takes off')],
      { files: ['package.json'], dependencies: ['vitest'] },
      ["npx --no-install vitest run src/a.test.ts src/b.test.ts -t '(?:cart adds \\(all\\)|takes off)$'"],
    ],
    [
      'vitest in a workspace with pnpm',
      [failedTest('packages/web/src/a.test.ts', 'adds')],
      { files: ['package.json', 'packages/web/package.json', 'pnpm-lock.yaml'], dependencies: ['vitest'] },
      ["cd packages/web && pnpm exec vitest run src/a.test.ts -t 'adds$'"],
    ],
    [
      'jest',
      [failedTest('a.test.js', 'adds')],
      { files: ['package.json', 'yarn.lock'], dependencies: ['jest'] },
      ["yarn jest --runTestsByPath a.test.js -t 'adds$'"],
    ],
    [
      'playwright beside vitest',
      [failedTest('e2e/a.spec.ts', 'buys', { line: 4 })],
      { files: ['package.json'], dependencies: ['vitest', '@playwright/test'] },
      ['npx --no-install playwright test e2e/a.spec.ts:4'],
    ],
    [
      'mocha',
      [failedTest('test/a.js', 'adds')],
      { files: ['package.json'], dependencies: ['mocha'] },
      ["npx --no-install mocha test/a.js --grep 'adds$'"],
    ],
    [
      'node:test',
      [failedTest('test/a.test.js', 'adds'), failedTest('test/a.test.js', 'takes')],
      { files: ['package.json'], scripts: 'node --test' },
      ["node --test '--test-name-pattern=(?:adds|takes)' test/a.test.js"],
    ],
    [
      'pytest',
      [
        failedTest('tests/test_a.py', 'test_adds[1-2]', { suite: 'tests.test_a.TestCart' }),
        failedTest('tests/test_a.py', 'test_b', { suite: 'tests.test_a' }),
      ],
      {},
      ["python -m pytest 'tests/test_a.py::TestCart::test_adds[1-2]' tests/test_a.py::test_b"],
    ],
    [
      'pytest with many cases',
      Array.from({ length: 21 }, (_, n) => failedTest('tests/test_a.py', `test_adds[${n}]`, { suite: 'tests.test_a' })),
      {},
      ['python -m pytest tests/test_a.py::test_adds'],
    ],
    [
      'go with many cases',
      Array.from({ length: 21 }, (_, n) => failedTest('calc/calc_test.go', `TestAdds/case_${n}`, { suite: 'example.com/calc' })),
      { files: ['go.mod'] },
      ["go test ./calc -count=1 -run '^TestAdds$'"],
    ],
    [
      'pytest that could not collect',
      [failedTest('tests/test_a.py', 'tests.test_a', { suite: 'pytest', format: 'pytest' })],
      {},
      ['python -m pytest tests/test_a.py'],
    ],
    [
      'unittest',
      [failedTest('tests/test_a.py', 'test_adds', { suite: 'tests.test_a.TestCart', format: 'unittest' })],
      {},
      ['python -m unittest tests.test_a.TestCart.test_adds'],
    ],
    [
      'go, level by level',
      [failedTest('calc/calc_test.go', 'TestAdd'), failedTest('calc/calc_test.go', 'TestTable/c/d_[x]')],
      { files: ['go.mod'] },
      ["go test ./calc -count=1 -run '^TestAdd$'", "go test ./calc -count=1 -run '^TestTable$/^c$/^d_\\[x\\]$'"],
    ],
    [
      'go in a module below the root',
      [failedTest('go/calc/calc_test.go', 'TestAdd')],
      { files: ['go/go.mod'] },
      ["cd go && go test ./calc -count=1 -run '^TestAdd$'"],
    ],
    ['cargo', [failedTest('src/lib.rs', 'adds', { suite: 'tests' })], { files: ['Cargo.toml'] }, ['cargo test -- --exact tests::adds']],
    ['rspec', [failedTest('spec/a_spec.rb', 'adds', { line: 3 })], { files: ['Gemfile'] }, ['bundle exec rspec spec/a_spec.rb:3']],
    [
      'minitest with rails',
      [failedTest('test/a_test.rb', 'test_adds', { line: 3 })],
      { files: ['bin/rails'] },
      ['bin/rails test test/a_test.rb:3'],
    ],
    ['phpunit', [failedTest('tests/CartTest.php', 'testAdds')], {}, ["vendor/bin/phpunit --filter '/::testAdds$/' tests/CartTest.php"]],
    [
      'gradle in a module',
      [failedTest('app/src/test/java/com/acme/CartTest.java', 'adds()', { suite: 'com.acme.CartTest' })],
      { files: ['gradlew', 'app/build.gradle.kts'] },
      ['./gradlew :app:test --tests com.acme.CartTest.adds'],
    ],
    [
      'maven in a module',
      [failedTest('app/src/test/java/com/acme/CartTest.java', 'adds[2]', { suite: 'com.acme.CartTest' })],
      { files: ['pom.xml', 'app/pom.xml', 'mvnw'] },
      ["./mvnw -B test -pl app -am '-Dtest=com.acme.CartTest#adds' -Dsurefire.failIfNoSpecifiedTests=false"],
    ],
    [
      'dotnet',
      [failedTest('T/CartTests.cs', 'Adds(a: 1)', { suite: 'Acme.CartTests' })],
      {},
      ["dotnet test --filter 'FullyQualifiedName~Acme.CartTests.Adds'"],
    ],
    [
      'swift',
      [failedTest('Tests/CartTests/CartTests.swift', 'testAdds', { suite: 'CartTests.CartTests' })],
      { files: ['Package.swift'] },
      ["swift test --filter 'CartTests\\/testAdds'"],
    ],
    ['ctest', [failedTest('t.cpp', 'adds', { format: 'ctest' })], {}, ["ctest --test-dir build --output-on-failure -R '^adds$'"]],
  ])('%s', (_, failed, given, expected) => {
    expect(commands(failed, given)).toEqual(expected)
  })

  test.each<[string, string, Given, readonly string[]]>([
    [
      'tsc',
      'packages/web/src/a.ts',
      { files: ['package.json', 'packages/web/tsconfig.json'] },
      ['cd packages/web && npx --no-install tsc --noEmit --pretty false'],
    ],
    ['eslint', 'src/a.ts', { files: ['package.json'] }, ['npx --no-install eslint src/a.ts']],
    ['ruff', 'a.py', {}, ['ruff check a.py']],
    ['mypy', 'a.py', {}, ['python -m mypy a.py']],
    ['go-build', 'calc/a.go', { files: ['go.mod'] }, ['go vet ./calc']],
    ['rustc', 'src/a.rs', { files: ['Cargo.toml'] }, ['cargo check --all-targets']],
    ['javac', 'src/A.java', { files: ['pom.xml'] }, ['mvn -B -q test-compile']],
    ['gcc', 'a.c', {}, []],
  ])('%s', (format, file, given, expected) => {
    expect(
      commands([diagnostic({ test: null, testFile: null, file, source: { format, path: 'x', job: null, line: null } })], given),
    ).toEqual(expected)
  })

  test('tests that share a cause are all run', () => {
    const one = { ...failedTest('src/a.test.ts', 'adds'), also: [{ suite: null, name: 'takes', id: null, file: 'src/b.test.ts' }] }
    expect(commands([one], { files: ['package.json'], dependencies: ['vitest'] })).toEqual([
      "npx --no-install vitest run src/a.test.ts src/b.test.ts -t '(?:adds|takes)$'",
    ])
  })

  test('each command names the diagnostics that it shows', () => {
    const [a, b] = [failedTest('src/a.test.ts', 'adds'), failedTest('calc/calc_test.go', 'TestAdd')]
    expect(
      reproduce([a, b], project({ files: ['package.json', 'go.mod'], dependencies: ['vitest'] })).map(({ diagnostics }) => diagnostics),
    ).toEqual([[a.id], [b.id]])
  })

  test('and only those: two packages are two commands, each with its own', () => {
    const [a, b] = [failedTest('a/src/x.test.ts', 'adds'), failedTest('b/src/x.test.ts', 'adds')]
    const found = reproduce([a, b], project({ files: ['package.json', 'a/package.json', 'b/package.json'], dependencies: ['vitest'] }))
    expect(found.map(({ command, diagnostics }) => [command.folder, diagnostics])).toEqual([
      ['a', [a.id]],
      ['b', [b.id]],
    ])
  })

  test('what no command asks for is claimed by none', () => {
    const odd = failedTest('a_test.go', 'no name of Go')
    expect(
      reproduce([odd, failedTest('a_test.go', 'TestAdd')], project({ files: ['go.mod'] })).flatMap(({ diagnostics }) => diagnostics),
    ).toEqual(['a_test.go TestAdd'])
  })

  test('a failure in more places than there may be commands is claimed by none of them', () => {
    const files = Array.from({ length: 60 }, (_, index) => `m${index}/go.mod`)
    const also = files.slice(1).map((file) => ({ suite: null, name: 'TestAdd', id: null, file: file.replace('go.mod', 'a_test.go') }))
    const found = reproduce(
      [{ ...failedTest('m0/a_test.go', 'TestAdd'), also }, failedTest('m1/a_test.go', 'TestOther')],
      project({ files }),
    )
    expect(found.map(({ diagnostics }) => diagnostics)).toEqual([['m1/a_test.go TestOther']])
  })

  test('every id that is claimed was asked for, whatever failed', () => {
    const file = fc.constantFrom(
      'a/x.test.ts',
      'b/x.test.ts',
      'x_test.go',
      'm/x_test.go',
      'tests/test_x.py',
      'src/lib.rs',
      'T/CTests.cs',
      'XTest.java',
      'x_spec.rb',
      'x_test.rb',
      'XTest.php',
      'x.c',
    )
    const name = fc.oneof(fc.constantFrom('adds', 'TestAdd', 'TestAdd/x', 'A > b', 'test_x[1]', ''), fc.string({ maxLength: 20 }))
    const given = project({
      files: ['package.json', 'a/package.json', 'go.mod', 'm/go.mod', 'Cargo.toml', 'pom.xml'],
      dependencies: ['vitest'],
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(file, name), { maxLength: 80 }), (rows) => {
        const failed = rows.map(([path, title], index) => ({ ...failedTest(path, title), id: `d${index}` }))
        const found = reproduce(failed, given)
        expect(found.length).toBeLessThanOrEqual(50)
        for (const { command, diagnostics } of found)
          for (const id of diagnostics)
            expect(failed.find((one) => one.id === id)?.testFile?.startsWith(command.folder === '.' ? '' : `${command.folder}/`)).toBe(true)
        const ids = new Set(failed.map(({ id }) => id))
        expect(found.flatMap(({ diagnostics }) => diagnostics).every((id) => ids.has(id))).toBe(true)
      }),
    )
  })
})

describe('names are text of others', () => {
  test('they are quoted, and no line break or control character is left', () => {
    expect(
      commands([failedTest('src/a.test.ts', "it's $(rm -rf /)\n`x`\u001b[31m")], { files: ['package.json'], dependencies: ['vitest'] }),
    ).toEqual(["npx --no-install vitest run src/a.test.ts -t 'it'\\''s \\$\\(rm -rf \\/\\)?`x`?\\[31m$'"])
  })

  test('a path that starts with a dash is no option', () => {
    expect(
      commands([
        diagnostic({ test: null, testFile: null, file: '--fix.py', source: { format: 'ruff', path: 'x', job: null, line: null } }),
      ]),
    ).toEqual(['ruff check ./--fix.py'])
  })

  test('too many of them for one pattern run their files whole', () => {
    const many = Array.from({ length: 200 }, (_, index) => failedTest('src/a.test.ts', `a long enough name of a test, number ${index}`))
    expect(commands(many, { files: ['package.json'], dependencies: ['vitest'] })).toEqual(['npx --no-install vitest run src/a.test.ts'])
  })

  test('names that are no names of that language are left out', () => {
    expect(commands([failedTest('src/lib.rs', '--nocapture x')], { files: ['Cargo.toml'] })).toEqual(['cargo test'])
  })
})
