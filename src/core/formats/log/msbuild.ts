import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlockReader } from './block-reader.ts'

/**
 * The canonical form of MSBuild: `origin(line,column): [subcategory] category code: text [project]`. The origin may be a tool
 * (`LINK`, `CSC`, `MSBUILD`), a project or a source file; the project may be followed by a target framework.
 */
const canonical =
  /^\s{0,40}(?:\d{1,4}>)?((?:[A-Za-z]:)?[^:(\s][^:(]{0,600}(?:\([^()]{1,60}\)[^:(]{0,300}){0,2}?)(?:\((\d{1,7})(?:,(\d{1,7}))?(?:[,-][\d,-]{1,30})?\))? ?: (?:[A-Za-z]{1,20} )?(error|warning) (?:([A-Za-z]{1,12}\d{1,6}) ?)?: (.*)$/
const project =
  /^(.*?) ?\[[^\]]{1,1000}\.\w{0,8}proj(?:::[^\]]{1,300})?\]$|^(.*?) ?\[[^\]]{1,1000}\.(?:sln|slnx|slnf|metaproj)(?:::[^\]]{1,300})?\]$/
const checks = /^(?:CA|IDE|SA|RCS|xUnit|NUnit|MSTEST|S|SYSLIB)\d{3,5}$/
const setups = /^(?:NU|NETSDK|MSB1\d{3}|MSB4\d{3}|MSB3202|MSB3644)\d{0,5}$/
/** Tools without a file, in the place of one. */
const tools = /^(?:MSBUILD|CSC|VBC|FSC|LINK|LIB|cl|CVTRES|RC|EXEC|NMAKE|ALINK|ILC|dotnet|csc|vbc|fsc|TESTRUN|AL)$|\.(?:exe|obj|o|lib)$/
const projectFile = /\.(?:\w{0,8}proj|sln|slnx|slnf|props|targets)$/
const object = /^(.*\.(?:obj|lib))$/

/** MSBuild and every compiler that speaks its language: C#, F#, Visual Basic, Visual C++, NuGet. */
export const msbuild: LogFormat = {
  name: 'msbuild',
  cues: [': error ', ': warning ', ': fatal error '],
  open: () =>
    openBlockReader<RegExpExecArray>({
      vague:
        /^The command ".{1,3000}" exited with code|exited with code -?\d{1,10}\.$|unresolved externals?$|task returned false but did not log an error/,
      opens(line) {
        if (!/error|warning/.test(line)) return null
        const match = canonical.exec(line.replace(/: fatal error /, ': error '))
        return match !== null && isOurs(match) ? match : null
      },
      read: ({ title, at }) => [read(title, at)],
    }),
}

/** Others write `origin: error X1: text`, too; a place in brackets, a known tool or a project tells MSBuild. */
function isOurs([, origin = '', line, , , code, text = '']: RegExpExecArray): boolean {
  // TypeScript's have a reader of their own; what begins with a dash goes on with the error above.
  if (code?.startsWith('TS') === true || /^\s{0,8}- /.test(text)) return false
  const name = origin.trim()
  return (
    (line !== undefined && /\.\w{1,10}$/.test(name)) ||
    (code !== undefined && tools.test(name)) ||
    projectFile.test(name) ||
    project.test(text)
  )
}

function read([, origin = '', line, column, category, code, text = '']: RegExpExecArray, at: number): Finding {
  const bare = project.exec(text)
  const message = bare?.[1] ?? bare?.[2] ?? text
  const isTool = tools.test(origin.trim())
  const named = isTool && object.test(origin.trim()) ? `${origin.trim()}: ${message}` : message
  return finding({
    kind: checks.test(code ?? '') ? 'lint' : setups.test(code ?? '') ? 'setup' : 'build',
    severity: category === 'error' ? 'error' : 'warning',
    message: named,
    rule: code ?? null,
    at,
    ...(isTool ? {} : placeIn(folderOf(text), { file: origin.trim(), line: number(line), column: number(column) })),
  })
}

/** Compilers print paths from the project's folder on, wherever MSBuild was started. */
function placeIn(folder: string | null, printed: Frame): Frame & { readonly frames?: readonly Frame[] } {
  if (folder === null || /^(?:[\\/]|[A-Za-z]:)/.test(printed.file)) return printed
  return { ...printed, file: folder + printed.file, frames: [printed] }
}

/** The folder of the project that a message names at its end, with the slash that ends it; null where it names none. */
function folderOf(text: string): string | null {
  const inner = text.endsWith(']') ? text.slice(text.lastIndexOf('[') + 1, -1).replace(/::[^:]{1,300}$/, '') : ''
  const end = Math.max(inner.lastIndexOf('/'), inner.lastIndexOf('\\')) + 1
  return end > 0 && /\.\w{0,8}proj$/.test(inner) && !inner.endsWith('.metaproj') ? inner.slice(0, end) : null
}
