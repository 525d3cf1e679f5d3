import type { Document } from '../core/model/evidence.ts'

/** What the names inside an archive tell when it is the one that GitHub packs a run's logs into. */
export interface LogNames {
  /** The same lines stand in the log of the whole job. */
  isRepeated(name: string): boolean
  labelOf(name: string): Pick<Document, 'kind' | 'job'>
}

const jobLog = /^\d{1,6}_([^/]{1,300})\.txt$/
const stepLog = /^([^/]{1,300})\/(?:\d{1,6}_[^/]{1,300}|system)\.txt$/

/** GitHub packs a job's log as `0_<job>.txt`, and once more step by step as `<job>/1_<step>.txt`. */
export function openLogNames(names: readonly string[]): LogNames {
  const jobs = new Set(names.flatMap((name) => jobLog.exec(name)?.[1] ?? []))
  return {
    isRepeated: (name) => jobs.has(stepLog.exec(name)?.[1] ?? ''),
    labelOf(name) {
      const job = jobLog.exec(name)?.[1] ?? null
      return job === null ? { kind: 'report', job: null } : { kind: 'log', job }
    },
  }
}
