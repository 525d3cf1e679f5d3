import { expect, test } from 'vitest'
import { logFormats } from '../../../../src/core/formats/log/index.ts'
import type { Finding, LogFormat } from '../../../../src/core/model/evidence.ts'
import { documentsOf, tools } from '../../../support/tool-output.ts'

const stamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z /
// eslint-disable-next-line no-control-regex -- tools colour their output
const colour = /\u001b(?:\[[0-9;]{0,20}[mK]|\(B)/g

const logs = tools.flatMap((tool) =>
  documentsOf(tool, 'log').map(({ chunks }) => ({
    tool,
    lines: new TextDecoder()
      .decode(chunks[0])
      .split(/\r?\n/)
      .map((line) =>
        line
          .replace(stamp, '')
          .replace(colour, '')
          .replace(/^##\[error\]/, '')
          .slice(0, 4_096),
      ),
  })),
)

function matcher(cues: readonly string[]): RegExp {
  return new RegExp(
    cues
      .map(
        (cue) =>
          `${cue.startsWith('^') ? '^' : ''}${cue
            .replace(/^\^/, '')
            .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
            .replaceAll('#', '\\d')}`,
      )
      .join('|'),
  )
}

/** What a reader finds in all lines, or in those alone that it has asked for. */
function findingsOf(format: LogFormat, lines: readonly string[], isSparse: boolean): readonly Finding[] {
  const reader = format.open()
  const cued = matcher(format.cues)
  const found = lines.flatMap((line, index) =>
    isSparse && !cued.test(line) && reader.awake?.() !== true
      ? []
      : reader.line(line, index + 1, (back) => (back > 64 ? null : (lines[index - back] ?? null))),
  )
  return [...found, ...reader.end()]
}

const cued = logFormats

test.each(cued)('$name finds the same in the lines with its cues as in all of them', (format) => {
  for (const { tool, lines } of logs)
    expect({ tool, found: findingsOf(format, lines, true) }).toEqual({ tool, found: findingsOf(format, lines, false) })
})

test.each(cued)('$name is asleep again after a bounded number of lines', (format) => {
  for (const { lines } of logs) {
    for (const filler of ['', 'x', '    x', '  x: y', '>>> x', '| x', 'npm error x', '[error] x', '│ x']) {
      const reader = format.open()
      for (const [index, line] of lines.entries()) reader.line(line, index + 1, (back) => lines[index - back] ?? null)
      for (let more = 0; more < 2_500 && reader.awake?.() === true; more += 1) reader.line(filler, lines.length + more, () => filler)
      expect(reader.awake?.() ?? false).toBe(false)
    }
  }
})
