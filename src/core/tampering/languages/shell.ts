import { doubleQuoted, hashComments, type Language, singleQuoted } from '../language.ts'

/** Bats, shUnit2, ShellSpec; ShellCheck. */
export const shell: Language = {
  name: 'shell',
  files: /\.(?:sh|bash|zsh|ksh|bats)$/i,
  syntax: [...hashComments, ...doubleQuoted, ...singleQuoted],
  declarations: [
    { opener: null, pattern: /(?<=^\s{0,20})@test\s{1,4}(?<name>['"][^\n]{0,300})/ },
    { opener: null, pattern: /(?<=^\s{0,20}(?:function\s{1,4})?)(?<name>test_?\w{1,200})\s{0,4}\(\s{0,4}\)/ },
    { opener: null, pattern: /(?<=^\s{0,40})[xf]?(?:It|Specify|Example)\s{1,4}(?<name>['"][^\n]{0,300})/ },
  ],
  marks: [
    {
      kind: 'skipped',
      pattern: /(?<=^\s{0,40}|&&\s{0,4}|;\s{0,4})(?:skip|startSkipping|Skip|Pending|Todo)\b(?!\s{0,4}[=(])/,
      sits: 'inside',
    },
    { kind: 'skipped', pattern: /(?<=^\s{0,40})x(?:It|Describe|Context|Specify|Example)\b/, sits: 'on' },
    {
      kind: 'focused',
      pattern: /(?<=^\s{0,40})f(?:It|Describe|Context|Specify|Example)\b|^\s{0,20}#\s{0,2}bats test_tags=[^\n]{0,80}bats:focus/,
      reads: 'lines',
      sits: 'on',
    },
  ],
  assertions: {
    begins: /(?<=^\s{0,40}|&&\s{0,4}|;\s{0,4})(?:\[\[?\s|assert\w{0,40}\b|refute\w{0,40}\b|fail\b|The\s|When\s|diff\b|cmp\b)/,
    grades: [
      [/!=|-n\s|assertNotNull|assert_not_equal/, 1],
      [/-z\s|-(?:ge|gt|le|lt|ne)\s|=~|--partial|--regexp|\*|include|assertContains/, 3],
      [/=|-eq\s|assert\w{0,10}[eE]quals?|assert_output|assert_success|assert_failure|diff|cmp|equal/, 4],
    ],
  },
  suppressions: [{ in: 'comments', pattern: /#\s{0,4}shellcheck\s{1,4}disable/ }],
  catches: /(?!)/,
}
