import picomatch from 'picomatch/posix.js'
import { codeSpan } from '../common/fence.ts'
import type { Guard } from '../model/change.ts'
import { listNames } from '../model/listing.ts'
import { foldNames } from '../common/fold-path.ts'

/**
 * What names the packages of a project, what pins them, and the settings of package managers that decide where they come from or
 * what runs when they are installed. Globs over file names, wherever they lie; with a slash in it, over the end of a path.
 */
const byEcosystem: Readonly<Record<string, readonly string[]>> = {
  javascript: ['package.json', 'package.json5', 'package.yaml', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.{cjs,mjs}', 'pnpmfile.{js,cjs}', 'bun.lock', 'bun.lockb', 'bunfig.toml', '.npmrc', '.yarnrc', '.yarnrc.yml', '.pnp.{cjs,loader.mjs,data.json}', '.yarn/**', 'bower.json', '.bowerrc', 'lerna.json', 'rush.json', '*.patch-package', 'jspm.config.{js,json}'],
  deno: ['deno.json', 'deno.jsonc', 'deno.lock', 'import_map.json', 'importmap.json', 'jsr.json', 'jsr.jsonc'],
  python: ['pyproject.toml', 'setup.py', 'setup.cfg', '*requirements*.{txt,in}', 'requirements/*.{txt,in}', 'constraints*.txt', 'Pipfile', 'Pipfile.lock', 'poetry.lock', 'poetry.toml', 'uv.lock', 'uv.toml', 'pdm.lock', 'pdm.toml', '.pdm.toml', 'pylock.toml', 'pylock.*.toml', 'pip.conf', 'pip.ini', '.pypirc', 'environment*.{yml,yaml}', 'conda*.{yml,yaml,lock}', '*-conda-lock.yml', '.condarc', 'pixi.toml', 'pixi.lock', 'buildout.cfg'],
  rust: ['Cargo.toml', 'Cargo.lock', '.cargo/config', '.cargo/config.toml', 'rust-toolchain', 'rust-toolchain.toml'],
  go: ['go.mod', 'go.sum', 'go.work', 'go.work.sum', 'vendor/modules.txt', 'Gopkg.{toml,lock}', 'glide.{yaml,lock}'],
  jvm: ['pom.xml', '.mvn/**', 'mvnw', 'mvnw.cmd', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts', 'init.gradle', 'init.gradle.kts', 'gradle.properties', 'gradle.lockfile', 'buildscript-gradle.lockfile', 'gradle/**', 'gradlew', 'gradlew.bat', 'libs.versions.toml', '*.versions.toml', 'buildSrc/**', 'build.sbt', 'project/*.sbt', 'project/build.properties', 'project/**.scala', 'build.sc', 'build.mill', 'ivy.xml', 'ivysettings.xml', 'deps.edn', 'project.clj', 'maven_install.json'],
  dotnet: ['*.csproj', '*.fsproj', '*.vbproj', '*.vcxproj', '*.props', '*.targets', 'packages.config', 'packages.lock.json', 'nuget.config', 'global.json', 'dotnet-tools.json', 'paket.dependencies', 'paket.lock', 'paket.references', 'project.assets.json', '*.nuspec'],
  php: ['composer.json', 'composer.lock', 'symfony.lock', 'phive.xml'],
  ruby: ['Gemfile', 'Gemfile.lock', 'gems.rb', 'gems.locked', '*.gemspec', '.bundle/config', '.gemrc', 'Appraisals', '*.gemfile', '*.gemfile.lock'],
  apple: ['Package.swift', 'Package@swift-*.swift', 'Package.resolved', 'Podfile', 'Podfile.lock', '*.podspec', '*.podspec.json', 'Cartfile', 'Cartfile.private', 'Cartfile.resolved', 'Mintfile', '.swiftpm/**'],
  beam: ['mix.exs', 'mix.lock', 'rebar.config', 'rebar.lock', 'gleam.toml', 'manifest.toml'],
  dart: ['pubspec.yaml', 'pubspec.lock', 'pubspec_overrides.yaml'],
  cpp: ['conanfile.py', 'conanfile.txt', 'conan.lock', 'conandata.yml', 'vcpkg.json', 'vcpkg-configuration.json', 'vcpkg-lock.json', 'CMakeLists.txt', 'CPM.cmake', 'package-lock.cmake', 'subprojects/*.wrap', 'MODULE.bazel', 'MODULE.bazel.lock', 'WORKSPACE', 'WORKSPACE.bazel', '.bazelrc', '.bazelversion'],
  others: ['cabal.project', 'cabal.project.*', '*.cabal', 'stack.yaml', 'stack.yaml.lock', 'DESCRIPTION', 'renv.lock', '.Rprofile', 'Project.toml', 'Manifest.toml', 'dub.json', 'dub.selections.json', '*.nimble', 'shard.yml', 'shard.lock', 'flake.nix', 'flake.lock', 'cpanfile', 'cpanfile.snapshot', 'Makefile.PL', '*.rockspec', 'dune-project', '*.opam', 'elm.json', '.terraform.lock.hcl', 'Chart.yaml', 'Chart.lock', '.tool-versions', 'mise.toml', '.mise.toml'],
}

const isDependency = picomatch(Object.values(byEcosystem).flatMap((names) => names.map((name) => `**/${name}`)), { dot: true, nocase: true })
/** As many are told of. */
const mostListed = 10

/** A new or other package is code of a stranger, which runs with the rights of everybody who installs the project. */
export const dependencyChanges: Guard = {
  name: 'dependency-changes',
  check: ({ files }, { dependencyChanges: policy }) => {
    const found = policy === 'allow' ? [] : files.filter(({ path }) => isDependency(path) || isDependency(foldNames(path)))
    if (policy === 'allow' || found.length === 0) return []
    const listed = listNames(found, mostListed, ({ path }) => codeSpan(path))
    return [{ weight: policy, message: `What is installed, from where, or what runs then would change: ${listed}.`, remedy: policy === 'block' ? 'Look at it and make it by hand, or set `dependency-changes: flag` to let such changes through with a word.' : 'Look where the packages come from before this is merged.', path: found[0]?.path ?? null }]
  },
}
