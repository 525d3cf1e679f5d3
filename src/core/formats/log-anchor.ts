import type { Finding } from '../model/evidence.ts'
import { finding } from './finding.ts'
import { isNoise } from './log-glance.ts'
import type { LineRange } from './log-step.ts'
import { isPassingTitle, settleLine, textOf, unmarked, type KeptLine, type LineMemory } from './log-text.ts'

const linesBefore = 12
const linesAfter = 24
const extractsLimit = 20
const generic = /^##\[error\](?:Process completed with exit code \d{1,5}\.?|The process '.{1,300}' failed with exit code \d{1,5})$/

interface Strength {
  readonly pattern: RegExp
  /** As a log format's cues: every line that the pattern matches holds one of them. */
  readonly cues: readonly string[]
}

const vague = ['failed', 'failure', 'exception', 'cannot', 'could not', 'unable to', 'denied', 'missing', 'invalid', 'aborted'].flatMap(
  (words) => [words, `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`, words.toUpperCase()],
)

/** How surely a line tells of the failure's cause, surest first. */
const strengths: readonly Strength[] = [
  {
    pattern:
      /^(?:##\[error\]\s{0,100}\S|[Ff]atal(?: error)?: |FATAL\b|panic: |Traceback \(most recent call last\)|Unhandled exception|Uncaught |thread '.{1,200}' panicked)/,
    cues: ['[error]', 'atal: ', 'atal error: ', 'FATAL', 'panic: ', 'Traceback (most', 'Unhandled exception', 'Uncaught ', "' panicked"],
  },
  {
    pattern:
      /^\s{0,12}(?:\[ERROR\]|error(?:\[\w{1,20}\])?: |ERROR: |Error: |E: |npm (?:ERR!|error) |ERR_\w|ERR!|\w{1,60}(?:Error|Exception): )/,
    cues: ['[ERROR]', 'error: ', 'error[', 'ERROR: ', 'Error: ', 'E: ', 'npm ERR!', 'npm error ', 'ERR_', 'ERR!', 'Exception: '],
  },
  {
    pattern:
      /(?:: fatal error: |\berror:|\bERROR\b|command not found|No such file or directory|[Pp]ermission denied|[Ss]egmentation fault|core dumped|cannot find|not found$)/,
    cues: [
      ': fatal error: ',
      'error:',
      'ERROR',
      'command not found',
      'No such file or directory',
      'ermission denied',
      'egmentation fault',
      'core dumped',
      'cannot find',
      'not found',
    ],
  },
  {
    pattern: new RegExp(`\\b(?:FAIL|${vague.join('|')})\\b|^\\S{0,300}make(?:\\[\\d{1,4}\\])?: \\*{3} \\[`),
    cues: ['FAIL', ...vague, ': ***'].map((cue) => `${cue}\\b`),
  },
]

/** What the anchor searches for in the bytes: the runner's last word on a step, then the words of each strength. */
export const anchorCues: readonly (readonly string[])[] = [
  ['[error]Process completed', "[error]The process '"],
  ...strengths.map(({ cues }) => cues),
]

/** Where a step failed, and what it most likely failed of. */
export interface Extract extends LineRange {
  /** The line of the finding. */
  readonly at: number
  /** What that line says. */
  readonly title: string
  /** How surely it tells of a cause, from 0, the surest; the number of strengths where it only is the last line. */
  readonly rank: number
  /** Does the runner say that the step failed? */
  readonly isFailed: boolean
  /** Made when it is asked for: mostly a format explains the step. */
  finding(): Finding
}

/** The lines above the present one. */
type Above = Pick<LineMemory, 'before' | 'later'>

/** Finds the places in a log that tell most when no format understands them. */
export interface Anchor {
  /** A step begins at that line. */
  step(from: number): void
  /** No step follows; the last one may be known to have passed. */
  rest(hasPassed: boolean): void
  /** Is it the most telling line so far? One that stands `beside` that, in another tool's output, is no context of it. */
  line(line: string, number: number, above: Above, isBeside: boolean): boolean
  /** A line below the most telling one that is no noise and holds none of the wanted cues, but as the title of a test that passed. */
  below(line: KeptLine): void
  /** A tool says in that line that it has succeeded. */
  success(number: number): void
  /** Of `anchorCues`, how many are still of interest, from the first on. */
  wanted(): number
  /** Does it want the next line, whatever that holds? */
  isAwake(): boolean
  /** Copies what must outlive the bytes of the present chunk. */
  settle(): void
  end(): Anchored
}

interface Anchored {
  /** One for each step that the runner says has failed; without any, one for the log as far as it goes, unless its last words are of success. */
  readonly extracts: readonly Extract[]
  /** The last words of a log without steps, where they are of success and no word of failure follows. */
  readonly succeededAt: number | null
}

interface Place {
  /** Index into `strengths`; its length where no strong word was found. */
  readonly rank: number
  readonly number: number
  readonly title: string
  readonly above: readonly KeptLine[]
  /** The line itself and what follows. */
  readonly lines: (string | KeptLine)[]
  open: number
}

/** Anchors in the steps that failed: the first of their strongest words, for what comes later is mostly a consequence. */
export function openAnchor(): Anchor {
  let best: Place | null = null
  const decided: (LineRange & { readonly place: Place })[] = []
  let ended = false
  /** What was best before a tool succeeded: it counts only if that was not the end. */
  let earlier: Place | null = null
  let succeededAt: number | null = null
  const strongest = (): Place | null => (earlier !== null && (best === null || earlier.rank <= best.rank) ? earlier : best)
  const follow = (line: string | KeptLine): void => {
    if (best === null || best.open === 0) return
    best.lines.push(line)
    best.open -= 1
  }
  /** Where the present step begins; null in a log that shows no steps. */
  let from: number | null = null
  return {
    wanted: () => (ended ? 0 : 1 + (best?.rank ?? strengths.length)),
    isAwake: () => !ended && best !== null && best.open > 0,
    settle: () => [best, earlier, ...decided.map(({ place }) => place)].forEach(settlePlace),
    step(number) {
      ended = decided.length >= extractsLimit
      best = null
      earlier = null
      from = number
    },
    rest(hasPassed) {
      if (hasPassed && !ended) best = null
      ended = true
    },
    success(number) {
      if (ended || from !== null) return
      earlier = strongest()
      best = null
      succeededAt = number
    },
    line(line, number, above, isBeside) {
      if (ended) return false
      if (generic.test(line.slice(0, 400))) {
        decided.push({ place: strongest() ?? lastWords(line, number, above), from: from ?? 1, to: number })
        ended = true
        return false
      }
      if (isNoise(line)) return false
      if (!isBeside) follow(line)
      const rank = strengths.slice(0, best?.rank).findIndex(({ pattern }) => pattern.test(line))
      if (rank < 0 || isPassingTitle(line)) return false
      best = { rank, number, title: line, above: context(above), lines: [line], open: linesAfter }
      return true
    },
    below: follow,
    end() {
      const wholeLog = { from: 1, to: Infinity }
      if (decided.length > 0)
        return { extracts: decided.map((one) => extract(one.place, from === null ? wholeLog : one, true)), succeededAt: null }
      const place = best === null ? null : strongest()
      return {
        extracts: place === null ? [] : [extract(place, wholeLog, false)],
        succeededAt: best === null && from === null ? succeededAt : null,
      }
    },
  }
}

/** Where nothing stronger was said, what stands right above the end counts. */
function lastWords(line: string, number: number, above: Above): Place {
  return { rank: strengths.length, number, title: lastOf(above) ?? line, above: context(above), lines: [line], open: 0 }
}

function extract({ title, rank, above, lines, number }: Place, { from, to }: LineRange, isFailed: boolean): Extract {
  const excerpt = (): string =>
    [
      ...above.map((one) => unmarked(textOf(one)).slice(0, 1_000)),
      ...lines.map((one) => (typeof one === 'string' ? one : textOf(one))),
    ].join('\n')
  const made = (): Finding => finding({ kind: 'other', message: title.replace(/^##\[error\]/, ''), excerpt: excerpt(), at: number })
  return { finding: made, at: number, title: title.replace(/^##\[error\]/, ''), rank, isFailed, from, to }
}

function settlePlace(place: Place | null): void {
  if (place === null) return
  place.above.forEach(settleLine)
  for (const line of place.lines) if (typeof line !== 'string') settleLine(line)
}

/** The last line that says anything. */
function lastOf(above: Above): string | null {
  for (let back = 1; back <= linesBefore; back += 1) {
    const text = above.before(back)
    if (text !== null && text.trim() !== '') return text
  }
  return null
}

function context(above: Above): readonly KeptLine[] {
  const lines: KeptLine[] = []
  for (let back = linesBefore; back > 0; back -= 1) {
    const line = above.later(back)
    if (line !== null) lines.push(line)
  }
  return lines
}
