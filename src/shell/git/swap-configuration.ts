import { chmod, lstat, mkdtemp, readdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type EntryKind, scopeOf, steeringPart, steersAgents } from '../../core/change/agent-configuration.ts'
import { isBelowFolders, layFiles, makeFolders } from '../lay-files.ts'
import { removeTree } from '../remove-tree.ts'
import type { PlainFile } from './base-configuration.ts'

export interface Swap {
  /** The folder that the checkout lies in, which is ours. */
  readonly root: string
  /** The checkout. */
  readonly folder: string
  /** What steers agents from now on, by its paths; null leaves what is there. */
  readonly files: ReadonlyMap<string, PlainFile> | null
  /** Entries at the top that are out of the way whatever they hold. */
  readonly hidden: readonly string[]
}

/** Entries that are looked at; more of them are no project. */
const mostEntries = 5_000_000
/** Folders that are read side by side. */
const batch = 32
/** Files below one entry that are told apart; with more of them the whole entry counts as changed. */
const mostLeaves = 20_000

/**
 * Takes all that steers agents out of a checkout, committed or not, and lays `files` in its place; the result puts back what was taken,
 * but for what was changed meanwhile. Only to be called, both ways, while no untrusted process lives.
 */
export async function swapConfiguration({ root, folder, files, hidden }: Swap): Promise<() => Promise<void>> {
  for (const name of hidden) if (name.includes('/')) throw new TypeError(`${name} is not at the top of the checkout`)
  const aside = await mkdtemp(join(root, 'aside-'))
  const hiding = new Set(hidden)
  const taken = [...new Set([...(await existing(folder, hidden)), ...(files === null ? [] : await findSteering(folder))])]
  for (const [index, path] of taken.entries()) await move(join(folder, path), join(aside, String(index)))
  // Programs look above the checkout, too.
  if (files !== null) for (const name of await steeringNames(root)) await removeTree(join(root, name))
  const laid = new Map<string, PlainFile>()
  for (const [path, file] of files ?? []) {
    const part = steeringPart(path, 'file') ?? path
    if (!hiding.has(part) && (await isBelowFolders(folder, scopeOf(part) || '.'))) laid.set(path, file)
  }
  await lay(folder, laid)
  return async () => {
    await putBack(folder, { aside, taken, laid })
    await removeTree(aside)
  }
}

async function lay(folder: string, files: ReadonlyMap<string, PlainFile>): Promise<void> {
  await layFiles(
    folder,
    Object.fromEntries([...files].map(([path, { bytes }]) => [path, bytes])),
    new Set([...files].flatMap(([path, { isExecutable }]) => (isExecutable ? [path] : []))),
  )
}

async function existing(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const there = await Promise.all(
    names.map((name) =>
      lstat(join(folder, name)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return names.filter((_, index) => there[index])
}

async function steeringNames(folder: string): Promise<readonly string[]> {
  return (await list(folder)).flatMap(({ name, kind }) => (steersAgents('', name, kind) ? [name] : []))
}

/** The outermost entries of a checkout that steer agents. Follows no link. */
async function findSteering(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  const waiting = ['']
  let seen = 0
  while (waiting.length > 0) {
    const some = waiting.splice(-batch)
    const lists = await Promise.all(some.map((path) => list(join(folder, path))))
    for (const [index, entries] of lists.entries()) {
      const above = some[index] ?? ''
      seen += entries.length
      for (const { name, kind } of entries) {
        const path = above === '' ? name : `${above}/${name}`
        if (path === '.git') continue
        if (steersAgents(above, name, kind)) found.push(path)
        else if (kind === 'folder') waiting.push(path)
      }
    }
    if (seen > mostEntries)
      throw new Error(
        `The checkout has more than ${mostEntries} files and folders, so it could not be seen what of them steers agents; none is started.`,
      )
  }
  return found
}

interface Named {
  readonly name: string
  readonly kind: EntryKind
}

/** What a folder holds. Tests of rights leave folders behind that even their owner may not read. */
async function list(folder: string): Promise<readonly Named[]> {
  const read = async (): Promise<readonly Named[]> =>
    (await readdir(folder, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'file',
    }))
  return read().catch(async () => {
    const isFolder = await lstat(folder).then(
      (entry) => entry.isDirectory(),
      () => false,
    )
    if (isFolder) await chmod(folder, 0o700).catch(() => undefined)
    return isFolder ? read().catch(() => []) : []
  })
}

/** Between folders that are really folders. */
async function move(from: string, to: string): Promise<void> {
  await rename(from, to).catch(async () => {
    await Promise.all([dirname(from), dirname(to)].map((folder) => chmod(folder, 0o700).catch(() => undefined)))
    await rename(from, to)
  })
}

interface Swapped {
  /** Holds what was taken, by its index. */
  readonly aside: string
  readonly taken: readonly string[]
  readonly laid: ReadonlyMap<string, PlainFile>
}

async function putBack(folder: string, { aside, taken, laid }: Swapped): Promise<void> {
  const parts = [...new Set([...taken, ...Array.from(laid.keys(), (path) => steeringPart(path, 'file') ?? path)])]
  const touched = await touchedFiles(folder, parts, laid)
  const gone: string[] = []
  for (const path of laid.keys()) if (!(await isThere(folder, path)) && !touched.includes(path)) gone.push(path)
  const kept = await mkdtemp(join(aside, 'kept-'))
  for (const [index, path] of touched.entries()) await move(join(folder, path), join(kept, String(index)))
  for (const part of parts) if (await isBelowFolders(folder, dirname(part))) await removeTree(join(folder, part))
  for (const [index, path] of taken.entries()) {
    // Where something else has come to stand above it, that is a change, and it is taken for deleted.
    if (!(await hasRoom(folder, path))) continue
    await makeFolders(folder, dirname(path))
    await move(join(aside, String(index)), join(folder, path))
  }
  for (const path of gone) if (await isBelowFolders(folder, dirname(path))) await removeTree(join(folder, path))
  for (const [index, path] of touched.entries()) {
    await makeFolders(folder, dirname(path))
    await removeTree(join(folder, path))
    await move(join(kept, String(index)), join(folder, path))
  }
}

/** What is not as it was laid: files, links and all else that is no folder; a folder where it holds too much to be looked into. */
async function touchedFiles(folder: string, parts: readonly string[], laid: ReadonlyMap<string, PlainFile>): Promise<readonly string[]> {
  const touched: string[] = []
  for (const part of parts) {
    if (!(await isThere(folder, part))) continue
    const leaves = await leavesOf(folder, part)
    if (leaves === null) touched.push(part)
    for (const leaf of leaves ?? []) if (!(await isAsLaid(join(folder, leaf), laid.get(leaf)))) touched.push(leaf)
  }
  return [...new Set(touched)]
}

async function isThere(folder: string, path: string): Promise<boolean> {
  return (
    (await isBelowFolders(folder, dirname(path))) &&
    (await lstat(join(folder, path)).then(
      () => true,
      () => false,
    ))
  )
}

/** Null when there are too many. */
async function leavesOf(folder: string, part: string): Promise<readonly string[] | null> {
  if (!(await lstat(join(folder, part))).isDirectory()) return [part]
  const leaves: string[] = []
  const waiting = [part]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const { name, kind } of await list(join(folder, path))) (kind === 'folder' ? waiting : leaves).push(`${path}/${name}`)
    if (leaves.length + waiting.length > mostLeaves) return null
  }
  return leaves
}

async function isAsLaid(path: string, file: PlainFile | undefined): Promise<boolean> {
  if (file === undefined) return false
  const stats = await lstat(path)
  if (!stats.isFile() || stats.size !== file.bytes.length || ((stats.mode & 0o100) !== 0) !== file.isExecutable) return false
  return (await readFile(path).catch(() => null))?.equals(file.bytes) === true
}

/** Is everything above a path a folder, or not there? */
async function hasRoom(folder: string, path: string): Promise<boolean> {
  let at = folder
  for (const name of dirname(path).split('/')) {
    at = join(at, name)
    const known = await lstat(at).catch(() => null)
    if (known !== null && !known.isDirectory()) return false
  }
  return true
}
