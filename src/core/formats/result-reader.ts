import type { Format } from '../model/evidence.ts'
import { headText } from './json-document.ts'
import type { ResultDialect } from './result-dialect.ts'
import { openResultWalk } from './result-walk.ts'
import { openXmlReader } from './xml-reader.ts'

/** A format that reads such reports as a stream. */
export function resultFormat(dialect: ResultDialect, extension: RegExp | null = null): Format {
  return {
    name: dialect.name,
    recognises: ({ kind, path, head }) => kind === 'report' && (extension?.test(path) === true || dialect.roots.includes(rootOf(head))),
    open: () => openXmlReader(openResultWalk(dialect)),
  }
}

/** The local name of the first element, as far as these bytes show it. */
function rootOf(head: Uint8Array): string {
  const text = headText(head)
  let at = 0
  for (let step = 0; step < 100; step += 1) {
    at = text.indexOf('<', at)
    if (at < 0) return ''
    const isComment = text.startsWith('<!--', at)
    if (!isComment && !/[?!]/.test(text.charAt(at + 1)))
      return /^<(?:[\w.-]{1,100}:)?([\w.-]{1,100})/.exec(text.slice(at, at + 210))?.[1] ?? ''
    const end = text.indexOf(isComment ? '-->' : '>', at)
    if (end < 0) return ''
    at = end
  }
  return ''
}
