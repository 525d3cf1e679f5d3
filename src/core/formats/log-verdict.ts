/** How sure a tool's or a service's last words are that all went well: of one tool's run, or of the whole job. */
type Success = 'tool' | 'job'

/** The words of success, as the tools of each line print them when nothing at all has failed. */
const tools: readonly RegExp[] = [
  // pytest; with `-q` without the rule
  /^(?:=+ )?\d{1,7} passed(?:, \d{1,7} (?:skipped|deselected|xfailed|xpassed|warnings?|rerun|subtests passed)){0,7} in \d{1,7}\.\d{1,3}s(?: \([\d:, a-z]{1,40}\))?(?: =+)?$/,
  // unittest and PHPUnit
  /^OK(?: \((?:skipped=\d|expected failures=\d|unexpected successes=0|\d{1,7} tests?, )[^()]{0,100}\))?$/,
  // Cargo, Go
  /^test result: ok\. /,
  /^ok {2}\t\S{1,500}\t(?:\d{1,7}\.\d{1,6}s|\(cached\))/,
  // Vitest, Jest
  /^ {0,8}Test Files {1,4}\d{1,7} passed(?: \| \d{1,7} skipped)? \(\d{1,7}\)$/,
  /^Tests: {1,12}(?:\d{1,7} (?:skipped|todo), ){0,2}\d{1,7} passed, \d{1,7} total$/,
  // Maven, Gradle, sbt
  /^\[INFO\] BUILD SUCCESS$/,
  /^BUILD SUCCESSFUL in \d/,
  /^\[success\] Total time: /,
  // BuildKit writes an image when each of its steps has succeeded
  /^#\d{1,4} exporting to \S/,
]
/** GitLab's runner. */
const jobs = /^Job succeeded$/

/** As a log format's cues: each line that tells of success holds one of them. */
export const verdictCues: readonly string[] = [
  'passed in ',
  'warning in ',
  'warnings in ',
  'skipped in ',
  'deselected in ',
  'xfailed in ',
  'xpassed in ',
  'rerun in ',
  '^OK',
  'test result: ok. ',
  '^ok  \t',
  'Test Files ',
  '^Tests: ',
  ' BUILD SUCCESS',
  '^BUILD SUCCESSFUL in ',
  '^[success] Total ',
  ' exporting to ',
  '^Job succeeded',
]

/** Whether a line is what a tool says last when it has succeeded. */
function successIn(line: string): Success | null {
  const text = line.trimEnd()
  if (text.length > 1_000) return null
  if (jobs.test(text)) return 'job'
  return tools.some((pattern) => pattern.test(text)) ? 'tool' : null
}

/** What tools and services say of their success. */
export interface Verdict {
  /** The last words of a log without steps, where they are of success and no word of failure follows. */
  readonly succeededAt: number | null
  /** Does the service say that the whole job has succeeded? */
  readonly isJob: boolean
  /** The last words of success in each step. */
  readonly successes: readonly number[]
}

const successesLimit = 1_000

interface VerdictReader {
  /** Does that line, in the step that begins at `from`, tell of success? */
  line(line: string, number: number, from: number): boolean
  end(succeededAt: number | null): Verdict
}

export function openVerdict(): VerdictReader {
  const successes: number[] = []
  let isJob = false
  return {
    line(line, number, from) {
      const success = successIn(line)
      if (success === null) return false
      if ((successes.at(-1) ?? 0) >= from) successes[successes.length - 1] = number
      else if (successes.length < successesLimit) successes.push(number)
      isJob = success === 'job'
      return true
    },
    end: (succeededAt) => ({ succeededAt, isJob: isJob && succeededAt !== null, successes }),
  }
}
