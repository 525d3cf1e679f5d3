import { character, doubleQuoted, type Language, slashComments, tripleQuoted } from '../language.ts'

/** xUnit, NUnit, MSTest, FluentAssertions; Roslyn analysers. */
export const csharp: Language = {
  name: 'csharp',
  files: /\.(?:cs|fs|vb)$/i,
  syntax: [
    ...slashComments,
    ...tripleQuoted,
    { is: 'string', open: '(?:@\\$?|\\$@)"', close: '"', manyLines: true },
    ...doubleQuoted,
    ...character,
  ],
  declarations: [
    {
      opener:
        /\[[^\n\][]{0,80}\b(?:Fact|Theory|Test|TestMethod|TestCase|TestCaseSource|DataTestMethod|SkippableFact|SkippableTheory|Property)\b/,
      pattern: /(?<=(?:void|Task(?:<[^>\n]{1,40}>)?|Property)\s{1,4})(?<name>\w{1,200})\s{0,4}[(<]/,
    },
  ],
  marks: [
    {
      kind: 'skipped',
      pattern:
        /\[[^\n\][]{0,80}\b(?:Fact|Theory|InlineData|SkippableFact|TestCase)\s{0,4}\([^\n]{0,300}\b(?:Skip|Ignore|IgnoreReason)\s{0,4}=/,
      sits: 'above',
    },
    { kind: 'skipped', pattern: /\[[^\n\][]{0,80}\b(?:Ignore|Explicit)\b/, sits: 'above' },
    {
      kind: 'skipped',
      pattern: /\b(?:Assert\.(?:Inconclusive|Ignore|Skip\w{0,10})|Skip\.(?:If|IfNot)|Assume\.That)\s{0,4}\(/,
      sits: 'inside',
    },
    { kind: 'expected-to-fail', pattern: /\[[^\n\][]{0,80}\bExpectedException\b/, sits: 'above' },
  ],
  assertions: {
    begins:
      /(?<![\w.])(?:Assert|CollectionAssert|StringAssert|ClassicAssert|FileAssert)\.\w{1,40}|\.Should(?:Be\w{0,30}|Throw\w{0,20}|\w{0,30})?\s{0,4}\(|\.Verify\s{0,4}\(|\.Received\s{0,4}\(/,
    grades: [
      [
        /Assert\.(?:NotNull|IsNotNull|NotEqual|AreNotEqual|IsInstanceOf\w{0,10}|IsAssignableFrom|DoesNotThrow\w{0,10}|NotEmpty)\b|\.NotBe(?:Null|NullOrEmpty|Empty|EquivalentTo)?\s{0,4}\(|Is\.Not\./,
        1,
      ],
      [/Assert\.(?:True|False|IsTrue|IsFalse)\b|\.Be(?:True|False)\s{0,4}\(|Is\.True|Is\.False/, 2],
      [
        /Assert\.(?:Contains|StartsWith|InRange|Matches|Greater\w{0,10}|Less\w{0,10}|ThrowsAny\w{0,10})\b|\.(?:Contain\w{0,20}|BeGreater\w{0,20}|BeLess\w{0,20}|BeApproximately|BeInRange|StartWith|Match)\s{0,4}\(|Within\s{0,4}\(|Does\.|Has\./,
        3,
      ],
      [
        /Assert\.(?:Equal|AreEqual|Same|AreSame|Null|IsNull|Empty|Throws\w{0,20}|Single|Collection|Equivalent|Fail)\b|\.(?:Be|BeNull|BeEmpty|Equal|BeEquivalentTo|Throw\w{0,20}|HaveCount|ShouldBe)\b|Is\.EqualTo|AreEqual/,
        4,
      ],
    ],
  },
  suppressions: [
    {
      in: 'code',
      pattern:
        /#\s{0,4}pragma\s{1,4}warning\s{1,4}disable\b|#\s{0,4}nullable\s{1,4}disable\b|\[[^\n\][]{0,80}\b(?:SuppressMessage|UnconditionalSuppressMessage|ExcludeFromCodeCoverage)\b/,
    },
    { in: 'comments', pattern: /\b(?:ReSharper disable|NOSONAR|StyleCop disable)\b/ },
  ],
  catches: /(?<![\w.])catch\b(?!\s{0,4}\.)/,
  cases: /\[\s{0,4}(?:InlineData|TestCase|DataRow|Arguments)\s{0,4}\(/,
}
