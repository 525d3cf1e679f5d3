import { character, doubleQuoted, type Language, slashComments } from '../language.ts'

/** `go test`, Testify, Ginkgo; golangci-lint. */
export const go: Language = {
  name: 'go',
  files: /\.go$/i,
  syntax: [...slashComments, { is: 'string', open: '`', close: '`', manyLines: true }, ...doubleQuoted, ...character],
  declarations: [
    { opener: null, pattern: /(?<=^)func\s{1,4}(?:\([^)]{0,80}\)\s{0,4})?(?<name>(?:Test|Fuzz|Example)\w{0,200})\s{0,4}\(/ },
    { opener: null, pattern: /(?<=\b\w{1,20}\.)Run\s{0,4}\(\s{0,4}(?<name>"[^\n]{0,300})/ },
    { opener: null, pattern: /(?<![\w.])[PFX]?(?:It|Specify|Entry)\s{0,4}\(\s{0,4}(?<name>"[^\n]{0,300})/ },
  ],
  marks: [
    {
      kind: 'skipped',
      pattern: /\b(?:t|b|tb|f|s\.T\(\))\.(?:Skip|Skipf|SkipNow)\s{0,4}\(|(?<![\w.])Skip\s{0,4}\(\s{0,4}"/,
      sits: 'inside',
    },
    { kind: 'skipped', pattern: /(?<![\w.])[PX](?:It|Describe|Context|When|Specify|Entry)\s{0,4}\(/, sits: 'on' },
    { kind: 'skipped', pattern: /^\/\/go:build\s{1,4}(?:ignore|never|skip)\b/, reads: 'lines', sits: 'above' },
    { kind: 'focused', pattern: /(?<![\w.])F(?:It|Describe|Context|When|Specify|Entry)\s{0,4}\(/, sits: 'on' },
  ],
  assertions: {
    begins:
      /(?<![\w.])(?:(?:t|b|tb|f)\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)\s{0,4}\(|(?:assert|require|is|qt|s|suite)\.(?!Run|SetT|T\b)[A-Z]\w{1,40}\s{0,4}\(|(?:Expect|Ω|Eventually|Consistently)\s{0,4}\()/,
    grades: [
      [/\.(?:NotNilf?|NotEmptyf?|NotEqualf?|NotPanicsf?|NotZerof?)\s{0,4}\(|NotTo\(BeNil|ToNot\(BeNil/, 1],
      [/\.(?:Truef?|Falsef?|Errorf?|Panicsf?)\s{0,4}\(\s{0,4}t\b|BeTrue\(|BeFalse\(|HaveOccurred/, 2],
      [
        /\.(?:Containsf?|InDelta\w{0,10}|InEpsilon\w{0,10}|Greater\w{0,10}|Less\w{0,10}|Subsetf?|Regexpf?|WithinDurationf?|IsTypef?|ErrorContainsf?|Lenf?)\s{0,4}\(|ContainElement|BeNumerically|ContainSubstring/,
        3,
      ],
      [
        /\.(?:Equal\w{0,10}|Exactlyf?|JSONEqf?|ElementsMatchf?|NoErrorf?|Nilf?|ErrorIsf?|EqualErrorf?|Emptyf?|Zerof?)\s{0,4}\(|(?:Equal|BeNil|BeEquivalentTo)\(/,
        4,
      ],
    ],
  },
  suppressions: [
    { in: 'comments', pattern: /\/\/\s{0,2}(?:nolint\b|#nosec\b|lint:(?:ignore|file-ignore)\b|nosemgrep\b|exhaustive:ignore)/ },
  ],
  catches: /(?!)/,
  drops: /(?<![\w.])recover\s{0,4}\(\s{0,4}\)/,
  tables: /^\s{0,40}\}\s{0,4}\{\s{0,4}$|(?::=|=|range)\s{0,4}(?:map\[\w{1,40}\]|\[\])[\w{}, ]{0,200}\{\s{0,4}$/,
}
