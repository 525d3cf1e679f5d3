import type { Finding, Frame } from '../model/evidence.ts'
import { finding, placeOf } from './finding.ts'
import { ownFrame, readFrames } from './frames.ts'
import { headline } from './headline.ts'
import { plain } from './text.ts'

/** What a test runner's machine-readable report says of one failed test. Texts are as written, colours and all. */
export interface FailedTest {
  readonly kind?: Finding['kind']
  readonly suite: string | null
  /** Empty for a failure that belongs to no test. */
  readonly name: string
  /** What went wrong, where the report says it apart from the stack. */
  readonly message: string | null
  /** The message and the stack, or the stack alone. */
  readonly trace: string
  /** What the test printed. */
  readonly output?: string
  /** Where the report itself places the failure. */
  readonly thrown?: Frame | null
  /** Where the test is defined: told when nothing else is known. */
  readonly declared?: Frame | null
  readonly flaky?: boolean
  readonly at?: number | null
}

/** Makes a finding of it: the first words as message, the innermost frame in the user's own code as place. */
export function testFinding(test: FailedTest): Finding {
  const { kind, name, thrown, declared, flaky, at } = {
    kind: 'test' as const,
    thrown: null,
    declared: null,
    flaky: false,
    at: null,
    ...test,
  }
  const [said, body, printed] = [plain(test.message ?? '').trim(), plain(test.trace).trimEnd(), plain(test.output ?? '').trim()]
  const frames = [body, said, printed].map((text) => readFrames(text)).find((found) => found.length > 0) ?? []
  const words = [said, headline(body), headline(printed)].find((text) => text !== '') ?? `${name === '' ? 'The suite' : name} failed`
  return finding({
    kind,
    severity: flaky ? 'warning' : 'error',
    message: words,
    ...placeOf(thrown ?? ownFrame(frames) ?? declared),
    test: name === '' ? null : { suite: plain(test.suite ?? '') || null, name: plain(name), id: null },
    excerpt: [body === said ? '' : body, printed].filter((text) => text !== '').join('\n'),
    at,
    frames: [...frames, ...(declared === null ? [] : [declared])],
    ...(flaky ? { flaky } : {}),
  })
}

/** A frame of what a report tells, where it tells a file at all. */
export function frameOf(
  file: string | null | undefined,
  line: number | null | undefined,
  column: number | null | undefined = null,
): Frame | null {
  return file === null || file === undefined || file === '' ? null : { file, line: line ?? null, column: column ?? null }
}
