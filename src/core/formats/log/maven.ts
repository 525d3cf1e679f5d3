import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

/** `[ERROR] `, also as Maven quotes the log of its own model builder. */
const level = /^\[(ERROR|FATAL|WARNING|WARN)\] (?:\[(?:ERROR|FATAL)\] )?(.*)$/
const source = '((?:[A-Za-z]:)?[^:\\[\\]]{1,1000}\\.\\w{1,10})'
const places: readonly RegExp[] = [
  // javac and Checkstyle: /p/A.java:[4,9] msg
  new RegExp(`^${source}:\\[(\\d{1,7})(?:,(\\d{1,7}))?\\] (.*)$`),
  // Kotlin before 1.9: /p/F.kt: (3, 5) msg
  new RegExp(`^${source}: \\((\\d{1,7}), (\\d{1,7})\\) (.*)$`),
  // Kotlin since 1.9, Scala, Checkstyle's own logger: file:///p/F.kt:3:5 msg
  new RegExp(`^(?:file://)?${source}:(\\d{1,7}):(?:(\\d{1,7}):?)? (.*)$`),
]
/** `(javadoc) MissingJavadocMethod: msg` */
const check = /^\(\w{1,40}\) (\w{1,100}): (.*)$/
/** `msg [MissingJavadocMethod]`, `[deprecation] msg` */
const trailingRule = /^(.*) \[([A-Z]\w{1,100})\]$/
const lint = /^(?:(?:error|warning): )?(?:\[([\w-]{1,60})\] )?(.*)$/
const more = /^(?:\[(?:ERROR|WARNING)\])? {2,20}\S/

const goal = /^Failed to execute goal (?:on project|[\w.:-]{1,300}) .{0,4000}$/
const unresolved = /could not (?:be )?(?:resolved?|find|transfer)|Non-resolvable/i
const help = / -> \[Help \d{1,3}\]$/
const enforced = /^Rule \d{1,4}: ([\w.$]{1,300}) failed with message:/
const pom = /^ {1,8}The project \S{1,500} \((.{1,1000})\) has \d{1,5} errors?$/
/** `    'dependencies.dependency.version' for x is missing. @ line 12, column 17`, `    Non-readable POM /p/pom.xml: msg @2:1` */
const inPom = /^ {2,12}(\S.{0,2000}?) @(?: line (\d{1,7}), column (\d{1,7})|(\d{1,7}):(\d{1,7}))/

interface Title {
  readonly kind: Finding['kind']
  readonly severity: Finding['severity']
  readonly message: string
  readonly rule: string | null
  readonly place: readonly [file: string | null, line: string | undefined, column: string | undefined]
}

/** Maven's own words and those of compilers and checkers below it; tests are Surefire's. */
export const maven: LogFormat = {
  name: 'maven',
  cues: ['[ERROR] ', '[FATAL] ', '[WARNING] ', '[WARN] '],
  open() {
    let pomFile: string | null = null
    return openBlockReader<Title>({
      vague: /^Failed to execute goal/,
      limit: 20,
      opens(line) {
        const match = line.startsWith('[') ? level.exec(line) : null
        if (match === null) return null
        const [, mark = '', text = ''] = match
        pomFile = pom.exec(text)?.[1] ?? pomFile
        const severity = mark.startsWith('WARN') ? 'warning' : 'error'
        return placed(text, severity) ?? (severity === 'error' ? (ofPom(text, pomFile) ?? ofGoal(text)) : null) ?? ofRule(text)
      },
      continues: (line, _lines, { rule, kind }) =>
        kind === 'setup' && rule !== null ? !line.startsWith('[') : more.test(line) && !pom.test(line),
      read,
    })
  },
}

function placed(text: string, severity: 'error' | 'warning'): Title | null {
  const match = places.map((pattern) => pattern.exec(text)).find((found) => found !== null)
  if (match === undefined) return null
  const [, file = '', line, column, words = ''] = match
  const style = check.exec(words)
  if (style !== null) return { kind: 'lint', severity, message: style[2] ?? words, rule: style[1] ?? null, place: [file, line, column] }
  const end = trailingRule.exec(words)
  if (end !== null) return { kind: 'lint', severity, message: end[1] ?? words, rule: end[2] ?? null, place: [file, line, column] }
  const plain = lint.exec(words)
  return { kind: 'build', severity, message: plain?.[2] ?? words, rule: plain?.[1] ?? null, place: [file, line, column] }
}

function ofPom(text: string, file: string | null): Title | null {
  const match = file === null ? null : inPom.exec(text)
  return match === null
    ? null
    : { kind: 'setup', severity: 'error', message: match[1] ?? text, rule: null, place: [file, match[2] ?? match[4], match[3] ?? match[5]] }
}

/** That tests failed is told by the tests. */
function ofGoal(text: string): Title | null {
  if (!goal.test(text) || /There (?:are|were) (?:some )?test failures|There was a timeout or other error in the fork/.test(text))
    return null
  const words = text.replace(help, '')
  const isSetup = unresolved.test(words)
  // What could not be resolved is the cause itself, so it does not begin like a mere consequence.
  return {
    kind: isSetup ? 'setup' : 'build',
    severity: 'error',
    message: isSetup ? words.replace(/^Failed to execute goal (?:on project [^:]{1,300}: )?/, '') : words,
    rule: null,
    place: [null, undefined, undefined],
  }
}

function ofRule(text: string): Title | null {
  const match = enforced.exec(text)
  if (match === null) return null
  return { kind: 'setup', severity: 'error', message: '', rule: match[1]?.split('.').at(-1) ?? null, place: [null, undefined, undefined] }
}

function read({ title: { kind, severity, message, rule, place }, at, lines }: Block<Title>): readonly Finding[] {
  const [file, line, column] = place
  const details = lines.map((text) => text.replace(/^\[\w{1,8}\] ?/, '').trimEnd()).join('\n')
  // javac tells on the lines below which symbol it is that it cannot find; they are printed twice, in two widths.
  const words = [message, details.replace(/^\s{1,20}/gm, '')].join('\n').trim()
  return words.trim() === ''
    ? []
    : [finding({ kind, severity, message: words, file, line: number(line), column: number(column), rule, excerpt: details, at })]
}
