import { doubleQuoted, type Language, singleQuoted, slashComments } from '../language.ts'

const chain = String.raw`(?:\.(?:only|skip|todo|concurrent|sequential|fails|failing|fixme|slow|serial))*`

/** Jest, Vitest, Mocha, Jasmine, AVA, node:test, Playwright, Cypress; ESLint, Biome, TypeScript, Flow. */
export const javascript: Language = {
  name: 'javascript',
  files: /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i,
  syntax: [
    ...slashComments,
    // A slash begins a pattern only where a value may stand.
    { is: 'string', open: String.raw`(?<=[(,=:!&|?{};[]\s{0,8}|return\s{1,8}|^\s{0,40})\/(?=[^\s*/])`, close: '/', escapes: true },
    ...doubleQuoted,
    ...singleQuoted,
    { is: 'string', open: '`', close: '`', escapes: true, manyLines: true },
  ],
  declarations: [
    {
      opener: null,
      pattern: new RegExp(String.raw`(?<![\w$.])(?:[xf]?it|x?test|[xf]?specify)${chain}\s{0,8}\(\s{0,8}(?<name>['"\x60][^\n]{0,300})`),
    },
    {
      opener: new RegExp(String.raw`(?<![\w$.])(?:[xf]?it|x?test|specify)${chain}\s{0,8}\(\s{0,8}$`),
      reach: 1,
      pattern: /(?<name>(?<=^\s{0,200})['"`][^\n]{0,300})/,
    },
    {
      opener: /(?<![\w$.])(?:[xf]?it|x?test|specify)(?:\.\w{1,20}){0,3}\.(?:each|for|skipIf|runIf)\b/,
      reach: 60,
      pattern: /(?<=[)`]\s{0,8})\(\s{0,8}(?<name>['"`][^\n]{0,300})/,
    },
  ],
  marks: [
    {
      kind: 'skipped',
      pattern: /(?<![\w$.])(?:it|test|describe|context|suite|specify|t)(?:\.\w{1,20}){0,3}\.(?:skip|todo|fixme)\s{0,8}[.(]/,
      sits: 'on',
    },
    {
      kind: 'skipped',
      pattern: /(?<![\w$.])(?:it|test|describe|suite)(?:\.\w{1,20}){0,3}\.(?:skipIf|runIf)\s{0,8}\(/,
      sits: 'on',
      conditional: true,
    },
    { kind: 'skipped', pattern: /(?<![\w$.])x(?:it|test|describe|context|specify)\s{0,8}\(/, sits: 'on' },
    { kind: 'skipped', pattern: /(?<![\w$.])(?:this|ctx|context)\.skip\s{0,8}\(|(?<![\w$.])pending\s{0,8}\(/, sits: 'inside' },
    { kind: 'skipped', pattern: /(?<=[{,]\s{0,8})(?:skip|todo)\s{0,4}:\s{0,4}(?:true|['"`])/, sits: 'on' },
    { kind: 'focused', pattern: /(?<![\w$.])(?:it|test|describe|context|suite|specify)(?:\.\w{1,20}){0,3}\.only\s{0,8}[.(`]/, sits: 'on' },
    { kind: 'focused', pattern: /(?<![\w$.])f(?:it|describe|specify|context)\s{0,8}\(/, sits: 'on' },
    {
      kind: 'focused',
      pattern: /(?<![\w$.])(?:it|test|describe|suite)\s{0,4}\([^\n]{0,200}[{,]\s{0,8}only\s{0,4}:\s{0,4}true/,
      sits: 'on',
    },
    {
      kind: 'expected-to-fail',
      pattern: /(?<![\w$.])(?:it|test|describe)(?:\.\w{1,20}){0,3}\.(?:fails?|failing)\s{0,8}\(\s{0,8}(?:['"`]|$|\))/,
      sits: 'on',
    },
    {
      kind: 'expected-to-fail',
      pattern: /(?<![\w$.])(?:it|test|describe|suite)\s{0,4}\([^\n]{0,200}[{,]\s{0,8}(?:fails|failing|expectFailure)\s{0,4}:\s{0,4}true/,
      sits: 'on',
    },
  ],
  assertions: {
    begins:
      /(?<![\w$.])(?:expect(?:\.soft|\.poll)?\s{0,4}\(|(?:chai\.)?assert(?:\.\w{1,40})*\s{0,4}\(|t\.(?:is|not|like|true|false|truthy|falsy|deepEqual|notDeepEqual|throws(?:Async)?|notThrows|regex|snapshot|pass|equal|ok|equals|same|match)\s{0,4}\(|(?:[\w$]{1,60}\.){1,6}should\b|cy\.[^\n]{0,120}\.should\s{0,4}\()/,
    grades: [
      [
        /\.(?:toBeDefined|toExist)\s{0,4}\(|\.not\.(?:toBeNull|toBeUndefined|toThrow|toBeNaN|toBe|toEqual|toStrictEqual|equal|throw)\b|\bto\.exist\b|expect\.anything\s{0,4}\(|\bt\.(?:not|pass|notThrows|notDeepEqual)\s{0,4}\(|assert\.(?:exists|isDefined|isNotNull|doesNotThrow|notEqual|notStrictEqual|notDeepEqual|isOk|notDeepStrictEqual)\s{0,4}\(/,
        1,
      ],
      [
        /\.(?:toBeTruthy|toBeFalsy|toHaveBeenCalled|toBeCalled|toThrow|toThrowError|toThrowErrorMatching\w{0,20})\s{0,4}\(\s{0,4}\)|\bto\.be\.(?:ok|true|false)\b|assert(?:\.(?:ok|isTrue|isFalse|throws))?\s{0,4}\(|\bt\.(?:true|false|truthy|falsy|ok|throws)/,
        2,
      ],
      [
        /\.(?:toMatchObject|toContain|toContainEqual|toMatch|toHaveProperty|toBeCloseTo|toBeGreaterThan\w{0,10}|toBeLessThan\w{0,10}|toBeInstanceOf|include|match|closeTo|above|below|toBeOneOf|toSatisfy|toContainText)\s{0,4}\(|expect\.(?:any|objectContaining|arrayContaining|stringContaining|stringMatching)\s{0,4}\(|\bt\.(?:like|regex|match)\s{0,4}\(/,
        3,
      ],
      [
        /\.(?:toBe\w{0,30}|toEqual|toStrictEqual|toHave\w{0,30}|toThrow\w{0,30}|toMatch\w{0,30}Snapshot|equals?|eql?|deep\.equal|toReturn\w{0,20})\s{0,4}\(|assert\.\w{0,20}[eE]qual\s{0,4}\(|\bt\.(?:is|deepEqual|equals?|same|snapshot)\s{0,4}\(/,
        4,
      ],
    ],
  },
  suppressions: [
    {
      in: 'comments',
      pattern:
        /(?<![\w@])(?:eslint-disable(?:-next-line|-line)?|@ts-(?:ignore|expect-error|nocheck)|biome-ignore(?:-all|-start)?|oxlint-disable(?:-next-line|-line)?|deno-lint-ignore(?:-file)?|tslint:disable(?:-next-line|-line)?|jshint ignore|@?\$FlowFixMe|\$FlowIgnore|stylelint-disable(?:-next-line|-line)?|(?:istanbul|c8|v8) ignore|jscpd:ignore-start|prettier-ignore|NOSONAR)\b/,
    },
    { in: 'code', pattern: /\bas any\b|(?<=[\w)\]>]\s{0,4}:\s{0,4})any(?=\s{0,4}[,;)=])|<any>(?=[\w([])/ },
  ],
  catches: /(?<![\w$])catch\s{0,4}[({]/,
  tables:
    /\.(?:each|for)\s{0,4}\(\s{0,4}\[\s{0,4}$|\b(?:const|let)\s{1,4}\w{0,40}(?:[cC]ases|[tT]able|[rR]ows)\w{0,10}\b[^\n]{0,200}\[\s{0,4}$/,
}
