import type { Finding, LogFormat } from '../../model/evidence.ts'

/** A format whose every finding is one line: `read` gets a line that may be one and its number, and answers null when it is none. */
export function lineFormat(name: string, cues: readonly string[], read: (line: string, at: number) => Finding | null): LogFormat {
  return {
    name,
    cues,
    open: () => ({
      line(line, at) {
        const found = read(line, at)
        return found === null ? [] : [found]
      },
      end: () => [],
    }),
  }
}
