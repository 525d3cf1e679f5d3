import { decodeEntities } from './xml-entities.ts'

/** An attribute, or a word that is none; it always takes what it has read, so that the next search goes on behind it. */
const attribute = /([^\s=]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'))?/g

/** How many attributes of one tag are read. */
export const attributesLimit = 256

/** The first attributes of a start tag by their local names, for tags that are not worth a parser. */
export function readAttributes(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of tag.matchAll(attribute)) {
    const value = double ?? single
    if (found.size >= attributesLimit) break
    if (value !== undefined) found.set(name.slice(name.indexOf(':') + 1), decodeEntities(value))
  }
  return found
}
