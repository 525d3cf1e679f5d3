import * as v from 'valibot'

/** Configuration for agents in which a commit differs from a branch, and which agents were given as the branch has it. */
export interface Replaced {
  readonly branch: string
  /** At most `mostReplaced`. Untrusted text. */
  readonly paths: readonly string[]
  /** How many more there are. */
  readonly more: number
}

export const mostReplaced = 200

export const replacedSchema = v.strictObject({
  branch: v.pipe(v.string(), v.maxLength(255)),
  paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4_096))), v.maxLength(mostReplaced)),
  more: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
