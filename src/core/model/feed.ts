import * as v from 'valibot'

/** Names of the files that an agent finds in the folder of the feed. */
export const feedFiles = { failures: 'failures.jsonl', status: 'status.json', commands: 'commands.json' } as const

/** Bounds of what is laid into the folder; what lies beyond them is counted or named, never passed over in silence. */
export const feedLimits = { failures: 500, failureBytes: 4 * 1024 * 1024, jobs: 500, logs: 20, logBytes: 256 * 1024, commands: 50 } as const

/** How CI stands: `out-of-time` when it was waited for no longer, `unknown` when it could not be followed. */
export const feedStates = ['running', 'ended', 'superseded', 'out-of-time', 'unknown'] as const
export type FeedState = (typeof feedStates)[number]

/** One job or check of the commit. Its name is untrusted text. */
export interface FeedJob {
  readonly name: string
  readonly state: 'running' | 'failed' | 'passed' | 'other'
  /** The file of the folder that holds the end of its log; null when there is none. */
  readonly log: string | null
  /** The number that the first line of that file has in the whole log, from 1. */
  readonly firstLine: number
}

/** `status.json`: replaced as a whole whenever something changes. */
export interface FeedStatus {
  readonly version: 1
  readonly commit: string
  readonly state: FeedState
  /** When it was written, as an ISO 8601 time in UTC. */
  readonly at: string
  readonly jobs: readonly FeedJob[]
  /** Lines of `failures.jsonl`, and failures that found no room there. */
  readonly failures: number
  readonly omitted: number
  /** What is worth knowing beside it, in a sentence; empty when nothing is. */
  readonly note: string
}

/** An entry of `commands.json`: one process that shows failures again, run in `folder` of the checkout. */
export interface FeedCommand {
  readonly program: string
  readonly args: readonly string[]
  readonly folder: string
  /** Ids of the failures that it shows. */
  readonly diagnostics: readonly string[]
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const fileName = v.pipe(v.string(), v.regex(/^[\w-]{1,40}\.log$/))

const statusSchema = v.object({
  version: v.literal(1),
  commit: v.pipe(v.string(), v.maxLength(64)),
  state: v.picklist(feedStates),
  at: v.pipe(v.string(), v.maxLength(40)),
  jobs: v.pipe(
    v.array(
      v.object({
        name: v.string(),
        state: v.picklist(['running', 'failed', 'passed', 'other']),
        log: v.nullable(fileName),
        firstLine: v.pipe(count, v.minValue(1)),
      }),
    ),
    v.maxLength(feedLimits.jobs),
  ),
  failures: count,
  omitted: count,
  note: v.string(),
})

/** A path below the checkout, as `Command.folder` has it. */
const folder = v.pipe(
  v.string(),
  v.maxLength(4_096),
  v.check(
    (text) => text === '.' || (!text.startsWith('/') && text.split('/').every((part) => part !== '' && part !== '.' && part !== '..')),
  ),
)

const commandsSchema = v.pipe(
  v.array(v.object({ program: v.pipe(v.string(), v.minLength(1)), args: v.array(v.string()), folder, diagnostics: v.array(v.string()) })),
  v.maxLength(feedLimits.commands),
)

/** Reads `status.json`; null when it does not fit. */
export function readFeedStatus(value: unknown): FeedStatus | null {
  const parsed = v.safeParse(statusSchema, value)
  return parsed.success ? parsed.output : null
}

/** Reads `commands.json`; null when it does not fit. */
export function readFeedCommands(value: unknown): readonly FeedCommand[] | null {
  const parsed = v.safeParse(commandsSchema, value)
  return parsed.success ? parsed.output : null
}
