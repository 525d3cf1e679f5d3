import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

const unsolved =
  /^(?:.{0,200}[:)] )?(?:ERROR: |error: |target [^:]{1,200}: )?(?:failed to build: )?failed to solve: (?:rpc error: code = \w{1,20} desc = )?(\S.*)$/
const legacy = /^The command '(.{1,2000})' returned a non-zero code: (\d{1,5})$/
/** `Dockerfile:12`, above the lines of the file that it shows. */
const place = /^((?:[A-Za-z]:)?[^\s:]{1,500}):(\d{1,7})$/
const rule = /^-{20}$/
const fence = /^-{6}$/
/** `dockerfile parse error on line 3: unknown instruction: RUNN` */
const syntax = /^(?:failed to process .{1,300}: )?dockerfile parse error(?: on)? line (\d{1,7}): (.*)$/i
const setup =
  /failed to (?:resolve source metadata|load metadata|fetch|read dockerfile|compute cache key|calculate checksum)|pull access denied|not found$|no such file or directory|failed to authorize/i
/** Trouble of the network is told as such elsewhere. */
const transient =
  /toomanyrequests|TLS handshake timeout|i\/o timeout|connection re(?:set|fused)|unexpected status(?: code)?:? .{0,200}\b(?:429|50[0234])\b|no space left on device/i

/** BuildKit, through `docker build`, `buildx` and `compose`, and the builder before it. */
export const docker: LogFormat = {
  name: 'docker',
  cues: ['failed to solve: ', 'returned a non-zero code: '],
  open() {
    const told = new Map<string, Finding>()
    return {
      line(line, at, before) {
        const one = readError(line, at, before)
        if (one === null) return []
        const earlier = told.get(one.message)
        if (earlier === undefined && told.size < 500) told.set(one.message, one)
        // An action repeats the error with the runner's mark, far below the lines that tell the place.
        return earlier === undefined ? [one] : line.startsWith('buildx failed') ? [{ ...earlier, at }] : []
      },
      end: () => [],
    }
  },
}

function readError(line: string, at: number, before: (back: number) => string | null): Finding | null {
  const old = legacy.exec(line)
  if (old !== null)
    return finding({
      kind: 'build',
      message: `process "${old[1] ?? ''}" did not complete successfully: exit code: ${old[2] ?? ''}`,
      excerpt: above(before, 20).join('\n'),
      at,
    })
  const message = line.includes('failed to solve: ') ? unsolved.exec(line)?.[1] : undefined
  if (message === undefined || transient.test(message)) return null
  const shown = above(before, 64)
  const parse = syntax.exec(message)
  const [file, row] = placeIn(shown) ?? [parse === null ? null : 'Dockerfile', parse?.[1]]
  const from = shown.findLastIndex((text, index) => fence.test(text) && (shown[index + 1] ?? '').startsWith(' > '))
  return finding({
    kind: setup.test(message) ? 'setup' : 'build',
    message: parse?.[2] ?? message,
    file,
    line: number(row),
    excerpt: shown.slice(from < 0 ? Math.max(0, shown.length - 12) : from).join('\n'),
    at,
  })
}

/** The lines above, first to last. */
function above(before: (back: number) => string | null, count: number): readonly string[] {
  const lines: string[] = []
  for (let back = 1; back <= count; back += 1) {
    const line = before(back)
    if (line === null) break
    lines.unshift(line)
  }
  return lines
}

function placeIn(lines: readonly string[]): readonly [string, string | undefined] | null {
  const at = lines.findLastIndex((line, index) => rule.test(line) && place.test(lines[index - 1] ?? ''))
  const match = at < 0 ? null : place.exec(lines[at - 1] ?? '')
  return match === null ? null : [match[1] ?? '', match[2]]
}
