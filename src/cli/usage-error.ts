import { ConfigError, describeError } from '../core/model/config.ts'
import { makeVisible } from '../core/common/visible.ts'

/** What a person can put right: what happened, and what to do. Ends the program with exit code 2 and one line. */
export class UsageError extends Error {
  constructor(what: string, remedy: string) {
    super(`${what} ${remedy}`)
    this.name = 'UsageError'
  }
}

/** One line of an error: a file's name must not steer the terminal, nor end the line. */
export function lineOf(error: unknown): string {
  const what =
    error instanceof UsageError
      ? error.message
      : error instanceof ConfigError
        ? describeError(error)
        : `The command failed: ${error instanceof Error ? error.message : 'unknown'}. This is a defect; please report it with the input.`
  return `ci-feedback-loop: ${makeVisible(what).replace(/\s+/g, ' ')}\n`
}
