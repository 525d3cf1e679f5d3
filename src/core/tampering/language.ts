import type { Syntax } from './mask.ts'

/** How a test is declared. Patterns are tried on one line each and are linear. */
export interface Declaration {
  /** What stands on the line or above it, such as `@Test`; null where the declaration says it all. */
  readonly opener: RegExp | null
  /** How many lines above; 12 unless said. */
  readonly reach?: number
  /** Set where the opener may stand in a comment. */
  readonly openerInComment?: boolean
  /** Matches at the declaration's keyword, which must be code; its group `name` begins with the test's name, quoted or not. */
  readonly pattern: RegExp
}

export type MarkKind = 'skipped' | 'focused' | 'expected-to-fail'

/** Code by which a test is not run, or need not pass. */
export interface Mark {
  readonly kind: MarkKind
  readonly pattern: RegExp
  /** With what strings hold (`plain`), or with comments, too (`lines`); without both unless said. */
  readonly reads?: 'plain' | 'lines'
  /** Where it stands: above the test that it marks, inside of it, or where the test is declared. */
  readonly sits: 'above' | 'inside' | 'on'
  /** Set where it depends on something whether the test is run. */
  readonly conditional?: boolean
}

/** How much an assertion demands: an exact value, a part or a range, truth, or that something is there at all. */
export type Grade = 4 | 3 | 2 | 1

export interface Assertions {
  /** Where one begins. */
  readonly begins: RegExp
  /** The first that fits says how much it demands; one that none fits demands a part. */
  readonly grades: readonly (readonly [RegExp, Grade])[]
}

/** Words that make a checker look away. */
export interface Suppression {
  readonly in: 'comments' | 'code'
  /** What follows it on the line are the rules that it is about. */
  readonly pattern: RegExp
}

/** A programming language with its common test runners and checkers. */
export interface Language {
  readonly name: string
  readonly files: RegExp
  readonly syntax: Syntax
  readonly declarations: readonly Declaration[]
  readonly marks: readonly Mark[]
  readonly assertions: Assertions
  readonly suppressions: readonly Suppression[]
  /** What catches errors that come from above it, and handles them on its line or below. */
  readonly catches: RegExp
  /** What drops errors that come from its line or below. */
  readonly drops?: RegExp
  /** A line that is one case of a test. */
  readonly cases?: RegExp
  /** A line below which, further in, each line or block is one case of a test. */
  readonly tables?: RegExp
  /** What a file has that holds tests although neither its name nor its folder says so. */
  readonly testsInside?: RegExp
}

export const slashComments: Syntax = [
  { is: 'comment', open: '\\/\\/', close: '\n' },
  { is: 'comment', open: '\\/\\*', close: '*/', manyLines: true },
]
export const hashComments: Syntax = [{ is: 'comment', open: '(?<=^|\\s)#', close: '\n' }]
export const doubleQuoted: Syntax = [{ is: 'string', open: '"', close: '"', escapes: true }]
export const singleQuoted: Syntax = [{ is: 'string', open: "'", close: "'", escapes: true }]
export const tripleQuoted: Syntax = [{ is: 'string', open: '"""', close: '"""', escapes: true, manyLines: true }]
/** One character between quotes, so that a quote among them opens nothing. */
export const character: Syntax = [{ is: 'string', open: "'(?:\\\\[^\\n]{1,8}?|[^'\\\\\\n])'", close: 'opened' }]
