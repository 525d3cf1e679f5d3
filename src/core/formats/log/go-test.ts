import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { headline } from '../headline.ts'
import { dedent } from '../text.ts'

const linesLimit = 200
const testsLimit = 500
const run = /^=== (?:RUN|CONT|NAME) {1,4}(\S{1,1000})$/
const failed = /^\s{0,40}--- FAIL: (\S{1,1000}) \(\d[\d.]{0,20}s\)$/
/** gotestsum repeats every failure at the end, by the package's short name. */
const repeated = /^=== FAIL: (\S{1,500}) (\S{1,1000}) \(\d[\d.]{0,20}s\)/
const ended = /^ok {2}\t(\S{1,1000})\t/
const packageFailed = /^FAIL\t(\S{1,1000})(?:\t| \[(?:build|setup) failed\])/

interface Failing {
  readonly name: string
  readonly at: number
  readonly packageName: string | null
  readonly lines: string[]
}

/** go test, with `-v` and without, and gotestsum. */
export const goTest: LogFormat = {
  name: 'go-test',
  open() {
    const outputs = new Map<string, string[]>()
    let failing: Failing[] = []
    let current: string[] | null = null
    /** Does `current` hold what follows a failed test's line, which is indented? Output of the next test is not. */
    let below = false
    let loose: string[] = []
    const outputOf = (name: string): string[] => {
      const known = outputs.get(name) ?? []
      if (outputs.size < testsLimit) outputs.set(name, known)
      return known
    }
    const fail = (name: string, packageName: string | null, lines: string[], at: number): void => {
      if (failing.length < testsLimit) failing.push({ name, at, packageName, lines })
      current = lines
      below = true
    }
    const close = (packageName: string | null): readonly Finding[] => {
      const done = failing.filter(({ name }) => !failing.some((other) => other.name.startsWith(`${name}/`)))
      failing = []
      outputs.clear()
      current = null
      below = false
      loose = []
      return done.map((one) => toFinding(one, one.packageName ?? packageName))
    }
    return {
      line(line, at) {
        const started = run.exec(line)
        if (started !== null) {
          current = outputOf(started[1] ?? '')
          below = false
          return []
        }
        const match = failed.exec(line)
        if (match !== null) {
          const name = match[1] ?? ''
          if (failing.some((one) => one.name === name && one.packageName !== null)) return []
          const known = outputOf(name)
          if (known.length === 0) known.push(...loose)
          loose = []
          fail(name, null, known, at)
          return []
        }
        const again = repeated.exec(line)
        if (again !== null) {
          fail(again[2] ?? '', again[1] ?? null, [], at)
          below = false
          return []
        }
        const over = packageFailed.exec(line) ?? ended.exec(line)
        if (over !== null) return close(over[1] ?? null)
        if (below && /^\S/.test(line) && !isPanic(line, current ?? [])) {
          current = loose
          below = false
        }
        if (/^(?:=== |DONE \d|\s*--- (?:PASS|SKIP))/.test(line)) current = null
        else if (current !== null && current.length < linesLimit) current.push(line)
        return []
      },
      end: () => close(null),
    }
  },
}

/** A panic stands at the margin and belongs to the test that it ended. */
function isPanic(line: string, lines: readonly string[]): boolean {
  return /^(?:panic:|fatal error:|goroutine \d|\[signal )/.test(line) || lines.some((earlier) => /^(?:panic:|fatal error:)/.test(earlier))
}

function toFinding({ name, at, lines }: Failing, packageName: string | null): Finding {
  const excerpt = dedent(lines)
  const frames = readFrames(lines.join('\n')).map((frame) => (packageName !== null && /^[^/\\]+$/.test(frame.file) ? { ...frame, file: `${packageName}/${frame.file}` } : frame))
  const own = ownFrame(frames)
  return finding({ kind: 'test', message: headline(lines.join('\n')) || `${name} failed`, file: own?.file ?? null, line: own?.line ?? null, column: null, test: { suite: packageName, name, id: null }, excerpt, at, frames })
}
