import { isLibrary } from '../formats/frames.ts'
import { groupBy } from '../common/group-by.ts'
import type { TestName } from '../model/diagnostic.ts'
import { isTestFile } from './test-files.ts'
import type { Finding, Frame } from '../model/evidence.ts'

/** Where a finding belongs in the repository. */
export interface Location {
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  /** The file that the failed test itself stands in, which may be another than the one that raised the error. */
  readonly testFile: string | null
}

/** Maps paths as tools print them to files of the repository. */
export type Locator = (finding: Finding) => Location

/** Folders that CI services check out into: hosted runners, containers of jobs, of Docker actions, and of Windows. */
const workspaces = [
  /^\/home\/runner\/work\/[^/]{1,255}\/[^/]{1,255}\//,
  /^\/Users\/runner\/work\/[^/]{1,255}\/[^/]{1,255}\//,
  /^\/__w\/[^/]{1,255}\/[^/]{1,255}\//,
  /^\/github\/workspace\//,
  /^[A-Za-z]:\/a\/[^/]{1,255}\/[^/]{1,255}\//,
  /^\/home\/[^/]{1,255}\/actions-runner\/_work\/[^/]{1,255}\/[^/]{1,255}\//,
]

/** Knows the tracked files; without any (there may be too many to list) known prefixes are cut off and the rest is believed. */
export function openLocator(trackedFiles: readonly string[]): Locator {
  const byName = groupBy(trackedFiles, (file) => file.slice(file.lastIndexOf('/') + 1))
  const known = new Map<string, string | null>()
  const find = (printed: string): string | null => {
    const earlier = known.get(printed)
    if (earlier !== undefined) return earlier
    const file = trackedFiles.length === 0 ? believe(printed) : mapPath(printed, byName)
    known.set(printed, file)
    return file
  }
  return ({ file, line, column, frames, test }) => {
    const testFile = test === null || trackedFiles.length === 0 ? null : findTest(test, file, frames, find)
    const candidates: readonly Frame[] = [
      ...(file === null ? [] : [{ file, line, column }]),
      ...frames,
      ...(test === null || trackedFiles.length === 0 ? [] : classFiles(test)),
    ]
    let whole: Location | null = null
    for (const frame of candidates) {
      const tracked = find(frame.file)
      if (tracked === null) continue
      if (frame.line !== null) return { file: tracked, line: frame.line, column: frame.column, testFile }
      whole ??= { file: tracked, line: null, column: null, testFile }
    }
    return whole ?? { file: null, line: null, column: null, testFile }
  }
}

/** A report may name the file, or put it into the suite's name; else one of the frames, or the class, tells it. */
function findTest(test: TestName, file: string | null, frames: readonly Frame[], find: (printed: string) => string | null): string | null {
  const named = [
    ...(file === null ? [] : [file]),
    ...(test.suite === null ? [] : [test.suite]),
    ...classFiles(test).map((frame) => frame.file),
  ].flatMap((path) => find(path) ?? [])
  const seen = frames.flatMap((frame) => find(frame.file) ?? [])
  return [...named, ...seen].find(isTestFile) ?? named[0] ?? null
}

const classEndings = ['java', 'kt', 'scala', 'groovy', 'cs', 'fs', 'vb', 'php', 'py', 'swift', 'rb']

/** `com.acme.FooTest`, `Acme\\FooTest` and `tests.test_foo.TestFoo` name files by their classes; without a line, for a class has many. */
function classFiles({ suite }: TestName): readonly Frame[] {
  if (suite === null || suite.length > 300 || !/^[\w$]+(?:[.\\][\w$+]+)+$/.test(suite)) return []
  const parts = suite.replace(/[$+].*$/, '').split(/[.\\]/)
  // Python's class stands below its module.
  const paths = [parts, ...(parts.length > 2 ? [parts.slice(0, -1)] : [])].map((names) => names.join('/'))
  return paths.flatMap((path) => classEndings.map((ending) => ({ file: `${path}.${ending}`, line: null, column: null })))
}

function mapPath(printed: string, byName: ReadonlyMap<string, readonly string[]>): string | null {
  const { path, isWorkspace, isAbsolute } = normalise(printed)
  const files = byName.get(path.slice(path.lastIndexOf('/') + 1)) ?? []
  const exact = files.find((file) => file === path)
  if (exact !== undefined && !isAbsolute) return exact
  if (isLibrary(printed) || isLibrary(path) || isForeign(printed)) return null
  const parts = path.split('/').filter((part) => part !== '')
  const scored = files
    .map((file) => ({ file, shared: sharedEnd(parts, file.split('/')) }))
    .filter(({ file, shared }) => isEnough(shared, parts.length, file.split('/').length, isAbsolute, isWorkspace))
  const most = scored.reduce((best, { shared }) => Math.max(best, shared), 0)
  const [first, second] = scored.filter(({ shared }) => shared === most)
  return first === undefined || second !== undefined ? null : first.file
}

/**
 * Either path must end in the whole of the other; a shared end of two parts also counts where the beginning is
 * a module's name or a foreign folder, but not below a known workspace, where the beginning is certain.
 */
function isEnough(shared: number, printed: number, tracked: number, isAbsolute: boolean, isWorkspace: boolean): boolean {
  if (shared === tracked) return true
  if (shared === printed) return !isAbsolute
  return shared >= 2 && !isWorkspace
}

function sharedEnd(left: readonly string[], right: readonly string[]): number {
  let shared = 0
  while (shared < left.length && shared < right.length && left[left.length - 1 - shared] === right[right.length - 1 - shared]) shared += 1
  return shared
}

interface PrintedPath {
  readonly path: string
  /** The path stood below a folder that is certainly the checkout. */
  readonly isWorkspace: boolean
  readonly isAbsolute: boolean
}

function normalise(printed: string): PrintedPath {
  const bare = decodePath(printed.slice(0, 4_096).trim()).replaceAll('\\', '/')
  for (const workspace of workspaces) {
    const rest = bare.replace(workspace, '')
    if (rest !== bare) return { path: tidy(rest), isWorkspace: true, isAbsolute: false }
  }
  const isAbsolute = /^(?:\/|[A-Za-z]:\/)/.test(bare)
  return { path: tidy(bare.replace(/^[A-Za-z]:\//, '/')), isWorkspace: false, isAbsolute }
}

/** What bundlers and development servers put before a path, and the query that some put behind it. */
const served =
  /^(?:webpack(?:-internal)?:\/\/\/?(?:[\w@. -]{1,200}\/(?=\.\/))?|https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?\/(?:@fs\/)?)/

/** Somebody else's server: its files are none of the checkout, whatever they are called. */
function isForeign(printed: string): boolean {
  return /^https?:\/\//.test(printed) && !served.test(printed)
}

function decodePath(path: string): string {
  if (served.test(path))
    return path
      .replace(served, '')
      .replace(/[?#].*$/, '')
      .replace(/^\([\w-]{1,50}\)\//, '')
  if (!path.startsWith('file://')) return path
  const bare = path.replace(/^file:\/\/(?=\/)/, '').replace(/^\/(?=[A-Za-z]:)/, '')
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

/** Resolves `.` and `..`; a path that leaves its root keeps only what follows. */
function tidy(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function believe(printed: string): string | null {
  const { path, isAbsolute } = normalise(printed)
  return isAbsolute || isLibrary(printed) || path === '' || !/^[^<>|*?"\n]+$/.test(path) ? null : path
}
