import { doubleQuoted, hashComments, type Language, singleQuoted } from '../language.ts'

/** RSpec, Minitest, test-unit; RuboCop, Sorbet, SimpleCov. */
export const ruby: Language = {
  name: 'ruby',
  files: /\.(?:rb|rake)$/i,
  syntax: [...hashComments, { is: 'comment', open: '^=begin\\b', close: '\n=end', manyLines: true }, ...doubleQuoted, ...singleQuoted],
  declarations: [
    { opener: null, pattern: /(?<=^\s{0,80})[xf]?(?:it|specify|example|scenario|test|should)\s{0,4}\(?\s{0,4}(?<name>['"][^\n]{0,300})/ },
    { opener: null, pattern: /(?<=^\s{0,80})it\s{0,4}(?<name>\{[^\n]{0,300})/ },
    { opener: null, pattern: /(?<=^\s{0,80})def\s{1,4}(?<name>test_\w{0,200}[?!]?)/ },
  ],
  marks: [
    {
      kind: 'skipped',
      pattern: /(?<=^\s{0,80})(?:x(?:it|describe|context|specify|example|scenario|feature)|skip)\b(?!\s{0,4}[=.])/,
      sits: 'on',
    },
    { kind: 'skipped', pattern: /(?<=[,{]\s{0,4})(?:skip\s{0,4}:|:skip\b|skip:|pending:|:pending\b)/, sits: 'on' },
    { kind: 'skipped', pattern: /(?<=^\s{0,80})(?:omit|pend)\b(?!\s{0,4}[=.])/, sits: 'inside' },
    {
      kind: 'focused',
      pattern: /(?<=^\s{0,80})f(?:it|describe|context|specify|example|scenario|feature)\b|(?<=,\s{0,4})(?::focus\b|focus:\s{0,4}true)/,
      sits: 'on',
    },
    { kind: 'expected-to-fail', pattern: /(?<=^\s{0,80})pending\b(?!\s{0,4}[=.])/, sits: 'inside' },
  ],
  assertions: {
    begins:
      /(?<![\w.])(?:expect\b|is_expected\b|assert\w{0,40}|refute\w{0,40}|(?:\w{1,40}\.){1,4}should\b|_\([^)\n]{1,200}\)\.(?:must|wont)_\w{1,30}|flunk\b|(?<=\w{1,40}\.)must_\w{1,30})/,
    grades: [
      [
        /not_to\s{1,4}(?:be_nil|eq|raise_error)|to_not\s{1,4}(?:be_nil|eq|raise_error)|refute_nil|assert_not_nil|refute_equal|be_present|not_to\s{0,4}\(?be_nil|assert_not_equal|be_a\b|be_an\b|be_kind_of/,
        1,
      ],
      [
        /be_truthy|be_falsey|be_falsy|(?<![\w.])assert\b|(?<![\w.])refute\b|raise_error\s{0,4}$|have_received\s{0,4}\([^)\n]{0,80}\)\s{0,4}$/,
        2,
      ],
      [
        /\binclude\b|\bmatch\b|be_within|be\s{0,4}[<>]|start_with|end_with|assert_includes|assert_in_delta|assert_match|be_between|a_kind_of|anything|hash_including/,
        3,
      ],
      [
        /\b(?:eq|eql|equal|be|match_array|contain_exactly|raise_error|have_\w{1,30}|be_nil|be_empty|change)\b|assert_\w{0,20}(?:equal|same|nil|raises?|empty)|assert_\w+|must_equal/,
        4,
      ],
    ],
  },
  suppressions: [
    {
      in: 'comments',
      pattern:
        /#\s{0,4}(?:rubocop:(?:disable|todo)|standard:disable|typed:\s{0,4}(?:false|ignore)|:nocov:|erb_lint:disable|steep:ignore|reek:|brakeman:ignore)/,
    },
  ],
  catches: /(?<=^\s{0,200})rescue\b/,
}
