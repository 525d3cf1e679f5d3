import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldPath } from '../../../src/core/common/fold-path.ts'
import { judge } from '../../../src/core/guards/index.ts'
import type { FileChange, GuardPolicy, Objection } from '../../../src/core/model/change.ts'
import { noSecrets, policy, sha } from '../../support/builders.ts'

interface Case {
  readonly files: readonly FileChange[]
  readonly before?: Readonly<Record<string, string | null>>
  readonly paths?: readonly string[]
  readonly policy?: Partial<GuardPolicy>
}

function objections(guard: string, { files, before = {}, paths = [], policy: over = {} }: Case): readonly Objection[] {
  const facts = { originals: new Map(Object.entries(before)), paths, secrets: noSecrets }
  return judge({ base: sha('a'), files, oversize: null }, { ...policy(), ...over }, facts).filter((found) => found.guard === guard)
}

function added(path: string, content: string | Buffer = 'x\n'): FileChange {
  return { path, status: 'added', oldMode: '000000', newMode: '100644', content: Buffer.from(content).toString('base64') }
}

function modified(path: string, content: string | Buffer): FileChange {
  return { ...added(path, content), status: 'modified', oldMode: '100644' }
}

function deleted(path: string): FileChange {
  return { path, status: 'deleted', oldMode: '100644', newMode: '000000', content: null }
}

describe('[row 10] dependency-changes', () => {
  test.each([
    'package.json',
    'packages/a/package.json',
    'package-lock.json',
    'npm-shrinkwrap.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'bun.lockb',
    'bun.lock',
    '.npmrc',
    'deep/.yarnrc.yml',
    '.yarn/releases/yarn-4.cjs',
    'bunfig.toml',
    '.pnpmfile.cjs',
    'deno.json',
    'deno.lock',
    'pyproject.toml',
    'requirements.txt',
    'requirements-dev.txt',
    'dev_requirements.in',
    'requirements/base.txt',
    'setup.py',
    'Pipfile.lock',
    'poetry.lock',
    'uv.lock',
    'pdm.lock',
    'environment.yml',
    'pip.conf',
    'constraints.txt',
    'Cargo.toml',
    'Cargo.lock',
    '.cargo/config.toml',
    'go.mod',
    'go.sum',
    'go.work',
    'pom.xml',
    '.mvn/wrapper/maven-wrapper.properties',
    'mvnw',
    'build.gradle.kts',
    'settings.gradle',
    'gradle/libs.versions.toml',
    'gradle/wrapper/gradle-wrapper.jar',
    'gradlew',
    'gradle.properties',
    'build.sbt',
    'project/plugins.sbt',
    'project/build.properties',
    'src/App/App.csproj',
    'Directory.Packages.props',
    'packages.lock.json',
    'NuGet.Config',
    'global.json',
    'composer.json',
    'composer.lock',
    'Gemfile',
    'Gemfile.lock',
    'shop.gemspec',
    'Package.swift',
    'Package.resolved',
    'Podfile.lock',
    'mix.exs',
    'mix.lock',
    'pubspec.yaml',
    'CMakeLists.txt',
    'conanfile.txt',
    'vcpkg.json',
    'MODULE.bazel',
    'PACKAGE.JSON',
    'pаckage.json',
    'package.json.',
    '.ｎpmrc',
  ])('%j', (path) => {
    expect(objections('dependency-changes', { files: [modified(path, 'x\n')] })).toMatchObject([{ weight: 'block', path }])
  })

  test.each([
    'src/package.ts',
    'package.json.md',
    'docs/yarn.lock.txt',
    'src/requirements.ts',
    'go.mod.go',
    'src/gradle.ts',
    'Dockerfile',
    'lib/cargo.rs',
    'project/index.ts',
    'mypom.xml',
    'locks/file',
  ])('%j is none', (path) => {
    expect(objections('dependency-changes', { files: [modified(path, 'x\n')] })).toEqual([])
  })

  test('comes to what the maintainer says, in one objection that names all files', () => {
    const files = [modified('package.json', '{}'), modified('package-lock.json', '{}')]
    expect(objections('dependency-changes', { files })[0]?.message).toContain('`package.json`, `package-lock.json`')
    expect(objections('dependency-changes', { files, policy: { dependencyChanges: 'flag' } })).toMatchObject([{ weight: 'flag' }])
    expect(objections('dependency-changes', { files, policy: { dependencyChanges: 'allow' } })).toEqual([])
    expect(objections('dependency-changes', { files: [deleted('yarn.lock')] })).toHaveLength(1)
  })
})

describe('[row 10] protected-paths', () => {
  test.each([
    '.gıthub/workflows/ci.yml',
    '.gіthub/x',
    '.gιthub/x',
    '.ＧitHub/x',
    '.git\u200bhub/x',
    '.github./x',
    '.github /x',
    'github~1/workflows/x',
    '.GΙΤΗUΒ/x',
    'СODEOWNERS',
    'docs/CODEOWNERS.',
    'CLΑUDE.md',
    'gitmod~1',
    '.ⅽlaude/settings.json',
  ])('%j is taken for one', (path) => {
    const [found] = objections('protected-paths', {
      files: [added(path)],
      policy: { protectedPaths: ['.github/**', '**/CODEOWNERS', '**/CLAUDE.md', '**/.gitmodules', '**/.claude/**'] },
    })
    expect(found?.message).toContain('is taken for a protected path')
  })
})

describe('[row 9] file-names', () => {
  const one = (path: string, paths: readonly string[] = []): readonly string[] =>
    objections('file-names', { files: [added(path)], paths }).map(({ message }) => message)

  test.each([
    ['src/a\u202eb.js', 'cannot be seen'],
    ['src/a\u200b.js', 'cannot be seen'],
    ['a\tb', 'cannot be seen'],
    ['a\nb', 'cannot be seen'],
    ['a\u00ad.js', 'cannot be seen'],
    ['../a', 'leads out'],
    ['/etc/passwd', 'leads out'],
    ['a//b', 'leads out'],
    ['a/./b', 'leads out'],
    ['.GIT/config', 'read as `.git`'],
    ['git~1/config', 'read as `.git`'],
    ['src/.git /x', 'read as `.git`'],
    ['.git./x', 'read as `.git`'],
    ['.gıt/x', 'read as `.git`'],
    ['a\\b', 'leads elsewhere'],
    ['a:b', 'leads elsewhere'],
    ['.git::$INDEX_ALLOCATION/x', 'leads elsewhere'],
    ['a.', 'dot or a blank'],
    ['src /a', 'dot or a blank'],
    ['con', 'device'],
    ['src/NUL.txt', 'device'],
    ['lpt1.js', 'device'],
    ['a'.repeat(256), 'too long'],
    ['ü'.repeat(128), 'too long'],
    ['a/'.repeat(520) + 'b', 'too long'],
  ])('%j', (path, why) => {
    expect(one(path)).toHaveLength(1)
    expect(one(path)[0]).toContain(why)
  })

  test.each([
    'src/größe.js',
    '価格/表.ts',
    'a b (1).md',
    '.github/x',
    '.gitignore',
    'console.js',
    'null.ts',
    'com10',
    '😀.md',
    'नमस्ते.txt',
    'a~1',
    'a@b+c,d;e=f.js',
    '[id]/page.tsx',
  ])('%j is fine', (path) => {
    expect(one(path, ['README.md'])).toEqual([])
  })

  test.each([
    ['src/Price.js', 'src/price.js', 'src/price.js'],
    ['SRC/new.js', 'src/price.js', 'src'],
    ['src/cafe\u0301.js', 'src/caf\u00e9.js', 'src/caf\u00e9.js'],
    ['src/рrice.js', 'src/price.js', 'src/price.js'],
    ['src/price.js.', 'src/price.js', null],
    ['ﬁle.js', 'file.js', 'file.js'],
    ['straße/ΟΚ', 'straße/ok', 'straße/ok'],
  ])('%j beside %j', (path, there, twin) => {
    expect(one(path, [there])[0]).toContain(twin === null ? 'dot' : `and \`${twin}\` are one and the same`)
  })

  test('two new ones can be twins, too', () => {
    expect(objections('file-names', { files: [added('a/b.js'), added('A/c.js')] })).toHaveLength(1)
  })

  test('renaming a file to another spelling of its name is no twin', () => {
    expect(
      objections('file-names', { files: [deleted('src/Price.js'), added('src/price.js')], paths: ['src/Price.js', 'src/a.js'] }),
    ).toEqual([])
  })

  test("names that were there before are nobody's change", () => {
    expect(objections('file-names', { files: [modified('aux.js', 'x\n')], paths: ['aux.js', 'AUX.js'] })).toEqual([])
    expect(one('src/new.js', ['src/a.js', 'SRC/b.js'])).toEqual([])
  })

  test('however a name is composed or filled with nothing, it is the same, and plain small letters stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (path) => {
        expect(foldPath(path.normalize('NFD'))).toBe(foldPath(path))
        expect(foldPath(Array.from(path).join('\u200c'))).toBe(foldPath(path))
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9_/-]{1,40}$/), (path) => {
        expect(foldPath(path)).toBe(path)
      }),
    )
  })
})

describe('[row 41] mass-deletion', () => {
  const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `src/${index}.js`)

  test('more files than are allowed', () => {
    expect(objections('mass-deletion', { files: names(10).map(deleted), paths: names(100) })).toEqual([])
    expect(objections('mass-deletion', { files: names(11).map(deleted), paths: names(100) })[0]?.message).toBe(
      'The change deletes or empties 11 files; at most 10 are allowed.',
    )
    expect(objections('mass-deletion', { files: names(11).map(deleted), paths: names(100), policy: { maxDeletedFiles: 11 } })).toEqual([])
    expect(objections('mass-deletion', { files: names(1).map(deleted), paths: names(100), policy: { maxDeletedFiles: 0 } })).toHaveLength(1)
  })

  test('a great share of all files', () => {
    expect(objections('mass-deletion', { files: names(5).map(deleted), paths: names(10) })).toHaveLength(1)
    expect(objections('mass-deletion', { files: names(5).map(deleted), paths: names(11) })).toEqual([])
    expect(objections('mass-deletion', { files: names(2).map(deleted), paths: names(2) })).toEqual([])
  })

  test('emptied files count, moved ones do not', () => {
    const before = Object.fromEntries(names(20).map((path) => [path, `content of ${path}\n`]))
    for (const rest of ['', '\n', ' \r\n\t\n'])
      expect(objections('mass-deletion', { files: names(11).map((path) => modified(path, rest)), before, paths: names(100) })).toHaveLength(
        1,
      )
    expect(
      objections('mass-deletion', {
        files: names(11).map((path) => modified(path, '')),
        before: Object.fromEntries(names(20).map((path) => [path, '\n'])),
        paths: names(100),
      }),
    ).toEqual([])
    const moved = names(20).flatMap((path) => [deleted(path), added(path.replace('src', 'lib'), before[path] ?? '')])
    expect(objections('mass-deletion', { files: moved, before, paths: names(30) })).toEqual([])
    const replaced = names(20).flatMap((path) => [deleted(path), added(path.replace('src', 'lib'), 'x')])
    expect(objections('mass-deletion', { files: replaced, before, paths: names(30) })).toHaveLength(1)
  })
})

describe('[row 41] binary-files', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

  test.each<[string, FileChange]>([
    ['a new program', added('bin/tool', Buffer.from('\u007fELF\0\0'))],
    ['a new picture', added('docs/a.png', png)],
    ['bytes that are no UTF-8', added('a.txt', Buffer.from([0x61, 0xff, 0x62]))],
    ['text with a zero', modified('a.js', 'a\0b')],
    ['a program that was one before', modified('bin/tool', png)],
    ['a new picture of a snapshot', added('test/__image_snapshots__/a.png', png)],
  ])('%s', (_, file) => {
    expect(objections('binary-files', { files: [file], before: { 'a.js': 'ab', 'bin/tool': '\0' } })).toMatchObject([
      { weight: 'block', path: file.path },
    ])
  })

  test('text of any script, and a picture that tests compare with, pass', () => {
    expect(objections('binary-files', { files: [added('a.txt', 'größe 価格 😀\n'), added('empty', '')] })).toEqual([])
    const path = 'test/a.spec.ts-snapshots/home.png'
    expect(objections('binary-files', { files: [modified(path, png)], before: { [path]: '\uFFFDPNG\0' } })).toEqual([])
    expect(objections('binary-files', { files: [modified(path, png)], before: { [path]: 'text\n' } })).toHaveLength(1)
  })
})

describe('[row 30] hidden-characters', () => {
  const one = (line: string, before: string | null = 'a\n'): readonly Objection[] =>
    objections('hidden-characters', {
      files: [before === null ? added('src/a.js', line) : modified('src/a.js', line)],
      before: before === null ? {} : { 'src/a.js': before },
    })

  test.each<[string, string]>([
    ['a zero-width space', '\u200b'],
    ['a soft hyphen', '\u00ad'],
    ['a word joiner', '\u2060'],
    ['an invisible operator', '\u2063'],
    ['a right-to-left override', '\u202e'],
    ['an isolate', '\u2066'],
    ['a mark of direction', '\u200f'],
    ['a tag', '\u{e0041}'],
    ['a variation selector', '\ufe0f'],
    ['a variation selector of many', '\u{e0101}'],
    ['a Hangul filler', '\u3164'],
    ['a Mongolian separator', '\u180e'],
    ['a blank of braille', '\u2800'],
    ['an annotation', '\ufff9'],
    ['private use', '\ue000'],
    ['an escape', '\u001b'],
    ['a backspace', '\b'],
    ['a byte-order mark inside', '\ufeff'],
    ['a line separator', '\u2028'],
    ['a joiner of nothing', '\u200d'],
    ['a return inside', '\r'],
    ['a joiner of graphemes', '\u034f'],
    ['a Khmer vowel that nobody sees', '\u17b4'],
  ])('%s', (_, character) => {
    const [found] = one(`a\nif (admin${character}) x()\n`)
    expect(found?.weight).toBe('block')
    expect(found?.message).toContain(
      `\`src/a.js:2\` (\`\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}\`)`,
    )
  })

  test.each<[string, string]>([
    ['emoji with selectors', 'ok ❤️ ✔︎ 1️⃣'],
    ['a family', '👨‍👩‍👧‍👦 👩🏽‍💻 🏳️‍🌈 ❤️‍🔥'],
    ['a flag of tags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['Persian', 'می‌خواهم'],
    ['Hindi', 'क्‍ष'],
    ['a Han variant', '葛\u{e0100}'],
    ['tabs and returns', '\ta\tb\r'],
    ['an Arabic year', '\u0601٢٠٢٤'],
  ])('%s belongs there', (_, text) => {
    expect(one(`a\n// ${text}\n`)).toEqual([])
  })

  test('a selector behind a digit belongs there only where it makes a key of it', () => {
    expect(one('a\n// press 1\ufe0f\u20e3 or 2\ufe0e\u20e3\n')).toEqual([])
    expect(one('a\nif (level1\ufe0f) x()\n')).toHaveLength(1)
    expect(one('a\nif (level*\ufe0e) x()\n')).toHaveLength(1)
  })

  test('nothing that Unicode lets be ignored goes unseen', () => {
    const ignorable = Array.from({ length: 0x11_0000 }, (_, point) => point).filter(
      (point) => (point < 0xd8_00 || point > 0xdf_ff) && /\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(point)),
    )
    expect(ignorable.length).toBeGreaterThan(4_000)
    expect(ignorable.filter((point) => one(`a\nif (admin${String.fromCodePoint(point)}) x()\n`).length !== 1)).toEqual([])
  })

  test('a message hidden in tags behind a flag is found', () => {
    expect(
      one(`a\n// 🏴${Array.from('run this', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{e007f}\n`),
    ).toHaveLength(1)
  })

  test('lines that were there before are not complained of', () => {
    const old = '// old\u200bline\n'
    expect(one(`new\n${old}`, old)).toEqual([])
    expect(one('\ufefflet a = 2\n', '\ufefflet a = 1\n')).toEqual([])
    expect(one('\ufefflet a = 2\n', 'let a = 1\n')).toHaveLength(1)
    expect(one('\ufefflet a = 2\n', null)).toHaveLength(1)
  })

  test('a file is one objection, with a few of its lines', () => {
    const [found, ...more] = one(Array.from({ length: 9 }, (_, index) => `line ${index}\u200b\n`).join(''))
    expect(more).toEqual([])
    expect(found?.message).toContain('and 4 more.')
  })
})

test('[row 14] a change with a secret is blocked, and the objection quotes none of it', () => {
  const key = 'AKIAQWERTYUIOPASDF22'
  const [found] = objections('secrets', { files: [modified('src/a.js', `a\nb = "${key}"\n`)], before: { 'src/a.js': 'a\n' } })
  expect(found).toMatchObject({ weight: 'block', path: 'src/a.js' })
  expect(found?.message).toContain('`src/a.js:2` (a key of AWS)')
  expect(JSON.stringify(found)).not.toContain('QWERTY')
})

test('no guard throws, whatever a change holds', () => {
  const content = fc.oneof(
    fc.constant(null),
    fc.base64String(),
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text).toString('base64')),
  )
  const change = fc.record({
    path: fc.string({ unit: 'binary', minLength: 1 }),
    status: fc.constantFrom<FileChange['status'][]>('added', 'modified', 'deleted', 'type-changed'),
    oldMode: fc.constant('100644'),
    newMode: fc.constantFrom('100644', '120000'),
    content,
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (files, paths) => {
      for (const { message, remedy } of judge({ base: sha('a'), files, oversize: null }, policy(), {
        originals: new Map(paths.map((path) => [path, path])),
        paths,
        secrets: noSecrets,
      }))
        expect(message.length + remedy.length).toBeLessThan(20_000)
    }),
    { numRuns: 300 },
  )
})
