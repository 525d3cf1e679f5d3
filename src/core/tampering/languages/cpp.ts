import { character, doubleQuoted, type Language, slashComments } from '../language.ts'

/** GoogleTest, Catch2, doctest, Boost.Test; GCC, Clang, clang-tidy, cppcheck. */
export const cpp: Language = {
  name: 'cpp',
  files: /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|m|mm|cu)$/i,
  syntax: [...slashComments, { is: 'string', open: 'R"\\(', close: ')"', manyLines: true }, ...doubleQuoted, ...character],
  declarations: [
    {
      opener: null,
      pattern:
        /(?<![\w.])(?:TEST(?:_F|_P)?|TYPED_TEST(?:_P)?|BOOST_(?:AUTO|FIXTURE|DATA)_TEST_CASE(?:_F)?)\s{0,4}\(\s{0,4}(?<name>[A-Za-z_]\w{0,200}(?:\s{0,4},\s{0,4}\w{1,200})?)/,
    },
    {
      opener: null,
      pattern:
        /(?<![\w.])(?:TEST_CASE(?:_METHOD)?|SCENARIO|SECTION|SUBCASE|DOCTEST_TEST_CASE|TEMPLATE_TEST_CASE)\s{0,4}\(\s{0,4}(?:\w{1,80}\s{0,4},\s{0,4})?(?<name>"[^\n]{0,300})/,
    },
  ],
  marks: [
    { kind: 'skipped', pattern: /\bGTEST_SKIP(?:_)?\s{0,4}\(|(?<![\w.])SKIP\s{0,4}\(/, sits: 'inside' },
    { kind: 'skipped', pattern: /\bTEST(?:_F|_P)?\s{0,4}\([^\n]{0,120}\bDISABLED_/, sits: 'on' },
    { kind: 'skipped', pattern: /\[(?:\.|!hide|\.\w{1,40}|!benchmark)\]/, reads: 'plain', sits: 'on' },
    { kind: 'skipped', pattern: /doctest::skip\b|boost::unit_test::disabled\s{0,4}\(/, sits: 'on' },
    { kind: 'skipped', pattern: /^\s{0,20}#\s{0,4}if\s{1,4}0\b/, sits: 'above' },
    {
      kind: 'expected-to-fail',
      pattern:
        /\[!(?:shouldfail|mayfail)\]|doctest::(?:should_fail|may_fail)\b|boost::unit_test::expected_failures|BOOST_AUTO_TEST_CASE_EXPECTED_FAILURES/,
      reads: 'plain',
      sits: 'on',
    },
  ],
  assertions: {
    begins:
      /(?<![\w.])(?:(?:EXPECT|ASSERT)_[A-Z]\w{1,40}|(?:REQUIRE|CHECK)(?:_\w{1,40})?|BOOST_(?:CHECK|REQUIRE|TEST)(?:_\w{1,40})?|FAIL|ADD_FAILURE|assert|static_assert|XCTAssert\w{0,40}|TEST_ASSERT\w{0,40}|ck_assert\w{0,40})\s{0,4}\(/,
    grades: [
      [/(?:EXPECT|ASSERT)_(?:NE|STRNE|NO_THROW|ANY_THROW|NO_FATAL_FAILURE)\b|(?:REQUIRE|CHECK)_NOTHROW|!=\s{0,4}(?:nullptr|NULL)/, 1],
      [/(?:EXPECT|ASSERT)_(?:TRUE|FALSE)\b|(?:REQUIRE|CHECK)_FALSE/, 2],
      [/(?:EXPECT|ASSERT)_(?:NEAR|LT|LE|GT|GE|THAT)\b|Approx|WithinAbs|WithinRel|[^-]>|<|_CLOSE/, 3],
      [/(?:EXPECT|ASSERT)_(?:EQ|STREQ|STRCASEEQ|FLOAT_EQ|DOUBLE_EQ|THROW|DEATH)\b|==|THROWS|_EQUAL|FAIL/, 4],
      [/(?:REQUIRE|CHECK|assert)\s{0,4}\(/, 2],
    ],
  },
  suppressions: [
    {
      in: 'comments',
      pattern:
        /\b(?:NOLINT(?:NEXTLINE|BEGIN)?|NOSONAR|cppcheck-suppress|LCOV_EXCL_(?:LINE|START)|GCOVR_EXCL_(?:LINE|START)|clang-format off|coverity\[)/,
    },
    {
      in: 'code',
      pattern:
        /#\s{0,4}pragma\s{1,4}(?:GCC|clang)\s{1,4}diagnostic\s{1,4}ignored\b|#\s{0,4}pragma\s{1,4}warning\s{0,4}\(\s{0,4}disable|__attribute__\s{0,4}\(\(\s{0,4}no_sanitize|\[\[gsl::suppress/,
    },
  ],
  catches: /(?<![\w.])catch\s{0,4}\(|@catch\b/,
}
