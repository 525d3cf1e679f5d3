import type { Syntax } from './mask.ts'

const hash: Syntax = [{ is: 'comment', open: '(?<=^|\\s)#', close: '\n' }]
const hashAndSemicolon: Syntax = [...hash, { is: 'comment', open: '^\\s{0,40};', close: '\n' }]
const markup: Syntax = [{ is: 'comment', open: '<!--', close: '-->', manyLines: true }]
// An address in a string has two slashes, too.
const slash: Syntax = [
  { is: 'string', open: '"', close: '"', escapes: true },
  { is: 'comment', open: '(?<=^|[\\s,{}[\\]])\\/\\/', close: '\n' },
  { is: 'comment', open: '(?<=^|[\\s,{}[\\]])\\/\\*', close: '*/', manyLines: true },
]

const syntaxes: readonly (readonly [RegExp, Syntax])[] = [
  [
    /\.(?:ya?ml|toml|neon|mk|conf)$|(?:^|\/)(?:GNU)?[mM]akefile$|(?:^|\/)[jJ]ustfile$|(?:^|\/)Dockerfile[^/]*$|(?:^|\/)\.\w*ignore$|\.nix$/,
    hash,
  ],
  [/\.(?:ini|cfg|properties)$|(?:^|\/)\.(?:coveragerc|flake8|pylintrc|rspec|simplecov)$/, hashAndSemicolon],
  [/\.(?:xml|dist|csproj|fsproj|vbproj|props|targets|runsettings)$/, markup],
  [/\.(?:jsonc?|json5)$|(?:^|\/)\.(?:eslintrc|nycrc|c8rc|mocharc|babelrc|swcrc|stylelintrc|jshintrc)$/, slash],
]

/** Where comments stand in a file that is no code. */
export function configSyntax(path: string): Syntax {
  return syntaxes.find(([files]) => files.test(path))?.[1] ?? []
}

/** Files that say which tests are run, which checks are made, and what they demand. */
const configs = new RegExp(
  [
    String.raw`(?:^|\/)(?:jest|vitest|vite|playwright|cypress|karma|ava|wdio|rollup|webpack|next|nuxt|eslint|stylelint|prettier|knip|commitlint|lint-staged)(?:[.-][\w-]{1,30}){0,3}\.[cm]?[jt]s(?:on)?$`,
    String.raw`(?:^|\/)\.(?:eslintrc|nycrc|c8rc|mocharc|stylelintrc|prettierrc|jshintrc|swiftlint|rubocop\w*|rspec|coveragerc|flake8|pylintrc|golangci|codecov|codeclimate|credo|pre-commit-config|hadolint|markdownlint\w*|yamllint|size-limit|lighthouserc|luacheckrc|simplecov|bundlewatch\w*|eslintignore|prettierignore|stylelintignore|dialyzer_ignore)(?:\.\w{1,8})?$`,
    String.raw`(?:^|\/)(?:package|deno|biome|tsconfig[\w.-]{0,40}|jsconfig|angular|project|nx|turbo|lerna|lighthouserc|bundlesize\.config|tslint|pyrightconfig|oxlintrc|\.oxlintrc)\.jsonc?$`,
    String.raw`(?:^|\/)(?:pyproject|ruff|\.ruff|clippy|\.clippy|Cargo|nextest|tarpaulin|rustfmt|bunfig|detekt|deny|uv|poetry)\.(?:toml|ya?ml)$`,
    String.raw`(?:^|\/)(?:setup|tox|pytest|mypy|\.mypy)\.(?:cfg|ini)$`,
    String.raw`(?:^|\/)(?:conftest|noxfile)\.py$|(?:^|\/)(?:spec|rails|test)_helper\.rb$|(?:^|\/)(?:mix|\.formatter|coveralls|test_helper)\.(?:exs|json)$`,
    String.raw`(?:^|\/)(?:pom|phpunit|psalm\w{0,20}|phpcs|\.phpcs|checkstyle\w{0,20}|pmd\w{0,20}|spotbugs\w{0,20}|detekt\w{0,20}|testng)\.xml(?:\.dist)?$|(?:^|\/)phpstan[\w.-]{0,20}\.neon(?:\.dist)?$|(?:^|\/)infection\.json5?(?:\.dist)?$`,
    String.raw`(?:^|\/)(?:build|settings)\.(?:gradle(?:\.kts)?|sbt)$|\.(?:csproj|fsproj|vbproj|props|targets|runsettings|editorconfig|globalconfig|ruleset)$|(?:^|\/)\.editorconfig$`,
    String.raw`(?:^|\/)codecov\.ya?ml$|(?:^|\/)(?:sonar-project|gradle|lombok)\.(?:properties|config)$|(?:^|\/)CMakeLists\.txt$|(?:^|\/)CTestCustom\.cmake$`,
    String.raw`(?:^|\/)(?:GNU)?[mM]akefile$|\.mk$|(?:^|\/)[jJ]ustfile$|(?:^|\/)Taskfile\.ya?ml$|(?:^|\/)Rakefile$|(?:^|\/)Dockerfile[^/]*$|(?:^|\/)composer\.json$`,
    String.raw`(?:^|\/)\.(?:github\/(?:workflows|actions)|circleci|buildkite|gitlab|woodpecker|drone)\/[^\n]{1,300}\.ya?ml$|(?:^|\/)(?:\.gitlab-ci|\.travis|appveyor|azure-pipelines[\w-]{0,30}|bitbucket-pipelines|\.drone|\.cirrus)\.ya?ml$|(?:^|\/)Jenkinsfile$`,
  ].join('|'),
  'i',
)

/** Does this file say what is tested and checked? */
export function isConfig(path: string): boolean {
  return configs.test(path)
}

/** Does this file hold commands that a shell runs? */
export function hasCommands(path: string): boolean {
  return /\.(?:sh|bash|zsh|ksh|bat|cmd|ps1|ya?ml|mk)$|(?:^|\/)(?:package|composer|deno)\.json$|(?:^|\/)(?:GNU)?[mM]akefile$|(?:^|\/)[jJ]ustfile$|(?:^|\/)Jenkinsfile$|(?:^|\/)Dockerfile[^/]*$|(?:^|\/)(?:tox\.ini|noxfile\.py|pyproject\.toml)$/.test(
    path,
  )
}
