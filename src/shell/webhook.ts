import { createHash, createHmac } from 'node:crypto'
import type { Announcement } from '../core/model/announcement.ts'
import type { NotifyChoice } from '../core/model/config.ts'
import type { Secrets } from '../core/model/secrets.ts'
import { warnings } from '../core/report/warnings.ts'
import type { Clock, Log, Notifier } from '../ports/world.ts'

const mostTries = 3
const timeoutSeconds = 10
/** Other answers say that asking again is of no use. */
const passing = new Set([408, 425, 429])

interface Means {
  readonly secrets: Pick<Secrets, 'redact'>
  readonly clock: Clock
  readonly log: Log
  /** How long one try may take. */
  readonly seconds?: number
}

/** Tells chat by a webhook, or nobody where none is given. Neither the address nor the secret is ever said: either lets whoever has it write there. */
export function notifier(webhook: NotifyChoice['webhook'], { secrets, clock, log, seconds = timeoutSeconds }: Means): Notifier {
  return {
    announce: async (news) => {
      if (webhook === null) return
      const timestamp = Math.floor(clock.now() / 1_000)
      const delivery = createHash('sha256').update(news.key).digest('hex').slice(0, 32)
      const body = JSON.stringify(messageOf(news, delivery, timestamp), (_, value: unknown) =>
        typeof value === 'string' ? secrets.redact(value) : value,
      )
      const signature =
        webhook.secret === null
          ? {}
          : { 'x-codality-signature-256': `sha256=${createHmac('sha256', webhook.secret).update(body).digest('hex')}` }
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'ci-feedback-loop',
        'x-codality-event': news.event,
        'x-codality-delivery': delivery,
        'x-codality-timestamp': String(timestamp),
        ...signature,
      }
      for (let tried = 1; ; tried += 1) {
        const answer = await post(webhook.url, body, headers, seconds)
        if (answer.kind === 'taken') return
        if (tried >= mostTries || !answer.mayPass || clock.cancelled()) {
          log.warn(warnings.webhookUntaken(answer.why, tried))
          return
        }
        await clock.wait(2 ** (tried - 1))
      }
    },
  }
}

type Answer = { readonly kind: 'taken' } | { readonly kind: 'refused'; readonly why: string; readonly mayPass: boolean }

/** Goes nowhere else than to the address that was given, and reads nothing of what comes back. */
async function post(url: string, body: string, headers: Readonly<Record<string, string>>, seconds: number): Promise<Answer> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: AbortSignal.timeout(seconds * 1_000) })
    await response.body?.cancel()
    return response.ok
      ? { kind: 'taken' }
      : { kind: 'refused', why: `HTTP ${response.status}`, mayPass: response.status >= 500 || passing.has(response.status) }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return { kind: 'refused', why: isLate ? `no answer within ${seconds} s` : 'no connection', mayPass: true }
  }
}

/** `text` is what Slack, Mattermost and Teams show, `content` what Discord does, which is told to call nobody. */
function messageOf(news: Announcement, delivery: string, timestamp: number): Readonly<Record<string, unknown>> {
  const { event, repository, pull, commit, url, run, title, attempts, outcome, reason, text } = news
  return {
    text,
    content: text,
    allowed_mentions: { parse: [] },
    event,
    repository,
    pull,
    commit,
    url,
    run,
    title,
    attempts,
    outcome,
    reason,
    delivery,
    timestamp,
  }
}
