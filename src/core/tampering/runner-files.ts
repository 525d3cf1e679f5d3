import { isConfig } from './config-files.ts'

/** Files that a test runner, or the language itself, reads by their mere being there: nothing else in the change has to name them. */
const loaded = new RegExp(
  [
    // Python: plugins of pytest, what the interpreter imports at its start, and what makes a folder a package.
    String.raw`(?:^|\/)(?:conftest|sitecustomize|usercustomize)\.py$|\.pth$|(?:^|\/)(?:tests?|testing)\/(?:[\w-]{1,60}\/){0,8}__init__\.py$`,
    String.raw`(?:^|\/)\.?(?:pytest|tox)\.(?:ini|toml)$|(?:^|\/)setup\.cfg$|(?:^|\/)noxfile\.py$`,
    // JavaScript: settings and setup files of runners, mocks that take a module's place, settings of the package manager.
    String.raw`(?:^|\/)(?:jest|vitest|vite|playwright|cypress|karma|ava|wdio|babel)(?:[.-][\w-]{1,30}){0,3}\.(?:[cm]?[jt]sx?|json)$|(?:^|\/)\.(?:mocharc|taprc|nycrc|c8rc|babelrc|swcrc)(?:\.\w{1,8})?$|(?:^|\/)mocha\.opts$`,
    String.raw`(?:^|\/)__mocks__\/|(?:^|\/)setup-?[tT]ests?\.[cm]?[jt]sx?$|(?:^|\/)(?:tests?|specs?|__tests__|e2e|cypress)\/(?:[\w-]{1,60}\/){0,4}(?:global-?)?[sS]etup\w{0,20}\.[cm]?[jt]sx?$|(?:^|\/)\.(?:npmrc|yarnrc|yarnrc\.yml|pnp\.c?js)$|(?:^|\/)(?:bunfig|deno)\.(?:toml|jsonc?)$`,
    // Ruby, PHP, Elixir.
    String.raw`(?:^|\/)\.rspec(?:-local)?$|(?:^|\/)(?:spec|rails|test)_helper\.(?:rb|exs)$|(?:^|\/)phpunit(?:\.dist)?\.xml(?:\.dist)?$|(?:^|\/)tests?\/bootstrap\.php$|(?:^|\/)Pest\.php$`,
    // The JVM, .NET, Rust, Go and C++.
    String.raw`(?:^|\/)(?:junit-platform|gradle)\.properties$|(?:^|\/)META-INF\/services\/org\.junit\.[\w.]{1,100}$|(?:^|\/)\.mvn\/[^\n]{1,200}$|(?:^|\/)testng\.xml$`,
    String.raw`(?:^|\/)Directory\.(?:Build|Packages)\.(?:props|targets)$|\.runsettings$|(?:^|\/)xunit\.runner\.json$|(?:^|\/)\.cargo\/config(?:\.toml)?$|(?:^|\/)nextest\.toml$|(?:^|\/)build\.rs$|(?:^|\/)go\.work$|(?:^|\/)CTestCustom\.cmake$`,
  ].join('|'),
)

/** Is this a file that a test runner loads by itself, so that it can decide what is run and what passes? */
export function isLoadedByRunner(path: string): boolean {
  return loaded.test(path.slice(0, 4_096))
}

/** May a file decide whether tests that were there before pass, only because it is new? */
export function mayDecideWhenNew(path: string): boolean {
  return isLoadedByRunner(path) || isConfig(path)
}
