import type { Statement } from './statements.ts'

const literal = String.raw`(?:true|false|null|nil|None|True|False|undefined|-?\d{1,20}(?:\.\d{1,20})?|"[^"\n]{0,80}"|'[^'\n]{0,80}')`
const value = String.raw`(?:${literal}|[A-Za-z_]\w{0,80})`
const truth = String.raw`(?:true|True|TRUE|YES|1|not\s{1,4}(?:False|None))`

/** Compared with itself; a call may give another value the second time, so that is none. */
const same: readonly RegExp[] = [
  new RegExp(
    String.raw`^expect\s?\(\s?(${value})\s?\)\s?\.(?:to\.?)?(?:be|Be|eq|eql|equal|toBe|toEqual|toStrictEqual|Equal|deep\.equal|StrictEqual)\s?\(\s?\1\s?\)`,
  ),
  new RegExp(String.raw`^expect\s?\(\s?(${value})\s?\)\.to\s(?:eq|eql|be|equal)\s?\(?\s?\1\s?\)?$`),
  new RegExp(
    String.raw`(?:[eE]quals?(?:To)?|EQ|eq!|Same|strictEqual|deepEqual|\bis|_equal)\s?\(?\s?(?:t\s?,\s?)?(${value})\s?,\s?\1\s?(?:[,)]|$)`,
  ),
  new RegExp(String.raw`^(?:assert|#expect|#require|REQUIRE|CHECK|assert!)\s?\(?\s?(${value})\s?(?:==|===|\bis\b)\s?\1\s?(?:[,);]|$)`),
  new RegExp(String.raw`^assertThat\s?\(\s?(${value})\s?\)\s?\.isEqualTo\s?\(\s?\1\s?\)`),
]

const always: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:\w{1,40}(?:\.|::)){0,3}(?:assert|assertTrue|assert_true|assert_|True|IsTrue|isTrue|ok|truthy|true|pass|XCTAssert|XCTAssertTrue|EXPECT_TRUE|ASSERT_TRUE|REQUIRE|CHECK|#expect|assert!)\s?\(\s?(?:t\s?,\s?)?${truth}\s?[,)]`,
  ),
  new RegExp(String.raw`^(?:self|this|Assert|\$this->|self::|static::)?[.:>-]{0,2}assert(?:True|_true)\s?\(\s?${truth}\s?[,)]`, 'i'),
  new RegExp(String.raw`^assert ${truth}\s?(?:,|$)`),
  new RegExp(
    String.raw`^expect\s?\(\s?(?:${truth}|["'][^"'\n]{1,80}["']|\{\s?\}|\[\s?\])\s?\)\s?\.(?:toBeTruthy|toBeDefined|not\.toBeNull|not\.toBeUndefined|to be_truthy|to\.be\.true|to\.be\.ok|to\.exist)`,
  ),
  new RegExp(String.raw`(?:\|\|\s?true|\bor True|\bor true)\s?\)?\s?(?:[,;)]|$)`),
]

/** Can this assertion not fail, whatever the code does? */
export function isTautology({ text }: Statement): boolean {
  return always.some((pattern) => pattern.test(text)) || same.some((pattern) => pattern.test(text))
}
