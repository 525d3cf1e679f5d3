import { doubleQuoted, type Language, slashComments, tripleQuoted } from '../language.ts'

/** XCTest, Swift Testing, Quick; SwiftLint. */
export const swift: Language = {
  name: 'swift',
  files: /\.swift$/i,
  syntax: [...slashComments, ...tripleQuoted, ...doubleQuoted],
  declarations: [
    { opener: null, pattern: /(?<![\w.])func\s{1,4}(?<name>test\w{0,200})\s{0,4}\(/ },
    { opener: /(?<!\w)@Test\b/, pattern: /(?<![\w.])func\s{1,4}(?<name>(?:`[^`\n]{1,200}`|\w{1,200}))/ },
    { opener: null, pattern: /(?<=^\s{0,80})[xf]?it\s{0,4}\(\s{0,4}(?<name>"[^\n]{0,300})/ },
  ],
  marks: [
    { kind: 'skipped', pattern: /\bXCTSkip(?:If|Unless)?\s{0,4}\(|\bthrow\s{1,4}XCTSkip\b/, sits: 'inside' },
    { kind: 'skipped', pattern: /@Test\s{0,4}\([^\n]{0,300}\.(?:disabled|enabled)\s{0,4}\(/, sits: 'above' },
    { kind: 'skipped', pattern: /@Suite\s{0,4}\([^\n]{0,300}\.disabled\b/, sits: 'on' },
    { kind: 'skipped', pattern: /(?<=^\s{0,80})x(?:it|describe|context)\s{0,4}\(/, sits: 'on' },
    { kind: 'skipped', pattern: /^\s{0,20}#if\s{1,4}(?:false|0)\b/, sits: 'above' },
    { kind: 'focused', pattern: /(?<=^\s{0,80})f(?:it|describe|context)\s{0,4}\(/, sits: 'on' },
    { kind: 'expected-to-fail', pattern: /\bXCTExpectFailure\s{0,4}[({]|\bwithKnownIssue\s{0,4}[({]/, sits: 'inside' },
  ],
  assertions: {
    begins:
      /(?<![\w.])XCT(?:Assert\w{0,40}|Fail|Unwrap)\s{0,4}\(|#(?:expect|require)\s{0,4}\(|(?<![\w.])expect\s{0,4}[({]|\bIssue\.record\s{0,4}\(/,
    grades: [
      [/XCTAssertNotNil|XCTAssertNotEqual|XCTAssertNoThrow|XCTUnwrap|!=/, 1],
      [/XCTAssert(?:True|False)?\s{0,4}\((?![^\n]{0,300}==)|beTrue|beTruthy|beFalse/, 2],
      [/XCTAssert(?:Greater|Less)\w{1,30}|accuracy:|[<>]|contain\(|beCloseTo|contains/, 3],
      [/XCTAssert(?:Equal|Identical|Nil|ThrowsError)|==|equal\(|beNil|throws:|XCTFail|XCTAssert/, 4],
    ],
  },
  suppressions: [
    { in: 'comments', pattern: /\b(?:swiftlint:disable|swiftformat:disable|NOSONAR|sourcery:skip|periphery:ignore|swift-format-ignore)/ },
  ],
  catches: /(?<![\w.])catch\s{0,4}(?:[({\w]|$)/,
}
