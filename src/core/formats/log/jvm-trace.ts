import type { Frame } from '../../model/evidence.ts'
import { number } from '../finding.ts'
import { readFrames } from '../frames.ts'

const stackLine = /^\s{1,40}(?:at [^ ]|\.\.\. \d{1,6} (?:more|common frames omitted))/
const cause = /^\s{0,40}(?:Caused by|Wrapped by):(?: (.*))?$/
const aside = /^\s{1,40}Suppressed: /
/** Class loaders and modules in front of a frame's class: `app//com.acme.Foo`, `java.base/java.util.Foo`. */
const loader = /^(\s{1,40}at )[\w.@-]{0,200}\/(?:[\w.@-]{0,200}\/)?/
/** Gradle's short form, and that of a title: `at FooTest.java:42`. */
const short = /\bat ([\w$-]{1,200}\.(?:java|kt|kts|scala|groovy)):(\d{1,7})$/

/** An exception as the JVM prints it, with its causes. */
export interface Trace {
  /** Words of the root cause: the name of its class and its message. */
  readonly message: string
  /** Frames of the root cause first, each section from the innermost on. */
  readonly frames: readonly Frame[]
}

interface Section {
  readonly words: string[]
  readonly stack: string[]
}

/** Reads the lines of a stack trace, of which the first is the exception itself. */
export function readTrace(lines: readonly string[]): Trace {
  const sections = split(lines)
  const root = sections.findLast(({ words }) => words.join('').trim() !== '')
  const frames = sections
    .toReversed()
    .flatMap(({ stack, words }) => [...readFrames(stack.join('\n')), ...shortFrames([...words, ...stack])])
  return { message: (root?.words ?? []).join('\n').trim().replace(short, '').trim(), frames }
}

/** Is this a line of the stack below an exception? */
export function isStackLine(line: string): boolean {
  return stackLine.test(line) || cause.test(line) || aside.test(line)
}

function split(lines: readonly string[]): readonly Section[] {
  const sections: Section[] = [{ words: [], stack: [] }]
  let isAside = false
  for (const line of lines) {
    const section = sections[sections.length - 1]
    if (section === undefined) break
    const next = cause.exec(line)
    if (next !== null) {
      isAside = false
      sections.push({ words: [next[1] ?? ''], stack: [] })
    } else if (aside.test(line)) isAside = true
    else if (isAside) continue
    else if (stackLine.test(line)) section.stack.push(line.replace(loader, '$1'))
    else if (section.stack.length === 0) section.words.push(line)
  }
  return sections
}

function shortFrames(lines: readonly string[]): readonly Frame[] {
  return lines.flatMap((line) => {
    const match = short.exec(line)
    return match === null ? [] : [{ file: match[1] ?? '', line: number(match[2]), column: null }]
  })
}
