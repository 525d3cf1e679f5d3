import * as v from 'valibot'

/** What a turn's report tells of it to whoever looks at it later. Untrusted texts. */
export interface RecordedTurn {
  readonly decision: string
  /** Null where another job went on. */
  readonly outcome: string | null
  readonly reason: string | null
  /** `https://github.com/owner/name`. */
  readonly repository: string
  readonly pull: number
  readonly summary: string
  /** Null where no agent was told anything. */
  readonly brief: string | null
}

const text = v.string()

const recordedSchema = v.pipe(
  v.object({
    version: v.literal(1),
    decision: text,
    outcome: v.nullable(text),
    reason: v.nullable(text),
    repository: v.pipe(text, v.regex(/^https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+$/), v.url()),
    pull: v.object({ number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
    summary: text,
    brief: v.nullable(text),
  }),
  v.transform(({ pull, decision, outcome, reason, repository, summary, brief }): RecordedTurn => ({
    decision,
    outcome,
    reason,
    repository,
    pull: pull.number,
    summary,
    brief,
  })),
)

/** Reads the report of a turn, as `docs/report.schema.json` describes it; null when it is none. */
export function readRecorded(value: unknown): RecordedTurn | null {
  const read = v.safeParse(recordedSchema, value)
  return read.success ? read.output : null
}

const payloadSchema = v.looseObject({ repository: v.looseObject({ full_name: v.pipe(text, v.regex(/^[\w.-]+\/[\w.-]+$/)) }) })

/** `owner/name` of the repository that the payload of an event is about; null when it names none. */
export function repositoryOf(payload: unknown): string | null {
  const read = v.safeParse(payloadSchema, payload)
  return read.success ? read.output.repository.full_name : null
}

/** What each event has that no other one that the loop hears has, the likeliest first. */
const marks: readonly (readonly [string, string])[] = [
  ['workflow_run', 'workflow_run'],
  ['review', 'pull_request_review'],
  ['comment', 'issue_comment'],
  ['schedule', 'schedule'],
  ['inputs', 'workflow_dispatch'],
]

/** The event that a payload belongs to; null when its content does not show it. */
export function eventOf(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null) return null
  const event = marks.find(([key]) => Object.hasOwn(payload, key))?.[1] ?? null
  // Comments on a line of a pull request's diff are of another kind.
  return event === 'issue_comment' && Object.hasOwn(payload, 'pull_request') ? 'pull_request_review_comment' : event
}
