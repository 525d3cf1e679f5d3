import { listNames } from './listing.ts'

/**
 * What a name promises of its content: a report or a log (`known`), the output of a program (`output`), a zip archive,
 * something that CI results never are (`foreign`), or nothing (`unknown`).
 */
export type Expectation = 'known' | 'output' | 'archive' | 'foreign' | 'unknown'

const known = /\.(?:xml|trx|sarif|json|jsonl|ndjson|tap|log|txt)$/i
/** `stdout`, `test-output.out`, `build.log.1`, `console_2024-05-01`: a word of the name says that a program printed it. */
const output =
  /(?:^|[._ -])(?:logs?|out|outputs?|err|errors?|std(?:out|err)|console|terminal|trace|transcript|results?)(?:[._ -]|\d{0,10}$)/i
const images = /\.(?:png|jpe?g|gif|svgz?|webp|ico|bmp|avif|mp4|webm|mov|avi|mp3|wav|woff2?|ttf|otf|eot)$/i
const code =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|map|html?|css|s[ac]ss|less|py|pyi|rb|erb|php|go|rs|java|kts?|scala|groovy|gradle|swift|mm?|c|cc|cpp|cxx|h|hh|hpp|cs|fs|vb|dart|lua|pl|pm|r|jl|exs?|erl|hs|clj|sh|bash|zsh|fish|ps1|bat|cmd|sql|proto|graphql|ya?ml|toml|ini|cfg|conf|properties|editorconfig|lock|mod|sum|cmake|csproj|sln|md|mdx|rst|adoc|pdf|csv|tsv|patch|diff|snap|tmpl)$/i
const compiled =
  /\.(?:class|jar|war|exe|dll|pdb|so|dylib|a|o|lib|obj|pyc|pyd|whl|gem|nupkg|node|wasm|bin|dmg|apk|ipa|deb|rpm|gcda|gcno|profraw|profdata|tsbuildinfo)$/i
/** Files of a repository that have no extension by convention. */
const conventional =
  /^(?:\..*|[A-Z][a-z]{1,20}file|makefile|gradlew|mvnw|configure|LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS|CHANGELOG|CHANGES|README|INSTALL|TODO|VERSION|BUILD|WORKSPACE)$/
/** They hold what others wrote, or what a tool keeps for itself, by the hundred thousand. */
const foreignFolders = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  'site-packages',
  '__pycache__',
  '.venv',
  'venv',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.gradle',
  '.yarn',
  '.pnpm-store',
  '.terraform',
  '.idea',
  '.vscode',
  '.vs',
])

/** What a document would be called if it were not packed. */
export function unpackedName(path: string): string {
  return path.replace(/\.gz$/i, '')
}

/** `path` has `/` between its parts; a `.gz` at the end does not count, for what is packed keeps its name. */
export function expectationOf(path: string): Expectation {
  const parts = unpackedName(path).split('/')
  const name = parts.pop() ?? ''
  if (parts.some(isForeignFolder)) return 'foreign'
  if (known.test(name)) return 'known'
  if (/\.zip$/i.test(name)) return 'archive'
  if (images.test(name) || code.test(name) || compiled.test(name) || conventional.test(name)) return 'foreign'
  return output.test(name) || !name.includes('.') ? 'output' : 'unknown'
}

/** Is nothing below a folder of this name of any use? */
export function isForeignFolder(name: string): boolean {
  return foreignFolders.has(name)
}

const namesLimit = 10
const nameLimit = 100

/** Counts what nothing reads, and says so in one sentence of bounded length. */
export interface Unrecognised {
  add(name: string): void
  /** Null when everything was recognised. */
  warning(): string | null
}

export function openUnrecognised(): Unrecognised {
  const names: string[] = []
  let count = 0
  return {
    add(name) {
      count += 1
      if (names.length < namesLimit) names.push(`\`${name.length > nameLimit ? `…${name.slice(-nameLimit)}` : name}\``)
    },
    warning() {
      if (count === 0) return null
      return count === 1
        ? `${names.join('')} was not recognised as a report or a log.`
        : `${count} files were not recognised as reports or logs: ${listNames(names, namesLimit, (name) => name, count - names.length)}.`
    },
  }
}
