import type { Document } from '../core/model/evidence.ts'

/** What the names inside an archive or a folder tell when it is the one that GitHub packs a run's logs into. */
export interface LogNames {
  /** The same lines stand in the log of the whole job. */
  isRepeated(name: string): boolean
  /** How a document is read, and the job whose log it is; `isKnown`: its extension promises a report or a log. */
  labelOf(name: string, isKnown: boolean): Pick<Document, 'kind' | 'job'>
}

// A job that the older service ran has a negative number: https://github.com/cli/cli/blob/trunk/pkg/cmd/run/view/logs.go
const jobLog = /^-?\d{1,20}_(.{1,300})\.txt$/
const stepLog = /^(?:\d{1,6}_.{1,300}|system)\.txt$/

/**
 * GitHub packs a job's log as `0_<job>.txt`, and once more step by step as `<job>/1_<step>.txt`. Names have `/` between
 * their parts. Below the top, where such an archive was unpacked beside other files, only its steps show that a log is a job's.
 */
export function openLogNames(names: readonly string[]): LogNames {
  const steps = new Set(names.flatMap((name) => stepsOf(name) ?? []))
  const jobOf = (name: string): string | null => {
    const { folder, base } = split(name)
    const job = jobLog.exec(base)?.[1] ?? null
    return job !== null && (folder === '' || steps.has(`${folder}${job}`)) ? job : null
  }
  const whole = new Set(
    names.flatMap((name) => {
      const job = jobOf(name)
      return job === null ? [] : [`${split(name).folder}${job}`]
    }),
  )
  return {
    isRepeated: (name) => whole.has(stepsOf(name) ?? ''),
    labelOf(name, isKnown) {
      const job = jobOf(name)
      if (job !== null) return { kind: 'log', job }
      return { kind: isKnown ? 'report' : 'unknown', job: null }
    },
  }
}

/** The folder of a job's steps that a name lies in. */
function stepsOf(name: string): string | null {
  const { folder, base } = split(name)
  return folder !== '' && stepLog.test(base) ? folder.slice(0, -1) : null
}

function split(name: string): { readonly folder: string; readonly base: string } {
  const end = name.lastIndexOf('/') + 1
  return { folder: name.slice(0, end), base: name.slice(end) }
}
