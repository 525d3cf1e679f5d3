import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding } from '../finding.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

const testsLimit = 2_000
/** `xcodebuild: error: Unable to find a destination matching …`, with more below it */
const own = /^(?:\d{4}-\d\d-\d\d [\d:.]{8,20} )?xcodebuild(?:\[[\d:]{1,30}\])?: error: (\S.*)$/
/** `/p/App.xcodeproj: error: Signing for "App" requires a development team. … (in target 'App' from project 'App')`, also without a file */
const project =
  /^(?:(\/[^:]{1,1000}\.(?:xcodeproj|xcworkspace|storyboard|xib|xcassets|plist|xcdatamodeld?|xcprivacy|xcstrings|strings|entitlements)): )?error: (\S.{0,3000}?)(?: \(in target '([^']{1,300})' from project '[^']{1,300}'\))?$/
/** Without a file and a target, only what no other tool says is Xcode's for sure. */
const certain =
  /^(?:The sandbox is not in sync with the Podfile\.lock|Build input files? cannot be found|Multiple commands produce|No (?:signing certificate|profiles? for|account for team)|Signing for ".{1,300}" requires|Provisioning profile )/
/** `CodeSign error: code signing is required …` */
const codeSign = /^Code ?Sign error: (\S.*)$/
/** Reason of a test that failed, which is read with Swift's */
const reason = /: error: (?:-\[([\w.]{1,300}) (\w{1,300})\]|([\w.]{1,300})\.(\w{1,300})) : /
/** `Test Case '-[AppTests.CalcTests testAdds]' failed (0.1 seconds).`, in parallel `Test case 'CalcTests.testAdds()' failed on 'iPhone 15 - App (123)' (0.1 seconds)` */
const verdict = /^\s{0,20}Test [Cc]ase '(-\[[\w.]{1,300} \w{1,300}\]|[^']{1,600})' failed(?: on '.{1,300}')? \(\d/
/** `Restarting after unexpected exit, crash, or test timeout in CalcTests.testAdds(); summary will include …` */
const restart =
  /^(?:Restarting after unexpected exit, crash, or test timeout in|Restarting after unexpected exit or crash in) (.{1,600}?); summary will include/
/** `	App (123) encountered an error (Early unexpected exit, operation never finished bootstrapping …)` */
const encountered = /^\s{0,8}(\S.{0,300} encountered an error \(.{1,3000})$/
const lists = /^(Failing tests|The following build commands failed):$/
const testLabel = /^(?:-\[[\w.]{1,300} \w{1,300}\]|[\w.]{1,300}[./]\w{1,300}(?:\(.{0,200}\))?)$/
const listEnd = /^\s{0,8}\(\d{1,6} failures?\)$|^\*\* /
/** Compilers and linkers tell of themselves. */
const compiles =
  /^(?:Swift(?:Compile|Driver|EmitModule|MergeGeneratedHeaders)|Compile(?:C|Swift|SwiftSources)|EmitSwiftModule|MergeSwiftModule|Ld|Libtool|PrecompileModule|ProcessPCH|Building |Testing |Archiving )/

interface Title {
  readonly kind: 'own' | 'project' | 'tests' | 'commands'
  readonly file: string | null
  readonly message: string
}

interface Result {
  readonly at: number
  readonly suite: string | null
  readonly name: string
  readonly message: string
  readonly isTold: boolean
}

/** Xcode's build tool: what is wrong with a project, commands that failed, and failed tests that nothing else tells a reason of. */
export const xcodebuild: LogFormat = {
  name: 'xcodebuild',
  cues: [
    'xcodebuild',
    '^error: ',
    ': error: ',
    'Sign error: ',
    "Test Case '",
    "Test case '",
    'Restarting after unexpected exit',
    ' encountered an error (',
    'Failing tests:',
    'The following build commands failed:',
  ],
  open() {
    const results = new Map<string, Result>()
    const note = (label: string, at: number, part: Partial<Result> = {}): void => {
      const { suite, name } = nameOf(label)
      const key = `${suite?.split('.').at(-1) ?? ''} ${name}`
      const known = results.get(key)
      if (known === undefined && results.size >= testsLimit) return
      results.set(key, { ...(known ?? { at, suite, name, message: `${name} failed`, isTold: false }), ...part })
    }
    const blocks = openBlockReader<Title>({
      opens: readTitle,
      continues: (line, _lines, { kind }) =>
        kind === 'own' ? /^\s{1,40}\S|^$/.test(line) : kind !== 'project' && /^\s{1,40}\S/.test(line) && !listEnd.test(line),
      limit: 400,
      read(block) {
        if (block.title.kind !== 'tests') return readBlock(block)
        for (const line of block.lines) if (testLabel.test(line.trim())) note(line.trim(), block.at)
        return []
      },
    })
    return {
      line(line, at, before) {
        readVerdict(line, at, note)
        return blocks.line(line, at, before)
      },
      awake: () => blocks.awake?.() ?? false,
      end: () => [
        ...blocks.end(),
        ...[...results.values()]
          .filter(({ isTold }) => !isTold)
          .map(({ suite, name, message, at }) => finding({ kind: 'test', message, test: { suite, name, id: null }, at })),
      ],
    }
  },
}

function readVerdict(line: string, at: number, note: (label: string, at: number, part?: Partial<Result>) => void): void {
  const told = line.includes(' : ') ? reason.exec(line) : null
  if (told !== null) note(`${told[1] ?? told[3] ?? ''}.${told[2] ?? told[4] ?? ''}`, at, { isTold: true })
  const match = verdict.exec(line)
  if (match !== null) note(match[1] ?? '', at)
  const crashed = restart.exec(line)?.[1]
  if (crashed !== undefined) note(crashed, at, { message: 'The test crashed, made the app exit, or ran into its timeout' })
}

/** `-[App.CalcTests testAdds]`, `CalcTests.testAdds()`, `CalcTests/testAdds()` → suite and name, the latter without brackets. */
function nameOf(label: string): { readonly suite: string | null; readonly name: string } {
  const bare = label.replace(/^-\[(.{1,700})\]$/, '$1').replace(/\(\)$/, '')
  const match = /^([\w.]{1,300})[. /](\S.{0,400})$/.exec(bare)
  return match === null ? { suite: null, name: bare } : { suite: match[1] ?? null, name: match[2] ?? bare }
}

function readTitle(line: string): Title | null {
  const list = lists.exec(line)?.[1]
  if (list !== undefined) return { kind: list === 'Failing tests' ? 'tests' : 'commands', file: null, message: '' }
  const words = own.exec(line)?.[1] ?? encountered.exec(line)?.[1] ?? codeSign.exec(line)?.[1]
  if (words !== undefined) return { kind: 'own', file: null, message: words }
  const match = project.exec(line)
  if (match === null) return null
  const [, file = null, message = '', target] = match
  return file === null && target === undefined && !certain.test(message) ? null : { kind: 'project', file, message }
}

function readBlock({ title: { kind, file, message }, at, lines }: Block<Title>): readonly Finding[] {
  if (kind === 'project') return [finding({ kind: 'build', message, file, at })]
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '')
  if (kind === 'own') return [finding({ kind: 'setup', message: [message, ...texts].join('\n'), at })]
  return texts.filter((line) => !compiles.test(line)).map((line) => finding({ kind: 'build', message: `Command failed: ${line}`, at }))
}
