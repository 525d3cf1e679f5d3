import { expect, test } from 'vitest'
import { diagnoseAll, facts, text } from '../../../support/tool-output.ts'

const placesIn = (lines: readonly string[], report?: string): readonly string[] => {
  const reports = report === undefined ? [] : [text(report, { kind: 'report', path: 'r.xml' })]
  return facts(
    diagnoseAll({ documents: [...reports, text(lines.join('\n'))] }, [
      'tests/test_stock.py',
      'tests/conftest.py',
      'stock.py',
      'src/b.test.ts',
      'src/p.ts',
    ]),
  ).map(({ file, line, says }) => `${file}:${line} ${says}`)
}

const logged = [
  'ERROR    root:stock.py:9 kept on',
  'Traceback (most recent call last):',
  '  File "/p/stock.py", line 7, in load',
  '    raise ValueError("no such shelf")',
  'ValueError: no such shelf',
]

const pytest = (output: readonly string[]): readonly string[] => [
  '=================================== FAILURES ===================================',
  '__________________________________ test_count __________________________________',
  '',
  '    def test_count():',
  '>       assert 1 == 2',
  'E       assert 1 == 2',
  '',
  'tests/test_stock.py:12: AssertionError',
  ...output,
  '=========================== short test summary info ============================',
  'FAILED tests/test_stock.py::test_count - assert 1 == 2',
]

test.each(['Captured log call', 'Captured stdout call', 'Captured stderr setup'])(
  'pytest: what stands below "%s" is not where the test failed',
  (title) => {
    const lines = pytest([`------------------------------ ${title} -------------------------------`, ...logged])
    expect(placesIn(lines)).toEqual(['tests/test_stock.py:12 assert 1 == 2'])
    const report = `<testsuite name="pytest"><testcase classname="tests.test_stock" name="test_count"><failure message="assert 1 == 2">${lines.slice(3, 8).join('\n')}</failure></testcase></testsuite>`
    expect(placesIn(lines, report)).toEqual(['tests/test_stock.py:12 assert 1 == 2'])
  },
)

test('pytest: the place is found above however much output', () => {
  const noise = Array.from({ length: 2_500 }, (_, index) => `line ${index}`)
  expect(
    placesIn(pytest(['----------------------------- Captured stdout call -----------------------------', ...noise, ...logged])),
  ).toEqual(['tests/test_stock.py:12 assert 1 == 2'])
})

test('unittest: what a test wrote into the buffer is neither its place nor another failure', () => {
  const ruler = '='.repeat(70)
  const written = ['Stdout:', ...logged.slice(1), '']
  const block = [
    ruler,
    'FAIL: test_count (tests.test_stock.StockTest.test_count)',
    '-'.repeat(70),
    'Traceback (most recent call last):',
    '  File "/p/tests/test_stock.py", line 12, in test_count',
    '    self.assertEqual(1, 2)',
    'AssertionError: 1 != 2',
    '',
    ...written,
    '-'.repeat(70),
    'Ran 1 test in 0.001s',
  ]
  expect(placesIn(['F', ...written, ...block])).toEqual(['tests/test_stock.py:12 AssertionError: 1 != 2'])
  expect(placesIn([...written, 'and so it stopped'])).toEqual(['stock.py:7 ValueError: no such shelf'])
})

test.each(['', '|web| ', ' web  ', ' web   chromium  ', ' unit tests  '])('Vitest: a failure below the badge "%s"', (badge) => {
  expect(
    placesIn([
      ` FAIL  ${badge}src/b.test.ts > sum > adds`,
      'AssertionError: expected 3 to be 4',
      ' ❯ src/b.test.ts:5:14',
      '',
      '⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[1/1]⎯',
    ]),
  ).toEqual(['src/b.test.ts:5 AssertionError: expected 3 to be 4'])
  expect(placesIn([` FAIL  ${badge}src/b.test.ts [ src/b.test.ts ]`, 'Error: no such module'])).toEqual([
    'src/b.test.ts:null Error: no such module',
  ])
})

test('Vitest: an error that no test has caught fails the run, though each test has passed', () => {
  const lines = [
    '⎯⎯⎯⎯⎯⎯ Unhandled Errors ⎯⎯⎯⎯⎯⎯',
    '',
    'Vitest caught 1 unhandled error during the test run.',
    '',
    '⎯⎯⎯⎯⎯ Uncaught Exception ⎯⎯⎯⎯⎯',
    'Error: much too late',
    ' ❯ Timeout._onTimeout src/p.ts:4:11',
    '      2|   setTimeout(() => {',
    ' ❯ listOnTimeout node:internal/timers:685:17',
    '',
    'This error originated in "src/b.test.ts" test file.',
    '⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯',
    '',
    ' Test Files  1 passed (1)',
    '      Tests  1 passed (1)',
    '     Errors  1 error',
  ]
  expect(placesIn(lines)).toEqual(['src/p.ts:4 Error: much too late'])
  const report =
    '<testsuite name="vitest unhandled errors"><testcase classname="vitest unhandled errors" name="Uncaught Exception: much too late"><error message="much too late" type="Error">Error: much too late\n ❯ Timeout._onTimeout src/p.ts:4:11</error></testcase></testsuite>'
  expect(placesIn(lines, report)).toEqual(['src/p.ts:4 much too late'])
})

const section = (name: string): string => `=================================== ${name} ===================================`

test('pytest: a conftest.py that cannot be loaded', () => {
  expect(
    placesIn([
      "ImportError while loading conftest '/p/tests/conftest.py'.",
      'tests/conftest.py:1: in <module>',
      '    import nosuchmodule',
      "E   ModuleNotFoundError: No module named 'nosuchmodule'",
    ]),
  ).toEqual(["tests/conftest.py:1 ModuleNotFoundError: No module named 'nosuchmodule'"])
})

test('pytest: a doctest is one failure, told by what came out', () => {
  const shown = ['002 Counts.', '003 ', '004     >>> count(1)', 'Expected:', '    4', 'Got:', '    3', '', '/p/stock.py:4: DocTestFailure']
  const lines = [
    section('FAILURES'),
    '_____________________________ [doctest] stock.count _____________________________',
    ...shown,
    section('short test summary info'),
    'FAILED stock.py::stock.count',
  ]
  expect(placesIn(lines)).toEqual(['stock.py:4 Expected:'])
  expect(
    placesIn(
      lines,
      `<testsuite name="pytest"><testcase classname="stock" name="stock.count"><failure message="${shown.join('&#10;').replaceAll('>', '&gt;')}"/></testcase></testsuite>`,
    ),
  ).toEqual(['stock.py:4 Expected:'])
})

test('pytest: where a fixture is asked for that is not there', () => {
  expect(
    placesIn([
      section('ERRORS'),
      '_________________________ ERROR at setup of test_count _________________________',
      'file /p/tests/test_stock.py, line 7',
      '  def test_count(shelf):',
      "E       fixture 'shelf' not found",
      '>       available fixtures: cache, capfd',
      '',
      '/p/tests/test_stock.py:7',
      section('short test summary info'),
      'ERROR tests/test_stock.py::test_count',
    ]),
  ).toEqual(["tests/test_stock.py:7 fixture 'shelf' not found"])
})

test('pytest: the one line of each failure', () => {
  expect(
    placesIn([
      section('FAILURES'),
      'E   assert 1 == 2',
      '/p/tests/test_stock.py:5: assert 1 == 2',
      '/p/tests/test_stock.py:9: KeyError: a very long key',
      section('short test summary info'),
      'FAILED tests/test_stock.py::test_count - assert 1 == 2',
      'FAILED tests/test_stock.py::test_find - KeyError: a very...',
    ]),
  ).toEqual(['tests/test_stock.py:5 assert 1 == 2', 'tests/test_stock.py:9 KeyError: a very...'])
})
