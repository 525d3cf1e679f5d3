import type { Frame } from '../model/evidence.ts'
import { readFrames } from './frames.ts'
import { headline } from './headline.ts'
import { readTestify } from './testify.ts'

/** How the runtime begins when it ends the whole program. */
const fatal = /^[\t ]?(?:panic: |fatal error: |unexpected fault address |SIG[A-Z]{2,8}: )/m
const timeout = /^panic: test timed out after /m
const outputLimit = 100_000
/** One of the two accesses that the race detector tells of, and the function below it. */
const access =
  /^((?:Previous )?(?:atomic )?(?:read|write)) at 0x[\da-f]{1,16} by (?:goroutine \d{1,9}|main goroutine)[^\n]{0,40}:\n {2}(\S{1,500}?)\(\)$/gim
/** The list of Go 1.20 and newer; since 1.23 all lines of a panic are indented. */
const running = /^\t{1,2}(\S{1,1000}) \(\d[\dhms.µn]{0,20}\)$/gm
/** A call of a test or of a function inside of one, in a goroutine's stack or in the line that says who started it. */
const called = /^(?:created by )?[^\s(]{0,500}\.((?:Test|Fuzz|Example|Benchmark)[^\s.(]{0,200})(?:[.(]| in goroutine |$)/gm

/** A line of `t.Log` and its relatives, which all print alike whether the test fails of them or not. */
export const saidLine = /^\s{4,40}[\w.-]{1,200}\.go:\d{1,7}: /
const said = new RegExp(`${saidLine.source}.*$`, 'gm')
const telling =
  /\b(?:got|have|wants?|wanted|expect(?:ed|s)?|unexpected|err(?:or)?|fail(?:ed|s|ure)?|mismatch|wrong|missing|invalid|cannot|can't|could not|should|must|not?|panic|differ(?:s|ent)?|timed? ?out|bad|broken)\b|[!=]=|\bnil\b/i

/** Did the program end while this was printed? */
export function isFatal(output: string): boolean {
  return fatal.test(output)
}

/** The tests that a fatal output names: for a timeout those at work by then, for a panic those in the stack of the goroutine that panicked. */
export function namedTests(output: string): readonly string[] {
  const start = fatal.exec(output)?.index ?? output.length
  const report = output.slice(start)
  if (!timeout.test(report)) return [...(stacksOf(report)[0] ?? '').matchAll(called)].map(([, name = '']) => name)
  const listed = [...report.matchAll(running)].map(([, name = '']) => name)
  return listed.length > 0 ? listed : [...report.matchAll(called)].map(([, name = '']) => name)
}

/** What went wrong, by what a test or package printed; empty when that says nothing. */
export function wordsOf(output: string): string {
  const accesses = output.includes('WARNING: DATA RACE') ? [...output.matchAll(access)].slice(0, 2) : []
  if (accesses.length > 0)
    return `WARNING: DATA RACE: ${accesses.map(([, kind = '', name = '']) => `${kind.toLowerCase()} in ${name}`).join(', ')}`
  return headline(decisive(output))
}

/** Does one of the test's own lines tell of a failure? */
export function tellsFailure(output: string): boolean {
  return [...output.slice(0, outputLimit).matchAll(said)].some(([line]) => telling.test(line))
}

/** An output from where it tells of the failure: a test may log at length before it fails, and a word when it tidies up. */
function decisive(output: string): string {
  const end = fatal.exec(output)?.index
  if (end !== undefined || readTestify(output) !== null) return output.slice(end ?? 0)
  const lines = [...output.slice(0, outputLimit).matchAll(said)]
  const last = lines.findLast(([line]) => telling.test(line)) ?? lines.at(-1)
  return output.slice(last?.index ?? 0)
}

/** The frames in an output of a package. Go prints a test's file without its folder; the package's path tells it. */
export function framesOf(output: string, packageName: string | null, test: string): readonly Frame[] {
  const text = timeout.test(output) ? byTest(output, test) : output
  const last = output.includes('WARNING: DATA RACE') ? [] : readFrames(decisive(text))
  const frames = [...(readTestify(output)?.trace ?? []), ...last, ...readFrames(text)]
  return frames.flatMap((frame) =>
    frame.file === '_testmain.go'
      ? []
      : packageName !== null && /^[^/\\]+$/.test(frame.file)
        ? [{ ...frame, file: `${packageName}/${frame.file}` }]
        : [frame],
  )
}

/** The stacks of a timeout's report: the test's own stand first, those of what it has called before that of itself. */
function byTest(output: string, test: string): string {
  const root = test.split('/')[0] ?? ''
  const stacks = stacksOf(output)
  const inner = stacks.filter((stack) => stack.includes(`.${root}.func`))
  const own = stacks.filter((stack) => !inner.includes(stack) && stack.includes(`.${root}(`))
  return root === '' ? output : [...inner, ...own, ...stacks.filter((stack) => !inner.includes(stack) && !own.includes(stack))].join('\n\n')
}

function stacksOf(report: string): readonly string[] {
  return report.split('\n\n').filter((block) => block.startsWith('goroutine '))
}
