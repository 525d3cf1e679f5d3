import { expect, test } from 'vitest'
import { briefly, sightingsIn } from './change-of.ts'

const one = "it('adds', () => {\n  expect(f(1)).toBe(2)\n})\n"
const two = "it('rounds', () => {\n  expect(g(0.3)).toBe(0)\n})\n"

test('a deleted file of tests', () => {
  expect(sightingsIn({ 'src/a.test.ts': [one, null] })).toEqual([
    { kind: 'test-file-deleted', path: 'src/a.test.ts', line: null, sure: 'certain', what: '' },
  ])
})

test.each(['src/a.ts.bak', 'src/a.disabled.ts', 'src/a.test.ts.txt', 'src/_a.ts'])('a file of tests that is renamed to %s', (path) => {
  expect(sightingsIn({ 'src/a.test.ts': [one, null], [path]: [null, one] })).toEqual([
    { kind: 'test-file-hidden', path: 'src/a.test.ts', line: null, sure: 'certain', what: path },
  ])
})

test('a test that moves to a file that is not run', () => {
  expect(
    briefly({
      'tests/test_a.py': [
        'def test_a():\n    assert f() == 1\n\ndef test_b():\n    assert g() == 1\n',
        'def test_b():\n    assert g() == 1\n',
      ],
      'tests/old_a.py': [null, 'def test_a():\n    assert f() == 1\n'],
    }),
  ).toEqual(['test-deleted:1'])
})

test('a test that is skipped while it moves', () => {
  expect(briefly({ 'src/a.test.ts': [`${one}${two}`, one], 'src/b.test.ts': [null, two.replace('it(', 'it.skip(')] })).toEqual([
    'test-skipped:1',
  ])
})

test('a test that is skipped while it is renamed', () => {
  expect(briefly({ 'src/a.test.ts': [two, two.replace("it('rounds'", "it.skip('rounds down'")] })).toEqual(['test-skipped:1'])
})

test('a mark that goes from one test to another', () => {
  const marked = two.replace('it(', 'it.skip(')
  expect(briefly({ 'src/a.test.ts': [`${one}${marked}`, `${one.replace('it(', 'it.skip(')}${two}`] })).toEqual(['test-skipped:1'])
})

test('a decorator that goes from one test to another', () => {
  const mark = '@pytest.mark.skip\n'
  const [a, b] = ['def test_a():\n    assert f() == 1\n', 'def test_b():\n    assert g() == 1\n']
  expect(briefly({ 'tests/test_a.py': [`${mark}${a}${b}`, `${a}${mark}${b}`] })).toEqual(['test-skipped:3'])
})

test('a new test does not hide that another one is deleted', () => {
  const other = "it('is new', () => {\n  expect(h()).toBe(3)\n})\n"
  expect(briefly({ 'src/a.test.ts': [`${one}\nconst x = 1\n${two}`, `${one}\nconst x = 1\n`], 'src/b.test.ts': [null, other] })).toEqual([
    'test-deleted:6',
  ])
})

test('three tests that become one', () => {
  const tests = ['a', 'b', 'c'].map((name) => `it('${name}', () => {\n  expect(f('${name}')).toBe(1)\n})\n`)
  expect(briefly({ 'src/a.test.ts': [tests.join(''), tests[0] ?? ''] })).toEqual(['test-deleted:4', 'test-deleted:4'])
})

test('a deleted picture of what was expected', () => {
  expect(briefly({ 'src/__snapshots__/a.snap': ['exports[`a`] = `b`;\n', null] })).toEqual(['snapshot-rewritten'])
})

test('what cannot be compared is told, not taken for harmless', () => {
  const change = {
    'src/a.test.ts': ['it("a")', 'it("a")\u0000'] as const,
    'src/b.test.ts': [one, `${one}${'x'.repeat(10_000)}`] as const,
    'src/c.png': ['\u0000', '\u0000\u0000'] as const,
  }
  expect(sightingsIn(change).map(({ kind, path, what }) => `${kind} ${path}: ${what}`)).toEqual([
    'unreadable src/a.test.ts: no text',
    'unreadable src/b.test.ts: lines of more than 4,096 characters',
  ])
})

test('files that are too large to read are told', () => {
  expect(sightingsIn({ 'src/a.test.ts': [one, `${one}${'\n'.repeat(2_100_000)}`] }).map(({ kind, what }) => `${kind}: ${what}`)).toEqual([
    'unreadable: too large',
  ])
})

const py = 'def test_a():\n    assert f() == 1\n'

test.each([
  [
    'a plugin that empties the collection',
    'conftest.py',
    'def pytest_collection_modifyitems(items):\n    items[:] = []\n',
    ['run-bent:1', 'run-bent:2', 'runner-file-added'],
  ],
  ['a plugin that ends the run', 'tests/conftest.py', 'import os\nos._exit(0)\n', ['runner-file-added', 'test-ends-early:2']],
  ['a plugin that leaves files out', 'conftest.py', 'collect_ignore = ["test_a.py"]\n', ['files-excluded:1', 'runner-file-added']],
  ['settings of pytest', 'pytest.ini', '[pytest]\naddopts = --deselect test_a.py::test_a\n', ['check-loosened:2', 'runner-file-added']],
  [
    'settings of Vitest',
    'vitest.config.ts',
    "export default {\n  test: {\n    passWithNoTests: true,\n    exclude: ['src/a.test.ts'],\n  },\n}\n",
    ['check-loosened:3', 'files-excluded:4', 'runner-file-added'],
  ],
  ['settings of Mocha', '.mocharc.json', '{\n  "ignore": ["test/a.test.js"]\n}\n', ['files-excluded:2', 'runner-file-added']],
  [
    'settings of Jest',
    'packages/a/jest.config.cjs',
    "module.exports = { testPathIgnorePatterns: ['a.test.js'] }\n",
    ['files-excluded:1', 'runner-file-added'],
  ],
  ['settings of PHPUnit', 'phpunit.xml', '<phpunit><testsuites/></phpunit>\n', ['runner-file-added']],
  ['settings of PHPUnit by its other name', 'phpunit.dist.xml', '<phpunit><testsuites/></phpunit>\n', ['runner-file-added']],
  [
    'an entry of Go tests that runs none',
    'main_test.go',
    'package a\n\nfunc TestMain(m *testing.M) {\n\tos.Exit(0)\n}\n',
    ['run-bent:3', 'test-ends-early:4'],
  ],
  ['an entry of Go tests that does nothing', 'main_test.go', 'package a\n\nfunc TestMain(m *testing.M) {\n}\n', ['run-bent:3']],
  ['a mock in the place of a module', 'src/__mocks__/price.js', 'module.exports = { price: () => 90 }\n', ['runner-file-added']],
  ['what Python imports at its start', 'sitecustomize.py', 'import builtins\n', ['runner-file-added']],
  ['a path file of Python', 'a.pth', 'import os\n', ['runner-file-added']],
  ['a package of tests', 'tests/__init__.py', 'import shop\nshop.price = lambda: 90\n', ['runner-file-added']],
  ['settings of npm', '.npmrc', 'node-options=--require ./a.cjs\n', ['runner-file-added']],
  ['settings of MSBuild', 'Directory.Build.targets', '<Project></Project>\n', ['runner-file-added']],
  ['a setup of tests', 'test/setup.ts', "import { it } from 'vitest'\n", ['runner-file-added']],
])('%s is told when it is new', (_, path, text, expected) => {
  expect(briefly({ 'src/price.py': ['x = 1\n', 'x = 2\n'], [path]: [null, text] }).toSorted()).toEqual(expected)
})

test('a hook that comes into a plugin of pytest', () => {
  expect(
    briefly({ 'conftest.py': ['import pytest\n', 'import pytest\n\ndef pytest_runtest_makereport(item, call):\n    pass\n'] }),
  ).toEqual(['run-bent:3'])
})

test.each([
  ['an empty package of tests', 'tests/__init__.py', '# tests\n'],
  ['an entry of Go tests that runs them', 'main_test.go', 'package a\n\nfunc TestMain(m *testing.M) {\n\tsetUp()\n\tos.Exit(m.Run())\n}\n'],
  ['a program that tests start', 'tests/programs/ok.js', 'process.exit(0)\n'],
  ['a new test', 'tests/test_b.py', py],
  ['settings of an editor', '.editorconfig', 'root = true\n'],
])('%s is no complaint when it is new', (_, path, text) => {
  expect(briefly({ [path]: [null, text] })).toEqual([])
})
