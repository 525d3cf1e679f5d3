import type { Finding } from '../model/evidence.ts'
import { finding, placeOf } from './finding.ts'
import { ownFrame, readFrames } from './frames.ts'
import { headline } from './headline.ts'
import { plain, shorten } from './text.ts'
import type { XmlElement } from './xml-element.ts'

const outputLimit = 3_000
/** What a .NET report tells of one failure. */
export interface DotnetFailure {
  readonly kind: Finding['kind']
  readonly message: string
  readonly stack: string
  readonly output?: string
  /** Null for a failure outside of any test. */
  readonly test: { readonly suite: string | null; readonly name: string } | null
  readonly at: number
}

/** The first child of this name, going down one name after the other. */
export function childOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  let found = element
  for (const name of names) found = found?.children.find((child) => child.name === name)
  return found
}

/** Its text, without colours and control characters; empty when there is none. */
export function textOf(element: XmlElement | undefined): string {
  return plain(element?.text ?? '')
    .replace(/^(?:[ \t]{0,100}\n)+/, '')
    .trimEnd()
}

/** Makes a finding whose place is the innermost frame of the user's own code. */
export function dotnetFinding({ kind, message, stack, output = '', test, at }: DotnetFailure): Finding {
  const frames = readFrames(stack.split('\n').map(withLineWord).join('\n'))
  const subject = test === null ? 'The run' : 'The test'
  return finding({
    kind,
    message: message.trim() === '' ? headline(stack) || headline(output) || `${subject} failed without a word.` : message,
    ...placeOf(ownFrame(frames)),
    test: test === null ? null : { ...named(test), id: null },
    excerpt: [stack, output.trim() === '' ? '' : `[output]\n${shorten(output, outputLimit)}`]
      .filter((text) => text.trim() !== '')
      .join('\n'),
    at,
    frames,
  })
}

/** Many runners print the class before the name, which the suite tells already. */
export function named({ suite, name }: { readonly suite: string | null; readonly name: string }): {
  readonly suite: string | null
  readonly name: string
} {
  const own = suite !== null && name.startsWith(`${suite}.`) ? name.slice(suite.length + 1) : name
  return { suite: suite === null || suite === '' ? null : shorten(suite, 500), name: own.trim() === '' ? '(no name)' : shorten(own, 1_000) }
}

/** Mono, and Unity with it, prints a place without the word `line`. */
function withLineWord(frame: string): string {
  const at = frame.lastIndexOf(' in ')
  return at < 0 ? frame : frame.slice(0, at) + frame.slice(at, at + 2_000).replace(/(\.(?:cs|fs|vb)):(\d{1,7})(?=\s|$)/, '$1:line $2')
}
