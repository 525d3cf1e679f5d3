import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withTestsOf } from '../../../src/core/diagnostics/inline-tests.ts'

function rust(code: string, tests: string): string {
  return `#[cfg(test)]\nuse std::fmt;\n\n${code}\n\n#[cfg(test)]\n#[allow(dead_code)]\nmod tests {\n${tests}\n}\n`
}

const wrong = 'pub fn double(n: u32) -> u32 { n }'
const right = "pub fn double<'a>(n: u32) -> u32 { n * 2 }"
const asked = "    #[test]\n    fn doubles() { assert_eq!(super::double(2), 4, \"}} {}\"); let _ = ('{', '\\'', r#\"}\"#); /* } */ } // }"
const bent = '    #[test]\n    fn doubles() {}'

describe('tests beside the code they test', () => {
  test('are taken from the original, and the code from the change', () => {
    expect(withTestsOf(rust(wrong, asked), rust(right, bent))).toBe(rust(right, asked))
  })

  test('that were taken out come back', () => {
    expect(withTestsOf(rust(wrong, asked), `${right}\n`)).toContain(asked)
  })

  test('that were put in are taken out', () => {
    expect(withTestsOf(`${wrong}\n`, rust(right, bent))).not.toContain(bent)
  })

  test('that nobody touched change nothing', () => {
    expect(withTestsOf(rust(wrong, asked), rust(right, asked))).toBeNull()
    expect(withTestsOf(wrong, right)).toBeNull()
  })
})

test('with whatever code around them, the tests are those of the original', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '"',
    "'",
    '\\',
    'r#"',
    '"#',
    '/*',
    '*/',
    '//',
    '\n',
    ' ',
    'fn f() {',
    '#[cfg(test)]',
    'mod x {',
    '#[cfg(test)]\nmod y {',
    'text',
  )
  const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(anyText, (text) => {
      expect(withTestsOf(text, text)).toBeNull()
    }),
  )
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('fn a() {}', 'const B: &str = "}{";', "const C: char = '}';", '// }\n', '/* { */', "struct D<'a> { e: &'a str }"),
        { maxLength: 8 },
      ),
      (code) => {
        expect(withTestsOf(rust(wrong, asked), rust(code.join('\n'), bent))).toBe(rust(code.join('\n'), asked))
      },
    ),
  )
})
