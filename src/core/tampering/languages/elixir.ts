import { doubleQuoted, hashComments, type Language, singleQuoted, tripleQuoted } from '../language.ts'

/** ExUnit, StreamData; Credo, Dialyzer. */
export const elixir: Language = {
  name: 'elixir',
  files: /\.exs?$/i,
  syntax: [...hashComments, ...tripleQuoted, ...doubleQuoted, ...singleQuoted],
  declarations: [{ opener: null, pattern: /(?<=^\s{0,80})(?:test|property|feature)\s{0,4}\(?\s{0,4}(?<name>"[^\n]{0,300})/ }],
  marks: [
    { kind: 'skipped', pattern: /(?<=^\s{0,80})@(?:module|describe)?tag\s{1,4}(?::skip\b|skip:|:pending\b)/, sits: 'above' },
    { kind: 'focused', pattern: /(?<=^\s{0,80})@(?:module|describe)?tag\s{1,4}:(?:focus|only|wip)\b/, sits: 'above' },
  ],
  assertions: {
    begins: /(?<![\w.:])(?:assert|refute|flunk)\w{0,40}\b/,
    grades: [
      [/!=\s{0,4}nil|refute\s{1,4}is_nil|!=|refute\s{1,4}[^\n]{0,200}==/, 1],
      [/==|assert_(?:raise|receive|received)\b|\bassert\s{1,4}[^=\n]{1,200}[^=<>!]=[^=~]/, 4],
      [/=~|[<>]|\bin\b|assert_in_delta|match\?|contains\?|\bor\b/, 3],
      [/assert|refute/, 2],
    ],
  },
  suppressions: [
    { in: 'comments', pattern: /#\s{0,4}(?:credo:disable-for-\w{1,20}|sobelow_skip|coveralls-ignore-\w{1,20}|styler:skip)/ },
    { in: 'code', pattern: /@dialyzer\b/ },
  ],
  catches: /(?<=^\s{0,200})(?:rescue|catch)\b/,
}
