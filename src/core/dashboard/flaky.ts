import { cut } from '../common/fence.ts'
import { makeVisible } from '../common/visible.ts'

const most = 10
const longest = 160

interface Span {
  readonly isCode: boolean
  readonly text: string
}

/**
 * Tests that a status comment calls flaky: in its list of what failed, or below the word that failed jobs run again. What stands
 * in a code span is anybody's, so only the words between the spans are gone by.
 */
export function flakyTests(body: string): readonly string[] {
  const isRestart = body.startsWith('### 🔁')
  const found = body
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .slice(0, 200)
    .flatMap((line) => nameIn(spansOf(line.slice(2, 2_000)), isRestart) ?? [])
  return [...new Set(found)].slice(0, most).map((name) => cut(makeVisible(name), longest))
}

/** What ends the line of a failure: where its job's page is known, it follows. */
const ending = /^\)(?: · \[[^\]\n]{1,60}\]\([^()\s]{1,500}\))?$/

/** `place` `name`: `message` (flaky: `because`); of jobs that run again, `name`: `because`. */
function nameIn(spans: readonly Span[], isRestart: boolean): string | null {
  const codes = spans.filter(({ isCode }) => isCode).map(({ text }) => text)
  const words = spans.filter(({ isCode }) => !isCode).map(({ text }) => text)
  if (isRestart) return codes.length === 2 && words.join('') === ': ' ? (codes[0] ?? null) : null
  if (!words.includes(' (flaky: ') || !ending.test(words.at(-1) ?? '')) return null
  // The last span says why; before it stand the message, and before that its name where it has one.
  const at = words.includes(': ') ? codes.length - 3 : codes.length - 2
  return codes[at] ?? null
}

/** Parts of one line: a code span ends at as many backticks as began it. */
function spansOf(line: string): readonly Span[] {
  const spans: Span[] = []
  let rest = line
  while (rest !== '' && spans.length < 20) {
    const start = rest.indexOf('`')
    if (start < 0) return [...spans, { isCode: false, text: rest }]
    if (start > 0) spans.push({ isCode: false, text: rest.slice(0, start) })
    const bar = /^`+/.exec(rest.slice(start))?.[0] ?? '`'
    const from = start + bar.length
    const end = endOf(rest, bar, from)
    if (end < 0) return spans
    spans.push({ isCode: true, text: rest.slice(from, end).replace(/^ (?=`)|(?<=`) $/g, '') })
    rest = rest.slice(end + bar.length)
  }
  return spans
}

function endOf(text: string, bar: string, from: number): number {
  for (let at = text.indexOf(bar, from); at >= 0; at = text.indexOf(bar, at)) {
    const run = /^`+/.exec(text.slice(at))?.[0].length ?? 0
    if (run === bar.length) return at
    at += run
  }
  return -1
}
