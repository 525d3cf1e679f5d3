import type { LogFormat } from '../../model/evidence.ts'
import { actionlint } from './actionlint.ts'
import { ava } from './ava.ts'
import { bazel } from './bazel.ts'
import { biome } from './biome.ts'
import { black } from './black.ts'
import { bundler } from './bundler.ts'
import { bunTest } from './bun-test.ts'
import { cargo } from './cargo.ts'
import { cargoTest } from './cargo-test.ts'
import { catch2 } from './catch2.ts'
import { cmake } from './cmake.ts'
import { composer } from './composer.ts'
import { ctest } from './ctest.ts'
import { deno } from './deno.ts'
import { docker } from './docker.ts'
import { dotnetException } from './dotnet-exception.ts'
import { dotnetTest } from './dotnet-test.ts'
import { esbuild } from './esbuild.ts'
import { eslint } from './eslint.ts'
import { eslintCompact } from './eslint-compact.ts'
import { eslintUnix } from './eslint-unix.ts'
import { flake8 } from './flake8.ts'
import { gcc } from './gcc.ts'
import { goBuild } from './go-build.ts'
import { goMod } from './go-mod.ts'
import { goPanic } from './go-panic.ts'
import { goTestJson } from './go-test-json.ts'
import { goTest } from './go-test.ts'
import { golangci } from './golangci-lint.ts'
import { gradle } from './gradle.ts'
import { gradleTest } from './gradle-test.ts'
import { gtest } from './gtest.ts'
import { hadolint } from './hadolint.ts'
import { infrastructure } from './infrastructure.ts'
import { jest } from './jest.ts'
import { jvmException } from './jvm-exception.ts'
import { kotlinc } from './kotlinc.ts'
import { ktlint } from './ktlint.ts'
import { linker } from './linker.ts'
import { make } from './make.ts'
import { markdownlint } from './markdownlint.ts'
import { maven } from './maven.ts'
import { minitest } from './minitest.ts'
import { mocha } from './mocha.ts'
import { msbuild } from './msbuild.ts'
import { mypy } from './mypy.ts'
import { next } from './next.ts'
import { nextest } from './nextest.ts'
import { nodeError } from './node-error.ts'
import { nodeTest } from './node-test.ts'
import { npm } from './npm.ts'
import { pest } from './pest.ts'
import { phpcs } from './phpcs.ts'
import { phpError } from './php-error.ts'
import { phpstan } from './phpstan.ts'
import { phpunit } from './phpunit.ts'
import { pip } from './pip.ts'
import { playwright } from './playwright.ts'
import { pmd } from './pmd.ts'
import { pnpm } from './pnpm.ts'
import { prettier } from './prettier.ts'
import { psalm } from './psalm.ts'
import { pyright } from './pyright.ts'
import { pytest } from './pytest.ts'
import { pythonTraceback } from './python-traceback.ts'
import { rspec } from './rspec.ts'
import { rubocop } from './rubocop.ts'
import { rubyException } from './ruby-exception.ts'
import { ruff } from './ruff.ts'
import { rustc } from './rustc.ts'
import { rustfmt } from './rustfmt.ts'
import { sbt } from './sbt.ts'
import { scalaTest } from './scala-test.ts'
import { shell } from './shell.ts'
import { shellcheck } from './shellcheck.ts'
import { spotbugs } from './spotbugs.ts'
import { standard } from './standard.ts'
import { stylelint } from './stylelint.ts'
import { surefire } from './surefire.ts'
import { swiftlint } from './swiftlint.ts'
import { swiftTest } from './swift-test.ts'
import { terraform } from './terraform.ts'
import { tsc } from './tsc.ts'
import { unittest } from './unittest.ts'
import { uv } from './uv.ts'
import { versionSolving } from './version-solving.ts'
import { vite } from './vite.ts'
import { vitest } from './vitest.ts'
import { webpack } from './webpack.ts'
import { workflowCommand } from './workflow-command.ts'
import { xcodebuild } from './xcodebuild.ts'
import { yamllint } from './yamllint.ts'
import { yarn } from './yarn.ts'

/** All kinds of lines that are known inside a log. Of two that read the same line in the same way the first is kept. */
export const logFormats: readonly LogFormat[] = [
  tsc,
  yamllint,
  eslint,
  nodeTest,
  vitest,
  jest,
  mocha,
  pytest,
  goBuild,
  goTest,
  goTestJson,
  golangci,
  rustc,
  cargoTest,
  maven,
  surefire,
  gradle,
  gradleTest,
  kotlinc,
  ktlint,
  pmd,
  spotbugs,
  jvmException,
  dotnetException,
  sbt,
  scalaTest,
  msbuild,
  dotnetTest,
  swiftTest,
  swiftlint,
  xcodebuild,
  goMod,
  goPanic,
  cargo,
  nextest,
  rustfmt,
  gtest,
  catch2,
  ctest,
  cmake,
  linker,
  bazel,
  npm,
  pnpm,
  yarn,
  pip,
  uv,
  versionSolving,
  bundler,
  composer,
  docker,
  terraform,
  shell,
  shellcheck,
  actionlint,
  hadolint,
  markdownlint,
  unittest,
  pythonTraceback,
  mypy,
  flake8,
  ruff,
  black,
  pyright,
  rspec,
  minitest,
  rubocop,
  rubyException,
  phpunit,
  phpError,
  phpstan,
  psalm,
  eslintUnix,
  eslintCompact,
  stylelint,
  biome,
  prettier,
  playwright,
  nodeError,
  esbuild,
  webpack,
  vite,
  next,
  deno,
  standard,
  pest,
  phpcs,
  bunTest,
  ava,
  gcc,
  make,
  infrastructure,
  workflowCommand,
]
