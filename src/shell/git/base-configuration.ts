import { mkdtemp } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { scopeOf, steeringPart } from '../../core/change/agent-configuration.ts'
import { removeTree } from '../remove-tree.ts'
import { type Entry, listFiles, type Listing } from './listing.ts'
import { readBlobs } from './read-blobs.ts'
import { fetch, layEmpty, type Source } from './trusted-folders.ts'

export interface PlainFile {
  readonly bytes: Buffer
  readonly isExecutable: boolean
}

/** The configuration for agents that counts, held in memory, where no untrusted process can change it. */
export interface Configuration {
  /** Plain files only: a link is what it leads to within its own commit. */
  readonly files: ReadonlyMap<string, PlainFile>
  /** Paths at which the commit that is worked on has something else, nothing, or what the other has not; sorted. */
  readonly differing: readonly string[]
}

/** The repository in a folder, and what a commit in it holds. */
interface Worked {
  readonly folder: string
  readonly listing: Listing
}

/** Of all files together. */
const mostBytes = 64 * 1024 * 1024
/** A link may lead to a link. */
const mostHops = 5
/** Links and their targets, and files behind links. */
const mostBehindLinks = 2_000

/**
 * Reads what steers agents from the newest commit of a branch, and compares it with the commit that is worked on. At first only
 * names are fetched; contents of what is the same in both are there already. `worked` is asked for last, and read before anything runs in it.
 */
export async function readBaseConfiguration(source: Source, branch: string, worked: Promise<Worked>): Promise<Configuration> {
  const folder = await mkdtemp(join(source.temp, 'codality-base-'))
  try {
    await layEmpty(folder)
    await fetch(source, { folder, wanted: [`refs/heads/${branch}`], commits: 1, namesOnly: true })
    const own = await worked
    const base = { folder, listing: await listFiles(source.git, folder, 'FETCH_HEAD') }
    const held = new Set(Array.from(own.listing.values(), ({ object }) => object))
    const readOwn = (objects: readonly string[]): Promise<Blobs> => readAll(source, own.folder, objects)
    const readBase = async (objects: readonly string[]): Promise<Blobs> => {
      const missing = objects.filter((object) => !held.has(object))
      if (missing.length > 0) await fetch(source, { folder, wanted: missing, commits: 1 })
      const [here, there] = await Promise.all([readAll(source, folder, missing), readOwn(objects.filter((object) => held.has(object)))])
      return new Map([...here, ...there])
    }
    const [now, before] = [await steeringFiles(base.listing, readBase), await steeringFiles(own.listing, readOwn)]
    const folders = foldersOf(own.listing)
    const counting = new Map([...now].filter(([path]) => folders.has(scopeOf(steeringPart(path, 'file') ?? path))))
    const contents = await readBase([...new Set(Array.from(counting.values(), ({ object }) => object))])
    const files = new Map(
      [...counting].map(([path, { object, mode }]) => [
        path,
        { bytes: contents.get(object) ?? Buffer.alloc(0), isExecutable: mode === '100755' },
      ]),
    )
    const differing = [...new Set([...counting.keys(), ...before.keys()])]
      .filter((path) => !isSame(counting.get(path), before.get(path)))
      .sort()
    return { files, differing }
  } finally {
    await removeTree(folder)
  }
}

type Blobs = ReadonlyMap<string, Buffer>
type Read = (objects: readonly string[]) => Promise<Blobs>

async function readAll({ git }: Source, folder: string, objects: readonly string[]): Promise<Blobs> {
  const blobs = await readBlobs((given) => git({ folder, environment: { GIT_NO_LAZY_FETCH: '1' }, ...given }), objects, mostBytes)
  if (blobs === null)
    throw new Error(
      `The configuration for agents is more than ${mostBytes / 1024 / 1024} MiB, or cannot be read; no agent is started without it.`,
    )
  return new Map(objects.map((object, index) => [object, blobs[index] ?? Buffer.alloc(0)]))
}

const link = '120000'

/** All plain files that steer agents, with what links that do lead to in their place. */
async function steeringFiles(listing: Listing, read: Read): Promise<ReadonlyMap<string, Entry>> {
  const steering = [...listing].filter(([path, { mode }]) => steeringPart(path, mode === link ? 'link' : 'file') !== null)
  const files = new Map(steering.filter(([, { mode }]) => mode.startsWith('100')))
  const links = steering.filter(([, { mode }]) => mode === link).slice(0, mostBehindLinks)
  if (links.length === 0) return files
  const known = new Map(await read([...new Set(links.map(([, { object }]) => object))]))
  const targetOf = async (path: string, { object }: Entry): Promise<string | null> => {
    if (!known.has(object)) for (const [one, bytes] of await read([object])) known.set(one, bytes)
    const told = known.get(object)?.toString() ?? ''
    const target = posix.join(posix.dirname(path), told).replace(/\/$/, '')
    return told.startsWith('/') || target === '.' || target === '..' || target.startsWith('../') ? null : target
  }
  for (const [path, entry] of links)
    for (const [behind, file] of await follow(path, entry, listing, targetOf))
      if (steeringPart(behind, 'file') !== null) files.set(behind, file)
  return files
}

/** What stands behind a link, by the paths at which it would be read. Links below a folder behind a link are left out, and so is what leads out. */
async function follow(
  path: string,
  entry: Entry,
  listing: Listing,
  targetOf: (path: string, entry: Entry) => Promise<string | null>,
): Promise<readonly (readonly [string, Entry])[]> {
  let at = path
  let here = entry
  for (let hop = 0; hop < mostHops; hop += 1) {
    const target = await targetOf(at, here)
    if (target === null) return []
    const next = listing.get(target)
    if (next === undefined)
      return [...listing]
        .flatMap(([one, file]) =>
          one.startsWith(`${target}/`) && file.mode.startsWith('100') ? [[`${path}${one.slice(target.length)}`, file] as const] : [],
        )
        .slice(0, mostBehindLinks)
    if (next.mode !== link) return next.mode.startsWith('100') ? [[path, next]] : []
    at = target
    here = next
  }
  return []
}

/** All folders of a commit, and the empty path for its top. */
function foldersOf(listing: Listing): ReadonlySet<string> {
  const folders = new Set([''])
  for (const path of listing.keys()) {
    for (let end = path.lastIndexOf('/'); end > 0 && !folders.has(path.slice(0, end)); end = path.lastIndexOf('/', end - 1))
      folders.add(path.slice(0, end))
  }
  return folders
}

function isSame(one: Entry | undefined, other: Entry | undefined): boolean {
  return one?.object === other?.object && one?.mode === other?.mode
}
