/** Lines of a file that somebody writes about. */
export interface CodePointer {
  readonly path: string
  readonly from: number
  readonly to: number
  /** The commit that a link names; null for a bare path. Untrusted, as the path is. */
  readonly commit: string | null
}

const mostPointers = 8
const mostLines = 40
/** What is read of one text. */
const mostCharacters = 20_000

const link = /\/blob\/([0-9a-f]{7,64})\/([^\s#?)>\]"'`]{1,400})(?:\?[^\s#)>\]]{0,100})?#L(\d{1,7})(?:C\d{1,5})?(?:-L(\d{1,7}))?/g
const bare = /(?:^|[\s(["'`<])((?:[\w@.+-]{1,100}\/){0,20}[\w@.+-]{1,100}\.[A-Za-z]\w{0,9}):(\d{1,7})(?:-(\d{1,7}))?(?![\w/])/g

/** The places in code that texts name, as `src/a.ts:12`, `src/a.ts:12-20` or a link to lines of a file in a repository; each once. */
export function pointersIn(texts: readonly (string | null)[]): readonly CodePointer[] {
  const found = new Map<string, CodePointer>()
  const add = (path: string, from: number, to: number, commit: string | null): void => {
    const [first, last] = [Math.min(from, to), Math.max(from, to)]
    if (first > 0 && found.size < mostPointers)
      found.set(`${path}:${first}`, { path, from: first, to: Math.min(last, first + mostLines - 1), commit })
  }
  for (const text of texts) {
    const said = (text ?? '').slice(0, mostCharacters)
    for (const [, commit = '', path = '', from = '', to = from] of said.matchAll(link)) add(decoded(path), Number(from), Number(to), commit)
    for (const [, path = '', from = '', to = from] of said.matchAll(bare)) add(path, Number(from), Number(to), null)
  }
  return [...found.values()]
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The file of a checkout that a path means: the very one, or the only one that ends with it. Null where none or several do. */
export function fileOf(path: string, files: readonly string[]): string | null {
  const bare = path.replace(/^(?:\.\/)+/, '')
  if (files.includes(bare)) return bare
  const ending = files.filter((file) => file.endsWith(`/${bare}`))
  return ending.length === 1 ? (ending[0] ?? null) : null
}
