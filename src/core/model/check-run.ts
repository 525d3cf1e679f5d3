import type { CiCheck } from './ci.ts'
import type { PullNumber, Sha } from './pull.ts'

/** Shows a session while it lasts, and what it came to. */
export const agentCheck = 'codality/agent'
/** Says whether a pull request could be merged, and what is missing. */
export const readinessCheck = 'codality/merge-readiness'

/** The checks that this family of tools publishes itself: waiting for them would be waiting for ourselves. */
const ownNames: ReadonlySet<string> = new Set([agentCheck, 'codality/review', readinessCheck])

const keyPrefix = 'codality:'

/** The key of a session's check: a run that is run again shows itself in the same one. */
export function agentCheckKey(runId: number): string {
  return `${keyPrefix}run.${runId}`
}

/** The run whose session a check shows; null for what is no such key. */
export function runOfKey(key: string): number | null {
  const [, id] = /^codality:run\.(\d{1,15})$/.exec(key) ?? []
  return id === undefined ? null : Number(id)
}

/** A commit may be the head of several pull requests. */
export function readinessKey(pull: PullNumber): string {
  return `${keyPrefix}pull.${pull}`
}

/**
 * Is this one of our own checks, whichever account wrote it? A job of Actions that somebody named like one is none: it has another
 * key, comes to its end by itself, and its failure counts.
 */
export function isOwnCheck({ name, app, key }: Pick<CiCheck, 'name' | 'app' | 'key'>): boolean {
  return ownNames.has(name) && (app !== 'github-actions' || key.startsWith(keyPrefix))
}

/** Never one that could keep anybody from merging, not even as a required check: `neutral` counts as passed there. */
export type CheckConclusion = 'success' | 'neutral'

/** A remark beside a line of the commit that a check is about. Plain text, which may be anybody's. */
export interface CheckNote {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** At most 255 characters. */
  readonly title: string
  /** At most 4,096 characters. */
  readonly message: string
}

/** What a check run of ours shows. */
export interface CheckRun {
  readonly name: typeof agentCheck | typeof readinessCheck
  readonly commit: Sha
  /** Found again by this and its name: the platform's `external_id`. */
  readonly key: string
  /** The page that tells more. */
  readonly url: string
  /** Null while it is at work. */
  readonly conclusion: CheckConclusion | null
  /** One line of plain text. */
  readonly title: string
  /** Markdown, at most 65,535 characters. */
  readonly summary: string
  readonly notes: readonly CheckNote[]
}

/** A check run of ours as it stands on a commit. */
export interface StandingCheck {
  readonly id: number
  readonly key: string
  readonly conclusion: string | null
  readonly isDone: boolean
  readonly title: string
  readonly summary: string
}
