/** What became of the failures that an attempt was to repair, as CI saw the commit that came of it. Numbers of failures. */
export interface Progress {
  readonly fixed: number
  readonly remaining: number
  readonly added: number
}

/** How an attempt made things worse: a build that was whole broke, or there are more failures and none is fixed. */
export type Regression = 'build' | 'more'
