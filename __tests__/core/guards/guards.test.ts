import { describe, expect, test } from 'vitest'
import { guards, judge } from '../../../src/core/guards/index.ts'
import { judgeReplaced } from '../../../src/core/guards/replaced-configuration.ts'
import { type FileChange, type GuardPolicy, type Objection, sizeOf } from '../../../src/core/model/change.ts'
import { protectedByDefault } from '../../../src/core/model/protected-paths.ts'
import { noSecrets, policy, sha } from '../../support/builders.ts'

function file(over: Partial<FileChange> = {}): FileChange {
  return { path: 'src/price.js', status: 'modified', oldMode: '100644', newMode: '100644', content: 'YWJj', ...over }
}

function objections(files: readonly FileChange[], over: Partial<GuardPolicy> = {}, oversize: string | null = null): readonly Objection[] {
  return judge(
    { base: sha('a'), files, oversize },
    { ...policy({ protectedPaths: protectedByDefault }), ...over },
    { originals: new Map(files.map(({ path }) => [path, 'abc'])), paths: [], secrets: noSecrets },
  )
}

test('a small change of regular files passes all guards', () => {
  const added = file({ path: 'src/new.js', status: 'added', oldMode: '000000' })
  const deleted = file({ path: 'src/old.js', status: 'deleted', newMode: '000000', content: null })
  expect(objections([file(), added, deleted])).toEqual([])
  expect(objections([])).toEqual([])
})

test('each guard has a name of its own', () => {
  expect(guards.map(({ name }) => name)).toEqual([
    'secrets',
    'change-size',
    'outside-paths',
    'protected-paths',
    'dependency-changes',
    'file-names',
    'unusual-entries',
    'mass-deletion',
    'binary-files',
    'hidden-characters',
    'test-changes',
  ])
})

test('the objections of all guards are told together', () => {
  const found = objections([file({ path: '.github/x', newMode: '120000' }), file()], { maxChangedFiles: 1 })
  expect(found.map(({ guard }) => guard)).toEqual(['change-size', 'protected-paths', 'unusual-entries'])
})

test.each<[readonly string[], readonly string[]]>([
  [[], []],
  [['src/**'], []],
  [
    ['services/shop/**', '*.md'],
    ['src/price.js', 'src/.hidden', '.github/x'],
  ],
  [['**/price.js'], ['src/.hidden', '.github/x']],
])('with `paths: %j` a change is kept from %j', (paths, kept) => {
  const found = objections(
    ['src/price.js', 'src/.hidden', '.github/x']
      .map((path) => file({ path }))
      .filter(({ path }) => path !== '.github/x' || !paths.includes('src/**')),
    { paths, protectedPaths: [] },
  )
  expect(found.map(({ path }) => path)).toEqual(kept)
  for (const { guard, weight } of found) expect([guard, weight]).toEqual(['outside-paths', 'block'])
})

describe('protected paths', () => {
  test.each([
    '.github/workflows/ci.yml',
    '.github/x',
    '.GitHub/workflows/ci.yml',
    '.GITHUB/a/b/c',
    '.gitattributes',
    'deep/down/.gitattributes',
    '.GitModules',
    '.husky/pre-commit',
    'packages/a/.husky/pre-commit',
    '.githooks/pre-push',
    '.claude/settings.json',
    'CLAUDE.md',
    'docs/claude.MD',
    'AGENTS.md',
    '.mcp.json',
    '.cursor/rules',
    'CODEOWNERS',
    'docs/CODEOWNERS',
    '.gitlab-ci.yml',
    '.gitlab/ci/build.yml',
    '.circleci/config.yml',
    'azure-pipelines.yml',
    'azure-pipelines-release.yml',
    '.azure-pipelines/build.yml',
    '.buildkite/pipeline.yml',
    'Jenkinsfile',
    'jobs/Jenkinsfile.release',
    '.travis.yml',
    '.drone.yml',
    '.drone.star',
    '.woodpecker.yml',
    '.woodpecker/test.yaml',
    'bitbucket-pipelines.yml',
    'cloudbuild.yaml',
    'renovate.json',
    '.mergify.yml',
    '.pre-commit-config.yaml',
    'lefthook.yml',
    'lefthook-local.yaml',
    '.lefthook.toml',
    '.lefthook/pre-push/check.sh',
    '.lintstagedrc',
    '.lintstagedrc.json',
    'packages/a/.lintstagedrc.mjs',
    'lint-staged.config.js',
    '.huskyrc',
    '.devcontainer/devcontainer.json',
    'a/.devcontainer.json',
    '.envrc',
    '.vscode/tasks.json',
    'a/.vscode/launch.json',
    '.vscode/settings.json',
    '.vscode/extensions.json',
    'shop.code-workspace',
    '.idea/runConfigurations/x.xml',
    // Whatever lies in a folder with a dot at the top
    '.storybook/main.ts',
    '.anything/at/all',
    '.githubx/a',
    // Full-width letters that a forgiving file system takes for the plain ones.
    '.ｇithub/workflows/ci.yml',
    'ＣLAUDE.md',
  ])('%j is one by default', (path) => {
    expect(objections([file({ path })])).toMatchObject([{ guard: 'protected-paths', path }])
  })

  test.each([
    'github/workflows/ci.yml',
    'src/.github.js',
    'docs/.github/readme',
    '.gitignore',
    'CODEOWNERS.md',
    'src/claude.ts',
    'agents.mdx',
    'docs/.storybook/main.ts',
    '.eslintrc.json',
    '.prettierrc',
    '.nvmrc',
    'src/jenkins.ts',
    'src/lefthook.ts',
    'docs/renovate.json',
    'a/.vscode/extensions.json',
    'src/drone.yml',
  ])('%j is none', (path) => {
    expect(objections([file({ path })])).toEqual([])
  })

  test('deleting or adding one needs a person, too', () => {
    expect(objections([file({ path: '.github/CODEOWNERS', status: 'deleted', newMode: '000000', content: null })])).toHaveLength(1)
    expect(objections([file({ path: '.github/workflows/new.yml', status: 'added', oldMode: '000000' })])).toHaveLength(1)
  })

  test('every protected file is named, the others are not', () => {
    expect(objections([file(), file({ path: '.github/a' }), file({ path: '.github/b' })]).map(({ path }) => path)).toEqual([
      '.github/a',
      '.github/b',
    ])
  })

  test('are what the maintainer says', () => {
    expect(objections([file({ path: '.github/a' })], { protectedPaths: [] })).toEqual([])
    expect(objections([file({ path: 'db/schema.sql' })], { protectedPaths: ['db/**'] })).toHaveLength(1)
  })

  test('a look-alike is told as one, also where its own name is protected for another reason', () => {
    expect(objections([file({ path: '.gıthub/x' })])[0]?.message).toBe('`.gıthub/x` is taken for a protected path, which it looks like.')
    expect(objections([file({ path: '.storybook/x' })])[0]?.message).toBe('`.storybook/x` is a protected path.')
  })

  test('the objection says how to let such changes through', () => {
    expect(objections([file({ path: '.github/a' })])[0]?.remedy).toBe(
      'Make this change by hand, or add `!.*/**/*`, `!.github/**` to `protected-paths`.',
    )
    expect(objections([file({ path: 'db/a' })], { protectedPaths: ['db/**'] })[0]?.remedy).toBe(
      'Make this change by hand, or take `db/**` out of `protected-paths`.',
    )
    expect(objections([file({ path: '.github/a' })], { protectedPaths: ['.github/**', '**/a'] })[0]?.remedy).toBe(
      'Make this change by hand, or add `!.github/**` to and take `**/a` out of `protected-paths`.',
    )
  })

  test('every built-in pattern is one that can be taken out: it has no comma, no remark and no denial in it', () => {
    expect(protectedByDefault.filter((pattern) => /[,\n]|^[#!]|^\s|\s$/.test(pattern))).toEqual([])
    expect(new Set(protectedByDefault).size).toBe(protectedByDefault.length)
  })

  test('a hostile name is inert in what people read', () => {
    expect(objections([file({ path: '.github/@org/team <img>\u202e' })])[0]?.message).toBe(
      '`.github/@org/team <img>\\u{202E}` is a protected path.',
    )
  })
})

describe('unusual entries', () => {
  test.each<[string, Partial<FileChange>]>([
    ['a new file', { status: 'added', oldMode: '000000' }],
    ['a changed program', { oldMode: '100755', newMode: '100755' }],
    ['a deleted program', { status: 'deleted', oldMode: '100755', newMode: '000000', content: null }],
  ])('%s passes', (_, over) => {
    expect(objections([file(over)])).toEqual([])
  })

  test.each<[string, Partial<FileChange>]>([
    ['a new symbolic link', { status: 'added', oldMode: '000000', newMode: '120000', content: null }],
    ['a file that became a link', { status: 'type-changed', newMode: '120000', content: null }],
    ['a link that became a file', { status: 'type-changed', oldMode: '120000' }],
    ['a changed link', { oldMode: '120000', newMode: '120000', content: null }],
    ['a deleted link', { status: 'deleted', oldMode: '120000', newMode: '000000', content: null }],
    ['a new submodule', { status: 'added', oldMode: '000000', newMode: '160000', content: null }],
    ['a moved submodule', { oldMode: '160000', newMode: '160000', content: null }],
    ['a file made executable', { newMode: '100755' }],
    ['a program made a plain file', { oldMode: '100755' }],
    ['a new program', { status: 'added', oldMode: '000000', newMode: '100755' }],
    ['a mode nobody knows', { newMode: '100666' }],
  ])('%s needs a person', (_, over) => {
    expect(objections([file(over)])).toMatchObject([{ guard: 'unusual-entries', path: 'src/price.js' }])
  })
})

describe('the size of a change', () => {
  const files = (count: number): readonly FileChange[] => Array.from({ length: count }, (_, index) => file({ path: `src/${index}.js` }))

  test.each<[string, readonly FileChange[], Partial<GuardPolicy>, string | null, number]>([
    ['as many files as are allowed', files(100), {}, null, 0],
    ['one file too many', files(101), {}, null, 1],
    ['as many bytes as are allowed', files(2), { maxChangedBytes: 6 }, null, 0],
    ['one byte too many', files(2), { maxChangedBytes: 5 }, null, 1],
    ['too much to carry', [], {}, '3000 files', 1],
  ])('%s', (_, changed, over, oversize, expected) => {
    expect(objections(changed, over, oversize).filter(({ guard }) => guard === 'change-size')).toHaveLength(expected)
  })

  test.each(['', 'a', 'ab', 'abc', 'abcd', 'ü😀', 'x'.repeat(1_000)])('counts the bytes of %j', (text) => {
    const bytes = Buffer.from(text)
    expect(sizeOf(file({ content: bytes.toString('base64') }))).toBe(bytes.length)
  })

  test('a deletion has none', () => {
    expect(sizeOf(file({ content: null }))).toBe(0)
  })
})

describe('a change of what agents were given as another branch has it', () => {
  const replaced = { branch: 'main', paths: ['CLAUDE.md', '.env'], more: 0 }
  const judged = (path: string, over: Partial<typeof replaced> = {}, known: readonly Objection[] = []): readonly (string | null)[] =>
    judgeReplaced({ base: sha('a'), files: [file({ path })], oversize: null }, { ...replaced, ...over }, known).map(
      (one) => `${one.guard} ${one.weight} ${one.path ?? ''}`,
    )

  test.each(['CLAUDE.md', 'claude.md', '.env', '.ENV'])('%s is blocked, whatever is protected', (path) => {
    expect(judged(path)).toEqual([`replaced-configuration block ${path}`])
  })

  test('all else that steers agents is, where not all of it is named', () => {
    expect([judged('pkg/AGENTS.md'), judged('pkg/AGENTS.md', { more: 1 }), judged('src/a.js', { more: 1 })]).toEqual([
      [],
      ['replaced-configuration block pkg/AGENTS.md'],
      [],
    ])
  })

  test('what is blocked already is not told twice', () => {
    expect(judged('CLAUDE.md', {}, objections([file({ path: 'CLAUDE.md' })]))).toEqual([])
  })

  test('nothing is where nothing differs', () => {
    expect(judgeReplaced({ base: sha('a'), files: [file({ path: 'CLAUDE.md' })], oversize: null }, null, [])).toEqual([])
  })
})
