import type { Diagnostic, Origin } from '../model/diagnostic.ts'
import { type Sha, short } from '../model/pull.ts'

/** What is known of the same checks at other times. */
export interface History {
  /** The commit that the pull request branched off, as its own CI saw it; null when CI did not run there. */
  readonly base: Baseline | null
  /** Jobs that passed on this very commit in an earlier attempt. */
  readonly passedBefore: ReadonlySet<string>
}

export interface Baseline {
  readonly commit: Sha
  /** Ids of the diagnostics there. */
  readonly failing: ReadonlySet<string>
  /** Jobs that ended there, either way: of what did not run nothing is known. */
  readonly ended: ReadonlySet<string>
}

/** Tells what the pull request brought from what was there before, what comes and goes, and what no code repairs. */
export function originOf({ id, kind, flaky, jobs }: Omit<Diagnostic, 'origin'>, { base, passedBefore }: History): Origin {
  if (kind === 'infrastructure') return { kind: 'infrastructure', because: 'The machine or a service failed, not the code.' }
  if (flaky) return { kind: 'flaky', because: 'It passed in another try within the same run.' }
  if (base?.failing.has(id) === true)
    return { kind: 'pre-existing', because: `It fails on ${short(base.commit)} too, the commit that the pull request branched off.` }
  const before = jobs.filter((job) => passedBefore.has(job))
  if (jobs.length > 0 && before.length === jobs.length)
    return {
      kind: 'flaky',
      because: `The ${jobs.length === 1 ? 'job' : 'jobs'} ${jobs.join(', ')} passed on this very commit in an earlier attempt.`,
    }
  if (base !== null && jobs.some((job) => base.ended.has(job)))
    return { kind: 'introduced', because: `It does not fail on ${short(base.commit)}, the commit that the pull request branched off.` }
  return { kind: 'unknown', because: '' }
}
