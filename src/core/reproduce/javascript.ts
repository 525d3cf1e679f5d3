import {
  anyOf,
  byFolder,
  type Command,
  type Failed,
  nearest,
  paths,
  type Project,
  relative,
  type Reproducer,
  type Showing,
} from './reproducer.ts'

const script = /\.[cm]?[jt]sx?$/

/** Where a package's programs are run from, and how: by the package manager whose lock file there is. */
function runner({ files }: Project): readonly string[] {
  if (files.has('pnpm-lock.yaml')) return ['pnpm', 'exec']
  if (files.has('yarn.lock')) return ['yarn']
  if (files.has('bun.lock') || files.has('bun.lockb')) return ['bunx']
  return ['npx', '--no-install']
}

function command(project: Project, folder: string, ...words: readonly string[]): Command {
  const [program = '', ...args] = [...runner(project), ...words]
  return { program, args, folder }
}

function packageOf(project: Project, { file }: Failed): string {
  return nearest(project, file, ['package.json']) ?? '.'
}

/** Does the nearest package, or the root's, ask for the tool? */
function asksFor(project: Project, failed: Failed, name: string): boolean {
  return [packageOf(project, failed), '.'].some((folder) => project.packages.get(folder)?.dependencies.has(name) === true)
}

function isScript({ file }: Failed): boolean {
  return file !== null && script.test(file)
}

/** Names as `-t` and `--grep` compare them: suites and test joined by blanks, of which the end is known for sure. */
function endingIn(failed: readonly Failed[]): readonly string[] {
  const pattern = anyOf(failed.map(({ name }) => name.replaceAll(/ [>›»] /g, ' ')))
  return pattern === null ? [] : [`${pattern}$`]
}

function byPackage(
  failed: readonly Failed[],
  project: Project,
  words: (group: readonly Failed[], folder: string) => readonly string[],
): readonly Showing[] {
  return byFolder(failed.filter(isScript), (one) => packageOf(project, one)).map(([folder, group]) => ({
    command: command(project, folder, ...words(group, folder)),
    shows: group,
  }))
}

const vitest: Reproducer = {
  name: 'vitest',
  formats: ['vitest'],
  fits: (failed, project) => isScript(failed) && asksFor(project, failed, 'vitest') && !isEndToEnd(failed, project),
  commands: (failed, project) =>
    byPackage(failed, project, (group, folder) => [
      'vitest',
      'run',
      ...paths(group, folder),
      ...endingIn(group).flatMap((pattern) => ['-t', pattern]),
    ]),
}

const jest: Reproducer = {
  name: 'jest',
  formats: ['jest', 'jest-json'],
  fits: (failed, project) =>
    isScript(failed) &&
    ['jest', 'react-scripts', '@nestjs/testing'].some((name) => asksFor(project, failed, name)) &&
    !isEndToEnd(failed, project),
  commands: (failed, project) =>
    byPackage(failed, project, (group, folder) => [
      'jest',
      '--runTestsByPath',
      ...paths(group, folder),
      ...endingIn(group).flatMap((pattern) => ['-t', pattern]),
    ]),
}

const mocha: Reproducer = {
  name: 'mocha',
  formats: ['mocha', 'mocha-json'],
  fits: (failed, project) => isScript(failed) && asksFor(project, failed, 'mocha'),
  commands: (failed, project) =>
    byPackage(failed, project, (group, folder) => [
      'mocha',
      ...paths(group, folder),
      ...endingIn(group).flatMap((pattern) => ['--grep', pattern]),
    ]),
}

function isEndToEnd(failed: Failed, project: Project): boolean {
  return asksFor(project, failed, '@playwright/test') && /(?:^|\/)(?:e2e|playwright|end-to-end)(?:\/|\.)|\.e2e\./.test(failed.file ?? '')
}

const playwright: Reproducer = {
  name: 'playwright',
  formats: ['playwright', 'playwright-json'],
  fits: (failed, project) => isScript(failed) && asksFor(project, failed, '@playwright/test'),
  commands: (failed, project) =>
    byPackage(failed, project, (group, folder) => [
      'playwright',
      'test',
      ...new Set(group.map(({ file, line }) => `${relative(file ?? '', folder)}${line === null ? '' : `:${line}`}`)),
    ]),
}

/** Node's own runner needs no package; it is what is left when no other is asked for. */
const nodeTest: Reproducer = {
  name: 'node-test',
  formats: ['node-test'],
  fits: (failed, project) =>
    isScript(failed) &&
    [packageOf(project, failed), '.'].some((folder) => /\bnode\b[^&|]{0,300}--test\b/.test(project.packages.get(folder)?.scripts ?? '')),
  commands: (failed, project) =>
    byFolder(failed.filter(isScript), (one) => packageOf(project, one)).map(([folder, group]) => {
      const pattern = anyOf(group.map(({ name }) => name))
      return {
        command: {
          program: 'node',
          args: ['--test', ...(pattern === null ? [] : [`--test-name-pattern=${pattern}`]), ...paths(group, folder)],
          folder,
        },
        shows: group,
      }
    }),
}

const tsc: Reproducer = {
  name: 'tsc',
  formats: ['tsc'],
  commands: (failed, project) =>
    byFolder(failed, ({ file }) => nearest(project, file, ['tsconfig.json'])).map(([folder, group]) => ({
      command: command(project, folder, 'tsc', '--noEmit', '--pretty', 'false'),
      shows: group,
    })),
}

/** A linter that takes the files it is to look at. */
function linter(name: string, formats: readonly string[], ...words: readonly string[]): Reproducer {
  return {
    name,
    formats,
    commands: (failed, project) =>
      byFolder(
        failed.filter(({ file }) => file !== null),
        (one) => packageOf(project, one),
      ).map(([folder, group]) => ({ command: command(project, folder, ...words, ...paths(group, folder)), shows: group })),
  }
}

export const javascript: readonly Reproducer[] = [
  vitest,
  jest,
  playwright,
  mocha,
  nodeTest,
  tsc,
  linter('eslint', ['eslint', 'eslint-unix', 'eslint-compact', 'eslint-json'], 'eslint'),
  linter('biome', ['biome'], 'biome', 'check'),
  linter('prettier', ['prettier'], 'prettier', '--check'),
  linter('stylelint', ['stylelint'], 'stylelint'),
]
