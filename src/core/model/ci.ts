import type { Sha } from './pull.ts'

/** One workflow run of the head commit, in its newest attempt. */
export interface CiRun {
  readonly id: number
  readonly attempt: number
  readonly name: string
  /** `.github/workflows/….yml`. */
  readonly path: string
  /** `pull_request`, `push`, `workflow_dispatch` … */
  readonly event: string
  /** Who started it; null when the account is gone. */
  readonly actor: string | null
  readonly status: string
  readonly conclusion: string | null
  readonly startedAt: string | null
  /** When its first attempt was made, in seconds since 1970. */
  readonly createdAt: number
  readonly url: string
}

/** One check run or commit status of the head commit. */
export interface CiCheck {
  readonly name: string
  /** Null for a commit status. */
  readonly id: number | null
  /** `github-actions` for the jobs of workflow runs. */
  readonly app: string
  /** What its author finds it again by; empty where there is none. */
  readonly key: string
  readonly status: 'queued' | 'in_progress' | 'completed'
  readonly conclusion: string | null
  /** Null where nothing says when. */
  readonly startedAt: string | null
  readonly annotations: number
  readonly title: string | null
  readonly summary: string | null
  readonly text: string | null
  readonly url: string | null
}

/** Is the check a job of the run? A job's page lies below its run's: the one link between the two that every answer of the platform carries. */
export function isJobOf({ url }: Pick<CiCheck, 'url'>, { id }: Pick<CiRun, 'id'>): boolean {
  return url?.includes(`/actions/runs/${id}/`) === true
}

/** All that is known about the checks of one commit at one moment. */
export interface CiSnapshot {
  readonly sha: Sha
  readonly runs: readonly CiRun[]
  readonly checks: readonly CiCheck[]
}

/** What a snapshot means. `generation` rises with every re-run, so it tells two verdicts on one commit apart. */
export type CiVerdict =
  | { readonly kind: 'running'; readonly waitsFor: readonly string[] }
  | { readonly kind: 'red'; readonly failed: readonly CiCheck[]; readonly failedRuns: readonly CiRun[]; readonly generation: number }
  | { readonly kind: 'green'; readonly generation: number }
  | { readonly kind: 'gated'; readonly runs: readonly CiRun[] }
  | { readonly kind: 'none' }

/** `run`: the page of its run; null where the server does not tell. */
export interface DispatchedWorkflow {
  readonly name: string
  readonly run: string | null
}

/** Did CI begin on the commit that was pushed? */
export type CiStart =
  | { readonly kind: 'started'; readonly runs: number }
  | { readonly kind: 'dispatched'; readonly workflows: readonly DispatchedWorkflow[] }
  /** GitHub runs no checks on what cannot be merged. */
  | { readonly kind: 'conflicting' }
  | { readonly kind: 'gated'; readonly url: string }
  | { readonly kind: 'not-seen'; readonly why: string }
