import type { Format, Reader } from '../model/evidence.ts'
import type { ResultDialect } from './result-dialect.ts'
import { openResultWalk } from './result-walk.ts'
import { openUtf8 } from './utf8.ts'
import { openScanner } from './xml-scanner.ts'

/** A format that reads such reports as a stream. */
export function resultFormat(dialect: ResultDialect, extension: RegExp | null = null): Format {
  return {
    name: dialect.name,
    recognises: ({ kind, path, head }) => kind === 'report' && (extension?.test(path) === true || dialect.roots.includes(rootOf(head))),
    open: () => openReader(dialect),
  }
}

function openReader(dialect: ResultDialect): Reader {
  const utf8 = openUtf8()
  const walk = openResultWalk(dialect)
  const scanner = openScanner(walk.events)
  const write = (bytes: Uint8Array): void => {
    if (!walk.refused()) scanner.write(bytes)
  }
  return {
    write: (chunk) => write(utf8.write(chunk)),
    end() {
      write(utf8.end())
      return walk.finish(scanner.end())
    },
  }
}

/** The local name of the first element, as far as these bytes show it. */
function rootOf(head: Uint8Array): string {
  const text = new TextDecoder().decode(head).replaceAll('\u0000', '')
  let at = 0
  for (let step = 0; step < 100; step += 1) {
    at = text.indexOf('<', at)
    if (at < 0) return ''
    const isComment = text.startsWith('<!--', at)
    if (!isComment && !/[?!]/.test(text.charAt(at + 1))) return /^<(?:[\w.-]{1,100}:)?([\w.-]{1,100})/.exec(text.slice(at, at + 210))?.[1] ?? ''
    const end = text.indexOf(isComment ? '-->' : '>', at)
    if (end < 0) return ''
    at = end
  }
  return ''
}
