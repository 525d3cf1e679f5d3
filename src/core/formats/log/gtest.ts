import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { dedent } from '../text.ts'

/** `/p/t.cpp:3: Failure`, on Windows `C:\p\t.cpp(3): error: …`, `unknown file: Failure` */
const failure =
  /^(?:((?:[A-Za-z]:)?[^:()]{1,1000})(?::(\d{1,7}): Failure|\((\d{1,7})\): error: ?(.*))|unknown file: (?:Failure|error: ?(.*)))$/
const failed = /^\[ {2}FAILED {2}\] ([\w./]{1,400})(?:, where .{1,2000}?)? \(\d{1,9} ms\)$/
const status = /^\[(?: {2}FAILED {2}| {7}OK | RUN {6}| {2}SKIPPED |={10}|-{10})\] /
const linesLimit = 100
const pendingLimit = 100

interface Assertion {
  readonly file: string | null
  readonly line: number | null
  readonly at: number
  readonly lines: string[]
}

/** GoogleTest: assertions come first, the name of the test they failed after them. */
export const gtest: LogFormat = {
  name: 'gtest',
  cues: [': Failure', '): error: ', 'unknown file: error: ', '[  FAILED  ] '],
  open() {
    let pending: Assertion[] = []
    let current: Assertion | null = null
    const close = (name: string | null): readonly Finding[] => {
      const done = pending
      pending = []
      current = null
      return name === null ? [] : done.length === 0 ? [toFinding(name, null)] : done.map((one) => toFinding(name, one))
    }
    return {
      line(line, at) {
        const match = failure.exec(line)
        if (match !== null) {
          const words = match[4] ?? match[5] ?? ''
          current = { file: match[1] ?? null, line: number(match[2] ?? match[3]), at, lines: words === '' ? [] : [words] }
          if (pending.length < pendingLimit) pending.push(current)
        } else if (status.test(line)) {
          const name = failed.exec(line)?.[1] ?? null
          return name === null ? close(null) : close(name).map((one) => ({ ...one, at: one.at ?? at }))
        } else if (current !== null && current.lines.length < linesLimit) current.lines.push(line)
        else current = null
        return []
      },
      awake: () => current !== null,
      // Without a name below it, the process ended inside the test.
      end: () => pending.map((one) => ({ ...toFinding('', one), test: null })),
    }
  },
}

function toFinding(full: string, assertion: Assertion | null): Finding {
  const dot = full.lastIndexOf('.')
  const test = { suite: dot < 0 ? null : full.slice(0, dot), name: full.slice(dot + 1), id: full }
  const text = dedent(assertion?.lines ?? [])
  return finding({
    kind: 'test',
    message: text || `${test.name} failed`,
    file: assertion?.file ?? null,
    line: assertion?.line ?? null,
    test,
    excerpt: text,
    at: assertion?.at ?? null,
  })
}
