import type { Policy, TrackFilter } from '../model/config.ts'
import type { Pull } from '../model/pull.ts'
import { type IgnoreReason, isOfCi, type Trigger } from '../model/trigger.ts'
import { fits } from '../common/wildcard.ts'

/** What git and shells take without quoting: all other branch names are left alone. */
const safeBranch = /^(?!-)(?!.*\.\.)[\w./+@#=,-]{1,200}$/

/** Is this a pull request the loop serves? Null means yes; otherwise the reason, before anything is asked of GitHub about it. */
export function admit(trigger: Trigger, pull: Pull, repository: string, policy: Policy): IgnoreReason | null {
  const { number } = pull
  if (!pull.open) return { code: 'closed', pull: number }
  const isForeign = pull.headRepository !== repository
  if (isForeign && (pull.headRepository === null || policy.untrustedPulls === 'ignore'))
    return { code: 'fork', pull: number, repository: pull.headRepository }
  // Nothing is ever pushed to a fork, and many propose from its default branch.
  if (!safeBranch.test(pull.headBranch) || (!isForeign && pull.headBranch === pull.defaultBranch))
    return { code: 'head-unsafe', pull: number, branch: pull.headBranch }
  if (pull.draft && !policy.drafts) return { code: 'draft', pull: number }
  const unmet = policy.track.find((filter) => !holds(filter, pull))
  if (unmet !== undefined) return { code: 'not-tracked', pull: number, filter: describe(unmet) }
  if (isOfCi(trigger) && trigger.run.headSha !== pull.headSha)
    return { code: 'outdated', pull: number, ran: trigger.run.headSha, head: pull.headSha }
  return null
}

function holds(filter: TrackFilter, pull: Pull): boolean {
  switch (filter.kind) {
    case 'all':
      return true
    case 'label':
      return pull.labels.includes(filter.label)
    case 'branch':
      return fits(pull.headBranch, filter.pattern)
    case 'author':
      return pull.author.login.toLowerCase() === filter.login.toLowerCase()
  }
}

/** A filter as the maintainer wrote it in `track`. */
function describe(filter: TrackFilter): string {
  switch (filter.kind) {
    case 'all':
      return 'all'
    case 'label':
      return `label:${filter.label}`
    case 'branch':
      return `branch:${filter.pattern}`
    case 'author':
      return `author:${filter.login}`
  }
}
