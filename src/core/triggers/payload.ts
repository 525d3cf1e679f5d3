import * as v from 'valibot'
import { isSha, type Sha } from '../model/pull.ts'
import type { Actor } from '../model/actor.ts'
import type { Recognition } from '../model/trigger.ts'

/** A full commit id in a payload. */
export const shaSchema = v.custom<Sha>(isSha, 'not a full commit id')

export const numberSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** The account that acted; an unknown type counts as a program, which the loop never answers. */
export const actorSchema = v.pipe(
  v.object({ login: v.pipe(v.string(), v.maxLength(100)), type: v.optional(v.string(), 'Bot') }),
  v.transform(({ login, type }): Actor => ({
    login,
    type: type === 'User' || type === 'Organization' || type === 'Mannequin' ? type : 'Bot',
  })),
)

/** GitHub's own stamp of an event, in seconds since 1970. */
export const instantSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.endsWith('Z', 'not a time in UTC'),
  v.transform((text) => secondsOf(text)),
)

/** Seconds since 1970 of a UTC timestamp such as `2026-01-31T12:00:00Z`, by Howard Hinnant's days_from_civil. */
export function secondsOf(timestamp: string): number {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = timestamp.split(/[-T:Z.+ ]/, 6).map(Number)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return ((era * 146_097 + dayOfEra - 719_468) * 24 + hour) * 3_600 + minute * 60 + second
}

/** Runs a schema at the border; a payload that does not fit is a reason, not a crash. */
export function read<S extends v.GenericSchema>(
  schema: S,
  payload: unknown,
  event: string,
  then: (value: v.InferOutput<S>) => Recognition,
): Recognition {
  const parsed = v.safeParse(schema, payload, { abortEarly: true })
  if (parsed.success) return then(parsed.output)
  const issue = parsed.issues[0]
  const detail = `\`${v.getDotPath(issue) ?? 'the payload'}\`: ${issue.message}`
  return { kind: 'ignored', because: { code: 'malformed-event', event, detail } }
}
