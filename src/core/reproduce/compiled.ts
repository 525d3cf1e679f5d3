import { groupBy } from '../group-by.ts'
import { anyOf, byFolder, type Command, escapeRegex, type Failed, nearest, type Project, type Reproducer } from './reproducer.ts'

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

/** `TestTable/c/d` is asked for level by level, which one pattern cannot do for several tests. */
function subtests(names: readonly string[]): readonly string[] {
  const pattern = (name: string): string => name.split('/').map((part) => `^${escapeRegex(part)}$`).join('/')
  // A test with many failing cases is run as a whole, which reaches those too that were not listed.
  return [...groupBy(new Set(names), (name) => name.split('/', 1)[0] ?? name)].flatMap(([top, cases]) => (cases.length > casesLimit ? [pattern(top)] : cases.map(pattern)))
}

const goTest: Reproducer = {
  name: 'go-test',
  formats: ['go-test', 'go-test-json'],
  fits: ({ file }) => file?.endsWith('.go') === true,
  commands: (failed, project) =>
    byFolder(failed, (one) => goModule(project, one)).flatMap(([root, inModule]) =>
      byFolder(inModule, ({ file }) => folderOf(file ?? '')).flatMap(([folder, group]): readonly Command[] => {
        const [nested, plain] = [group.filter(({ name }) => name.includes('/')), group.filter(({ name }) => /^\w+$/.test(name))]
        const patterns = [...(plain.length === 0 ? [] : [`^${anyOf(plain.map(({ name }) => name)) ?? '.'}$`]), ...subtests(nested.map(({ name }) => name))]
        return patterns.slice(0, patternsLimit).map((pattern) => ({ program: 'go', args: ['test', relativeFolder(folder, root), '-count=1', '-run', pattern], folder: root }))
      }),
    ),
}

const goBuild: Reproducer = {
  name: 'go-build',
  formats: ['go-build', 'golangci-lint', 'go-modules'],
  commands: (failed, project) => byFolder(failed, (one) => goModule(project, one)).map(([root, group]) => ({ program: 'go', args: ['vet', ...new Set(group.map(({ file }) => relativeFolder(folderOf(file ?? ''), root)))], folder: root })),
}

function crate(project: Project, { file }: Failed): string | null {
  return nearest(project, file, ['Cargo.toml'])
}

const cargoTest: Reproducer = {
  name: 'cargo-test',
  formats: ['cargo-test', 'cargo-nextest'],
  fits: ({ file }) => file?.endsWith('.rs') === true,
  commands: (failed, project) =>
    byFolder(failed, (one) => crate(project, one)).map(([folder, group]) => {
      const names = group.map(({ suite, name }) => (suite === null || name.includes('::') || !/^[\w:]+$/.test(suite) ? name : `${suite}::${name}`)).filter((name) => /^\w[\w:]*$/.test(name))
      return { program: 'cargo', args: ['test', ...(names.length === 0 ? [] : ['--', '--exact', ...new Set(names)])], folder }
    }),
}

const cargoBuild: Reproducer = {
  name: 'cargo-build',
  formats: ['rustc', 'rustfmt'],
  commands: (failed, project) =>
    byFolder(failed, (one) => crate(project, one)).map(([folder, group]) => ({ program: 'cargo', args: group.some(({ rule }) => rule?.startsWith('clippy::') === true) ? ['clippy', '--all-targets'] : ['check', '--all-targets'], folder })),
}

const ctest: Reproducer = {
  name: 'ctest',
  formats: ['ctest'],
  commands: (failed) => {
    const pattern = anyOf(failed.map(({ name }) => name).filter((name) => name !== ''))
    return pattern === null ? [] : [{ program: 'ctest', args: ['--test-dir', 'build', '--output-on-failure', '-R', `^${pattern}$`], folder: '.' }]
  },
}

/** Parameters stand behind the name in brackets, where the filter has a language of its own. */
function qualified({ suite, name }: Failed): string {
  const method = name.replace(/\s?\(.*$/s, '')
  return (suite === null || method.startsWith(`${suite}.`) ? method : `${suite}.${method}`).replaceAll('+', '.')
}

const dotnetTest: Reproducer = {
  name: 'dotnet-test',
  formats: ['dotnet-test', 'trx', 'nunit', 'xunit'],
  fits: ({ file }) => file !== null && /\.(?:cs|fs|vb)$/.test(file),
  commands: (failed) => {
    const names = [...new Set(failed.filter(({ name }) => name !== '').map(qualified))].filter((name) => /^[\w.`]+$/.test(name))
    return names.length === 0 ? [] : [{ program: 'dotnet', args: ['test', '--filter', names.map((name) => `FullyQualifiedName~${name}`).join('|')], folder: '.' }]
  },
}

const dotnetBuild: Reproducer = { name: 'dotnet-build', formats: ['msbuild', 'dotnet-build'], commands: () => [{ program: 'dotnet', args: ['build', '--nologo'], folder: '.' }] }

const swift: Reproducer = {
  name: 'swift',
  formats: ['swift', 'xctest', 'swift-testing'],
  fits: ({ file }, { files }) => file?.endsWith('.swift') === true && files.has('Package.swift'),
  commands: (failed) => {
    const tests = failed.filter(({ name }) => name !== '')
    if (tests.length === 0) return [{ program: 'swift', args: ['build', '--build-tests'], folder: '.' }]
    const pattern = anyOf(tests.map(({ suite, name }) => `${suite?.split('.').at(-1) ?? ''}/${name}`))
    return [{ program: 'swift', args: ['test', ...(pattern === null ? [] : ['--filter', pattern])], folder: '.' }]
  },
}

export const compiled: readonly Reproducer[] = [goTest, goBuild, cargoTest, cargoBuild, ctest, dotnetTest, dotnetBuild, swift]
