import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Reads the refs of a git directory without a process: a worker of the tests forks slowly. Null when there is none of that name.
 * Only for full names, such as `refs/heads/main`. https://git-scm.com/docs/gitrepository-layout
 */
export async function readRef(folder: string, name: string): Promise<string | null> {
  if (!isPlain(name)) return null
  return (await loose(folder, name)) ?? (await packed(folder)).get(name) ?? null
}

/** All refs that begin with a prefix, such as `refs/heads/`, by their names in order. */
export async function readRefs(folder: string, prefix: string): Promise<ReadonlyMap<string, string>> {
  // A ref is packed before its own file goes, so what is packed is read last.
  const own = await Promise.all(
    (await namesIn(folder, 'refs'))
      .filter((name) => name.startsWith(prefix))
      .map(async (name) => [name, await loose(folder, name)] as const),
  )
  const all = new Map([...(await packed(folder)), ...own.flatMap(([name, sha]) => (sha === null ? [] : [[name, sha] as const]))])
  return new Map([...all].filter(([name]) => name.startsWith(prefix)).sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Git takes a folder away with the last ref in it, while others look. */
async function namesIn(folder: string, below: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => [])
  const names = await Promise.all(
    entries.map(async (entry) => (entry.isDirectory() ? namesIn(folder, `${below}/${entry.name}`) : [`${below}/${entry.name}`])),
  )
  return names.flat().filter((name) => !name.endsWith('.lock'))
}

/** Would git take it for the name of a ref, and is it no way out of the folder? */
function isPlain(name: string): boolean {
  return /^refs\/[\w.+@/-]+$/.test(name) && !/\.\.|\/\/|\/\.|@\{|\.lock(?:\/|$)|[/.]$/.test(name)
}

async function loose(folder: string, name: string): Promise<string | null> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => '')
  return /^([0-9a-f]{40})\n$/.exec(text)?.[1] ?? null
}

async function packed(folder: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(folder, 'packed-refs'), 'utf8').catch(() => '')
  return new Map(Array.from(text.matchAll(/^([0-9a-f]{40}) (refs\/.+)$/gm), ([, sha = '', name = '']) => [name, sha]))
}
