import { describe, expect, test } from 'vitest'
import { sightingsIn, type Texts } from './change-of.ts'

const one = "it('adds', () => {\n  expect(f(1)).toBe(2)\n})\n"
const two = "it('rounds', () => {\n  expect(g(0.3)).toBe(0)\n})\n"
const py = 'def test_a():\n    assert f() == 1\n\n\ndef test_b():\n    assert g() == 2\n'

const rows: readonly (readonly [what: string, change: Texts])[] = [
  ['a new test', { 'src/a.test.ts': [one, `${one}\n${two}`] }],
  [
    'a new file of tests',
    {
      'src/a.test.ts': [null, one],
      'tests/test_a.py': [null, py],
      'a_test.go': [null, 'func TestA(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip()\n\t}\n}\n'],
    },
  ],
  [
    'a new test that has to panic',
    {
      'src/a.rs': [
        '#[cfg(test)]\nmod tests {\n}\n',
        '#[cfg(test)]\nmod tests {\n    #[test]\n    #[should_panic]\n    fn refuses() {\n        f(0);\n    }\n}\n',
      ],
    },
  ],
  ['a test that is still to be written', { 'src/a.test.ts': [one, `${one}it.todo('divides')\n`] }],
  [
    'a test that is run again',
    { 'src/a.test.ts': [one.replace('it(', 'it.skip('), one], 'tests/test_a.py': [`@pytest.mark.skip\n${py}`, py] },
  ],
  ['a focus that is taken away', { 'src/a.test.ts': [one.replace('it(', 'it.only('), one] }],
  [
    'a renamed test',
    {
      'src/a.test.ts': [`${one}${two}`, `${one}${two.replace('rounds', 'rounds down')}`],
      'tests/test_a.py': [py, py.replace('test_b', 'test_bee')],
    },
  ],
  [
    'a renamed test that stays skipped',
    { 'src/a.test.ts': [two.replace('it(', 'it.skip('), two.replace("it('rounds'", "it.skip('rounds down'")] },
  ],
  ['a skipped test in another format', { 'src/a.test.ts': ["it.skip('a', () => { f() })\n", 'it.skip("a", async () => {\n  f()\n})\n'] }],
  [
    'a test in another place',
    {
      'src/a.test.ts': [`${one}${two}`, `${two}${one}`],
      'tests/test_a.py': [py, 'def test_b():\n    assert g() == 2\n\n\ndef test_a():\n    assert f() == 1\n'],
    },
  ],
  ['a test in another file', { 'src/a.test.ts': [`${one}${two}`, one], 'src/b.test.ts': [null, `import { g } from './g'\n\n${two}`] }],
  ['a moved file of tests', { 'src/a.test.ts': [one, null], 'src/sub/a.test.ts': [null, one.replace('f(1)', 'f(1)')] }],
  [
    'a moved test that stays skipped',
    { 'src/a.test.ts': [`${one}${two.replace('it(', 'it.skip(')}`, one], 'src/b.test.ts': [null, two.replace('it(', 'it.skip(')] },
  ],
  ['a test in a suite', { 'src/a.test.ts': [one, `describe('f', () => {\n${one.replace(/^(?=.)/gm, '  ')}})\n`] }],
  [
    'another format',
    {
      'src/a.test.ts': [
        "it('a', () => { expect(f(1, 2)).toEqual({ a: 1, b: 2 }); });\n",
        "it('a', () => {\n  expect(\n    f(1, 2),\n  ).toEqual({\n    a: 1,\n    b: 2,\n  })\n})\n",
      ],
    },
  ],
  [
    'other quotes and line ends',
    { 'src/a.test.ts': ["it('a', () => {\r\n  expect(f()).toBe('x');\r\n});\r\n", 'it("a", () => {\n  expect(f()).toBe("x")\n})\n'] },
  ],
  [
    'Black',
    {
      'tests/test_a.py': [
        "def test_a():\n    assert f(a, b) == {'a': 1}\n",
        'def test_a():\n    assert f(\n        a,\n        b,\n    ) == {"a": 1}\n',
      ],
    },
  ],
  [
    'an assertion that demands more',
    { 'src/a.test.ts': [one.replace('toBe(2)', 'toBeDefined()'), one], 'tests/test_a.py': [py.replace('f() == 1', 'f()'), py] },
  ],
  ['one more assertion', { 'src/a.test.ts': [one, one.replace('})', '  expect(f(2)).toBe(3)\n})')] }],
  [
    'a smaller tolerance',
    {
      'src/a.test.ts': ["it('a', () => {\n  expect(f()).toBeCloseTo(1, 2)\n})\n", "it('a', () => {\n  expect(f()).toBeCloseTo(1, 6)\n})\n"],
      'a_test.go': [
        'func TestA(t *testing.T) {\n\tassert.InDelta(t, 1, f(), 0.1)\n}\n',
        'func TestA(t *testing.T) {\n\tassert.InDelta(t, 1, f(), 0.01)\n}\n',
      ],
    },
  ],
  [
    'one more case',
    {
      'src/a.test.ts': [
        "test.each([\n  [1, 2],\n])('a %i', (a, b) => {\n  expect(f(a)).toBe(b)\n})\n",
        "test.each([\n  [1, 2],\n  [2, 4],\n])('a %i', (a, b) => {\n  expect(f(a)).toBe(b)\n})\n",
      ],
    },
  ],
  [
    'another case',
    {
      'src/a.test.ts': [
        "test.each([\n  [1, 2],\n])('a %i', (a, b) => {\n  expect(f(a)).toBe(b)\n})\n",
        "test.each([\n  [3, 6],\n])('a %i', (a, b) => {\n  expect(f(a)).toBe(b)\n})\n",
      ],
    },
  ],
  ['another setup of a test', { 'src/a.test.ts': [`const x = 1\n${one}`, `const x = 2\nbeforeEach(() => reset())\n${one}`] }],
  [
    'a `catch` that tells',
    {
      'src/a.test.ts': [
        one,
        one.replace(
          '  expect(f(1)).toBe(2)\n',
          '  try {\n    expect(f(1)).toBe(2)\n  } catch (error) {\n    throw new Error("f", { cause: error })\n  }\n',
        ),
      ],
    },
  ],
  [
    'a `catch` around no assertion',
    { 'src/a.test.ts': [one, one.replace('  expect', '  try {\n    start()\n  } catch {\n    stop()\n  }\n  expect')] },
  ],
  ['a `return` that ends a helper', { 'src/a.test.ts': [one, `function helper(x) {\n  if (x) return\n  go()\n}\n${one}`] }],
  ['a last `return`', { 'tests/test_a.py': [py, `${py}    return\n`] }],
  [
    'two calls that must agree',
    {
      'src/a.test.ts': [null, "it('is pure', () => {\n  expect(f(1)).toEqual(f(1))\n})\n"],
      'tests/test_a.py': [py, `${py}\n\ndef test_same():\n    assert f(x) == x\n`],
    },
  ],
  [
    'a test about the word',
    { 'src/a.test.ts': [one, `${one}it('tells of it.skip and .only', () => {\n  expect(read("it.skip('a')")).toBe('skipped')\n})\n`] },
  ],
  ['a comment about the word', { 'src/a.test.ts': [one, `// Do not write it.skip( or eslint disable here.\n${one}`] }],
  [
    'tests in texts of tests',
    { 'src/a.test.ts': ["const text = `\nit('a', () => {})\n`\n" + one, "const text = `\nit('b', () => {})\n`\n" + one] },
  ],
  [
    'docs',
    {
      'README.md': ['# A\n', '# A\n\nUse `it.skip(` and `|| true`, `// eslint-disable`, `@pytest.mark.skip`, `set +e`.\n'],
      'docs/testing.md': [null, 'test.only() `exit 0` retries: 3'],
    },
  ],
  ['a changelog that shrinks', { 'CHANGELOG.md': ['- it.skip\n- npm test\n', '- it.skip\n'] }],
  [
    'ordinary code',
    {
      'src/a.ts': [
        'export const a = 1\n',
        'export function a() {\n  try {\n    return load()\n  } catch {\n    return null\n  }\n}\nconst timeout = 60_000\nconst retries = 3\n',
      ],
    },
  ],
  [
    'ordinary code of other languages',
    {
      'a.py': ['x = 1\n', 'def f():\n    try:\n        assert x == 1\n    except Exception:\n        return\n'],
      'a.go': ['package a\n', 'package a\n\nfunc f() {\n\tdefer func() { recover() }()\n\treturn\n}\n'],
      'A.java': ['class A {}\n', 'class A {\n  void f() {\n    try { g(); } catch (Exception e) { }\n  }\n}\n'],
    },
  ],
  [
    'a smaller product',
    { 'src/a.ts': ['export const a = 1\nassert(a === 1)\n', 'export const a = 1\n'], 'src/old.ts': ['export const skip = 1\n', null] },
  ],
  ['a suppression that is taken away', { 'src/a.ts': ['// eslint-disable-next-line no-undef\nf() // @ts-ignore\n', 'f()\n'] }],
  ['a suppression of less', { 'src/a.ts': ['f() // eslint-disable-line no-undef, no-eval\n', 'f() // eslint-disable-line no-undef\n'] }],
  [
    'a suppression that moves',
    {
      'src/a.ts': ['// eslint-disable-next-line no-undef\nf()\ng()\n', 'g()\n'],
      'src/b.ts': [null, '// eslint-disable-next-line no-undef\nf()\n'],
    },
  ],
  ['the code beside a suppression', { 'src/a.ts': ['f(1) // eslint-disable-line no-undef\n', 'f(2) // eslint-disable-line no-undef\n'] }],
  [
    'words that look like suppressions',
    {
      'src/a.ts': ['f()\n', "const text = 'eslint-disable'\n// as any fool knows\nconst many = 1\n"],
      'a.py': ['f()\n', 'text = "# noqa"\n'],
    },
  ],
  ['an allowed type', { 'src/a.ts': ['let x\n', 'let company: Company\nfunction f(many: string) {}\n'] }],
  [
    'new snapshots',
    {
      'src/__snapshots__/a.test.ts.snap': ['exports[`a 1`] = `1`;\n', 'exports[`a 1`] = `1`;\n\nexports[`b 1`] = `2`;\n'],
      'src/__snapshots__/b.test.ts.snap': [null, 'exports[`c 1`] = `1`;\n'],
    },
  ],
  [
    'a moved snapshot',
    { 'src/__snapshots__/a.snap': ['exports[`a`] = `1`;\n', null], 'lib/__snapshots__/a.snap': [null, 'exports[`a`] = `1`;\n'] },
  ],
  [
    'a snapshot that is filled in',
    {
      'src/a.test.ts': [
        "it('a', () => {\n  expect(f()).toMatchInlineSnapshot()\n})\n",
        "it('a', () => {\n  expect(f()).toMatchInlineSnapshot(`1`)\n})\n",
      ],
    },
  ],
  [
    'a stricter configuration',
    {
      'tsconfig.json': ['{\n  "strict": false\n}\n', '{\n  "strict": true\n}\n'],
      'eslint.config.js': ["rules: {\n  'no-eval': 'off',\n}\n", "rules: {\n  'no-eval': 'error',\n}\n"],
      'jest.config.js': ['branches: 60,\n', 'branches: 80,\n'],
      '.coveragerc': ['fail_under = 50\n', 'fail_under = 90\n'],
    },
  ],
  [
    'new dependencies and scripts',
    {
      'package.json': [
        '{\n  "scripts": {\n    "test": "vitest run"\n  },\n  "dependencies": {\n    "a": "1.0.0"\n  }\n}\n',
        '{\n  "scripts": {\n    "build": "tsc",\n    "test": "vitest run"\n  },\n  "dependencies": {\n    "a": "1.0.1",\n    "eslint": "9.0.0"\n  }\n}\n',
      ],
    },
  ],
  [
    'a dependency that is gone',
    {
      'package.json': [
        '{\n  "devDependencies": {\n    "eslint": "9.0.0",\n    "jest": "30.0.0"\n  }\n}\n',
        '{\n  "devDependencies": {\n    "jest": "30.0.0"\n  }\n}\n',
      ],
    },
  ],
  [
    'another test command',
    { 'package.json': ['{\n  "scripts": {\n    "test": "jest"\n  }\n}\n', '{\n  "scripts": {\n    "test": "vitest run"\n  }\n}\n'] },
  ],
  [
    'build output that is not linted',
    { 'eslint.config.js': ["export default [{ ignores: ['dist/'] }]\n", "export default [{ ignores: ['dist/', 'coverage/'] }]\n"] },
  ],
  [
    'an ordinary script',
    { 'scripts/deploy.sh': ['set -e\ncp a b\n', 'set -e\nrm -f b || true\nif [ -z "$x" ]; then\n  exit 0\nfi\ncp a b\n'] },
  ],
  [
    'an ordinary setting',
    {
      'vite.config.ts': [
        'export default { plugins: [] }\n',
        "export default { plugins: [react()], build: { outDir: 'x', target: 'es2022' }, server: { port: 3000 } }\n",
      ],
      'pyproject.toml': ['[project]\nname = "a"\n', '[project]\nname = "a"\nversion = "1.2.0"\ndependencies = ["b>=1"]\n'],
    },
  ],
  [
    'a workflow with one more step',
    {
      '.github/workflows/ci.yml': [
        '    steps:\n      - run: npm test\n',
        '    steps:\n      - uses: actions/setup-node@v4\n        with:\n          node-version: 24\n      - run: npm ci\n      - run: npm test\n',
      ],
    },
  ],
  [
    'shorter timeouts and fewer retries',
    {
      'playwright.config.ts': ['retries: 3,\ntimeout: 60_000,\n', 'retries: 1,\ntimeout: 30_000,\n'],
      'src/a.test.ts': ["it('a', () => {\n  expect(f()).toBe(1)\n}, 60_000)\n", "it('a', () => {\n  expect(f()).toBe(1)\n})\n"],
    },
  ],
  [
    'a helper of tests',
    {
      '__tests__/support/world.ts': ['export const a = 1\n', 'export const a = 2\nexport const skip = true\n'],
      '__tests__/support/old.ts': ['export const a = 1\n', null],
    },
  ],
  ['a picture', { 'tests/data/a.png': ['\u0000a', '\u0000b'] }],
  ['no change', { 'src/a.test.ts': [one, one] }],
]

describe('is silent about', () => {
  test.each(rows)('%s', (_, change) => {
    expect(sightingsIn(change)).toEqual([])
  })
})
