import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

/** Keys and positions that lead to a place in a YAML file. */
export type YamlPath = readonly (string | number)[]

/** A YAML file with its values, and where they stand. */
export interface YamlFile {
  readonly value: unknown
  /** The line, from 1, of the key or entry that a path leads to; of the last one on the way that is there. */
  readonly lineOf: (path: YamlPath) => number
}

export type YamlReading =
  { readonly kind: 'read'; readonly file: YamlFile } | { readonly kind: 'broken'; readonly line: number; readonly why: string }

/** More is no workflow: GitHub takes files of up to 512 KiB. */
const longest = 1_000_000
/** So often may one value be repeated by aliases. */
const mostAliases = 100

export function readYaml(text: string): YamlReading {
  if (text.length > longest) return { kind: 'broken', line: 1, why: `the file has more than ${longest} characters` }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true })
  const [error] = document.errors
  if (error !== undefined) return { kind: 'broken', line: error.linePos?.[0].line ?? 1, why: firstSentence(error.message) }
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases })
    return { kind: 'read', file: { value, lineOf: (path) => lineIn(document, lines, path) } }
  } catch (error) {
    return { kind: 'broken', line: 1, why: firstSentence(error instanceof Error ? error.message : String(error)) }
  }
}

/** The parser adds the place, and the lines around it. */
function firstSentence(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').slice(0, 200)
}

function lineIn(document: Document.Parsed, lines: LineCounter, path: YamlPath): number {
  let [node, offset]: [unknown, number] = [document.contents, document.contents?.range[0] ?? 0]
  for (const step of path) {
    const next = stepInto(node, step)
    if (next === null) break
    ;[node, offset] = [next.node, next.offset]
  }
  return lines.linePos(offset).line
}

function stepInto(node: unknown, step: string | number): { readonly node: unknown; readonly offset: number } | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    return pair === undefined || !isScalar(pair.key) ? null : { node: pair.value, offset: pair.key.range?.[0] ?? 0 }
  }
  const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined
  return typeof item === 'object' && item !== null && 'range' in item && Array.isArray(item.range)
    ? { node: item, offset: Number(item.range[0]) }
    : null
}
