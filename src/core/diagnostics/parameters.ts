import { normaliseText } from './fingerprint.ts'

/** Cut at these sizes a name still tells its test, and a message its cause. */
const nameLimit = 1_000
const wordsLimit = 1_000
/** Brackets within brackets that are looked into. */
const depthLimit = 5
const templatesLimit = 50
/** JUnit's `[3] 1, 2`, `adds(int)[3] 1, 2`, and PHPUnit's `adds with data set "big"`; no other text may follow a parameter. */
const marked = /^(?:(.{0,999}[\w)\]}])?\[\d{1,7}\](?: |$)|(.{1,1000}?) with data set )/
const closing = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['>', '<'],
])
/** Before a bracket behind a space a name of code may stand, as in unittest's `test_adds (n=3)`, and no sentence. */
const identifier = /^[\w$.:]{1,500}$/
/** The parameters may hold brackets that are never closed, as in `test_adds[a[]`. */
const called = /^([\w$.:]{1,500})[[({]/
/** Go's `TestAdds/case_7`, GoogleTest's `adds/7`; the name of a route in a sentence is none. */
const nested = /^([\w.-]{1,500})\/\S/
const quoted = /(?<![\p{L}\p{N}])(?:"[^"]{0,500}"|'[^']{0,500}'|`[^`]{0,500}`)/gu
const brackets = /\[[^[\]]{0,500}\]|\{[^{}]{0,500}\}|<[^<>]{1,500}>/g
const word = /-?\d[\p{L}\p{N}_.]{0,100}|[\p{L}_$][\p{L}\p{N}_$]{0,200}/gu
const values = new Set(['true', 'false', 'null', 'nil', 'undefined', 'none', 'nan', 'infinity', 'empty'])
/** What Go's tests say by custom: everything behind these words, up to the next part of the sentence, is a value. */
const told = /(?<![\p{L}\p{N}_])(got|want|wanted|have|returned|=)(:? )[^,;]{1,300}/gu
const repeated = /<v>(?:[ ,.-]{0,3}<v>){1,200}/g

/** The name of an error's class in front of its words, as the languages print it. */
const errorClass =
  /^\s{0,8}(?:Uncaught |\[)?(?:[\w$]{1,100}[.\\]){0,20}([\w$]{0,100}(?:Error|Exception|Failure|Failed|Interrupt|Exit))(?: \[\w{1,100}\])?(?::|\]|$)/
/** Of these the quoted words name what the code asks for, and tell one fault from another. */
const naming =
  /^(?:Type|Attribute|Name|Reference|Import|ModuleNotFound|NoMethod|NullPointer|UndefinedMethod|Syntax|Lookup|ClassNotFound|NoSuch\w{1,50}|Unresolved\w{1,50})(?:Error|Exception)?$/

/** A test's name without what tells its cases apart. `isSure` when the runner itself has marked the parameters. */
export function baseName(name: string): { readonly base: string; readonly isSure: boolean } {
  const text = name.slice(0, nameLimit).trim()
  const sure = nested.exec(text)?.[1] ?? markedBase(text) ?? bracketedBase(text)
  return sure === null
    ? { base: text.replace(quoted, '<v>').replace(word, (one) => (isValue(one) ? '<v>' : one.replace(/\d{1,100}/g, '#'))), isSure: false }
    : { base: sure, isSure: true }
}

function markedBase(text: string): string | null {
  const match = marked.exec(text)
  if (match === null) return null
  const before = match[1] ?? match[2] ?? ''
  return bracketedBase(before) ?? before
}

/** What stands before the brackets that end a name: `adds` of `adds(int)[3]`. */
function bracketedBase(text: string): string | null {
  if (!closing.has(text.at(-1) ?? '')) return null
  let base = text
  for (let count = 0; count < depthLimit; count += 1) {
    const start = openingOf(base)
    if (start <= 0) break
    const before = base.slice(0, start)
    const isApart = before.endsWith(' ')
    if (isApart && !identifier.test(before.trim()) && !closing.has(before.trim().at(-1) ?? '')) break
    base = before.trim()
  }
  if (base !== text && openingOf(base) < 0 && !/[[({]/.test(base)) return base
  return called.exec(text)?.[1] ?? null
}

/** Where the bracket that ends a text was opened; -1 when none ends it or none was opened. */
function openingOf(text: string): number {
  const last = text.at(-1) ?? ''
  const opening = closing.get(last)
  if (opening === undefined) return -1
  let depth = 0
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === last) depth += 1
    else if (text[at] === opening) depth -= 1
    if (depth === 0) return at
  }
  return -1
}

/** The class of an error, from its words or else from the text below them; empty when neither tells. */
export function classOf(message: string, excerpt: string | null): string {
  const first = (text: string): string => text.trimStart().split('\n', 1)[0]?.slice(0, wordsLimit) ?? ''
  return (errorClass.exec(first(message)) ?? errorClass.exec(first(excerpt ?? '')))?.[1] ?? ''
}

/** The first words of a failure of the test `name`, without the values that another case of the test has in their places. */
export function maskValues(words: string, name: string, errorName: string): string {
  const own = new Set(
    name
      .slice(0, nameLimit)
      .split(/[^\p{L}\p{N}$]{1,100}/u)
      .filter((part) => part !== ''),
  )
  const isOwn = (one: string): boolean => own.has(one) || one.split('_').every((part) => own.has(part))
  let text = normaliseText(words).slice(0, wordsLimit)
  if (!isNaming(errorName)) text = text.replace(quoted, '<v>')
  for (let depth = 0; depth < depthLimit; depth += 1) text = text.replace(brackets, '<v>')
  return text
    .replace(told, '$1$2<v>')
    .replace(word, (one) => (one !== 'v' && (isValue(one) || isOwn(one)) ? '<v>' : one))
    .replace(repeated, '<v>')
}

/** Words of cases so far, by what else they share; gives all that differ in one word at most the same number. */
export function openTemplates(): (shared: string, words: string) => number {
  const known = new Map<string, (readonly string[])[]>()
  return (shared, words) => {
    const parts = words.split(' ')
    const templates = known.get(shared) ?? []
    known.set(shared, templates)
    const at = templates.findIndex((one) => isAlike(one, parts))
    if (at >= 0) return at
    if (templates.length < templatesLimit) templates.push(parts)
    return templates.length - 1
  }
}

function isAlike(left: readonly string[], right: readonly string[]): boolean {
  const differing = left.filter((part, index) => part !== right[index]).length
  return left.length === right.length && (differing === 0 || (differing === 1 && left.length > 2))
}

/** Does an error of this class name in quotes what the code asks for? */
export function isNaming(errorName: string): boolean {
  return naming.test(errorName)
}

function isValue(text: string): boolean {
  return /^-?\d/.test(text) || values.has(text.toLowerCase())
}
