import type { Actor } from './actor.ts'

/** A full commit id: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits. */
export type Sha = string & { readonly __brand: 'Sha' }

export type PullNumber = number

/** Is this a full commit id? The only place where text becomes a `Sha`. */
export function isSha(value: unknown): value is Sha {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)
}

/** A commit id that the platform or git itself gave. Throws when it is none, for that is a bug. */
export function toSha(text: string): Sha {
  if (isSha(text)) return text
  throw new TypeError(`not a full commit id: ${JSON.stringify(text.slice(0, 80))}`)
}

/** The short form for people. */
export function short(sha: Sha): string {
  return sha.slice(0, 7)
}

/** Can it be merged into its base branch, by GitHub's word? `unknown` while that is worked out, and where it was not asked. */
export const mergeabilities = ['clean', 'conflicting', 'unknown'] as const
export type Mergeability = (typeof mergeabilities)[number]

/** A pull request as a decision sees it. */
export interface Pull {
  readonly number: PullNumber
  readonly author: Actor
  readonly open: boolean
  readonly draft: boolean
  readonly merge: Mergeability
  readonly headSha: Sha
  readonly headBranch: string
  /** `owner/name`, or null when the fork was deleted. */
  readonly headRepository: string | null
  readonly baseBranch: string
  readonly baseSha: Sha
  /** The repository's default branch, which the loop never pushes to. */
  readonly defaultBranch: string
  readonly labels: readonly string[]
}
