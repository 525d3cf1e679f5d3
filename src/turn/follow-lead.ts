import { isSameLogin } from '../core/model/actor.ts'
import type { Config } from '../core/model/config.ts'
import type { PullNumber } from '../core/model/pull.ts'
import type { SubmittedReview } from '../core/model/session.ts'
import type { IgnoreReason, Lead, Trigger } from '../core/model/trigger.ts'
import type { TurnReport } from '../core/report/turn-report.ts'
import type { World } from '../ports/world.ts'
import { conclude } from './conclude.ts'

/** A run is mostly made within seconds of the review that starts it, by the same clock; where GitHub is held up, later. */
const window = { before: 3_600, after: 60 }
/** Reviews of one person within the window. */
const mostTaken = 5

/** Why a review is nothing for this run, which may have come for another one: it was taken on, or asks for nothing. */
const passed: ReadonlySet<IgnoreReason['code']> = new Set([
  'already-handled',
  'not-mentioned',
  'own-words',
  'nothing-asked',
  'empty-review',
])

type Found =
  { readonly kind: 'found'; readonly triggers: readonly Trigger[] } | { readonly kind: 'ignored'; readonly because: IgnoreReason }

/** Looks up the review that an event tells of without its words, and goes on as if the event had brought them. */
export async function followLead(
  lead: Lead,
  config: Config,
  world: World,
  take: (trigger: Trigger) => Promise<TurnReport>,
): Promise<TurnReport> {
  const found = lead.kind === 'remarked' ? await ofRemark(lead, world) : await ofRelay(lead, config, world)
  let report: TurnReport | null = null
  for (const trigger of found.kind === 'found' ? found.triggers : []) {
    report = await take(trigger)
    if (report.outcome?.kind !== 'ignored' || !passed.has(report.outcome.because.code)) return report
  }
  return (
    report ??
    conclude(
      { outcome: { kind: 'ignored', because: found.kind === 'ignored' ? found.because : nothingFits }, context: null },
      'outside',
      config,
      world,
    )
  )
}

const nothingFits: IgnoreReason = { code: 'no-review', detail: 'none was submitted by who started the run, when it was started' }
const unread: IgnoreReason = { code: 'no-review', detail: 'GitHub did not tell the reviews of the pull request' }

/** All remarks of a review name it, so however many events there are, they lead to one trigger. */
async function ofRemark({ pull, title, author, reviewId }: Extract<Lead, { kind: 'remarked' }>, { github }: World): Promise<Found> {
  const reviews = await github.reviews(pull)
  if (reviews === null) return { kind: 'ignored', because: unread }
  const review = reviews.find(({ id }) => id === reviewId)
  if (review === undefined || !isSameLogin(review.author.login, author.login))
    return { kind: 'ignored', because: { code: 'no-review', detail: 'it is not among the newest ones that were submitted' } }
  return { kind: 'found', triggers: [triggerOf(review, pull, title)] }
}

/**
 * The run itself is anybody's: in a fork its workflow is the fork's own, and it had no rights. So nothing but when it was started,
 * and by whom, is believed, which GitHub itself says; the words are those that this person submitted at that time.
 */
async function ofRelay({ run, at }: Extract<Lead, { kind: 'relayed' }>, { runner, policy }: Config, { github }: World): Promise<Found> {
  const isForeign = run.headRepository !== runner.repository
  if (isForeign && (run.headRepository === null || policy.untrustedPulls === 'ignore'))
    return { kind: 'ignored', because: { code: 'fork', pull: run.pulls[0] ?? null, repository: run.headRepository } }
  const triggers: Trigger[] = []
  for (const { number } of await github.pullsOfRun(run)) {
    const reviews = await github.reviews(number)
    if (reviews === null) return { kind: 'ignored', because: unread }
    const own = reviews.filter(
      (review) =>
        review.at >= at - window.before &&
        review.at <= at + window.after &&
        run.startedBy.some(({ login }) => isSameLogin(login, review.author.login)),
    )
    triggers.push(...own.toSorted((one, other) => other.at - one.at).map((review) => triggerOf(review, number, null)))
  }
  return { kind: 'found', triggers: triggers.slice(0, mostTaken) }
}

function triggerOf({ id, author, verdict, text, commit, at }: SubmittedReview, pull: PullNumber, title: string | null): Trigger {
  return { kind: 'reviewed', pull, title, author, at, reviewId: id, state: verdict, text: text ?? '', commit }
}
