/** What happens in a retry repeats what happened before. */
const later = /^\s{0,8}(?:Retry #\d{1,3} |Error Context: |attachment #\d|Slow test file)/
const stack = /^\s{4,12}at \S/
const title = /^\s{0,4}(?:\[[^\]]{1,100}\] › )?[^\s›][^›:]{0,1000}:\d{1,7}:\d{1,7} › .{0,2000}─$/
const errorsLimit = 20

/** Does a text begin as Playwright's reporters begin a failure? */
export function isPlaywright(text: string): boolean {
  return title.test(text.split('\n', 1)[0] ?? '')
}

/** The errors of the first attempt: soft assertions leave several, each of which ends in its stack. */
export function splitErrors(lines: readonly string[]): readonly (readonly string[])[] {
  const errors: string[][] = [[]]
  let isEnded = false
  for (const line of lines) {
    if (later.test(line)) break
    if (isEnded && line.trim() !== '' && !stack.test(line)) {
      if (errors.length === errorsLimit) break
      errors.push([])
      isEnded = false
    }
    if (stack.test(line)) isEnded = true
    errors.at(-1)?.push(line)
  }
  return errors
}
