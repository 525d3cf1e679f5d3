import type { VirtualTime } from '../in-process/time.ts'
import type { Answer } from '../github/rest/respond.ts'

/** GitHub's own limits for one token: requests in an hour, and points in a minute, of which a read costs 1 and a write 5. */
export const gitHubLimits = { requestsPerHour: 5_000, pointsPerMinute: 900 }

export interface Limits {
  /** What comes instead of an answer; null as long as there is something left. */
  readonly meet: (method: string) => Answer | null
  /** How many requests were turned away. */
  readonly refused: { hourly: number; secondary: number }
}

/** The limits of https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api by the clock of a model. */
export function openLimits(time: VirtualTime, { requestsPerHour, pointsPerMinute } = gitHubLimits): Limits {
  const refused = { hourly: 0, secondary: 0 }
  const [hour, minute] = [openWindow(time, 3_600_000), openWindow(time, 60_000)]
  return {
    refused,
    meet: (method) => {
      if (hour.used() >= requestsPerHour) {
        refused.hourly += 1
        return refusal(403, 'API rate limit exceeded.', {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(hour.end() / 1_000)),
        })
      }
      const points = method === 'GET' || method === 'HEAD' ? 1 : 5
      if (minute.used() + points > pointsPerMinute) {
        refused.secondary += 1
        return refusal(429, 'You have exceeded a secondary rate limit.', {
          'retry-after': String(Math.max(1, Math.ceil((minute.end() - time.now()) / 1_000))),
        })
      }
      hour.use(1)
      minute.use(points)
      return null
    },
  }
}

function refusal(status: number, message: string, headers: Readonly<Record<string, string>>): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify({ message }) }
}

interface Window {
  used(): number
  use(amount: number): void
  end(): number
}

function openWindow(time: VirtualTime, milliseconds: number): Window {
  let [end, amount] = [0, 0]
  const turnOver = (): void => {
    if (time.now() < end) return
    end = time.now() + milliseconds
    amount = 0
  }
  return {
    used: () => {
      turnOver()
      return amount
    },
    use: (more) => {
      amount += more
    },
    end: () => end,
  }
}
