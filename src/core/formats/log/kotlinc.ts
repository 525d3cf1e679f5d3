import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

const source = '((?:[A-Za-z]:)?[^:\\s][^:]{0,1000}\\.(?:kt|kts|java))'
/** Since Kotlin 1.8: `e: file:///p/F.kt:3:5 msg`; KSP: `e: [ksp] /p/F.kt:3: msg` */
const current = new RegExp(`^([ew]): (?:\\[\\w{1,20}\\] )?(?:file://)?${source}:(\\d{1,7})(?::(\\d{1,7}))?:? (.*)$`)
/** `e: /p/F.kt: (3, 5): msg` */
const earlier = new RegExp(`^([ew]): ${source}: \\((\\d{1,7}), (\\d{1,7})\\): (.*)$`)
/** `e: [kapt] msg`, `e: error: msg`, and what the compiler says of itself */
const placeless =
  /^(e): (?:\[(?:kapt|ksp)\] |error: |(?=(?:warnings found and -Werror|java\.|kotlin\.|org\.jetbrains\.|Could not load module|Unresolved reference|Unable to evaluate|Incompatible classes|Class '|Module was compiled|Language version|Plugin )))(\S.*)$/

interface Title {
  readonly isError: boolean
  readonly file: string | null
  readonly line: string | undefined
  readonly column: string | undefined
  readonly message: string
}

/** Kotlin's compiler below Gradle; alone it prints like gcc does. */
export const kotlinc: LogFormat = {
  name: 'kotlinc',
  cues: ['^e: ', '^w: '],
  open: () =>
    openBlockReader<Title>({
      vague: /^(?:Compilation failed|Could not (?:load|connect)|Daemon )/,
      limit: 12,
      opens: (line) => (/^[ew]: /.test(line) ? readTitle(line) : null),
      continues: (line, lines) =>
        /^\s{2,}\S|^\s{0,4000}\^\s*$/.test(line) ||
        (lines.length === 0 &&
          /^(?:public|private|internal|protected|fun|val|var|class|object|interface|open|abstract|override|import|defined in) /.test(line)),
      read: ({ title: { isError, file, line, column, message }, at, lines }) => [
        finding({
          kind: 'build',
          severity: isError ? 'error' : 'warning',
          message,
          file,
          line: number(line),
          column: number(column),
          excerpt: lines.join('\n'),
          at,
        }),
      ],
    }),
}

function readTitle(line: string): Title | null {
  const match = earlier.exec(line) ?? current.exec(line)
  if (match !== null)
    return { isError: match[1] === 'e', file: match[2] ?? null, line: match[3], column: match[4], message: match[5] ?? '' }
  const whole = placeless.exec(line)
  return whole === null ? null : { isError: true, file: null, line: undefined, column: undefined, message: whole[2] ?? '' }
}
