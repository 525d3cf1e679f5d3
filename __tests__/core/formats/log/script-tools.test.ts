import { describe, expect, test } from 'vitest'
import { diagnoseAll, facts, text } from '../../../support/tool-output.ts'
import { logFormats } from '../../../../src/core/formats/log/index.ts'
import type { Finding, LogFormat } from '../../../../src/core/model/evidence.ts'

/** Shows a reader only the lines that its cues and its own wakefulness ask for. */
function read(format: LogFormat, lines: readonly string[]): readonly Finding[] {
  const reader = format.open()
  const cued = new RegExp(
    format.cues
      .map((cue) =>
        cue
          .replace(/^\^/, '')
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          .replaceAll('#', '\\d'),
      )
      .join('|'),
  )
  const found = lines.flatMap((line, index) =>
    cued.test(line) || reader.awake?.() === true
      ? reader.line(line, index + 1, (back) => (back > 64 ? null : (lines[index - back] ?? null)))
      : [],
  )
  return [...found, ...reader.end()]
}

function format(name: string): LogFormat {
  const found = logFormats.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no format ${name}`)
  return found
}

const place = (name: string, text: string): readonly string[] =>
  read(format(name), text.split('\n')).map(
    ({ kind, severity, file, line, column, rule, message }) => `${kind} ${severity} ${file}:${line}:${column} ${rule} ${message}`,
  )

describe('mypy', () => {
  test('reads plain lines with notes, columns and scopes', () => {
    expect(
      place(
        'mypy',
        'shop/cart.py: note: In member "total" of class "Cart":\nshop/cart.py:15:16: error: Incompatible return value type (got "str", expected "int")  [return-value]\nshop/cart.py:19: error: No overload variant matches  [call-overload]\nshop/cart.py:19: note: Possible overload variants:\nshop/cart.py:19: note:     def f(self) -> int\nshop/cart.py:20: note: Revealed type is "builtins.int"\nFound 2 errors in 1 file (checked 1 source file)',
      ),
    ).toEqual([
      'lint error shop/cart.py:15:16 return-value Incompatible return value type (got "str", expected "int")',
      'lint error shop/cart.py:19:null call-overload No overload variant matches',
      'lint notice shop/cart.py:20:null null Revealed type is "builtins.int"',
    ])
    expect(read(format('mypy'), ['a.py:1: error: Bad  [x-y]', 'a.py:1: note: Because'])[0]?.excerpt).toBe('a.py:1: note: Because')
  })

  test('tells errors of a file as a whole', () => {
    expect(place('mypy', 'src/a.py: error: Source file found twice under different module names: "a" and "src.a"')).toEqual([
      'lint error src/a.py:null:null null Source file found twice under different module names: "a" and "src.a"',
    ])
  })
})

describe('ruff', () => {
  const full =
    'F401 [*] `os` imported but unused\n --> shop/cart.py:1:8\n  |\n1 | import os\n  |        ^^\n  |\nhelp: Remove unused import: `os`\n\ninvalid-syntax: Expected `)`, found newline\n --> shop/broken.py:1:10\n  |\n1 | def half(\n  |          ^\n\nFound 2 errors.'
  test('reads its full output', () => {
    expect(place('ruff', full)).toEqual([
      'lint error shop/cart.py:1:8 F401 `os` imported but unused',
      'build error shop/broken.py:1:10 invalid-syntax Expected `)`, found newline',
    ])
    expect(read(format('ruff'), full.split('\n'))[0]?.excerpt).toContain('import os')
  })

  test('reads cells of notebooks, files to format, and what ty prints', () => {
    expect(
      place(
        'ruff',
        'F821 Undefined name `x`\n --> a.ipynb:cell 2:5:1\nWould reformat: shop/cart.py\nerror[unresolved-import]: Cannot resolve imported module `y`\n --> a.py:1:8',
      ),
    ).toEqual([
      'lint error a.ipynb:5:1 F821 Undefined name `x`',
      'lint error shop/cart.py:null:null format Would reformat',
      'lint error a.py:1:8 unresolved-import Cannot resolve imported module `y`',
    ])
  })

  test('leaves rustc alone', () => {
    expect(
      place('ruff', 'error[E0308]: mismatched types\n --> src/lib.rs:2:5\n  |\nwarning: unused variable: `x`\n --> src/lib.rs:3:9'),
    ).toEqual([])
  })
})

describe('flake8', () => {
  test('reads its relatives', () => {
    expect(
      place(
        'flake8',
        './a/b.py:3:80: E501 line too long (82 > 79 characters)\na.py:1:8: F401 [*] `os` imported but unused\na.py:2:1: invalid-syntax: Expected `)`\na.py:1:0: C0114: Missing module docstring (missing-module-docstring)\n/w/test.py:8: B307[bandit]: MEDIUM: Use of eval.\nnb.ipynb:cell 1:5:8: F401 `os` imported but unused\n**** Module a',
      ),
    ).toEqual([
      'lint error ./a/b.py:3:80 E501 line too long (82 > 79 characters)',
      'lint error a.py:1:8 F401 `os` imported but unused',
      'build error a.py:2:1 invalid-syntax Expected `)`',
      'lint notice a.py:1:1 C0114 Missing module docstring',
      'lint error /w/test.py:8:null B307 Use of eval.',
      'lint error nb.ipynb:5:8 F401 `os` imported but unused',
    ])
  })
})

describe('phpstan', () => {
  const table =
    ' ------ ------------------------------------------------------------ \n  Line   src/Cart.php                                                 \n ------ ------------------------------------------------------------ \n  14     Method Cart::total() should return int but returns string.   \n         🪪  return.type                                              \n  :22    Parameter #1 $name of method Cart::add() expects string, int \n         given.                                                       \n         🪪  argument.type                                            \n         💡  Read about it.                                           \n ------ ------------------------------------------------------------ \n\n [ERROR] Found 2 errors\n  9     not a row any more'
  test('reads its table, joined where it was broken', () => {
    expect(place('phpstan', table)).toEqual([
      'lint error src/Cart.php:14:null return.type Method Cart::total() should return int but returns string.',
      'lint error src/Cart.php:22:null argument.type Parameter #1 $name of method Cart::add() expects string, int given.',
    ])
  })

  test('reads its raw format, and no stack or search result', () => {
    expect(
      place(
        'phpstan',
        '/app/src/A.php:63:Call to an undefined method A::b().\n/app/src/A.php:12\nsrc/a.php:3:use Foo;\nsrc/a.php:3: error: x',
      ),
    ).toEqual(['lint error /app/src/A.php:63:null null Call to an undefined method A::b().'])
  })
})

describe('psalm', () => {
  test('reads both outputs and the emacs format of PHP_CodeSniffer', () => {
    expect(
      place(
        'psalm',
        '/p/main.php:80:8:error - UndefinedVar: Cannot find $x\nERROR: InvalidReturn - src/a.php:3:4 - No return (see https://psalm.dev/011)\n/p/a.php:2:1: warning - Line exceeds 85 characters\nERROR: something - happened',
      ),
    ).toEqual([
      'lint error /p/main.php:80:8 UndefinedVar Cannot find $x',
      'lint error src/a.php:3:4 InvalidReturn No return',
      'lint warning /p/a.php:2:1 null Line exceeds 85 characters',
    ])
  })
})

test('standard reads only its own list', () => {
  expect(
    place(
      'standard',
      '  /a/b.js:1:2: before.\nstandard: Use JavaScript Standard Style (https://standardjs.com)\nstandard: Run `standard --fix` to automatically fix some problems.\n  /a/b.js:4:12: Extra semicolon. (semi)\n\n  /a/b.js:5:1: after.',
    ),
  ).toEqual(['lint error /a/b.js:4:12 semi Extra semicolon.'])
})

test('rubocop passes over what it has corrected', () => {
  expect(
    place('rubocop', 'a.rb:1:1: C: [Corrected] Style/X: Done.\na.rb:2:1: W: Lint/Y: Not done.\n  app/o.rb:45:5: Style/Z: Of Standard.'),
  ).toEqual(['lint error a.rb:2:1 Lint/Y Not done.', 'lint error app/o.rb:45:5 Style/Z Of Standard.'])
})

test('minitest reads what Rails prints as it goes', () => {
  const text =
    ".F\n\nFailure:\nCartTest#test_total [test/models/cart_test.rb:6]:\nExpected: 2\n  Actual: 1\n\n\nbin/rails test test/models/cart_test.rb:5\n\nE\n\nError:\nCartTest#test_add:\nNameError: undefined local variable\n    app/models/cart.rb:3:in `add'\n\nbin/rails test test/models/cart_test.rb:9"
  expect(place('minitest', text)).toEqual([
    'test error test/models/cart_test.rb:6:null null Expected: 2\n  Actual: 1',
    'test error app/models/cart.rb:3:null null NameError: undefined local variable',
  ])
})

test('a traceback behind the prefix of a container is read like any other', () => {
  expect(
    place(
      'python-traceback',
      'web-1  | Traceback (most recent call last):\nweb-1  |   File "/app/main.py", line 3, in <module>\nweb-1  |     run()\nweb-1  | ValueError: bad\nweb-1  | INFO: next',
    ),
  ).toEqual(['other error /app/main.py:3:null null ValueError: bad'])
})

test('a traceback inside a report of pytest or unittest is left to these', () => {
  const traceback = 'Traceback (most recent call last):\n  File "/app/a.py", line 3, in f\n    x\nValueError: bad'
  expect(
    place(
      'python-traceback',
      `=================================== FAILURES ===================================\n____________ test_x ____________\n${traceback}\n=========================== short test summary info ============================`,
    ),
  ).toEqual([])
  expect(
    place(
      'python-traceback',
      `${'='.repeat(70)}\nERROR: test_x (a.B)\n${'-'.repeat(70)}\n${traceback}\n\nDuring handling of the above exception, another exception occurred:\n\n${traceback}`,
    ),
  ).toEqual([])
})

test('esbuild and webpack name the rule of TypeScript', () => {
  expect(place('esbuild', '✘ [ERROR] TS2322: Type is wrong. [plugin angular-compiler]\n\n    src/app/a.ts:12:4:\n      12 │ x')).toEqual([
    'build error src/app/a.ts:12:5 TS2322 Type is wrong.',
  ])
  expect(
    place(
      'webpack',
      'ERROR in /app/src/a.ts\n./src/a.ts 3:5-9\n[tsl] ERROR in /app/src/a.ts(3,5)\n      TS2322: Type is wrong.\n\nERROR in ./src/b.js\nModule build failed (from ./node_modules/babel-loader/lib/index.js):\nSyntaxError: /app/src/b.js: Unexpected token (3:4)\n\n  1 | x',
    ),
  ).toContain('build error ./src/b.js:3:4 null SyntaxError: /app/src/b.js: Unexpected token (3:4)')
})

test('pest puts the code of the application before that of its framework', () => {
  const text =
    '   FAILED  Tests\\Feature\\TeamTest > can create a team\n  Expected response status code [201] but received 405.\nFailed asserting that false is true.\n\n  at tests/Feature/TeamTest.php:15\n     11▕  x\n  ➜  15▕  y\n\n  ────────────────────────────────\n   FAILED  Tests\\Feature\\RegionTest > can get…               QueryException   \n  SQLSTATE[HY000]: General error: 1\n\n  at vendor/laravel/framework/src/Connection.php:838\n  ➜ 838▕  throw\n\n      +8 vendor frames \n  9   database/migrations/nullable.php:32\n\n\n  Tests:    2 failed (2 assertions)'
  expect(place('pest', text)).toEqual([
    'test error tests/Feature/TeamTest.php:15:null null Expected response status code [201] but received 405.\nFailed asserting that false is true.',
    'test error database/migrations/nullable.php:32:null null QueryException: SQLSTATE[HY000]: General error: 1',
  ])
})

test('PHP_CodeSniffer\u2019s table is joined where it was broken', () => {
  const ruler = '-'.repeat(70)
  expect(
    place(
      'phpcs',
      `FILE: /app/src/Foo.php\n${ruler}\nFOUND 1 ERROR AND 1 WARNING AFFECTING 2 LINES\n${ruler}\n 14 | ERROR   | [x] Function return type is void, but function contains\n    |         |     return statement\n    |         |     (Zumba.Commenting.FunctionComment.InvalidReturnVoid)\n 20 | WARNING | Line exceeds 85 characters\n${ruler}\n\n 21 | ERROR | of something else`,
    ),
  ).toEqual([
    'lint error /app/src/Foo.php:14:null Zumba.Commenting.FunctionComment.InvalidReturnVoid Function return type is void, but function contains return statement',
    'lint warning /app/src/Foo.php:20:null null Line exceeds 85 characters',
  ])
})

test('what Cypress bundled is found in the checkout', () => {
  const run =
    '  Checkout\n    1) applies the coupon\n\n\n  0 passing (5s)\n  1 failing\n\n  1) Checkout\n       applies the coupon:\n     AssertionError: Timed out retrying after 4000ms: expected <span> to have text 18\n      at Context.eval (webpack://app/./cypress/e2e/checkout.cy.js:21:42)\n\n\n\n\n  (Results)\n'
  expect(facts(diagnoseAll({ documents: [text(run)] }, ['cypress/e2e/checkout.cy.js']))).toMatchObject([
    { file: 'cypress/e2e/checkout.cy.js', line: 21, test: 'applies the coupon' },
  ])
  expect(
    facts(diagnoseAll({ documents: [text(run.replace('webpack://app/', 'webpack:///'))] }, ['cypress/e2e/checkout.cy.js'])),
  ).toMatchObject([{ file: 'cypress/e2e/checkout.cy.js', line: 21 }])
})

/** Words of ordinary logs that look like a format but tell of no failure. */
const ordinary = [
  'Error: retrying in 3 s',
  '[warn] deprecated option used.',
  '[warn] src/a.ts',
  'INFO: 12:30:45 - started',
  'ERROR: test_x',
  'Failures: 0',
  'There were 3 candidates:',
  '1) first step',
  '  1) Failure:',
  '  1) does a thing',
  'copied src/a.php:12 to dist',
  'GET /a.py:80 200',
  'at 12:30:45 - error: none',
  'time=12:00:01: C: drive mounted',
  'Downloading package.json => ./cache:1:2x',
  'Compiled with 0 errors in ./src',
  'Line   3 of 4',
  '   at a later time:1',
  'Node.js v24.21.0',
  'see ✖  above',
  ' › prompt',
  'rspec ./spec is running',
  'loaded from lib/a.rb:3:in total',
  'Uncaught is a word',
  'Parse error rate on line 3',
  'standard: ok',
  '[!] note',
  'error during build: none',
  'Failed to compile statistics',
  '=== summary ===',
  'TabError: none',
  'ERROR in 3 of 4 shards',
  'ERROR in production',
  '   FAILED  to connect > retry',
  '(fail) open',
  'FILE: a.txt',
  ' 3 | ERROR | none',
]

test('ordinary lines tell of no failure', () => {
  for (const one of logFormats) expect(read(one, ordinary), one.name).toEqual([])
})
