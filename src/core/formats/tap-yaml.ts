import { dedent } from './text.ts'

/** The keys of a block with what they hold: scalars without quotes, anything else as its lines. */
export type YamlBlock = ReadonlyMap<string, string>

const entry = /^("[^"]{1,100}"|'[^']{1,100}'|[\w$-]{1,100}):(?: {1,100}(.*))?$/
const keysLimit = 100

/**
 * Reads the first level of a YAML block of TAP. Producers write a small part of YAML there, and not always well:
 * what is not understood is kept as text.
 */
export function readYamlBlock(lines: readonly string[]): YamlBlock {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const indent = first.length - first.trimStart().length
  const found = new Map<string, string>()
  let open: { readonly key: string; readonly value: string; readonly below: string[] } | null = null
  const close = (): void => {
    if (open !== null && !found.has(open.key) && found.size < keysLimit) found.set(open.key, valueOf(open.value, open.below))
  }
  for (const line of lines) {
    const own = line.length - line.trimStart().length === indent ? entry.exec(line.slice(indent)) : null
    if (own === null) open?.below.push(line)
    else {
      close()
      open = { key: unquote(own[1] ?? ''), value: (own[2] ?? '').trim(), below: [] }
    }
  }
  close()
  return found
}

function valueOf(value: string, below: readonly string[]): string {
  if (value === '' || /^[|>][-+\d]{0,2}$/.test(value)) return dedent(below)
  return unquote([value, ...below.map((line) => line.trim())].join('\n').trim())
}

function unquote(value: string): string {
  if (value.length >= 2 && value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1).replaceAll("''", "'")
  if (value.length >= 2 && value.startsWith('"') && value.endsWith('"'))
    return value.slice(1, -1).replace(/\\(["\\/nt])/g, (_, character: string) => ({ n: '\n', t: '\t' })[character] ?? character)
  return value
}
