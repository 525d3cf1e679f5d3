import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

/** `Diff in /p/a.rs:3:`, before 1.7 `Diff in /p/a.rs at line 3:` */
const diff = /^Diff in (.{1,1000}?)(?::| at line )(\d{1,7}):$/

/** `cargo fmt --check`. */
export const rustfmt: LogFormat = {
  name: 'rustfmt',
  cues: ['Diff in '],
  open: () =>
    openBlockReader<RegExpExecArray>({
      opens: (line) => diff.exec(line),
      continues: (line) => /^[-+ ]/.test(line),
      limit: 60,
      read: ({ title, at, lines }) => [
        finding({
          kind: 'lint',
          message: 'Not formatted as rustfmt would do it',
          file: title[1] ?? null,
          line: number(title[2]),
          rule: 'rustfmt',
          excerpt: lines.join('\n'),
          at,
        }),
      ],
    }),
}
