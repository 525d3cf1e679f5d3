import { doubleQuoted, type Language, singleQuoted, slashComments } from '../language.ts'

/** PHPUnit, Pest; PHPStan, Psalm, PHP_CodeSniffer. */
export const php: Language = {
  name: 'php',
  files: /\.php$/i,
  syntax: [
    ...slashComments,
    { is: 'comment', open: '#(?!\\[)', close: '\n' },
    { is: 'string', open: '"', close: '"', escapes: true, manyLines: true },
    { is: 'string', open: "'", close: "'", escapes: true, manyLines: true },
    ...doubleQuoted,
    ...singleQuoted,
  ],
  declarations: [
    { opener: null, pattern: /(?<=\s|^)function\s{1,4}(?<name>test\w{0,200})\s{0,4}\(/i },
    {
      openerInComment: true,
      opener: /@test\b|#\[(?:\\?[\w\\]{1,80}\\)?Test\b/,
      pattern: /(?<=\s|^)function\s{1,4}(?<name>\w{1,200})\s{0,4}\(/,
    },
    { opener: null, pattern: /(?<![\w$>:])(?:it|test)\s{0,4}\(\s{0,4}(?<name>['"][^\n]{0,300})/ },
  ],
  marks: [
    {
      kind: 'skipped',
      pattern: /\bmarkTest(?:Skipped|Incomplete)\s{0,4}\(|->skip\s{0,4}\(|\bthrow\s{1,4}new\s{1,4}\\?(?:[\w\\]{1,80}\\)?SkippedTest/,
      sits: 'inside',
    },
    { kind: 'skipped', pattern: /->(?:todo|skipOn\w{1,20})\s{0,4}\(|(?<![\w$>:])todo\s{0,4}\(\s{0,4}['"]/, sits: 'inside' },
    { kind: 'skipped', pattern: /#\[(?:\\?[\w\\]{1,80}\\)?(?:Requires\w{1,30}|Ignore)\b/, sits: 'above', conditional: true },
    { kind: 'focused', pattern: /->only\s{0,4}\(\s{0,4}\)/, sits: 'inside' },
    {
      kind: 'expected-to-fail',
      pattern: /->(?:throws|fails)\s{0,4}\(|->expectNotToPerformAssertions\s{0,4}\(|#\[DoesNotPerformAssertions\]/,
      sits: 'inside',
    },
  ],
  assertions: {
    begins:
      /(?:\$this->|self::|static::|Assert::)(?:assert\w{1,40}|expectException\w{0,20}|fail)\s{0,4}\(|(?<![\w$>:])expect\s{0,4}\(|(?<![\w$>:])assert\s{0,4}\(/,
    grades: [
      [
        /assertNotNull|assertNotEquals|assertNotSame|assertInstanceOf|assertNotEmpty|assertIsObject|not->toBeNull|toBeInstanceOf|assertIs(?:Array|String|Int|Bool)/,
        1,
      ],
      [/assertTrue|assertFalse|toBeTruthy|toBeFalsy|(?<!\w)assert\s{0,4}\(/, 2],
      [
        /assert(?:String)?Contains\w{0,20}|assertStringStartsWith|assert(?:Greater|Less)\w{1,20}|assertEqualsWithDelta|assertMatchesRegularExpression|assertArrayHasKey|toContain|toMatch\w{0,20}|toBeGreater|toBeLess/,
        3,
      ],
      [/assertSame|assertEquals\b|assertNull|assertCount|assertEmpty|expectException|toBe\b|toEqual|toThrow|toHaveCount|toBe\w{1,30}/, 4],
    ],
  },
  suppressions: [
    {
      in: 'comments',
      pattern:
        /@(?:phpstan-ignore(?:-next-line|-line)?|psalm-suppress|codeCoverageIgnore(?:Start)?|SuppressWarnings|phan-suppress)\b|\bphpcs:(?:ignore|disable|ignoreFile)\b|\bNOSONAR\b/,
    },
    { in: 'code', pattern: /(?<=[=(;\s])@(?=[a-z_]{1,40}\s{0,2}\()|\berror_reporting\s{0,4}\(\s{0,4}0\s{0,4}\)/ },
  ],
  catches: /(?<![\w.$])catch\s{0,4}\(/,
}
