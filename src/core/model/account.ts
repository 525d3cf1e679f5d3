import * as v from 'valibot'
import { type Excerpt, excerptSchema, fairShare, lengthOf, shrink } from './excerpt.ts'
import type { Stage } from './stage.ts'

/** When something began or happened in a turn. */
export interface Moment {
  readonly stage: 'triggered' | 'ci-ended' | 'collected' | 'ended' | Stage['kind']
  /** Milliseconds since 1970. */
  readonly at: number
  /** Who or what: the agent's name, the number of tests; empty where nothing is to be said. */
  readonly detail: string
}

/** One start of an agent, and what it printed. Untrusted text. */
export interface Hearing {
  readonly agent: string
  /** When it was started, in milliseconds since 1970. */
  readonly at: number
  readonly stdout: Excerpt
  readonly stderr: Excerpt
}

/** One round of an attempt: what was asked, and what came of it from each agent that was started for it. */
export interface Asking {
  readonly brief: Excerpt
  readonly hearings: readonly Hearing[]
}

/** How an attempt went, for people who look into it: nothing is decided by it. */
export interface Account {
  readonly moments: readonly Moment[]
  readonly askings: readonly Asking[]
}

export const noAccount: Account = { moments: [], askings: [] }

/** Bounds of what is kept and handed on; hearings are those of all askings, characters those of all texts of a kind together. */
export const accountLimits = { moments: 40, askings: 40, hearings: 60, printed: 512 * 1024, briefs: 256 * 1024 } as const

/** Adds a moment; the first ones are kept where there are too many. */
export function noteMoment(moments: readonly Moment[], moment: Moment): readonly Moment[] {
  return moments.length >= accountLimits.moments ? moments : [...moments, moment]
}

/** A stage of the work as a moment. */
export function momentOf(stage: Stage, at: number): Moment {
  const detail =
    stage.kind === 'working'
      ? stage.agent
      : stage.kind === 'verifying'
        ? `${stage.of} ${stage.of === 1 ? stage.what.slice(0, -1) : stage.what}`
        : ''
  return { stage: stage.kind, at, detail }
}

/** Several accounts as one, each of their texts cut to its share of what is kept. */
export function joinAccounts(accounts: readonly Account[]): Account {
  const askings = boundHearings(accounts.flatMap((one) => one.askings).slice(0, accountLimits.askings))
  const moments = accounts
    .flatMap((one) => one.moments)
    .toSorted((one, other) => one.at - other.at)
    .slice(0, accountLimits.moments)
  const briefs = fairShare(
    askings.map(({ brief }) => lengthOf(brief)),
    accountLimits.briefs,
  )
  const printed = fairShare(
    askings.flatMap(({ hearings }) => hearings.flatMap(({ stdout, stderr }) => [lengthOf(stdout), lengthOf(stderr)])),
    accountLimits.printed,
  )
  return {
    moments,
    askings: askings.map(({ brief, hearings }) => ({
      brief: shrink(brief, briefs),
      hearings: hearings.map((one) => ({ ...one, stdout: shrink(one.stdout, printed), stderr: shrink(one.stderr, printed) })),
    })),
  }
}

/** The first ones over all askings are kept where there are too many. */
function boundHearings(askings: readonly Asking[]): readonly Asking[] {
  let room: number = accountLimits.hearings
  return askings.map(({ brief, hearings }) => {
    const kept = hearings.slice(0, room)
    room -= kept.length
    return { brief, hearings: kept }
  })
}

/** Until the year 9999, so that every moment can be written as a date. */
const at = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_799_999))
const said = v.pipe(v.string(), v.maxLength(200))

/** Where secrets were shorter than what stands in their place, texts have grown. */
const grown = 2

const momentSchema = v.strictObject({
  stage: v.picklist(['triggered', 'ci-ended', 'collecting', 'collected', 'working', 'verifying', 'pushing', 'ended']),
  at,
  detail: said,
})
const hearingSchema = v.strictObject({
  agent: said,
  at,
  stdout: excerptSchema(grown * accountLimits.printed),
  stderr: excerptSchema(grown * accountLimits.printed),
})
const askingSchema = v.strictObject({
  brief: excerptSchema(grown * accountLimits.briefs),
  hearings: v.pipe(v.array(hearingSchema), v.maxLength(accountLimits.hearings)),
})

/** A whole turn has a few more than the work in it. */
export const timelineSchema = v.pipe(v.array(momentSchema), v.maxLength(accountLimits.moments + 20))

/** The account as another job hands it on. It decides nothing, so one that does not fit is no reason to lose the work. */
export const accountSchema = v.fallback(
  v.pipe(
    v.strictObject({
      moments: v.pipe(v.array(momentSchema), v.maxLength(accountLimits.moments)),
      askings: v.pipe(v.array(askingSchema), v.maxLength(accountLimits.askings)),
    }),
    v.transform((account) => joinAccounts([account])),
  ),
  noAccount,
)
