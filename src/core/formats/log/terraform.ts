import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { dedent } from '../text.ts'
import { openBlockReader } from './block-reader.ts'

/** `│ Error: Unsupported argument` in a frame; `Error: …` alone counts only with a place below. */
const title = /^(│ )?(Error|Warning): (\S.*)$/
const place = /^\s{2}(?:on|with) (\S.{0,500}?) line (\d{1,7})(?:,|:|$)/

interface Title {
  readonly isFramed: boolean
  readonly isError: boolean
  readonly message: string
}

/** Terraform and OpenTofu. */
export const terraform: LogFormat = {
  name: 'terraform',
  cues: ['│ Error: ', '│ Warning: ', 'Error: '],
  open: () =>
    openBlockReader<Title>({
      limit: 40,
      opens(line) {
        const match = title.exec(line)
        return match === null ? null : { isFramed: match[1] !== undefined, isError: match[2] === 'Error', message: match[3] ?? '' }
      },
      // Without a frame the place stands on the second line; nothing else tells Terraform's words from another tool's.
      continues: (line, lines, { isFramed }) =>
        isFramed ? line.startsWith('│') : lines.length === 0 ? line === '' : lines.length > 1 || place.test(line),
      read({ title: { isFramed, isError, message }, at, lines }) {
        const bare = isFramed ? lines.map((line) => line.replace(/^│ ?/, '')) : lines
        const match = bare.map((line) => place.exec(line)).find((one) => one !== null)
        if (!isFramed && match === undefined) return []
        const details = bare.filter((line) => line !== '' && !/^\s/.test(line)).join('\n')
        return [
          finding({
            kind: 'build',
            severity: isError ? 'error' : 'warning',
            message: `${message}\n${details}`,
            file: match?.[1] ?? null,
            line: number(match?.[2]),
            excerpt: dedent(bare),
            at,
          }),
        ]
      },
    }),
}
