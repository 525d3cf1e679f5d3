import { groupBy } from '../common/group-by.ts'
import { anyOf, byFolder, type Failed, nearest, paths, relative, type Reproducer, type Showing } from './reproducer.ts'

/** `tests.test_cart.TestCart` and `test_adds[1-2]` in `tests/test_cart.py` are `tests/test_cart.py::TestCart::test_adds[1-2]`. */
function nodeId({ file, suite, name }: Failed): string {
  const module = (file ?? '').replace(/\.py$/, '').split('/')
  const parts = suite?.split('.') ?? []
  const own = parts.slice(parts.lastIndexOf(module.at(-1) ?? '') + 1).filter((part) => /^\w+$/.test(part))
  const classes = parts.includes(module.at(-1) ?? '') || parts.length === 1 ? own : []
  return [file ?? '', ...classes.filter((part) => part !== 'pytest'), name].join('::')
}

/** A function with more failing cases than this is run as a whole: a command has to be read by people, too. */
const casesLimit = 20

/** `test_adds[1-2]` and its like by their function's name, where there are many. */
function byFunction(ids: readonly string[]): readonly string[] {
  const functionOf = (id: string): string => id.replace(/\[[^]*\]$/, '')
  const cases = groupBy(new Set(ids), functionOf)
  return [...new Set(ids.map((id) => ((cases.get(functionOf(id))?.length ?? 0) > casesLimit ? functionOf(id) : id)))]
}

const pytest: Reproducer = {
  name: 'pytest',
  formats: ['pytest'],
  fits: ({ file }) => file?.endsWith('.py') === true,
  commands: (failed) => {
    const own = failed.filter(({ file }) => file?.endsWith('.py') === true)
    const ids = own.map((one) =>
      one.name === '' || one.file?.endsWith(`${one.name.replaceAll('.', '/')}.py`) === true ? (one.file ?? '') : nodeId(one),
    )
    return ids.length === 0 ? [] : [{ command: { program: 'python', args: ['-m', 'pytest', ...byFunction(ids)], folder: '.' }, shows: own }]
  },
}

const unittest: Reproducer = {
  name: 'unittest',
  formats: ['unittest'],
  commands: (failed) => {
    const named = groupBy(failed, ({ suite, name }) => (suite !== null && /^[\w.]+$/.test(`${suite}.${name}`) ? `${suite}.${name}` : null))
    return named.size === 0
      ? []
      : [{ command: { program: 'python', args: ['-m', 'unittest', ...named.keys()], folder: '.' }, shows: [...named.values()].flat() }]
  },
}

/** A checker that takes the files it is to look at, from the root. */
function checker(name: string, program: string, ...words: readonly string[]): Reproducer {
  return {
    name,
    formats: [name],
    commands: (failed) => {
      const files = paths(failed)
      return files.length === 0
        ? []
        : [{ command: { program, args: [...words, ...files], folder: '.' }, shows: failed.filter(({ file }) => file !== null) }]
    },
  }
}

const rspec: Reproducer = {
  name: 'rspec',
  formats: ['rspec', 'rspec-json'],
  fits: ({ file }) => file?.endsWith('_spec.rb') === true,
  commands: (failed, project) =>
    byFolder(
      failed.filter(({ file }) => file?.endsWith('.rb') === true),
      ({ file }) => nearest(project, file, ['Gemfile']) ?? '.',
    ).map(([folder, group]) => ({
      command: {
        program: 'bundle',
        args: [
          'exec',
          'rspec',
          ...new Set(group.map(({ file, line }) => `${relative(file ?? '', folder)}${line === null ? '' : `:${line}`}`)),
        ],
        folder,
      },
      shows: group,
    })),
}

const minitest: Reproducer = {
  name: 'minitest',
  formats: ['minitest'],
  fits: ({ file }) => file?.endsWith('_test.rb') === true,
  commands: (failed, { files }) => {
    const own = failed.filter(({ file }) => file?.endsWith('.rb') === true)
    if (own.length === 0) return []
    if (files.has('bin/rails'))
      return [
        {
          command: {
            program: 'bin/rails',
            args: ['test', ...new Set(own.map(({ file, line }) => `${file ?? ''}${line === null ? '' : `:${line}`}`))],
            folder: '.',
          },
          shows: own,
        },
      ]
    return byFolder(own, ({ file }) => file).map(([file, group]): Showing => {
      const pattern = anyOf(group.map(({ name }) => name))
      return {
        command: {
          program: 'bundle',
          args: ['exec', 'ruby', '-Itest', '-Ilib', file, ...(pattern === null ? [] : ['-n', `/^${pattern}$/`])],
          folder: '.',
        },
        shows: group,
      }
    })
  },
}

const phpunit: Reproducer = {
  name: 'phpunit',
  formats: ['phpunit'],
  fits: ({ file }) => file?.endsWith('.php') === true,
  commands: (failed, { files }) => {
    const own = failed.filter(({ file }) => file?.endsWith('.php') === true)
    const program = files.has('vendor/bin/pest') ? 'vendor/bin/pest' : 'vendor/bin/phpunit'
    return byFolder(own, ({ file }) => file).map(([file, group]): Showing => {
      // A test with a data set is named `adds with data set "big"`; the filter takes it as it is printed.
      const pattern = anyOf(group.map(({ name }) => name))
      return { command: { program, args: [...(pattern === null ? [] : ['--filter', `/::${pattern}$/`]), file], folder: '.' }, shows: group }
    })
  },
}

export const scripting: readonly Reproducer[] = [
  pytest,
  unittest,
  checker('ruff', 'ruff', 'check'),
  checker('flake8', 'python', '-m', 'flake8'),
  checker('pylint', 'python', '-m', 'pylint'),
  checker('mypy', 'python', '-m', 'mypy'),
  checker('pyright', 'pyright'),
  checker('black', 'python', '-m', 'black', '--check'),
  rspec,
  minitest,
  checker('rubocop', 'bundle', 'exec', 'rubocop'),
  phpunit,
  checker('phpstan', 'vendor/bin/phpstan', 'analyse'),
]
