import * as v from 'valibot'
import { type Answer, extractLog, findJob, listFailures, refusal, tellFailure, tellStatus } from '../core/feed/answers.ts'
import { chooseCommands, tellRuns } from '../core/feed/command-runs.ts'
import type { FeedReader } from './read-feed.ts'
import { type Limits, runCommands } from './run-commands.ts'

/** What the tools work with. */
export interface Desk {
  readonly feed: FeedReader
  readonly limits: Limits
  /** True while commands run: two at once would disturb each other in one checkout. */
  isRunning: boolean
}

/** A tool as it is offered and called. Growing means one entry in `tools`. */
export interface Tool {
  readonly name: string
  readonly description: string
  /** JSON Schema of the arguments. */
  readonly inputSchema: {
    readonly type: 'object'
    readonly properties: Readonly<Record<string, object>>
    readonly required?: string[]
    readonly additionalProperties: false
  }
  call(input: unknown, desk: Desk, cancelled: AbortSignal): Promise<Answer>
}

/** Gives the arguments to the tool when they fit, and says what does not fit otherwise. */
function tool<T extends v.GenericSchema>(
  offer: Omit<Tool, 'call'>,
  schema: T,
  call: (input: v.InferOutput<T>, desk: Desk, cancelled: AbortSignal) => Promise<Answer>,
): Tool {
  return {
    ...offer,
    call: async (input, desk, cancelled) => {
      const parsed = v.safeParse(schema, input)
      if (parsed.success) return call(parsed.output, desk, cancelled)
      const [issue] = parsed.issues
      return refusal(
        `The arguments of \`${offer.name}\` do not fit at \`${v.getDotPath(issue) ?? 'the top'}\`: ${issue.message.slice(0, 200)}.`,
      )
    },
  }
}

const nothing = { type: 'object', properties: {}, additionalProperties: false } as const
const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most))

const noStatus = 'The state of CI could not be read: the folder of the feed is gone or damaged.'

export const tools: readonly Tool[] = [
  tool(
    {
      name: 'ci_status',
      description:
        'How CI of the commit in this checkout stands now: which jobs have failed, which are still at work. It may still be running while you work.',
      inputSchema: nothing,
    },
    v.strictObject({}),
    async (_, { feed }) => {
      const status = await feed.status()
      return status === null ? refusal(noStatus) : tellStatus(status)
    },
  ),
  tool(
    {
      name: 'list_failures',
      description: 'All failures of CI that are known now, one a line with its id, 25 at a time. While CI runs there may be more later.',
      inputSchema: {
        type: 'object',
        properties: { offset: { type: 'integer', minimum: 0, description: 'How many to pass over.' } },
        additionalProperties: false,
      },
    },
    v.strictObject({ offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0) }),
    async ({ offset }, { feed }) => listFailures(await feed.failures(), offset),
  ),
  tool(
    {
      name: 'get_failure',
      description: 'One failure in full: its message, the lines around it, the tests that fail for the same reason.',
      inputSchema: {
        type: 'object',
        properties: { id: { type: 'string', description: 'An id that list_failures gave.' } },
        required: ['id'],
        additionalProperties: false,
      },
    },
    v.strictObject({ id: text(60) }),
    async ({ id }, { feed }) => tellFailure(await feed.failures(), id),
  ),
  tool(
    {
      name: 'log_extract',
      description:
        "Lines of a failed job's log: around a line number or around the first line that holds a text; the end of the log when neither is given.",
      inputSchema: {
        type: 'object',
        properties: {
          job: { type: 'string', description: 'The name of the job, or a part that no other has.' },
          around: { description: 'A line number, or a text to look for.', anyOf: [{ type: 'integer', minimum: 1 }, { type: 'string' }] },
        },
        required: ['job'],
        additionalProperties: false,
      },
    },
    v.strictObject({ job: text(300), around: v.optional(v.union([v.pipe(v.number(), v.integer(), v.minValue(1)), text(300)])) }),
    async ({ job: name, around }, { feed }) => {
      const job = findJob((await feed.status())?.jobs ?? [], name)
      if ('text' in job) return job
      const log = await feed.log(job)
      return log === null
        ? refusal(
            'No log of this job is at hand: it has not ended, or its log could not be read. `get_failure` has the lines around each failure.',
          )
        : extractLog(job, log, around ?? null)
    },
  ),
  tool(
    {
      name: 'run_failing_tests',
      description: 'Runs exactly the tests that failed in this checkout, with your changes, and tells which pass now. One call at a time.',
      inputSchema: {
        type: 'object',
        properties: {
          ids: {
            type: 'array',
            items: { type: 'string' },
            minItems: 1,
            maxItems: 100,
            description: 'Ids of failures; all of them when left out.',
          },
        },
        additionalProperties: false,
      },
    },
    v.strictObject({ ids: v.optional(v.pipe(v.array(text(60)), v.minLength(1), v.maxLength(100))) }),
    async ({ ids }, desk, cancelled) => {
      if (desk.isRunning) return refusal('The failing tests are being run already; ask again when that call has answered.')
      desk.isRunning = true
      try {
        const commands = chooseCommands(await desk.feed.commands(), ids ?? null)
        if ('text' in commands) return commands
        const runs = await runCommands(commands, desk.limits, cancelled)
        return tellRuns(runs, commands.length - runs.length)
      } finally {
        desk.isRunning = false
      }
    },
  ),
]
