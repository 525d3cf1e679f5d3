import type { Finding } from '../model/evidence.ts'
import { finding } from './finding.ts'

const before = 12
const after = 24
const generic = /^##\[error\](?:Process completed with exit code \d{1,5}\.?|The process '.{1,300}' failed with exit code \d{1,5})$/
const noise = /^(?:Post job cleanup|\[command\]|Cleaning up orphan processes|##\[(?:warning|notice|debug|endgroup)|npm warn|warning\b)/i

/** How surely a line tells of the failure's cause; 0 for none. */
const strengths: readonly (readonly [number, RegExp])[] = [
  [5, /^(?:##\[error\]|fatal(?: error)?: |FATAL\b|panic: |Traceback \(most recent call last\)|Unhandled exception|Uncaught |thread '.{1,200}' panicked)/i],
  [4, /^\s{0,12}(?:\[ERROR\]|error(?:\[\w{1,20}\])?: |ERROR: |Error: |E: |npm (?:ERR!|error) |ERR_\w|ERR!|\w{1,60}(?:Error|Exception): )/],
  [3, /(?:: error: |: fatal error: |\berror:|\bERROR\b|command not found|No such file or directory|[Pp]ermission denied|[Ss]egmentation fault|core dumped|cannot find|not found$)/],
  [2, /\b(?:failed|failure|FAIL|FAILED|exception|cannot|could not|unable to|denied|missing|invalid|aborted)\b/i],
]

/** Finds the place in a log that tells most when no format understands it. */
export interface Anchor {
  step(): void
  line(line: string, number: number): void
  end(): Finding | null
}

interface Place {
  readonly strength: number
  readonly number: number
  readonly line: string
  readonly lines: string[]
  open: number
}

/** Anchors in the step that failed: the first of its strongest words, for what comes later is mostly a consequence. */
export function openAnchor(): Anchor {
  let recent: string[] = []
  let best: Place | null = null
  let decided: Place | null = null
  let ended = false
  const place = (strength: number, line: string, number: number): Place => ({ strength, number, line, lines: [...recent, line], open: after })
  return {
    step() {
      recent = []
      ended = false
      best = null
    },
    line(line, number) {
      if (generic.test(line.slice(0, 400)) && !ended) {
        decided = best ?? place(1, recent.findLast((text) => text.trim() !== '') ?? line, number)
        ended = true
      } else if (!ended && !noise.test(line)) {
        if (best !== null && best.open > 0) {
          best.lines.push(line)
          best.open -= 1
        }
        const strength = strengths.find(([, pattern]) => pattern.test(line))?.[0] ?? 0
        if (strength > (best?.strength ?? 0)) best = place(strength, line, number)
      }
      recent.push(line.slice(0, 1_000))
      if (recent.length > before) recent = recent.slice(-before)
    },
    end() {
      const found = decided ?? best
      if (found === null) return null
      return finding({ kind: 'other', message: found.line.replace(/^##\[error\]/, ''), excerpt: found.lines.join('\n'), at: found.number })
    },
  }
}
