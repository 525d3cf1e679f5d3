import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { dedent } from '../text.ts'
import { openBlockReader } from './block-reader.ts'

const unresolved =
  /^\s{0,4}(?:Your requirements could not be resolved to an installable set of packages|Your lock file does not contain a compatible set of packages)\b/
const invalid = /^\s{0,4}"(?:\.\/)?(.{1,300}\.json)" does not contain valid JSON/
const errorLine = /^\s{0,4}Parse error on line (\d{1,7}):/

/** Composer: packages that do not resolve, a manifest that does not parse. */
export const composer: LogFormat = {
  name: 'composer',
  cues: ['Your requirements could not be resolved', 'Your lock file does not contain', 'does not contain valid JSON'],
  open: () =>
    openBlockReader<string>({
      limit: 40,
      opens: (line) => (unresolved.test(line) || invalid.test(line) ? line.trim() : null),
      continues: (line, lines) => (/^\s{2,}\S/.test(line) || line.trim() === '') && lines.length < 40,
      read({ title, at, lines }) {
        const excerpt = dedent(lines)
        const file = invalid.exec(title)?.[1] ?? null
        const line = lines.map((one) => errorLine.exec(one)?.[1]).find((one) => one !== undefined)
        const problems = lines.map((one) => one.trim()).filter((one) => one.startsWith('- '))
        const words = file === null ? [title, ...problems] : [title, lines.findLast((one) => one.trim() !== '')?.trim() ?? '']
        return [finding({ kind: 'setup', message: words.join('\n'), file, line: number(line), excerpt, at })]
      },
    }),
}
