import * as v from 'valibot'
import { type Account, accountSchema, noAccount } from './account.ts'
import { agentFailures, type AgentResult } from './agent.ts'
import type { Change } from './change.ts'
import { describeError } from './config.ts'
import type { FailureReport } from './evidence.ts'
import type { Leak } from './secrets.ts'
import { isSha, type Sha } from './pull.ts'
import { repliesSchema } from './remark-replies.ts'
import type { RemarkReply } from './session.ts'
import { usageSchema, type Work, workSchema } from './work.ts'

/** What an attempt left: the agent's own account, and the change in the tree, which alone counts. Null when it was cancelled. */
export interface Fixed {
  readonly result: AgentResult
  readonly change: Change | null
  /** Secrets that were in the change, whose files are then left out of it: where it goes on to another job, it must not carry them. */
  readonly leaks: readonly Leak[]
  readonly work: Work
  /** What the agent says of each remark of a review. Untrusted text. */
  readonly replies: readonly RemarkReply[]
  /** All that CI had failed with when the work ended; null when that was known at its beginning, and in what another job handed over. */
  readonly report: FailureReport | null
  /** How it went, for people. Untrusted text. */
  readonly account: Account
}

/** The work ended in an error after agents had run: what they took is known all the same. */
export class WorkLost extends Error {
  readonly work: Work
  readonly account: Account

  constructor(cause: unknown, work: Work, account: Account = noAccount) {
    super(describeError(cause), { cause })
    this.name = 'WorkLost'
    this.work = work
    this.account = account
  }
}

const mode = v.pipe(v.string(), v.regex(/^[0-7]{6}$/))

/** A path as git takes it: relative, without `.` and `..` and `.git`, without control characters. */
const path = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4_096),
  // eslint-disable-next-line no-control-regex -- these are what is refused
  v.regex(/^[^\u0000-\u001f\u007f]+$/u, 'a control character in a path'),
  v.check(
    (text) => text.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git'),
    'a path that leaves the repository',
  ),
)

/** As it is always written: what the guards read in it and what is committed of it must be the same bytes. */
const base64 = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9+/]*={0,2}$/),
  v.check((text) => text.length % 4 === 0 && /^(?:|[^=]{4}|[^=][AQgw]==|[^=]{2}[AEIMQUYcgkosw048]=)$/.test(text.slice(-4)), 'no base64'),
)

/** Only a plain file has content, and it always has: of a link or a submodule nothing but its kind is told. */
const fileSchema = v.pipe(
  v.strictObject({
    path,
    status: v.picklist(['added', 'modified', 'deleted', 'type-changed']),
    oldMode: mode,
    newMode: mode,
    content: v.nullable(base64),
  }),
  v.check(({ newMode, content }) => newMode.startsWith('100') === (content !== null), 'content that does not fit its mode'),
)

const filesSchema = v.pipe(
  v.array(fileSchema),
  v.maxLength(2_000),
  v.check((files) => new Set(files.map((file) => file.path)).size === files.length, 'one path twice'),
)

const leakSchema = v.strictObject({
  path: v.nullable(path),
  line: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  kind: v.pipe(v.string(), v.regex(/^[\w ,()-]{1,100}$/)),
})

const fixedSchema = v.strictObject({
  result: v.variant('kind', [
    v.strictObject({ kind: v.literal('finished'), summary: v.nullable(v.pipe(v.string(), v.maxLength(8_000))), usage: usageSchema }),
    v.strictObject({
      kind: v.literal('failed'),
      why: v.picklist(agentFailures),
      detail: v.pipe(v.string(), v.maxLength(8_000)),
      usage: usageSchema,
    }),
  ]),
  change: v.nullable(
    v.strictObject({ base: v.custom<Sha>(isSha), files: filesSchema, oversize: v.nullable(v.pipe(v.string(), v.maxLength(200))) }),
  ),
  leaks: v.pipe(v.array(leakSchema), v.maxLength(50)),
  work: v.pipe(
    workSchema,
    v.check(({ proof }) => proof.kind === 'not-run' || proof.passing <= proof.of, 'more that passes than there is'),
  ),
  replies: repliesSchema,
  // A job that ran untrusted code does not say what has failed: whoever needs to know asks GitHub.
  report: v.pipe(
    v.unknown(),
    v.transform(() => null),
  ),
  account: v.optional(accountSchema, noAccount),
})

/**
 * Reads what the phase `fix` left; null when it does not fit. It ran untrusted code: of the change only paths, new modes and contents
 * count, and they are checked like any other; its account of agents and proof can only be looked at for what contradicts itself.
 */
export function readFixed(value: unknown): Fixed | null {
  const parsed = v.safeParse(fixedSchema, value)
  return parsed.success ? parsed.output : null
}
