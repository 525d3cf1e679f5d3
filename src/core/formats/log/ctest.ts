import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, placeOf } from '../finding.ts'
import { ownFrame, readFrames } from '../frames.ts'
import { dedent } from '../text.ts'

/** `2/5 Test #2: bad ....***Failed  0.00 sec` */
const result =
  /^\s{0,12}\d{1,7}\/\d{1,7} Test\s{1,8}#\d{1,7}: (\S{1,500}) \.*\s{0,4}(?:Subprocess aborted)?\*\*\*(.{1,80}?)\s{1,20}\d[\d.]{0,12} sec/
const next = /^(?:\s{0,12}\d{1,7}\/\d{1,7} Test\s{1,8}#|\s{1,20}Start\s{1,8}\d{1,7}: |\d{1,3}% tests passed)/
/** Below `The following tests FAILED:` — `  2 - bad (Failed)`, since 4.0 with labels behind */
const listed =
  /^\s{1,10}\d{1,7} - (\S{1,500}) \((Failed|SEGFAULT|Timeout|ILLEGAL|INTERRUPT|NUMERICAL|OTHER_FAULT|BAD_COMMAND|Not Run|Subprocess aborted|Exit code .{1,40}|.{1,60}Exception.{0,60})\)/
/** Another reader tells what a test framework inside has said. */
const framework = /^(?:\[ {2}FAILED {2}\] |.{1,1000}: FAILED:$|test result: FAILED|.{0,60}\d{1,6} (?:failed|failing)\b|-{3,4} FAIL)/
const linesLimit = 200
const testsLimit = 1_000

/** CTest: the output of failing tests where it is shown, and the list at the end. */
export const ctest: LogFormat = {
  name: 'ctest',
  cues: [
    '***',
    ' (Failed)',
    ' (SEGFAULT)',
    ' (Timeout)',
    ' (ILLEGAL)',
    ' (INTERRUPT)',
    ' (NUMERICAL)',
    ' (OTHER_FAULT)',
    ' (BAD_COMMAND)',
    ' (Not Run)',
    ' (Subprocess aborted)',
    'Exception',
  ],
  open() {
    const told = new Set<string>()
    let current: { readonly name: string; readonly status: string; readonly at: number; readonly lines: string[] } | null = null
    const tell = (name: string, status: string, at: number, lines: readonly string[]): readonly Finding[] => {
      if (told.has(name) || told.size >= testsLimit) return []
      told.add(name)
      return lines.some((line) => framework.test(line)) ? [] : [toFinding(name, status, at, lines)]
    }
    const close = (): readonly Finding[] => {
      const done = current
      current = null
      return done === null ? [] : tell(done.name, done.status, done.at, done.lines)
    }
    return {
      line(line, at) {
        const match = line.includes('***') ? result.exec(line) : null
        if (match !== null) {
          const found = close()
          current = { name: match[1] ?? '', status: match[2] ?? '', at, lines: [] }
          return found
        }
        if (current !== null && (next.test(line) || current.lines.length >= linesLimit)) return close()
        const item = listed.exec(line)
        if (item !== null) return [...close(), ...tell(item[1] ?? '', item[2] ?? '', at, [])]
        current?.lines.push(line)
        return []
      },
      awake: () => current !== null,
      end: close,
    }
  },
}

function toFinding(name: string, status: string, at: number, lines: readonly string[]): Finding {
  const excerpt = dedent(lines)
  const frames = readFrames(excerpt)
  const last = lines.findLast((line) => line.trim() !== '')?.trim() ?? ''
  const how = status.replace(/^Exception: /, '')
  return finding({
    kind: 'test',
    message: last === '' ? (how === 'Failed' ? `${name} failed` : how) : `${how}: ${last}`,
    ...placeOf(ownFrame(frames)),
    test: { suite: null, name, id: null },
    excerpt,
    at,
    frames,
  })
}
