import { doubleQuoted, hashComments, type Language, singleQuoted, tripleQuoted } from '../language.ts'

/** pytest and unittest; flake8, Ruff, Pylint, mypy, Pyright, coverage. */
export const python: Language = {
  name: 'python',
  files: /\.pyi?$/i,
  syntax: [
    { is: 'comment', open: '#', close: '\n' },
    ...hashComments,
    ...tripleQuoted,
    { is: 'string', open: "'''", close: "'''", escapes: true, manyLines: true },
    ...doubleQuoted,
    ...singleQuoted,
  ],
  declarations: [{ opener: null, pattern: /(?<=^\s{0,80}|^\s{0,80}async\s{1,4})def\s{1,4}(?<name>test\w{0,200})\s{0,4}\(/ }],
  marks: [
    { kind: 'skipped', pattern: /@(?:pytest\.mark\.skip|unittest\.skip|skip|mark\.skip)\b(?!if|unless)/i, sits: 'above' },
    {
      kind: 'skipped',
      pattern: /@(?:pytest\.mark\.skipif|unittest\.skip(?:If|Unless)|skip(?:If|Unless|if)|mark\.skipif)\b/,
      sits: 'above',
      conditional: true,
    },
    { kind: 'skipped', pattern: /^\s{0,80}pytestmark\s{0,4}=[^\n]{0,200}\b(?:skip|xfail)/, sits: 'on' },
    {
      kind: 'skipped',
      pattern:
        /\b(?:pytest\.skip|self\.skipTest|pytest\.importorskip)\s{0,4}\(|\braise\s{1,4}(?:unittest\.)?SkipTest\b|^\s{0,80}__test__\s{0,4}=\s{0,4}False/,
      sits: 'inside',
    },
    { kind: 'skipped', pattern: /\bmarks\s{0,4}=\s{0,4}\[?\s{0,4}pytest\.mark\.(?:skip|xfail)/, sits: 'above' },
    {
      kind: 'expected-to-fail',
      pattern: /@(?:pytest\.mark\.xfail|unittest\.expectedFailure|expectedFailure|mark\.xfail)\b/,
      sits: 'above',
    },
    { kind: 'expected-to-fail', pattern: /\bpytest\.xfail\s{0,4}\(/, sits: 'inside' },
  ],
  assertions: {
    begins:
      /(?<![\w.])(?:assert\b|self\.assert\w{1,40}\s{0,4}\(|self\.fail\s{0,4}\(|pytest\.(?:raises|warns|fail)\s{0,4}\(|(?:np|numpy)\.testing\.assert\w{1,40}\s{0,4}\(|(?:\w{1,60}\.){1,5}assert_\w{1,40}\s{0,4}\()/,
    grades: [
      [
        /is not None|assertIsNotNone|!=|assertNotEqual|assertIsInstance|\bisinstance\s{0,4}\(|assert_called\s{0,4}\(|raises\s{0,4}\(\s{0,4}(?:Base)?Exception\s{0,4}\)|assertRaises\s{0,4}\(\s{0,4}(?:Base)?Exception\s{0,4}[,)]/,
        1,
      ],
      [/assertTrue|assertFalse|\bassert_\s{0,4}\(/, 2],
      [
        /[^=!<>]==\s{0,4}(?:pytest\.)?approx\b|assertAlmostEqual|assert(?:Greater|Less)|assertIn\b|assertRegex|assertCountEqual|\bin\b|[<>]|\bor\b|assert_all_?close|\bany\s{0,4}\(|startswith|endswith|\braises\s{0,4}\(\s{0,4}[\w.]{1,80}\s{0,4}\)/,
        3,
      ],
      [
        /==|\bis\b|assert\w{0,20}Equals?\b|assertIs(?:None)?\b|assert_called\w{1,40}|assert_(?:array_)?equal|assertRaises|raises|warns|fail/,
        4,
      ],
      [/^assert\b/, 2],
    ],
  },
  suppressions: [
    {
      in: 'comments',
      pattern:
        /#\s{0,4}(?:noqa|type:\s{0,4}ignore|pyright:\s{0,4}(?:ignore|basic)|pylint:\s{0,4}(?:disable|skip-file)|mypy:\s{0,4}(?:ignore-errors|disable-error-code)|ruff:\s{0,4}noqa|flake8:\s{0,4}noqa|pragma:\s{0,4}no (?:cover|branch)|nosec|fmt:\s{0,4}(?:off|skip)|ty:\s{0,4}ignore|pyre-(?:ignore|fixme))\b/,
    },
    { in: 'code', pattern: /@(?:typing\.)?no_type_check\b/ },
  ],
  catches: /(?<=^\s{0,200})except\b/,
  drops: /\bcontextlib\.suppress\s{0,4}\(|(?<![\w.])suppress\s{0,4}\(/,
  cases: /^\s{0,80}pytest\.param\s{0,4}\(/,
  tables: /\bparametrize\s{0,4}\([^\n]{0,300}\[\s{0,4}$/,
}
