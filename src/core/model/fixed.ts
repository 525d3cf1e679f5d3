import * as v from 'valibot'
import type { AgentResult } from './agent.ts'
import type { Change } from './change.ts'
import { isSha, type Sha } from './pull.ts'

/** What the agent left: its own account, and the change in the tree, which alone counts. Null when it was cancelled. */
export interface Fixed {
  readonly result: AgentResult
  readonly change: Change | null
}

const mode = v.pipe(v.string(), v.regex(/^[0-7]{6}$/))

/** A path as git takes it: relative, without `.` and `..` and `.git`, without control characters. */
const path = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4_096),
  // eslint-disable-next-line no-control-regex -- these are what is refused
  v.regex(/^[^\u0000-\u001f\u007f]+$/u, 'a control character in a path'),
  v.check((text) => text.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git'), 'a path that leaves the repository'),
)

const fileSchema = v.strictObject({
  path,
  status: v.picklist(['added', 'modified', 'deleted', 'type-changed']),
  oldMode: mode,
  newMode: mode,
  content: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
})

const fixedSchema = v.strictObject({
  result: v.variant('kind', [
    v.strictObject({ kind: v.literal('finished'), summary: v.nullable(v.pipe(v.string(), v.maxLength(8_000))) }),
    v.strictObject({ kind: v.literal('failed'), why: v.picklist(['not-found', 'timeout', 'cancelled', 'crashed']), detail: v.pipe(v.string(), v.maxLength(8_000)) }),
  ]),
  change: v.nullable(v.strictObject({ base: v.custom<Sha>(isSha), files: v.pipe(v.array(fileSchema), v.maxLength(2_000)), oversize: v.nullable(v.pipe(v.string(), v.maxLength(200))) })),
})

/** Reads what the phase `fix` left. It ran untrusted code, so nothing in it is taken on trust; null when it does not fit. */
export function readFixed(value: unknown): Fixed | null {
  const parsed = v.safeParse(fixedSchema, value)
  return parsed.success ? parsed.output : null
}
