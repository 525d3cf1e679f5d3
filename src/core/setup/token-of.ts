import type { TokenKind } from './choice.ts'
import type { Loop } from './repository.ts'
import type { Step } from './workflow.ts'

/** Whose token a job of the loop works with, and the step that makes it where it is an App's. */
export interface TokenInUse {
  readonly kind: TokenKind
  readonly maker: Step | null
}

export function tokenOf({ job, form, given }: Loop): TokenInUse {
  if (form === 'three-jobs') return { kind: (given['app-client-id'] ?? '') === '' ? 'job' : 'app', maker: null }
  const token = given['token'] ?? ''
  const [, id] = /steps\.([\w-]{1,100})\.outputs\.token/.exec(token) ?? []
  if (id !== undefined) return { kind: 'app', maker: job.steps.find((step) => step.id === id) ?? null }
  return { kind: token === '' || /github\.token|secrets\.GITHUB_TOKEN/.test(token) ? 'job' : 'pat', maker: null }
}
