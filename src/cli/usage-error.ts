/** What a person can put right: what happened, and what to do. Ends the program with exit code 2 and one line. */
export class UsageError extends Error {
  constructor(what: string, remedy: string) {
    super(`${what} ${remedy}`.replace(/\s+/g, ' '))
    this.name = 'UsageError'
  }
}
