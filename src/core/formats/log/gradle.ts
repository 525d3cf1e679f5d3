import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { dedent } from '../text.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

/** What only repeats that a task failed, of which the task itself has told the reason. */
const consequence =
  /Compilation (?:failed|error)|There were failing tests|finished with non-zero exit value|KotlinCompil|Compilation finished with errors|See the report at|violations? were found|Lint found errors|CompilerExecution/
/** `Build file '/p/build.gradle' line: 12`, `Settings file …`, `Script '…' line: 3` */
const where = /^(?:Build file|Settings file|Initialization script|Script|Precompiled script plugin) '(.{1,1000})'(?: line: (\d{1,7}))?$/
/** Groovy: `build file '/p/build.gradle': 12: unexpected token: } @ line 12, column 1.` */
const script =
  /^\s{0,8}(?:build file |settings file |script )?'?((?:[A-Za-z]:)?[^:'\s]{1,1000}\.(?:gradle|groovy))'?: (\d{1,7}): (.*?)(?: @ line \d{1,7}, column (\d{1,7})\.)?$/
/** Kotlin script: `  Line 12:     implementaton("x")`, `e: file:///…` is kotlinc's */
const kotlinLine = /^ {2}Line (\d{1,7}): /
const unresolved =
  /Could not (?:resolve|find|download|get resource|GET)|Plugin \[id: .{1,300}\] was not found|No matching variant|Incompatible because|toolchain/

interface Title {
  readonly where: RegExpExecArray | null
}

/** Why Gradle gave up, below `* What went wrong:`. */
export const gradle: LogFormat = {
  name: 'gradle',
  cues: ['* What went wrong:'],
  open: () =>
    openBlockReader<Title>({
      opens: (line, _number, before) => (line === '* What went wrong:' ? { where: placeAbove(before) } : null),
      continues: (line) => !/^(?:\* |BUILD FAILED|={10,}$|-{10,}$|\d{1,4}: Task failed)/.test(line),
      limit: 60,
      read,
    }),
}

/** `* Where:` and its line stand right above. */
function placeAbove(before: (back: number) => string | null): RegExpExecArray | null {
  for (let back = 1; back <= 3; back += 1) {
    const match = where.exec(before(back) ?? '')
    if (match !== null) return match
  }
  return null
}

function read({ title, at, lines }: Block<Title>): readonly Finding[] {
  const text = dedent(lines)
  if (text === '' || (consequence.test(text) && title.where === null)) return []
  const compiled = lines.flatMap((line) => script.exec(line) ?? [])
  if (compiled.length >= 4)
    return [
      finding({
        kind: 'build',
        message: compiled[3] ?? text,
        file: compiled[1] ?? null,
        line: number(compiled[2]),
        column: number(compiled[4]),
        excerpt: text,
        at,
      }),
    ]
  const inScript = lines.map((line) => kotlinLine.exec(line)).find((match) => match !== null)
  return [
    finding({
      kind: unresolved.test(text) ? 'setup' : 'build',
      message: text,
      file: title.where?.[1] ?? null,
      line: number(title.where?.[2] ?? inScript?.[1]),
      at,
    }),
  ]
}
