import { character, doubleQuoted, type Language, slashComments, tripleQuoted } from '../language.ts'

/** JUnit, TestNG, AssertJ, Hamcrest, Kotest, ScalaTest, MUnit, Spock; javac, Detekt, Ktlint, Checkstyle, SpotBugs. */
export const jvm: Language = {
  name: 'jvm',
  files: /\.(?:java|kts?|scala|sc|groovy)$/i,
  syntax: [...slashComments, ...tripleQuoted, ...doubleQuoted, ...character],
  declarations: [
    {
      opener: /@(?:org\.[\w.]{1,60}\.)?(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property)\b/,
      pattern: /(?<=[\w>\])]\s{1,4})(?<name>(?:`[^`\n]{1,200}`|[a-zA-Z_]\w{0,200}))\s{0,4}\(/,
    },
    { opener: null, pattern: /(?<![\w.@])(?:x?test|x?it|ignore|x?should|x?scenario|property)\s{0,4}\(\s{0,4}(?<name>"[^\n]{0,300})/ },
    { opener: null, pattern: /(?<=^\s{0,80})(?<name>(?:"[^"\n]{1,300}"|it)\s{1,4}(?:should|must|can|in)\b[^\n]{0,300})/ },
    { opener: null, pattern: /(?<=^\s{0,80}(?:def|void)\s{1,4})(?<name>(?:"|')[^\n]{1,300})\s{0,4}\(\s{0,4}\)/ },
  ],
  marks: [
    {
      kind: 'skipped',
      pattern:
        /@(?:org\.[\w.]{1,60}\.)?(?:Disabled(?!If|On|For|InNative)|Ignore|IgnoreIf|PendingFeature)\b|@Test\s{0,4}\([^\n]{0,200}enabled\s{0,4}=\s{0,4}false/,
      sits: 'above',
    },
    { kind: 'skipped', pattern: /@(?:Disabled|Enabled)(?:If|On|For|InNative)\w{0,40}\b/, sits: 'above', conditional: true },
    {
      kind: 'skipped',
      pattern:
        /(?<![\w.])(?:Assumptions\.|Assume\.)?(?:abort|assume(?:True|False|That|NoException)|cancel|pending)\s{0,4}\(|\bthrow\s{1,4}(?:new\s{1,4})?(?:SkipException|TestAbortedException|AssumptionViolatedException)\b/,
      sits: 'inside',
    },
    { kind: 'skipped', pattern: /(?<![\w.])(?:x(?:test|it|describe|should|scenario|context)|ignore)\s{0,4}\(\s{0,4}"/, sits: 'on' },
    {
      kind: 'skipped',
      pattern:
        /(?<=(?:["'\w)]|should|must)\s{0,4}[^\n]{0,300}\s{1,4})(?:ignore|is pending)\s{0,4}\{|\.config\s{0,4}\([^\n]{0,100}enabled\s{0,4}=\s{0,4}false|\.ignore\)/,
      sits: 'on',
    },
    { kind: 'focused', pattern: /(?<![\w.])f(?:test|it|describe|should|context)\s{0,4}\(\s{0,4}"|\.only\)/, sits: 'on' },
    {
      kind: 'expected-to-fail',
      pattern: /@Test\s{0,4}\(\s{0,4}expected(?:Exceptions)?\s{0,4}=|@ExpectedToFail\b|@FailsWith\b|\.fail\)\s{0,4}[({]|pendingUntilFixed/,
      sits: 'above',
    },
  ],
  assertions: {
    begins:
      /(?<![\w.])(?:(?:Assertions?|Assert|Truth|MatcherAssert|Mockito)\.)?(?:assert\w{0,40}|verify\w{0,20}|expectThat|fail|coVerify)\s{0,4}[({<]|(?<=[\w)"\]]\s{1,4})(?:should\w{0,30}|mustBe|must|shouldBe)\b|\.should\w{0,30}\s{0,4}\(/,
    grades: [
      [
        /assertNotNull|assertNotEquals|assertNotSame|isNotNull\s{0,4}\(|isNotEqualTo|assertDoesNotThrow|shouldNotBe\b|isInstanceOf|isPresent\s{0,4}\(|isNotEmpty\s{0,4}\(|assertInstanceOf|shouldNotBeNull/,
        1,
      ],
      [
        /assertTrue|assertFalse|\.isTrue\s{0,4}\(|\.isFalse\s{0,4}\(|isEqualTo\s{0,4}\(\s{0,4}true|(?<![\w.])assert\s{0,4}[({][^=\n]{0,300}$/,
        2,
      ],
      [
        /\.(?:contains\w{0,30}|startsWith|endsWith|is(?:Greater|Less)\w{0,30}|isCloseTo|isBetween|matches|hasSize\w{0,20}|isIn)\s{0,4}\(|containsString|closeTo|assertThrows\s{0,4}\(\s{0,4}(?:Exception|Throwable)\b|shouldContain|anyOf|hasItem|any\(/,
        3,
      ],
      [
        /assert\w{0,20}(?:Equals|Same|Null|Throws\w{0,10}|Match)\b|\.(?:isEqualTo|isSameAs|isNull|isEmpty|containsExactly\w{0,20})\s{0,4}\(|shouldBe|should\s{1,4}(?:be|equal)|mustBe|verify|equalTo|\bis\s{0,4}\(|==/,
        4,
      ],
    ],
  },
  suppressions: [
    { in: 'code', pattern: /@(?:file:)?(?:SuppressWarnings|Suppress|SuppressFBWarnings|SuppressLint|nowarn|unchecked)\b/ },
    {
      in: 'comments',
      pattern:
        /\b(?:noinspection|NOSONAR|NOPMD|CHECKSTYLE[:.]OFF|ktlint-disable|scalastyle:off|scalafix:off|spotless:off|@formatter:off|\$COVERAGE-OFF\$)/,
    },
  ],
  catches: /(?<![\w.])catch\s{0,4}[({]/,
  drops: /\brunCatching\s{0,4}\{|(?<![\w.])Try\s{0,4}[({]/,
}
