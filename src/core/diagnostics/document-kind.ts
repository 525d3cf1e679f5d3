import { formats } from '../formats/index.ts'
import { headText } from '../formats/json-document.ts'
import { closeJson } from '../formats/json-repair.ts'
import type { DocumentKind } from '../model/evidence.ts'
import { expectationOf, unpackedName } from '../model/document-name.ts'
import { isText } from '../model/plain-text.ts'

const headLimit = 4_096

/** What is known of a document before it is read. */
export interface Beginning {
  readonly path: string
  /** Its first bytes. */
  readonly head: Uint8Array
  /** A person named it, so any text may be a log, whatever it is called. */
  readonly isNamed?: boolean
}

/** A report when a format knows it, else a log when it is text that does not pretend to be a report; null when nothing reads it. */
export function kindOf({ path: given, head: beginning, isNamed = false }: Beginning): DocumentKind | null {
  const path = unpackedName(given)
  const head = beginning.subarray(0, headLimit)
  // Which folder it lies in was judged before it was opened.
  const expectation = expectationOf(path.split(/[\\/]/).at(-1) ?? '')
  const isExpected = isNamed || expectation === 'known'
  if (formats.some((format) => format.recognises({ kind: 'report', path, head })) && (isExpected || !isOtherXml(head))) return 'report'
  if (!isText(head) || isJson(head) || isProgram(head)) return null
  const mayBeLog =
    /\.(?:jsonl|ndjson)$/i.test(path) || expectation === 'output' || (isNamed && (expectation === 'unknown' || expectation === 'foreign'))
  return mayBeLog ? 'log' : null
}

/** The reader of JUnit takes all XML, to say what else it is; a file that does not claim to be XML has to hold tests. */
function isOtherXml(head: Uint8Array): boolean {
  const text = headText(head)
  return text.startsWith('<') && !/<(?:[\w-]{1,30}:)?(?:test[a-z-]{0,20}|assembl(?:y|ies))[\s>]/i.test(text)
}

/** Is it one JSON value, or the beginning of one? A log may begin like one, with `[INFO]` or an object in each line. */
export function isJson(head: Uint8Array): boolean {
  const text = headText(head.subarray(0, headLimit)).trimEnd()
  if (!/^(?:\{\s*(?:["}]|$)|\[\s*(?:[[\]{"\d-]|true|false|null|$))/.test(text)) return false
  if (parses(text)) return true
  const closed = closeJson(text)
  // Where nothing had to be closed, something else comes after the value.
  return closed !== null && !text.startsWith(closed) && parses(closed)
}

/** A script with the line that runs it, or a page: text, but not what a program prints line by line. */
function isProgram(head: Uint8Array): boolean {
  return /^(?:#!|<(?:\?xml|!doctype|html|svg)\b)/i.test(headText(head))
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
