import type { Diagnostic } from '../model/diagnostic.ts'

/** What says no more than that a command failed: the tools that run commands for others, each in its own words. */
const wrappers: readonly RegExp[] = [
  // BuildKit, and the builder before it
  /(?:^|: )process "[^\n]{0,3000}" did not complete successfully: /,
  /^The command '[^\n]{0,3000}' returned a non-zero code: \d/,
  // make, ninja, just, task, rake, MSBuild
  /\*\*\* \[[^\]\n]{1,1000}\] (?:Error \d|Killed|Terminated|Segmentation fault)/,
  /^(?:ninja: )?build stopped: subcommand failed/,
  /^(?:error: )?Recipe `[^`\n]{1,300}` failed /,
  /^(?:task: )?Failed to run task "[^"\n]{1,300}": /,
  /^(?:rake aborted!\s)?Command failed with (?:status|exit code) \(?\d/i,
  /^The command "[^\n]{0,3000}" exited with code -?\d/,
  // npm, pnpm, yarn and the runners of packages
  /Lifecycle script `[^`\n]{1,300}` failed|\bELIFECYCLE\b|ERR_PNPM_RECURSIVE_(?:RUN|EXEC)_FIRST_FAIL/,
  /^(?:error |Error: )?Command failed(?: with exit code \d{1,5}|:)/,
  /(?:^|\s)(?:run failed: command {1,2}exited|command \([^\s()]{1,500}\) [^\n]{1,1000} exited) \(\d{1,5}\)$/,
  /(?:^|\s)Running target \S{1,200} for (?:project \S{1,200}|\d{1,6} projects?)(?: and \d{1,6} tasks? (?:it|they) depends? on)? failed/,
  /^(?:lerna ERR! )?[^\n]{1,500} exited \d{1,5} in '[^'\n]{1,300}'$/,
  // Maven, Gradle, Composer, Python, Cargo, tox, Go's own build
  /^Failed to execute goal /,
  /^Execution failed for task '/,
  /^Script [^\n]{1,1000} handling the \S{1,100} event returned with error code \d/,
  /^(?:subprocess\.)?CalledProcessError: Command [^\n]{1,3000} returned non-zero exit status \d/,
  /^could not compile `[^`\n]{1,200}` |^test failed, to rerun pass /,
  /^InvocationError for command /,
  /^Docker (?:pull|login|build|create|run) failed with exit code \d/,
  // The runner and actions that start processes
  /^(?:Error: )?(?:The process '[^'\n]{1,1000}' failed with|Process completed with|Process exited with) exit code \d/,
]

/** Does a message only repeat that a command failed? */
export function isWrapper({ message, test, kind }: Pick<Diagnostic, 'message' | 'test' | 'kind'>): boolean {
  const first = message.split('\n', 1)[0]?.slice(0, 4_000) ?? ''
  return test === null && kind !== 'infrastructure' && wrappers.some((pattern) => pattern.test(first))
}

/** Does it say nothing else, neither a place nor, below its first line, a reason? */
export function isBare({ file, message }: Pick<Diagnostic, 'file' | 'message'>): boolean {
  return file === null && !message.trim().includes('\n')
}
