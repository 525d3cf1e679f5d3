import { XMLParser } from 'fast-xml-parser'
import { decodeEntities } from './xml-entities.ts'

/** An element of a segment, with its own text and its children in order. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly text: string
  readonly children: readonly XmlElement[]
}

// Numbers and blanks stay as written: `00123` is a name.
// The prefix keeps an attribute called `constructor` from being taken for an attack. Prefixes of namespaces are cut off elsewhere,
// and nobody asks for an element's path, which the parser would write down for each of them.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@_',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  jPath: false,
  // One decoder for all segments: the parser would make a new one for each, which takes longer than parsing it.
  entityDecoder: {
    decode: decodeEntities,
    reset: nothing,
    setExternalEntities: nothing,
    addInputEntities: nothing,
    setXmlVersion: nothing,
  },
})

/** Parses one well-formed segment of a report; null when the parser rejects it. */
export function parseSegment(xml: string): XmlElement | null {
  try {
    const parsed: unknown = parser.parse(xml)
    return elements(parsed, 0)[0] ?? null
  } catch {
    return null
  }
}

function elements(nodes: unknown, depth: number): readonly XmlElement[] {
  if (!isList(nodes) || depth > 8) return []
  const found: XmlElement[] = []
  for (const node of nodes) {
    if (!isRecord(node)) continue
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'))
    if (name === undefined) continue
    const inner = node[name]
    found.push({ name, attributes: attributes(node[':@']), text: textOf(inner), children: elements(inner, depth + 1) })
  }
  return found
}

function attributes(record: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (!isRecord(record)) return found
  for (const [key, value] of Object.entries(record)) {
    // Behind the parser's prefix and that of a namespace.
    const colon = key.indexOf(':')
    if (typeof value === 'string' && !(colon > 0 && key.startsWith('@_xmlns'))) found.set(key.slice(Math.max(2, colon + 1)), value)
  }
  return found
}

function textOf(nodes: unknown): string {
  if (!isList(nodes)) return ''
  let text = ''
  for (const node of nodes) if (isRecord(node) && typeof node['#text'] === 'string') text += node['#text']
  return text
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** No document of ours declares entities or a version. */
function nothing(): undefined {
  return undefined
}
