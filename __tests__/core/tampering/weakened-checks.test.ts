import { describe, expect, test } from 'vitest'
import { briefly } from './change-of.ts'

type Row = readonly [what: string, path: string, before: string, after: string, expected: readonly string[]]

function table(name: string, rows: readonly Row[]): void {
  describe(`[row 29] ${name}`, () => {
    test.each(rows)('%s', (_, path, before, after, expected) => {
      expect(briefly({ [path]: [before, after] })).toEqual(expected)
    })
  })
}

const packageJson = (scripts: string): string =>
  `{\n  "name": "shop",\n  "scripts": {\n${scripts}\n  },\n  "devDependencies": {\n    "eslint": "10.0.0"\n  }\n}\n`

table('commands', [
  [
    'a script that always passes',
    'package.json',
    packageJson('    "test": "vitest run"'),
    packageJson('    "test": "vitest run || true"'),
    ['command-neutralised:4'],
  ],
  [
    'a script that runs nothing',
    'package.json',
    packageJson('    "test": "vitest run"'),
    packageJson('    "test": "echo ok"'),
    ['command-neutralised:4'],
  ],
  [
    'a script that is gone',
    'package.json',
    packageJson('    "lint": "eslint .",\n    "test": "vitest run"'),
    packageJson('    "test": "vitest run"'),
    ['command-neutralised:4'],
  ],
  [
    'a suite that may be empty',
    'package.json',
    packageJson('    "test": "jest"'),
    packageJson('    "test": "jest --passWithNoTests"'),
    ['check-loosened:4'],
  ],
  [
    'more warnings',
    'package.json',
    packageJson('    "lint": "eslint . --max-warnings 0"'),
    packageJson('    "lint": "eslint . --max-warnings 50"'),
    ['limit-raised:4'],
  ],
  [
    'a step that may fail',
    '.github/workflows/ci.yml',
    'jobs:\n  test:\n    steps:\n      - run: npm test\n',
    'jobs:\n  test:\n    steps:\n      - run: npm test\n        continue-on-error: true\n',
    ['command-neutralised:5'],
  ],
  [
    'a step whose failure is excused',
    '.github/workflows/ci.yml',
    '    steps:\n      - run: npm test\n',
    '    steps:\n      - run: npm test || true\n',
    ['command-neutralised:2'],
  ],
  [
    'a step that is gone',
    '.github/workflows/ci.yml',
    '    steps:\n      - run: npm run lint\n      - run: npm test\n',
    '    steps:\n      - run: npm test\n',
    ['command-neutralised:2'],
  ],
  [
    'a job of GitLab',
    '.gitlab-ci.yml',
    'test:\n  script: pytest\n',
    'test:\n  script: pytest\n  allow_failure: true\n',
    ['command-neutralised:3'],
  ],
  ['a shell that goes on', 'scripts/ci.sh', '#!/bin/sh\nset -e\nnpm test\n', '#!/bin/sh\nset +e\nnpm test\n', ['command-neutralised:2']],
  [
    'a script that ends well',
    'scripts/ci.sh',
    'npm test\nstatus=$?\nexit $status\n',
    'npm test\nstatus=$?\nexit 0\n',
    ['command-neutralised:3'],
  ],
  ['a script of one’s own, excused', 'scripts/ci.sh', './checks/everything\n', './checks/everything || true\n', ['command-neutralised:1']],
  ['a recipe', 'Makefile', 'test:\n\tgo test ./...\n', 'test:\n\tgo test ./... || true\n', ['command-neutralised:2']],
])

table('flags that choose tests', [
  [
    'pytest -k',
    'pyproject.toml',
    '[tool.pytest.ini_options]\naddopts = "-q"\n',
    '[tool.pytest.ini_options]\naddopts = "-q -k \'not slow\'"\n',
    ['check-loosened:2'],
  ],
  [
    'pytest --deselect',
    'pytest.ini',
    '[pytest]\naddopts = -q\n',
    '[pytest]\naddopts = -q --deselect tests/test_a.py::test_b\n',
    ['check-loosened:2'],
  ],
  [
    'pytest --ignore',
    'tox.ini',
    '[testenv]\ncommands = pytest\n',
    '[testenv]\ncommands = pytest --ignore=tests/slow\n',
    ['check-loosened:2'],
  ],
  ['go test -short', 'Makefile', 'test:\n\tgo test ./...\n', 'test:\n\tgo test -short ./...\n', ['check-loosened:2']],
  ['cargo test --skip', 'ci/test.sh', 'cargo test\n', 'cargo test -- --skip parses\n', ['check-loosened:1']],
  ['Maven', 'ci/test.sh', 'mvn verify\n', 'mvn verify -DskipTests\n', ['check-loosened:1']],
])

table('configuration', [
  [
    'a rule that is off',
    'eslint.config.js',
    "export default [{\n  rules: {\n    'no-unused-vars': 'error',\n  },\n}]\n",
    "export default [{\n  rules: {\n    'no-unused-vars': 'off',\n  },\n}]\n",
    ['check-loosened:3'],
  ],
  [
    'a rule that only warns',
    '.eslintrc.json',
    '{\n  "rules": {\n    "eqeqeq": "error"\n  }\n}\n',
    '{\n  "rules": {\n    "eqeqeq": "warn"\n  }\n}\n',
    ['check-loosened:3'],
  ],
  [
    'a new rule that is off',
    '.eslintrc.yml',
    'rules:\n  semi: error\n',
    'rules:\n  semi: error\n  no-undef: "off"\n',
    ['check-loosened:3'],
  ],
  [
    'files that are not linted',
    'eslint.config.js',
    "export default [{ ignores: ['dist/'] }]\n",
    "export default [{ ignores: ['dist/', 'src/price.ts'] }]\n",
    ['files-excluded:1'],
  ],
  ['an ignore file', '.eslintignore', 'dist\n', 'dist\nsrc/price.js\n', ['files-excluded:2']],
  [
    'types that are not strict',
    'tsconfig.json',
    '{\n  "compilerOptions": {\n    "strict": true\n  }\n}\n',
    '{\n  "compilerOptions": {\n    "strict": false\n  }\n}\n',
    ['check-loosened:3'],
  ],
  [
    'types that are not strict any more',
    'tsconfig.json',
    '{\n  "compilerOptions": {\n    "target": "es2022",\n    "strict": true\n  }\n}\n',
    '{\n  "compilerOptions": {\n    "target": "es2022"\n  }\n}\n',
    ['check-loosened:3'],
  ],
  [
    'declarations that are not checked',
    'tsconfig.json',
    '{\n  "compilerOptions": {\n    "strict": true\n  }\n}\n',
    '{\n  "compilerOptions": {\n    "strict": true,\n    "skipLibCheck": true\n  }\n}\n',
    ['check-loosened:4'],
  ],
  [
    'files that are not compiled',
    'tsconfig.json',
    '{\n  "include": ["src"],\n  "exclude": ["dist"]\n}\n',
    '{\n  "include": ["src"],\n  "exclude": ["dist", "src/price.ts"]\n}\n',
    ['files-excluded:3'],
  ],
  [
    'tests that are not run',
    'vitest.config.ts',
    "export default defineConfig({\n  test: {\n    exclude: ['node_modules'],\n  },\n})\n",
    "export default defineConfig({\n  test: {\n    exclude: [\n      'node_modules',\n      'src/price.test.ts',\n    ],\n  },\n})\n",
    ['files-excluded:5'],
  ],
  [
    'tests that are not run any more',
    'vitest.config.ts',
    "export default defineConfig({\n  test: {\n    include: ['src/**/*.test.ts', 'e2e/**'],\n  },\n})\n",
    "export default defineConfig({\n  test: {\n    include: ['src/**/*.test.ts'],\n  },\n})\n",
    ['files-excluded:3'],
  ],
  [
    'Jest',
    'jest.config.js',
    "module.exports = {\n  testPathIgnorePatterns: ['/node_modules/'],\n}\n",
    "module.exports = {\n  testPathIgnorePatterns: ['/node_modules/', 'price'],\n}\n",
    ['files-excluded:2'],
  ],
  ['mypy', 'mypy.ini', '[mypy]\nstrict = True\n', '[mypy]\nstrict = True\nignore_errors = True\n', ['check-loosened:3']],
  ['Ruff', 'ruff.toml', 'ignore = ["E501"]\n', 'ignore = ["E501", "F401"]\n', ['files-excluded:1']],
  [
    'flake8 over lines',
    'setup.cfg',
    '[flake8]\nextend-ignore =\n    E501\n',
    '[flake8]\nextend-ignore =\n    E501,\n    F401\n',
    ['files-excluded:4'],
  ],
  [
    'files that pytest does not collect',
    'conftest.py',
    'import pytest\n',
    'import pytest\ncollect_ignore = ["tests/test_price.py"]\n',
    ['files-excluded:2'],
  ],
  ['RuboCop', '.rubocop.yml', 'Style/Foo:\n  Enabled: true\n', 'Style/Foo:\n  Enabled: false\n', ['check-loosened:2']],
  [
    'golangci-lint',
    '.golangci.yml',
    'linters:\n  disable:\n    - lll\n',
    'linters:\n  disable:\n    - lll\n    - errcheck\n',
    ['files-excluded:4'],
  ],
  ['Clippy', 'Cargo.toml', '[lints.clippy]\nall = "deny"\n', '[lints.clippy]\nall = "deny"\nunwrap_used = "allow"\n', ['check-loosened:3']],
  [
    'Maven',
    'pom.xml',
    '<configuration>\n</configuration>\n',
    '<configuration>\n  <skipTests>true</skipTests>\n</configuration>\n',
    ['check-loosened:2'],
  ],
  [
    '.NET',
    'Directory.Build.props',
    '<PropertyGroup>\n  <TreatWarningsAsErrors>true</TreatWarningsAsErrors>\n</PropertyGroup>\n',
    '<PropertyGroup>\n  <TreatWarningsAsErrors>false</TreatWarningsAsErrors>\n</PropertyGroup>\n',
    ['check-loosened:2'],
  ],
  ['SwiftLint', '.swiftlint.yml', 'disabled_rules:\n  - todo\n', 'disabled_rules:\n  - todo\n  - force_cast\n', ['files-excluded:3']],
  ['PHPStan', 'phpstan.neon', 'parameters:\n    level: 8\n', 'parameters:\n    level: 3\n', ['threshold-lowered:2']],
])

table('numbers', [
  [
    'coverage of Jest',
    'jest.config.js',
    'module.exports = {\n  coverageThreshold: {\n    global: {\n      branches: 80,\n    },\n  },\n}\n',
    'module.exports = {\n  coverageThreshold: {\n    global: {\n      branches: 60,\n    },\n  },\n}\n',
    ['threshold-lowered:4'],
  ],
  [
    'coverage that is not asked for any more',
    'vitest.config.ts',
    '    thresholds: {\n      lines: 90,\n      functions: 80,\n    },\n',
    '    thresholds: {\n      functions: 80,\n    },\n',
    ['threshold-lowered:2'],
  ],
  [
    'coverage of pytest',
    'pyproject.toml',
    '[tool.pytest.ini_options]\naddopts = "--cov-fail-under=90"\n',
    '[tool.pytest.ini_options]\naddopts = "--cov-fail-under=70"\n',
    ['threshold-lowered:2'],
  ],
  ['.coveragerc', '.coveragerc', '[report]\nfail_under = 90\n', '[report]\nfail_under = 50\n', ['threshold-lowered:2']],
  [
    'Codecov',
    'codecov.yml',
    'coverage:\n  status:\n    project:\n      default:\n        target: 85%\n',
    'coverage:\n  status:\n    project:\n      default:\n        target: 70%\n',
    ['threshold-lowered:5'],
  ],
  ['JaCoCo', 'pom.xml', '<minimum>0.80</minimum>\n', '<minimum>0.40</minimum>\n', ['threshold-lowered:1']],
  ['SimpleCov', 'spec/spec_helper.rb', 'SimpleCov.minimum_coverage 90\n', 'SimpleCov.minimum_coverage 10\n', ['threshold-lowered:1']],
  ['a budget', 'angular.json', '{\n  "maximumError": "1mb"\n}\n', '{\n  "maximumError": "5mb"\n}\n', ['limit-raised:2']],
  [
    'retries',
    'playwright.config.ts',
    'export default defineConfig({\n  retries: 0,\n})\n',
    'export default defineConfig({\n  retries: 3,\n})\n',
    ['limit-raised:2'],
  ],
  [
    'retries of one file',
    'src/a.test.ts',
    "it('a', () => {\n  expect(f()).toBe(1)\n})\n",
    "jest.retryTimes(3)\nit('a', () => {\n  expect(f()).toBe(1)\n})\n",
    ['limit-raised:1'],
  ],
  [
    'the timeout of all tests',
    'vitest.config.ts',
    'export default { test: {} }\n',
    'export default { test: {\n  testTimeout: 60_000,\n} }\n',
    ['limit-raised:2'],
  ],
  ['the timeout of a job', '.github/workflows/ci.yml', '    timeout-minutes: 10\n', '    timeout-minutes: 60\n', ['limit-raised:1']],
])

table('suppressions', [
  ['ESLint', 'src/a.ts', 'f()\n', '// eslint-disable-next-line no-undef\nf()\n', ['suppression-added:1']],
  [
    'ESLint, for more than before',
    'src/a.ts',
    'f() // eslint-disable-line no-undef\n',
    'f() // eslint-disable-line no-undef, no-eval\n',
    ['suppression-added:1'],
  ],
  ['ESLint, for all', 'src/a.ts', 'f() // eslint-disable-line no-undef\n', 'f() // eslint-disable-line\n', ['suppression-added:1']],
  ['TypeScript', 'src/a.ts', 'f()\n', '// @ts-ignore\nf()\n', ['suppression-added:1']],
  ['no types', 'src/a.ts', 'const a = f()\n', 'const a = f() as any\n', ['suppression-added:1']],
  ['Biome', 'src/a.ts', 'f()\n', '// biome-ignore lint/a: no\nf()\n', ['suppression-added:1']],
  ['flake8', 'a.py', 'import os\n', 'import os  # noqa: F401\n', ['suppression-added:1']],
  ['mypy', 'a.py', 'f()\n', 'f()  # type: ignore[arg-type]\n', ['suppression-added:1']],
  ['golangci-lint', 'a.go', '\tf()\n', '\tf() //nolint:errcheck\n', ['suppression-added:1']],
  ['Clippy', 'src/a.rs', 'fn f() {}\n', '#[allow(dead_code)]\nfn f() {}\n', ['suppression-added:1']],
  ['RuboCop', 'a.rb', 'f\n', 'f # rubocop:disable Style/Foo\n', ['suppression-added:1']],
  ['Psalm', 'a.php', '<?php\nf();\n', '<?php\n/** @psalm-suppress Foo */\nf();\n', ['suppression-added:2']],
  ['Clang', 'a.c', 'int x;\n', '#pragma GCC diagnostic ignored "-Wall"\nint x;\n', ['suppression-added:1']],
  ['Kotlin', 'A.kt', 'fun f() {}\n', '@Suppress("UNCHECKED_CAST")\nfun f() {}\n', ['suppression-added:1']],
  ['Credo', 'a.ex', 'f()\n', '# credo:disable-for-next-line\nf()\n', ['suppression-added:1']],
  ['ShellCheck', 'a.sh', 'f\n', '# shellcheck disable=SC2086\nf\n', ['suppression-added:1']],
])

table('snapshots', [
  ['Jest', 'src/__snapshots__/a.test.ts.snap', 'exports[`a 1`] = `"b"`;\n', 'exports[`a 1`] = `"c"`;\n', ['snapshot-rewritten:1']],
  ['a golden file', 'testdata/render.golden', 'a\nb\n', 'a\nc\n', ['snapshot-rewritten:2']],
  ['an approved file', 'tests/Price.approved.txt', '119\n', '120\n', ['snapshot-rewritten:1']],
  ['insta', 'src/snapshots/price.snap', '119\n', '120\n', ['snapshot-rewritten:1']],
])
