const programs = [
  String.raw`jest|vitest|mocha|ava|tap|playwright\s{1,4}test|cypress\s{1,4}run|karma|node\s{1,4}--test|bun\s{1,4}test|deno\s{1,4}(?:test|lint|check)|c8|nyc|eslint|biome|tsc|vue-tsc|prettier|stylelint|oxlint|knip|size-limit|lighthouse|publint`,
  String.raw`pytest|tox|nox|unittest|mypy|pyright|basedpyright|ruff|flake8|pylint|black|isort|coverage|bandit`,
  String.raw`go\s{1,4}(?:test|vet|build)|golangci-lint|staticcheck|gotestsum|cargo\s{1,4}(?:test|clippy|nextest|check|fmt|build|deny|audit)`,
  String.raw`mvnw?|gradlew?|sbt|dotnet\s{1,4}(?:test|build|format)|rspec|rubocop|rake|rails\s{1,4}test|srb|brakeman|phpunit|pest|phpstan|psalm|phpcs|composer\s{1,4}(?:test|validate)`,
  String.raw`ctest|bazel\s{1,4}test|meson\s{1,4}test|clang-tidy|cppcheck|swift\s{1,4}test|xcodebuild|swiftlint|mix\s{1,4}(?:test|credo|dialyzer|format|compile)|bats|shellcheck|shfmt|hadolint|actionlint|yamllint|markdownlint`,
  String.raw`(?:npm|pnpm|yarn|bun)\s{1,4}(?:--?[\w-]{1,20}\s{1,4}){0,3}(?:run\s{1,4})?(?:-\w\s{1,4})?(?:t|test|tests|lint|check|typecheck|type-check|build|verify|ci|e2e|coverage)(?:[:\w-]{0,30})|(?:make|just|task)\s{1,4}(?:test|tests|check|lint|verify|ci)[\w-]{0,20}`,
  String.raw`[\w./-]{0,60}(?:run[-_])?tests?\.(?:sh|py|rb|js|ts)`,
].join('|')

const command = new RegExp(String.raw`(?<![\w/.@-])(?:\.\/|node_modules\/\.bin\/)?(?:${programs})(?![\w/])`)

/** Does this line run tests or checks? */
export function runsChecks(line: string): boolean {
  return command.test(line)
}
