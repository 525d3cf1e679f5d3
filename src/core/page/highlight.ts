import highlighter from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import go from 'highlight.js/lib/languages/go'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import kotlin from 'highlight.js/lib/languages/kotlin'
import makefile from 'highlight.js/lib/languages/makefile'
import markdown from 'highlight.js/lib/languages/markdown'
import php from 'highlight.js/lib/languages/php'
import python from 'highlight.js/lib/languages/python'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scala from 'highlight.js/lib/languages/scala'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { makeVisible } from '../common/visible.ts'
import { html, type Html, trusted } from './html.ts'

const languages = {
  bash,
  c,
  cpp,
  csharp,
  css,
  dockerfile,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  makefile,
  markdown,
  php,
  python,
  ruby,
  rust,
  scala,
  sql,
  swift,
  typescript,
  xml,
  yaml,
}
for (const [name, language] of Object.entries(languages)) highlighter.registerLanguage(name, language)

/** Ends of names, beside those that the languages know as other names of theirs. */
const ends = new Map(
  Object.entries({
    cjs: 'javascript',
    cts: 'typescript',
    gradle: 'kotlin',
    htm: 'xml',
    lock: 'ini',
    mjs: 'javascript',
    mts: 'typescript',
    rake: 'ruby',
    sbt: 'scala',
    vue: 'xml',
  }),
)
const names = new Map(Object.entries({ dockerfile: 'dockerfile', gemfile: 'ruby', makefile: 'makefile', rakefile: 'ruby' }))

/** The language that a file is written in, by its name; null for one that is not known here. */
export function languageOf(path: string): string | null {
  const name = (path.split('/').at(-1) ?? '').toLowerCase()
  const end = name.includes('.') ? (name.split('.').at(-1) ?? '') : ''
  const language = names.get(name) ?? ends.get(end) ?? (end === '' ? undefined : end)
  return language !== undefined && highlighter.getLanguage(language) !== undefined ? language : null
}

/** Lines of code with colours; without them where the language is null. Each line's markup is whole in itself. */
export function highlightLines(lines: readonly string[], language: string | null): readonly Html[] {
  if (language === null) return lines.map((line) => html`${line}`)
  const code = lines.map((line) => makeVisible(line).replaceAll('\n', ' ')).join('\n')
  const marked = balance(highlighter.highlight(code, { language, ignoreIllegals: true }).value.split('\n'))
  return marked.length === lines.length ? marked.map(trusted) : lines.map((line) => html`${line}`)
}

/** Closes at the end of each line what is open there, and opens it again in the next. */
function balance(lines: readonly string[]): readonly string[] {
  let open: readonly string[] = []
  return lines.map((line) => {
    const before = open.join('')
    for (const [tag] of line.matchAll(/<span class="[^"]*">|<\/span>/g)) open = tag === '</span>' ? open.slice(0, -1) : [...open, tag]
    return `${before}${line}${'</span>'.repeat(open.length)}`
  })
}
