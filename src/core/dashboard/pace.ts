/** What GitHub says of the budget of requests, with its last answer. */
export interface Budget {
  readonly limit: number
  readonly remaining: number
  /** When it is full again, in milliseconds since 1970. */
  readonly resetAt: number
}

/** How looking at a repository went. */
export type Look =
  | { readonly kind: 'done' }
  /** GitHub asks to wait, until then in milliseconds since 1970. */
  | { readonly kind: 'limited'; readonly until: number }
  /** It stumbled, or did not answer; asking again may help. */
  | { readonly kind: 'failed'; readonly why: string }
  /** The token is wrong or may not, or there is no such repository. */
  | { readonly kind: 'refused'; readonly why: string }

/** How a repository is kept up with, as the page says it. */
export interface Health {
  readonly repository: string
  readonly state: 'starting' | 'live' | 'slow' | 'limited' | 'failing' | 'refused'
  /** One sentence of what is wrong and what is done about it; null when nothing is. */
  readonly says: string | null
}

export interface Pace {
  readonly seconds: number
  readonly health: Omit<Health, 'repository'>
}

/** So much of the budget is left to others who use the same token. */
const reserve = 0.1
const longestSeconds = 900
/** Nobody minds to wait less than this. */
const feltSeconds = 5
/** As much as one repository is ever behind after GitHub has been out of reach. */
const longestFailureSeconds = 300

/**
 * How long to wait before the next look, and why. `spent`: requests that a look at all repositories uses up of late; those that
 * find nothing changed use none. `now` in milliseconds since 1970.
 */
export function paceOf(
  look: Look,
  {
    interval,
    spent,
    budget,
    failures,
    now,
  }: { readonly interval: number; readonly spent: number; readonly budget: Budget | null; readonly failures: number; readonly now: number },
): Pace {
  switch (look.kind) {
    case 'limited': {
      const seconds = clamp((look.until - now) / 1_000, interval, 3_700)
      return {
        seconds,
        health: {
          state: 'limited',
          says: `GitHub's rate limit is used up. The next look is at ${clockTime(now + seconds * 1_000)} UTC; what is shown may be older than that.`,
        },
      }
    }
    case 'failed': {
      const seconds = Math.min(interval * 2 ** Math.min(failures, 10), Math.max(longestFailureSeconds, interval))
      return { seconds, health: { state: 'failing', says: `${look.why} It is asked again, each time after a longer wait.` } }
    }
    case 'refused':
      return { seconds: Math.max(longestFailureSeconds, interval), health: { state: 'refused', says: look.why } }
    case 'done':
      return unhurried(interval, spent, budget, now)
  }
}

/** Where the budget would not last until it is full again, it is spread over that time. */
function unhurried(interval: number, spent: number, budget: Budget | null, now: number): Pace {
  const live: Pace = { seconds: interval, health: { state: 'live', says: null } }
  if (budget === null || budget.resetAt <= now) return live
  const untilReset = (budget.resetAt - now) / 1_000
  const left = Math.max(0, budget.remaining - budget.limit * reserve)
  // Where others use it up, looks that cost nothing today may cost something tomorrow.
  const cost = left === 0 ? Math.max(1, spent) : spent
  const looks = left / cost
  const seconds =
    cost === 0 ? interval : clamp(untilReset / Math.max(looks, 1e-9), interval, Math.max(interval, Math.min(longestSeconds, untilReset)))
  if (seconds < Math.max(interval * 2, feltSeconds)) return { ...live, seconds }
  return {
    seconds,
    health: {
      state: 'slow',
      says: `${budget.remaining} of ${budget.limit} requests of GitHub's limit are left until ${clockTime(budget.resetAt)} UTC, so looks are ${Math.round(seconds)} s apart.`,
    },
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}

/** `HH:MM` of a moment in milliseconds since 1970. */
function clockTime(at: number): string {
  const minutes = Math.floor(at / 60_000)
  return [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
