import { isConfig } from '../config-files.ts'
import type { FileEdit } from '../edit.ts'
import type { Source } from '../mask.ts'
import { atLine, newPlaceOf } from '../places.ts'
import type { Recogniser, Sighting } from '../sighting.ts'
import { Tally } from '../tally.ts'

const out =
  /^(?:exclude\w{0,20}|excludes|ignore|ignores|ignored|ignorePatterns|ignorePaths|ignore_paths|ignoreFiles|ignoreErrors|excludePaths|testPathIgnorePatterns|coveragePathIgnorePatterns|modulePathIgnorePatterns|testIgnore|excludeSpecPattern|omit|extend-ignore|extend-exclude|extend-per-file-ignores|per-file-ignores|norecursedirs|collect_ignore\w{0,5}|disable|disabled_rules|excluded|Exclude|exclude-rules|exclude-dirs|exclude-files|exclude_lines|exclude_also|exclude_patterns|disable_error_code|paths-ignore|ignorePath|unignore|skip_files|linterIgnore)$/i
const into =
  /^(?:include|testMatch|testRegex|testpaths|python_files|python_functions|python_classes|specPattern|roots|spec|select|extend-select|enable|only_rules|opt_in_rules)$/i
const ignoreFile = /(?:^|\/)\.(?:eslint|prettier|stylelint|dialyzer_|markdownlint|biome)ignore$|(?:^|\/)\.flake8ignore$/
/** What is built or installed is nobody's test. */
const generated =
  /^(?:[!*./\\^]{0,8})(?:node_modules|dist|build|out|lib|coverage|target|vendor|\.?venv|env|\.git|\.tox|\.nox|\.next|\.nuxt|\.cache|\.turbo|__pycache__|generated|gen|tmp|bin|obj)(?:[/\\*$.]{0,8})$/

interface Item {
  readonly key: string
  readonly value: string
  readonly line: number
}

/** Lists of what is left out that have grown, and lists of what is looked at that have shrunk. */
export const excludedFiles: Recogniser = {
  name: 'excluded-files',
  *recognise(edits) {
    for (const edit of edits) {
      // What is new is compared with nothing at all: only what it leaves out can be told of it.
      if (edit.status === 'deleted' || !isConfig(edit.path)) continue
      const before = itemsOf(edit.before, edit.path)
      const after = itemsOf(edit.after, edit.path)
      yield* grown(edit, before, after)
      yield* shrunk(edit, before, after)
    }
  },
}

function* grown(edit: FileEdit, before: readonly Item[], after: readonly Item[]): Iterable<Sighting> {
  const old = new Tally(before.filter(({ key }) => out.test(key)).map(idOf))
  for (const item of after) {
    if (out.test(item.key) && !generated.test(item.value) && !old.take(idOf(item)))
      yield atLine(edit, item.line, { kind: 'files-excluded', sure: 'likely' })
  }
}

function* shrunk(edit: FileEdit, before: readonly Item[], after: readonly Item[]): Iterable<Sighting> {
  const now = new Tally(after.filter(({ key }) => into.test(key)).map(idOf))
  for (const item of before) {
    if (into.test(item.key) && !now.take(idOf(item)))
      yield {
        kind: 'files-excluded',
        path: edit.path,
        line: newPlaceOf(edit, item.line),
        sure: 'likely',
        what: `${item.key}: ${item.value} → gone`.slice(0, 200),
      }
  }
}

function idOf({ key, value }: Item): string {
  return `${key.toLowerCase()}\n${value}`
}

const opens = /(?:^|[\s{,])["']?(?<key>[\w-]{1,60})["']?\s{0,4}[:=]\s{0,4}(?<rest>[^\n]*)$/
const elements = /"([^"\n]{1,300})"|'([^'\n]{1,300})'|([^\s,[\]{}"'()]{1,300})/g

/** The list that a line stands in. */
interface List {
  readonly key: string
  readonly indent: number
  /** Brackets that are open. */
  readonly depth: number
}

/** The elements of all lists of a file, by the key that they stand under: in brackets, by dashes, or further in than their key. */
function itemsOf({ plain }: Source, path: string): readonly Item[] {
  if (ignoreFile.test(path)) return plain.flatMap((text, line) => (text.trim() === '' ? [] : [{ key: 'ignore', value: text.trim(), line }]))
  const items: Item[] = []
  let list: List = { key: '', indent: 0, depth: 0 }
  for (const [line, text] of plain.entries()) {
    if (text.trim() === '') continue
    const opened = openedBy(text, list)
    const { key, rest } = opened ?? { key: isIn(text, list) ? list.key : '', rest: text }
    if (isWatched(key)) for (const value of valuesIn(rest)) items.push({ key, value, line })
    const depth = opened === null ? list.depth : 0
    const isOpen = opened !== null || depth > 0
    list = { key, indent: opened === null ? list.indent : indentOf(text), depth: isOpen ? Math.max(0, depth + balanceOf(rest)) : 0 }
  }
  return items
}

function isWatched(key: string): boolean {
  return out.test(key) || into.test(key)
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}

function isIn(text: string, { key, indent, depth }: List): boolean {
  return depth > 0 || (key !== '' && (indentOf(text) > indent || (indentOf(text) === indent && /^\s{0,200}-\s/.test(text))))
}

/** A line that begins a list; among the elements of another one only if it is one of those that are looked at. */
function openedBy(text: string, list: List): { readonly key: string; readonly rest: string } | null {
  const { key, rest } = opens.exec(text)?.groups ?? {}
  if (key === undefined || rest === undefined || (list.depth > 0 && !isWatched(key))) return null
  const isElement = isIn(text, list) && !isWatched(key) && /^\s{0,200}(?:-\s|["'])/.test(text)
  return isElement ? null : { key, rest }
}

function valuesIn(text: string): readonly string[] {
  const quoted = /["'[]/.test(text)
  return [...text.matchAll(elements)]
    .map(([, double, single, bare]) => double ?? single ?? (quoted ? '' : (bare ?? '')))
    .filter((value) => /\w/.test(value) && !/^(?:true|false|null|None)$/.test(value))
}

function balanceOf(text: string): number {
  let balance = 0
  for (const character of text) {
    if (character === '[' || character === '(') balance += 1
    else if (character === ']' || character === ')') balance -= 1
  }
  return balance
}
