import { tableOf } from './change-of.ts'

const go = `package price

func TestTax(t *testing.T) {
	got := Price(100)
	if got != 119 {
		t.Errorf("got %d", got)
	}
	require.NoError(t, err)
}

func TestTable(t *testing.T) {
	for _, tt := range []struct{ in, want int }{
		{in: 1, want: 2},
	} {
		assert.Equal(t, tt.want, Price(tt.in))
	}
	assert.InDelta(t, 1.5, Ratio(), 0.001)
}
`
tableOf('price/price_test.go', [
  ['a skipped test', go, go.replace('	got := Price(100)\n', '	t.Skip("flaky")\n	got := Price(100)\n'), ['test-skipped:4']],
  ['a deleted test', go, go.replace(/func TestTax[\s\S]*?\n\}\n/, ''), ['test-deleted:3']],
  ['a test that is no longer found', go, go.replace('func TestTax', 'func testTax'), ['test-deleted:3']],
  ['a failure that is only logged', go, go.replace('t.Errorf', 't.Logf'), ['assertion-removed:6']],
  [
    'a weaker assertion',
    go,
    go.replace('assert.Equal(t, tt.want, Price(tt.in))', 'assert.NotNil(t, Price(tt.in))'),
    ['assertion-weakened:15'],
  ],
  ['a raised tolerance', go, go.replace('0.001', '0.5'), ['tolerance-raised:17']],
  ['a changed value in a table', go, go.replace('want: 2', 'want: 3'), ['expected-value-changed:13']],
  ['a case that is gone', go, go.replace('\t\t{in: 1, want: 2},\n', ''), ['case-removed:13']],
  ['an early return', go, go.replace('	got := Price(100)\n', '	return\n	got := Price(100)\n'), ['test-ends-early:4']],
  ['a build tag that hides the file', go, `//go:build ignore\n\n${go}`, ['test-skipped:1']],
  [
    'a recovered panic',
    go,
    go.replace('	got := Price(100)\n', '	defer func() { recover() }()\n	got := Price(100)\n'),
    ['failure-swallowed:4'],
  ],
])

const rs = `fn price(x: u32) -> u32 { x }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax() {
        assert_eq!(price(100), 119);
    }

    #[test]
    fn parses() {
        assert!(matches!(parse("1"), Ok(1)));
    }
}
`
tableOf('src/price.rs', [
  ['an ignored test', rs, rs.replace('    #[test]\n    fn tax', '    #[test]\n    #[ignore]\n    fn tax'), ['test-skipped:8']],
  [
    'a test that has to panic',
    rs,
    rs.replace('    #[test]\n    fn tax', '    #[test]\n    #[should_panic]\n    fn tax'),
    ['test-expected-to-fail:8'],
  ],
  ['a test that is none any more', rs, rs.replace('    #[test]\n    fn tax', '    fn tax'), ['test-deleted:7']],
  ['a weaker assertion', rs, rs.replace('assert_eq!(price(100), 119)', 'assert!(price(100) > 0)'), ['assertion-weakened:9']],
  ['a changed value', rs, rs.replace('119', '120'), ['expected-value-changed:9']],
  ['a tautology', rs, rs.replace('assert_eq!(price(100), 119)', 'assert!(true)'), ['assertion-tautological:9', 'assertion-removed:9']],
  [
    'a case that is gone',
    rs.replace('#[test]', '#[rstest]\n    #[case(1)]\n    #[case(2)]'),
    rs.replace('#[test]', '#[rstest]\n    #[case(1)]'),
    ['case-removed:9'],
  ],
  ['an allowed lint', rs, `#![allow(dead_code)]\n${rs}`, ['suppression-added:1']],
])

const java = `class PriceTest {
    @Test
    void addsTax() {
        assertEquals(119, price(100));
        assertThat(name()).isEqualTo("tax");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void positive(int n) {
        assertTrue(price(n) > 0);
    }
}
`
tableOf('src/test/java/PriceTest.java', [
  ['a disabled test', java, java.replace('    @Test\n', '    @Test\n    @Disabled("later")\n'), ['test-skipped:3']],
  ['a disabled class', java, `@Disabled\n${java}`, ['test-skipped:1']],
  ['the old way', java, java.replace('    @Test\n', '    @Ignore\n    @Test\n'), ['test-skipped:2']],
  ['a test that is none any more', java, java.replace('    @Test\n', ''), ['test-deleted:2']],
  ['a weaker assertion', java, java.replace('assertEquals(119, price(100))', 'assertNotNull(price(100))'), ['assertion-weakened:4']],
  ['a weaker fluent assertion', java, java.replace('isEqualTo("tax")', 'isNotNull()'), ['assertion-weakened:5']],
  ['a changed value', java, java.replace('119', '120'), ['expected-value-changed:4']],
  [
    'an assumption',
    java,
    java.replace('        assertEquals(119', '        assumeTrue(false);\n        assertEquals(119'),
    ['test-skipped:4'],
  ],
  [
    'a swallowed failure',
    java,
    java.replace(
      '        assertEquals(119, price(100));\n',
      '        try {\n            assertEquals(119, price(100));\n        } catch (Throwable ignored) {\n        }\n',
    ),
    ['failure-swallowed:6'],
  ],
  ['a suppressed warning', java, java.replace('    @Test\n', '    @SuppressWarnings("unchecked")\n    @Test\n'), ['suppression-added:2']],
])
tableOf('src/test/kotlin/PriceTest.kt', [
  [
    'a disabled test',
    'class PriceTest {\n  @Test\n  fun `adds tax`() {\n    assertEquals(1, f())\n  }\n}\n',
    'class PriceTest {\n  @Disabled\n  @Test\n  fun `adds tax`() {\n    assertEquals(1, f())\n  }\n}\n',
    ['test-skipped:2'],
  ],
  [
    'a deleted test',
    'class PriceTest {\n  @Test\n  fun `adds tax`() {\n    assertEquals(1, f())\n  }\n}\n',
    'class PriceTest {\n}\n',
    ['test-deleted:2'],
  ],
])
tableOf('src/test/scala/PriceSpec.scala', [
  [
    'an ignored test',
    'class PriceSpec {\n  test("adds") {\n    assert(f() == 1)\n  }\n}\n',
    'class PriceSpec {\n  ignore("adds") {\n    assert(f() == 1)\n  }\n}\n',
    ['test-skipped:2'],
  ],
  [
    'a deleted test',
    'class PriceSpec {\n  it should "add" in {\n    f() shouldBe 1\n  }\n}\n',
    'class PriceSpec {\n}\n',
    ['test-deleted:2'],
  ],
])

const cs = `public class PriceTests
{
    [Fact]
    public void AddsTax()
    {
        Assert.Equal(119, Price(100));
        total.Should().Be(119);
    }

    [TestMethod]
    public async Task Waits()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Run());
    }
}
`
tableOf('tests/PriceTests.cs', [
  ['a skipped fact', cs, cs.replace('[Fact]', '[Fact(Skip = "flaky")]'), ['test-skipped:3']],
  ['an ignored test', cs, cs.replace('    [TestMethod]', '    [Ignore]\n    [TestMethod]'), ['test-skipped:10']],
  [
    'an inconclusive test',
    cs,
    cs.replace('        Assert.Equal(119', '        Assert.Inconclusive();\n        Assert.Equal(119'),
    ['test-skipped:6'],
  ],
  ['a deleted test', cs, cs.replace('    [Fact]\n', ''), ['test-deleted:3']],
  ['a weaker assertion', cs, cs.replace('Assert.Equal(119, Price(100))', 'Assert.NotNull(Price(100))'), ['assertion-weakened:6']],
  ['a weaker fluent assertion', cs, cs.replace('Be(119)', 'NotBeNull()'), ['assertion-weakened:7']],
  [
    'a case that is gone',
    cs.replace('[Fact]', '[Theory]\n    [InlineData(1)]\n    [InlineData(2)]'),
    cs.replace('[Fact]', '[Theory]\n    [InlineData(1)]'),
    ['case-removed:5'],
  ],
  ['a disabled warning', cs, `#pragma warning disable CS8602\n${cs}`, ['suppression-added:1']],
])

const rb = `RSpec.describe Price do
  it 'adds tax' do
    expect(price(100)).to eq(119)
  end

  it 'rounds' do
    expect(price(0.3)).to be_within(0.001).of(0.357)
  end
end
`
tableOf('spec/price_spec.rb', [
  ['a skipped test', rb, rb.replace("it 'rounds'", "xit 'rounds'"), ['test-skipped:6']],
  ['a test that skips itself', rb, rb.replace('    expect(price(100))', "    skip 'later'\n    expect(price(100))"), ['test-skipped:3']],
  ['a pending test', rb, rb.replace('    expect(price(100))', "    pending 'later'\n    expect(price(100))"), ['test-expected-to-fail:3']],
  ['a focused test', rb, rb.replace("it 'rounds'", "fit 'rounds'"), ['test-focused:6']],
  ['a weaker matcher', rb, rb.replace('to eq(119)', 'to be_truthy'), ['assertion-weakened:3']],
  ['a raised tolerance', rb, rb.replace('0.001', '0.5'), ['tolerance-raised:7']],
  ['a changed value', rb, rb.replace('119', '120'), ['expected-value-changed:3']],
  ['a deleted test', rb, rb.replace(/ {2}it 'rounds'[\s\S]*?\n {2}end\n/, ''), ['test-deleted:6']],
  [
    'a swallowed failure',
    rb,
    rb.replace(
      '    expect(price(100)).to eq(119)\n',
      '    begin\n      expect(price(100)).to eq(119)\n    rescue StandardError\n      nil\n    end\n',
    ),
    ['failure-swallowed:5'],
  ],
])
tableOf('test/price_test.rb', [
  [
    'Minitest',
    'class PriceTest\n  def test_tax\n    assert_equal 119, price(100)\n  end\nend\n',
    'class PriceTest\n  def test_tax\n    assert price(100)\n  end\nend\n',
    ['assertion-weakened:3'],
  ],
])

const php = `<?php
final class PriceTest extends TestCase
{
    public function testTax(): void
    {
        $this->assertSame(119, price(100));
    }

    /**
     * @test
     */
    public function rounds(): void
    {
        self::assertEquals(2, price(1));
    }
}
`
tableOf('tests/PriceTest.php', [
  [
    'a skipped test',
    php,
    php.replace('        $this->assertSame', "        $this->markTestSkipped('later');\n        $this->assertSame"),
    ['test-skipped:6'],
  ],
  ['a test that is none any more', php, php.replace('     * @test\n', ''), ['test-deleted:11']],
  ['a weaker assertion', php, php.replace('assertSame(119, price(100))', 'assertNotNull(price(100))'), ['assertion-weakened:6']],
  ['a changed value', php, php.replace('119', '120'), ['expected-value-changed:6']],
  [
    'an ignored finding',
    php,
    php.replace('        $this->assertSame', '        // @phpstan-ignore-next-line\n        $this->assertSame'),
    ['suppression-added:6'],
  ],
  [
    'Pest',
    "<?php\nit('adds', function () {\n    expect(f())->toBe(1);\n});\n",
    "<?php\nit('adds', function () {\n    expect(f())->toBe(1);\n})->skip();\n",
    ['test-skipped:4'],
  ],
])

const cpp = `#include <gtest/gtest.h>

TEST(Price, Tax) {
  EXPECT_EQ(price(100), 119);
  EXPECT_NEAR(ratio(), 1.5, 0.001);
}

TEST_F(Cart, Sum) {
  ASSERT_TRUE(sum() == 3);
}
`
tableOf('tests/price_test.cc', [
  ['a skipped test', cpp, cpp.replace('  EXPECT_EQ', '  GTEST_SKIP();\n  EXPECT_EQ'), ['test-skipped:4']],
  ['a disabled test', cpp, cpp.replace('TEST(Price, Tax)', 'TEST(Price, DISABLED_Tax)'), ['test-skipped:3']],
  ['a deleted test', cpp, cpp.replace(/TEST_F[\s\S]*$/, ''), ['test-deleted:8']],
  ['a weaker assertion', cpp, cpp.replace('EXPECT_EQ(price(100), 119)', 'EXPECT_TRUE(price(100))'), ['assertion-weakened:4']],
  ['a raised tolerance', cpp, cpp.replace('0.001', '0.5'), ['tolerance-raised:5']],
  ['a silenced checker', cpp, cpp.replace('119);', '119);  // NOLINT(readability)'), ['suppression-added:4']],
  [
    'Catch2',
    'TEST_CASE("adds", "[math]") {\n  REQUIRE(f() == 1);\n}\n',
    'TEST_CASE("adds", "[.][math]") {\n  REQUIRE(f() == 1);\n}\n',
    ['test-skipped:1'],
  ],
])

const sw = `final class PriceTests: XCTestCase {
    func testTax() throws {
        XCTAssertEqual(price(100), 119)
    }
}

@Test func rounds() {
    #expect(price(1) == 2)
}
`
tableOf('Tests/PriceTests.swift', [
  [
    'a skipped test',
    sw,
    sw.replace('        XCTAssertEqual', '        throw XCTSkip("later")\n        XCTAssertEqual'),
    ['test-skipped:3'],
  ],
  ['a disabled test', sw, sw.replace('@Test func', '@Test(.disabled()) func'), ['test-skipped:7']],
  [
    'a test that may fail',
    sw,
    sw.replace('        XCTAssertEqual', '        XCTExpectFailure("later")\n        XCTAssertEqual'),
    ['test-expected-to-fail:3'],
  ],
  ['a test that is no longer found', sw, sw.replace('func testTax', 'func tax'), ['test-deleted:2']],
  ['a weaker assertion', sw, sw.replace('XCTAssertEqual(price(100), 119)', 'XCTAssertNotNil(price(100))'), ['assertion-weakened:3']],
  ['a silenced linter', sw, `// swiftlint:disable all\n${sw}`, ['suppression-added:1']],
])

const ex = `defmodule PriceTest do
  test "adds tax" do
    assert Price.of(100) == 119
  end
end
`
tableOf('test/price_test.exs', [
  ['a skipped test', ex, ex.replace('  test "adds', '  @tag :skip\n  test "adds'), ['test-skipped:2']],
  ['a deleted test', ex, 'defmodule PriceTest do\nend\n', ['test-deleted:2']],
  ['a weaker assertion', ex, ex.replace('assert Price.of(100) == 119', 'assert Price.of(100)'), ['assertion-weakened:3']],
  ['a changed value', ex, ex.replace('119', '120'), ['expected-value-changed:3']],
])

const bats = `@test "adds tax" {
  run price 100
  [ "$output" = "119" ]
  assert_success
}
`
tableOf('test/price.bats', [
  ['a skipped test', bats, bats.replace('  run price', '  skip "later"\n  run price'), ['test-skipped:2']],
  ['a deleted test', bats, '# nothing\n', ['test-deleted:1']],
  ['a removed assertion', bats, bats.replace('  [ "$output" = "119" ]\n', ''), ['assertion-removed:3']],
  ['a changed value', bats, bats.replace('119', '120'), ['expected-value-changed:3']],
])
