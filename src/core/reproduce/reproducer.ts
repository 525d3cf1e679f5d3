import { groupBy } from '../common/group-by.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** One process that shows failures again, run in `folder` of the checkout. Arguments hold text of others: never join them in a shell unquoted. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
  /** Relative to the repository's root, `.` for the root itself. */
  readonly folder: string
}

/** What is known of a repository without running any of it. */
export interface Project {
  readonly files: ReadonlySet<string>
  /** Names of the packages that each `package.json` asks for, by its folder (`.` for the root), and its scripts' texts. */
  readonly packages: ReadonlyMap<string, { readonly dependencies: ReadonlySet<string>; readonly scripts: string }>
}

/** One failed test, or one file that a tool objects to. */
export interface Failed {
  readonly file: string | null
  readonly line: number | null
  readonly suite: string | null
  /** Empty for what is no test. */
  readonly name: string
  readonly rule: string | null
}

/** A tool that can be asked for exactly what failed. Growing means one entry in one of the lists in `index.ts`. */
export interface Reproducer {
  readonly name: string
  /** Formats of logs and reports that only this tool writes. */
  readonly formats: readonly string[]
  /** May this tool have run the failure, going by its file and the repository? Asked for formats that many tools write. */
  fits?(failed: Failed, project: Project): boolean
  /** Commands for as few tests as possible; none where something is missing. */
  commands(failed: readonly Failed[], project: Project): readonly Showing[]
}

/** A command, and those of the failures that it was made to show: each by the very object that was given. */
export interface Showing {
  readonly command: Command
  readonly shows: readonly Failed[]
}

/** Longer patterns run whole files instead: a command has to be read by people, too. */
const longestPattern = 4_000

/** What a diagnostic and all that it stands for come down to. */
export function failedOf({ test, testFile, file, line, rule, also }: Diagnostic): readonly Failed[] {
  if (test === null) return [{ file, line, suite: null, name: '', rule }]
  const own = testFile ?? file
  return [
    { file: own, line: own === file ? line : null, suite: test.suite, name: test.name, rule },
    ...also.map((other) => ({ file: other.file, line: null, suite: other.suite, name: other.name, rule })),
  ]
}

/** Paths as arguments: one that starts with a dash must not become an option. */
export function paths(failed: readonly Failed[], folder = '.'): readonly string[] {
  const inside = failed.flatMap(({ file }) => (file === null ? [] : [relative(file, folder)]))
  return [...new Set(inside)].map((path) => (path.startsWith('-') ? `./${path}` : path))
}

export function relative(file: string, folder: string): string {
  return folder !== '.' && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
}

/** The nearest folder above a file that holds one of the named files; null when none does. */
export function nearest({ files }: Project, file: string | null, names: readonly string[]): string | null {
  const parts = (file ?? '').split('/').slice(0, -1)
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const folder = parts.slice(0, depth).join('/')
    if (names.some((name) => files.has(folder === '' ? name : `${folder}/${name}`))) return folder === '' ? '.' : folder
  }
  return null
}

/** Failures by the folder that a tool has to run in. Those without one are left out. */
export function byFolder(
  failed: readonly Failed[],
  folderOf: (one: Failed) => string | null,
): readonly (readonly [folder: string, failed: readonly Failed[]])[] {
  return [...groupBy(failed, folderOf)]
}

export function escapeRegex(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** One regular expression for several names, null when it would be too long to be of use. */
export function anyOf(names: readonly string[]): string | null {
  const escaped = [...new Set(names)].map(escapeRegex)
  const pattern = escaped.length === 1 ? (escaped[0] ?? '') : `(?:${escaped.join('|')})`
  return pattern.length > longestPattern || pattern === '' ? null : pattern
}

/** One word for a POSIX shell, quoted where needed, without line breaks or control characters. */
export function quoted(word: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll(/[\u0000-\u001f\u007f]/g, '?').replaceAll("'", `'\\''`)}'`
}

/** For people and for a POSIX shell. */
export function shown({ program, args, folder }: Command): string {
  const line = [program, ...args].map(quoted).join(' ')
  return folder === '.' ? line : `cd ${quoted(folder)} && ${line}`
}
