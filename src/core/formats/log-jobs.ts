import type { LogReaders } from './log-readers.ts'
import type { LineSink } from './log-lines.ts'

/** Further jobs of one log share the last readers, and are not told apart. */
const jobsLimit = 256

/** What was read of one job. */
export interface JobRead {
  /** Null where the log does not name its job. */
  readonly job: string | null
  /** Its first line. */
  readonly from: number
  readonly read: ReturnType<LogReaders['end']>
}

/** The readers of a log that may hold those of several jobs, one below the other, as `gh run view --log` prints them. */
interface JobReaders<Part> extends LineSink {
  end(): readonly Part[]
}

/** Opens readers for each job, and makes `conclude` of what they have read as soon as the next job begins. */
export function openJobs<Part>(open: () => LogReaders, conclude: (one: JobRead) => Part): JobReaders<Part> {
  const parts: Part[] = []
  let readers = open()
  let [job, from]: [string | null, number] = [null, 1]
  const close = (): void => {
    parts.push(conclude({ job, from, read: readers.end() }))
  }
  return {
    job(name, above) {
      if (parts.length >= jobsLimit) return
      if (above > 0) {
        close()
        readers = open()
      }
      job = parts.length < jobsLimit ? name : null
      from = above + 1
    },
    line: (state, bytes, start, to, origin) => readers.line(state, bytes, start, to, origin),
    settle: () => readers.settle(),
    end() {
      close()
      return parts
    },
  }
}
