/** Something that goes wrong with the next calls of an operation: an operationId, `graphql`, `git-receive-pack` or `git-upload-pack`. */
export interface FaultRule {
  readonly operation: string
  /** How many calls it hits; one unless told. */
  times?: number
  /** How many calls it lets pass first. */
  after?: number
  readonly act:
    | { kind: 'reject'; status: number; headers?: Record<string, string>; body?: unknown }
    /** Applied, but the answer is a 502. */
    | { kind: 'lose' }
    /** The socket closes before anything is applied. */
    | { kind: 'drop' }
}

export interface Faults {
  readonly add: (rule: FaultRule) => void
  /** The fault that hits this call, which uses it up. */
  take(operation: string): FaultRule['act'] | null
}

export function openFaults(): Faults {
  const rules: { readonly rule: FaultRule; left: number; passes: number }[] = []
  return {
    add: (rule) => void rules.push({ rule, left: rule.times ?? 1, passes: rule.after ?? 0 }),
    take: (operation) => {
      const hit = rules.find(({ rule, left }) => rule.operation === operation && left > 0)
      if (hit === undefined) return null
      if (hit.passes > 0) {
        hit.passes -= 1
        return null
      }
      hit.left -= 1
      return hit.rule.act
    },
  }
}
