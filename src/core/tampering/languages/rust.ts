import { character, doubleQuoted, type Language, slashComments } from '../language.ts'

/** `cargo test`, rstest; rustc and Clippy. */
export const rust: Language = {
  name: 'rust',
  files: /\.rs$/i,
  syntax: [
    ...slashComments,
    { is: 'string', open: 'r##"', close: '"##', manyLines: true },
    { is: 'string', open: 'r#"', close: '"#', manyLines: true },
    { is: 'string', open: '"', close: '"', escapes: true, manyLines: true },
    ...character,
    ...doubleQuoted,
  ],
  declarations: [
    {
      opener: /#\[(?:\w{1,40}::){0,3}(?:test|rstest|test_case|wasm_bindgen_test|quickcheck|proptest|test_log)\b/,
      pattern: /(?<![\w.])fn\s{1,4}(?<name>\w{1,200})/,
    },
  ],
  marks: [
    { kind: 'skipped', pattern: /#!?\[\s{0,4}ignore\b|#!?\[\s{0,4}cfg_attr\s{0,4}\([^\n]{0,200}\bignore\b/, sits: 'above' },
    { kind: 'skipped', pattern: /#\[cfg\s{0,4}\(\s{0,4}(?:any\(\)|FALSE|false)\s{0,4}\)\]/, sits: 'above' },
    { kind: 'expected-to-fail', pattern: /#\[\s{0,4}should_panic\b/, sits: 'above' },
  ],
  assertions: {
    begins: /(?<![\w.])(?:debug_)?(?:assert\w{0,40}|panic|unreachable|prop_assert\w{0,20})!\s{0,4}[([{]|(?<![\w.])insta::assert\w{1,40}!/,
    grades: [
      [/assert_ne!|assert!\s{0,4}\([^\n]{0,300}\.is_(?:ok|some|err)\s{0,4}\(\s{0,4}\)|!=/, 1],
      [/==|assert_eq!|snapshot/, 4],
      [/matches!|[<>]|contains|relative_eq|abs_diff_eq/, 3],
      [/assert!/, 2],
    ],
  },
  suppressions: [
    {
      in: 'code',
      pattern: /#!?\[\s{0,4}(?:allow|expect)\s{0,4}\(|#!?\[\s{0,4}rustfmt::skip|#!?\[\s{0,4}cfg_attr\s{0,4}\([^\n]{0,200}\ballow\s{0,4}\(/,
    },
  ],
  catches: /(?!)/,
  drops: /\bcatch_unwind\s{0,4}\(/,
  testsInside: /#\[(?:cfg\(test\)|(?:\w{1,40}::){0,3}test\b)/,
  cases: /#\[\s{0,4}(?:case|test_case)\b/,
}
