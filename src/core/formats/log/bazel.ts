import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

const error = /^ERROR: ((?:[A-Za-z]:)?[^\s:]{1,1000}):(\d{1,7}):(\d{1,7}): (.*)$/
/** `FAIL: //pkg:name (Exit 1) (see /p/test.log)`, `TIMEOUT: //pkg:name (see …)` */
const test = /^(FAIL|TIMEOUT|FLAKY|FAILED TO BUILD|REMOTE FAILURE|NO STATUS): (@{0,2}[\w.~+-]{0,200}\/\/[^\s:]{0,400}:[^\s]{1,300})(?: \(.{0,2000})?$/
/** `//pkg:name   FAILED in 0.3s`, in the list at the end */
const listed = /^(@{0,2}[\w.~+-]{0,200}\/\/[^\s:]{0,400}:\S{1,300})\s{2,200}(?:\(cached\) )?(FAILED|TIMEOUT)(?: TO BUILD)? in /
/** The tool that ran has told the reason itself. */
const consequence = /failed: \((?:Exit|Killed|Segmentation|Aborted)|failed: error executing/

/** Bazel: what is wrong with BUILD files, and the tests that failed. */
export const bazel: LogFormat = {
  name: 'bazel',
  cues: ['ERROR: ', 'FAIL: ', 'TIMEOUT: ', ' FAILED in ', ' TIMEOUT in '],
  open() {
    const told = new Set<string>()
    return {
      line(line, at) {
        const one = readTest(line, at) ?? readError(line, at)
        const key = one?.test?.name ?? line
        if (one === null || told.has(key) || told.size >= 2_000) return []
        told.add(key)
        return [one]
      },
      end: () => [],
    }
  },
}

function readTest(line: string, at: number): Finding | null {
  const early = test.exec(line)
  const late = early === null ? listed.exec(line) : null
  const [status, name] = early === null ? [late?.[2], late?.[1]] : [early[1], early[2]]
  if (name === undefined || status === 'FLAKY') return null
  return finding({ kind: 'test', message: status === 'TIMEOUT' ? 'The test ran into its timeout' : `${name} failed`, test: { suite: null, name, id: name }, at })
}

function readError(line: string, at: number): Finding | null {
  const match = consequence.test(line) ? null : error.exec(line)
  return match === null ? null : finding({ kind: 'build', message: match[4] ?? line, file: match[1] ?? null, line: number(match[2]), column: number(match[3]), at })
}
