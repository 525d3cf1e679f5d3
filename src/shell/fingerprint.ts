import { createHash } from 'node:crypto'
import { lstat, open, readdir, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { onPath } from './on-path.ts'

/** Far more than any agent's package has. */
const mostEntries = 200_000
const firstLineBytes = 256

/**
 * What an agent's program is made of, as a hash: the program itself, all of its package, and what interprets it. `root` is the folder
 * that belongs to it, null where only its own npm package is known to. Of each entry the mode, size and time of change are taken: that time no
 * program can set back without being root.
 */
export async function fingerprint(program: string, root: string | null, path: string): Promise<string> {
  const hash = createHash('sha256')
  const real = await realpath(program)
  const interpreter = await interpreterOf(real, path)
  for (const start of [real, root ?? packageOf(real), interpreter].filter((one) => one !== null))
    await addAll(start, (line) => hash.update(`${line}\n`))
  return hash.digest('hex')
}

async function addAll(start: string, add: (line: string) => void): Promise<void> {
  const waiting = [start]
  for (let entries = 0; entries < mostEntries; entries += 1) {
    const at = waiting.pop()
    if (at === undefined) return
    const { mode, size, ctimeNs } = await lstat(at, { bigint: true })
    add(JSON.stringify([at, String(mode), String(size), String(ctimeNs)]))
    const isFolder = (mode & 0o170000n) === 0o040000n
    if (isFolder) waiting.push(...(await readdir(at)).sort().map((name) => join(at, name)))
  }
  add('and more')
}

/** The outermost npm package that a file lies in. */
function packageOf(file: string): string | null {
  return /^.*?\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? null
}

/** What the first line of a script names, once all links are followed; null for any other program. */
async function interpreterOf(file: string, path: string): Promise<string | null> {
  const handle = await open(file).catch(() => null)
  // One that may be run but not read is no script.
  if (handle === null) return null
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(firstLineBytes), 0, firstLineBytes, 0)
    const [, first = '', second = ''] = /^#![ \t]*(\S+)[ \t]*(\S*)/.exec(buffer.toString('latin1', 0, bytesRead)) ?? []
    if (first === '') return null
    const named = basename(first) === 'env' ? onPath(second, path) : first
    return named === null ? null : await realpath(named)
  } finally {
    await handle.close()
  }
}
