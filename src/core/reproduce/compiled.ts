import { groupBy } from '../common/group-by.ts'
import { anyOf, byFolder, escapeRegex, type Failed, nearest, type Project, type Reproducer, type Showing } from './reproducer.ts'

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.'
}

function relativeFolder(folder: string, root: string): string {
  if (folder === root) return '.'
  return `./${root === '.' ? folder : folder.slice(root.length + 1)}`
}

function goModule(project: Project, { file }: Failed): string | null {
  return file?.endsWith('.go') === true ? nearest(project, file, ['go.mod']) : null
}

const patternsLimit = 20
const casesLimit = 5

interface Asked {
  readonly pattern: string
  readonly shows: readonly Failed[]
}

/** `TestTable/c/d` is asked for level by level, which one pattern cannot do for several tests. */
function subtests(failed: readonly Failed[]): readonly Asked[] {
  const pattern = (name: string): string =>
    name
      .split('/')
      .map((part) => `^${escapeRegex(part)}$`)
      .join('/')
  return [...groupBy(failed, ({ name }) => name.split('/', 1)[0] ?? name)].flatMap(([top, group]) => {
    const cases = groupBy(group, ({ name }) => name)
    // A test with many failing cases is run as a whole, which reaches those too that were not listed.
    return cases.size > casesLimit
      ? [{ pattern: pattern(top), shows: group }]
      : [...cases].map(([name, shows]) => ({ pattern: pattern(name), shows }))
  })
}

/** All tests of one level in one pattern; a pattern that would be too long becomes all tests of the package. */
function topLevel(failed: readonly Failed[]): readonly Asked[] {
  if (failed.length === 0) return []
  const names = anyOf(failed.map(({ name }) => name))
  return [{ pattern: names === null ? '.' : `^${names}$`, shows: failed }]
}

const goTest: Reproducer = {
  name: 'go-test',
  formats: ['go-test', 'go-test-json'],
  fits: ({ file }) => file?.endsWith('.go') === true,
  commands: (failed, project) =>
    byFolder(failed, (one) => goModule(project, one)).flatMap(([root, inModule]) =>
      byFolder(inModule, ({ file }) => folderOf(file ?? '')).flatMap(([folder, group]): readonly Showing[] => {
        const asked = [
          ...topLevel(group.filter(({ name }) => /^\w+$/.test(name))),
          ...subtests(group.filter(({ name }) => name.includes('/'))),
        ]
        return asked.slice(0, patternsLimit).map(({ pattern, shows }) => ({
          command: { program: 'go', args: ['test', relativeFolder(folder, root), '-count=1', '-run', pattern], folder: root },
          shows,
        }))
      }),
    ),
}

const goBuild: Reproducer = {
  name: 'go-build',
  formats: ['go-build', 'golangci-lint', 'go-modules'],
  commands: (failed, project) =>
    byFolder(failed, (one) => goModule(project, one)).map(([root, group]) => ({
      command: {
        program: 'go',
        args: ['vet', ...new Set(group.map(({ file }) => relativeFolder(folderOf(file ?? ''), root)))],
        folder: root,
      },
      shows: group,
    })),
}

function crate(project: Project, { file }: Failed): string | null {
  return nearest(project, file, ['Cargo.toml'])
}

function cargoPath({ suite, name }: Failed): string {
  return suite === null || name.includes('::') || !/^[\w:]+$/.test(suite) ? name : `${suite}::${name}`
}

const cargoTest: Reproducer = {
  name: 'cargo-test',
  formats: ['cargo-test', 'cargo-nextest'],
  fits: ({ file }) => file?.endsWith('.rs') === true,
  commands: (failed, project) =>
    byFolder(failed, (one) => crate(project, one)).map(([folder, group]) => {
      const named = groupBy(group, (one) => [cargoPath(one)].find((path) => /^\w[\w:]*$/.test(path)) ?? null)
      return {
        command: { program: 'cargo', args: ['test', ...(named.size === 0 ? [] : ['--', '--exact', ...named.keys()])], folder },
        shows: named.size === 0 ? group : [...named.values()].flat(),
      }
    }),
}

const cargoBuild: Reproducer = {
  name: 'cargo-build',
  formats: ['rustc', 'rustfmt'],
  commands: (failed, project) =>
    byFolder(failed, (one) => crate(project, one)).map(([folder, group]) => ({
      command: {
        program: 'cargo',
        args: group.some(({ rule }) => rule?.startsWith('clippy::') === true) ? ['clippy', '--all-targets'] : ['check', '--all-targets'],
        folder,
      },
      shows: group,
    })),
}

const ctest: Reproducer = {
  name: 'ctest',
  formats: ['ctest'],
  commands: (failed) => {
    const shows = failed.filter(({ name }) => name !== '')
    const pattern = anyOf(shows.map(({ name }) => name))
    return pattern === null
      ? []
      : [{ command: { program: 'ctest', args: ['--test-dir', 'build', '--output-on-failure', '-R', `^${pattern}$`], folder: '.' }, shows }]
  },
}

/** Parameters stand behind the name in brackets, where the filter has a language of its own. */
function qualified({ suite, name }: Failed): string {
  const method = name.replace(/\s?\(.*$/s, '')
  return (suite === null || method.startsWith(`${suite}.`) ? method : `${suite}.${method}`).replaceAll('+', '.')
}

/** They are joined to one argument, which may not grow without end. */
const filtersLimit = 300

const dotnetTest: Reproducer = {
  name: 'dotnet-test',
  formats: ['dotnet-test', 'trx', 'nunit', 'xunit'],
  fits: ({ file }) => file !== null && /\.(?:cs|fs|vb)$/.test(file),
  commands: (failed) => {
    const named = [...groupBy(failed, (one) => (one.name !== '' && /^[\w.`]+$/.test(qualified(one)) ? qualified(one) : null))].slice(
      0,
      filtersLimit,
    )
    return named.length === 0
      ? []
      : [
          {
            command: {
              program: 'dotnet',
              args: ['test', '--filter', named.map(([name]) => `FullyQualifiedName~${name}`).join('|')],
              folder: '.',
            },
            shows: named.flatMap(([, group]) => group),
          },
        ]
  },
}

const dotnetBuild: Reproducer = {
  name: 'dotnet-build',
  formats: ['msbuild', 'dotnet-build'],
  commands: (failed) => [{ command: { program: 'dotnet', args: ['build', '--nologo'], folder: '.' }, shows: failed }],
}

const swift: Reproducer = {
  name: 'swift',
  formats: ['swift', 'xctest', 'swift-testing'],
  fits: ({ file }, { files }) => file?.endsWith('.swift') === true && files.has('Package.swift'),
  commands: (failed) => {
    const tests = failed.filter(({ name }) => name !== '')
    if (tests.length === 0) return [{ command: { program: 'swift', args: ['build', '--build-tests'], folder: '.' }, shows: failed }]
    const pattern = anyOf(tests.map(({ suite, name }) => `${suite?.split('.').at(-1) ?? ''}/${name}`))
    return [
      { command: { program: 'swift', args: ['test', ...(pattern === null ? [] : ['--filter', pattern])], folder: '.' }, shows: tests },
    ]
  },
}

export const compiled: readonly Reproducer[] = [goTest, goBuild, cargoTest, cargoBuild, ctest, dotnetTest, dotnetBuild, swift]
