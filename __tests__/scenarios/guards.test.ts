import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { RunResult } from '../../testbed/runner.ts'
import { turnIn } from '../support/forms.ts'
import { branch, openScene, repairsAll, type Scene } from '../support/scene.ts'

/** An agent that writes and deletes files; contents are in base64, null deletes. */
function writes(files: Readonly<Record<string, string | Buffer | null>>): string {
  const list = Object.entries(files).map(([path, content]) => [path, content === null ? null : Buffer.from(content).toString('base64')])
  return `
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
for (const [path, content] of ${JSON.stringify(list)}) {
  mkdirSync(dirname(path), { recursive: true })
  if (content === null) rmSync(path)
  else writeFileSync(path, Buffer.from(content, 'base64'))
}
`
}

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'core.autocrlf=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
  })

function reportFolder(result: RunResult): string {
  return dirname(result.outputs['report-path'] ?? '')
}

/** Applies what was kept in a fresh clone of the branch, with the command of the comment; gives the clone. */
function applyPatch(scene: Scene, result: RunResult): string {
  const clone = mkdtempSync(join(scene.world.root, 'clone-'))
  git(clone, 'clone', '--quiet', '--branch', branch, join(scene.world.root, 'bare.git'), '.')
  git(clone, 'apply', '--index', join(reportFolder(result), 'change.patch'))
  return clone
}

const pictures = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 254])

describe('a change that a guard blocks', () => {
  test.each<[string, string, Readonly<Record<string, string | Buffer | null>>, string]>([
    [
      '[row 10, one job] new packages',
      'dependency-changes',
      { 'package.json': '{ "name": "shop", "dependencies": { "left-pad": "1.3.0" } }\n', 'package-lock.json': '{}\n' },
      'What is installed, from where, or what runs then would change: `package-lock.json`, `package.json`.',
    ],
    [
      '[row 10, one job] a look-alike of a protected path',
      'protected-paths',
      { '.gıthub/workflows/é "x".yml': 'on: push\n' },
      'is taken for a protected path, which it looks like.',
    ],
    [
      '[row 9, one job] a twin of a file',
      'file-names',
      { 'src/Price.js': 'export {}\n' },
      '`src/Price.js` and `src/price.js` are one and the same',
    ],
    ['[row 41, one job] a program', 'binary-files', { 'docs/tool.bin': pictures }, '`docs/tool.bin` is a new file and no text'],
    [
      '[row 41, one job] a mass deletion',
      'mass-deletion',
      { 'README.md': null, 'src/cart.js': null, 'src/price.js': null, 'test/cart.test.js': null, 'test/price.test.js': null },
      'The change deletes or empties 5 of all',
    ],
    [
      '[row 30, one job] hidden characters',
      'hidden-characters',
      { 'src/price.js': 'export const isAdmin\u202e = 1\n' },
      '`src/price.js:1` (`\\u{202E}`)',
    ],
  ])('%s: is told, kept as a patch that applies, and not pushed', async (_, guard, files, words) => {
    const scene = await openScene({ agent: writes(files), inputs: { 'verify-rounds': '0', 'test-changes': 'allow' } })
    const before = await scene.world.head(branch)
    const result = await scene.turn(scene.failed)
    expect(result.outputs).toMatchObject({ outcome: 'blocked', reason: guard })
    expect(await scene.world.head(branch)).toBe(before)
    expect(scene.status()).toContain(`- **${guard}**: `)
    expect(scene.status()).toContain(words)
    const artifact =
      /gh run download (\d+) --repo acme\/shop --name (codality-report-\1-1) --dir codality-change && git apply --index codality-change\/change\.patch/.exec(
        scene.status().replace(/--repo 127\.0\.0\.1:\d+\//, '--repo '),
      )
    expect(artifact, scene.status()).not.toBeNull()
    const clone = applyPatch(scene, result)
    for (const [path, content] of Object.entries(files)) {
      if (content === null) expect(existsSync(join(clone, path))).toBe(false)
      else expect(readFileSync(join(clone, path)).equals(Buffer.from(content))).toBe(true)
    }
    expect(readFileSync(join(reportFolder(result), 'report.json'), 'utf8')).not.toContain('diff --git')
  })

  test('[row 41, three jobs] a program and a mass deletion are told by the job that publishes, and not pushed', async () => {
    const scene = await openScene({
      agent: writes({
        'docs/tool.bin': pictures,
        'README.md': null,
        'src/cart.js': null,
        'src/price.js': null,
        'test/cart.test.js': null,
        'test/price.test.js': null,
      }),
      inputs: { 'verify-rounds': '0', 'test-changes': 'allow' },
    })
    const before = await scene.world.head(branch)
    const results = await turnIn('three jobs', scene, scene.failed)
    expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'blocked' })
    expect(await scene.world.head(branch)).toBe(before)
    for (const words of [
      '- **mass-deletion**: The change deletes or empties 5 of all',
      '- **binary-files**: `docs/tool.bin` is a new file and no text',
    ])
      expect(scene.status()).toContain(words)
    expect(scene.status()).not.toContain('Working on this')
  })

  test('is kept by the phase that publishes, under the name of its own artifact', async () => {
    const scene = await openScene({ agent: writes({ 'package.json': '{}\n' }), inputs: { 'verify-rounds': '0' } })
    const handover = join(scene.world.root, 'handover')
    const phase = (name: string): Promise<RunResult> => scene.turn(scene.failed, { inputs: { phase: name, handover } })
    await phase('triage')
    await phase('fix')
    const result = await phase('publish')
    expect(result.outputs).toMatchObject({ outcome: 'blocked', reason: 'dependency-changes' })
    expect(scene.status()).toMatch(/--name codality-report-publish-\d+-1 --dir/)
    expect(readFileSync(join(applyPatch(scene, result), 'package.json'), 'utf8')).toBe('{}\n')
  })

  test('[row 9, three jobs] is blocked whatever the job with the agent says of what was there', async () => {
    const inputs = { 'verify-rounds': '0', 'test-changes': 'block', 'dependency-changes': 'allow' }
    const agent = `${writes({ 'src/Price.js': 'export {}\n', 'tool.sh': 'true\n', 'test/price.test.js': "import test from 'node:test'\n" })}
import { chmodSync } from 'node:fs'
chmodSync('tool.sh', 0o755)`
    const scene = await openScene({ agent, inputs })
    const before = await scene.world.head(branch)
    const handover = join(scene.world.root, 'handover')
    const phase = (name: string): Promise<RunResult> => scene.turn(scene.failed, { inputs: { phase: name, handover } })
    await phase('triage')
    await phase('fix')
    const file = join(handover, 'fix.json')
    const lies: Readonly<Record<string, object>> = {
      'src/Price.js': { status: 'modified', oldMode: '100644' },
      'tool.sh': { status: 'modified', oldMode: '100755' },
      'test/price.test.js': { status: 'added', oldMode: '000000' },
    }
    const { change, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly change: { readonly base: string; readonly files: readonly { readonly path: string }[]; readonly oversize: null }
    }
    writeFileSync(
      file,
      JSON.stringify({ ...rest, change: { ...change, files: change.files.map((one) => ({ ...one, ...lies[one.path] })) } }),
    )
    expect((await phase('publish')).outputs).toMatchObject({ outcome: 'blocked' })
    for (const guard of ['file-names', 'unusual-entries', 'test-changes']) expect(scene.status()).toContain(`- **${guard}**: `)
    expect(await scene.world.head(branch)).toBe(before)
  })

  test('is not kept where no report is, and that is said with what to do', async () => {
    const scene = await openScene({ agent: writes({ 'package.json': '{}\n' }), inputs: { 'verify-rounds': '0', 'upload-report': 'false' } })
    const result = await scene.turn(scene.failed)
    expect(scene.status()).toContain('because `upload-report` is `false`; with `true` such a change is kept as a patch')
    expect(existsSync(join(reportFolder(result), 'change.patch'))).toBe(false)
  })

  test('may be let through by the maintainer', async () => {
    const scene = await openScene({
      agent: writes({ 'package.json': '{ "name": "shop", "type": "module" }\n' }),
      inputs: { 'verify-rounds': '0', 'dependency-changes': 'flag' },
    })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.status()).toContain('What is installed, from where, or what runs then would change: `package.json`.')
  })
})

/** No key of anybody; long enough to be told from everything else. */
const canary = 'cnry+7fK2mQ/9vLp4Zt8Rw=J3'
const inBase64 = (before: number): string => Buffer.from(`${'x'.repeat(before)}${canary}yyy`).toString('base64')
const written: Readonly<Record<string, string>> = {
  plain: canary,
  'base64-0': inBase64(0),
  'base64-1': inBase64(1),
  'base64-2': inBase64(2),
  hex: Buffer.from(canary).toString('hex'),
  url: encodeURIComponent(canary),
  reversed: Array.from(canary).toReversed().join(''),
  'zero-width': Array.from(canary).join('\u200b'),
  gzip: gzipSync(`it is ${canary}`).toString('base64'),
}

/** What gives the canary away in any of these texts, in a way of looking that shares nothing with the program's own. */
function givenAway(text: string): readonly string[] {
  const seen = text.replace(/\u200b|\\u\{200B\}|\\\\u\{200B\}/g, '')
  return Object.entries(written).flatMap(([name, encoded]) => {
    // What is the same whatever stands beside it: a letter of base64 less on each side.
    const core = name.startsWith('base64')
      ? encoded.slice(3, -6)
      : name === 'gzip'
        ? encoded.slice(20, 44)
        : name === 'zero-width'
          ? canary
          : encoded
    return seen.includes(core) ? [name] : []
  })
}

function filesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

/** Everything of a turn that somebody else can read; the runner takes the lines that mask a value out of the log. */
function allThatLeft(scene: Scene, result: RunResult): string {
  const { standIn } = scene.world
  const log = `${result.stdout}\n${result.stderr}`.replace(/^::add-mask::.*$/gm, '')
  const history = execFileSync('git', ['--git-dir', join(scene.world.root, 'bare.git'), 'log', '--all', '--patch', '--format=%B'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return [
    log,
    result.summary,
    JSON.stringify(result.outputs),
    filesBelow(reportFolder(result)),
    standIn.requests.map(({ path, body }) => `${path}\n${body}`).join('\n'),
    history,
  ].join('\n')
}

// Nothing in its name says what it is.
const given = { environment: { MODEL_ACCESS: canary } }

test('the look for the canary sees every encoding', () => {
  for (const [name, text] of Object.entries(written)) expect(givenAway(`before ${text} after`)).toContain(name)
  expect(givenAway('nothing of it')).toEqual([])
})

describe('a secret of the job', () => {
  const leaks = writes(
    Object.fromEntries(Object.entries(written).map(([name, text]) => [`src/${name}.js`, `// nothing\nexport default '${text}'\n`])),
  )
  const inputs = { 'verify-rounds': '0', 'agent-env': 'MODEL_ACCESS' }

  test('[row 14, one job] in a change: it is found in each encoding, nothing is pushed and nothing is kept', async () => {
    const scene = await openScene({ agent: `${leaks}console.log(${JSON.stringify(Object.values(written).join('\n'))})`, inputs })
    const before = await scene.world.head(branch)
    const result = await scene.turn(scene.failed, given)
    expect(result.outputs).toMatchObject({ outcome: 'blocked', reason: 'secrets' })
    expect(await scene.world.head(branch)).toBe(before)
    for (const name of Object.keys(written)) expect(scene.status()).toContain(`\`src/${name}.js:2\` (a secret of this job`)
    expect(scene.status()).toContain('The change was not kept, because a secret would be kept with it.')
    expect(existsSync(join(reportFolder(result), 'change.patch'))).toBe(false)
    expect(givenAway(allThatLeft(scene, result))).toEqual([])
  })

  test('[row 14, three jobs] in a change: the job that knows it hands nothing of it on', async () => {
    const scene = await openScene({ agent: `${leaks}console.log(${JSON.stringify(Object.values(written).join('\n'))})`, inputs })
    const handover = join(scene.world.root, 'handover')
    const before = await scene.world.head(branch)
    const phase = (name: string, extra = {}): Promise<RunResult> =>
      scene.turn(scene.failed, { inputs: { phase: name, handover }, ...extra })
    await phase('triage')
    const fixed = await phase('fix', given)
    expect(givenAway(allThatLeft(scene, fixed))).toEqual([])
    const result = await phase('publish')
    expect(result.outputs).toMatchObject({ outcome: 'blocked', reason: 'secrets' })
    expect(scene.status()).toContain('`src/reversed.js:2` (a secret of this job (reversed))')
    expect(await scene.world.head(branch)).toBe(before)
    expect(givenAway(`${allThatLeft(scene, result)}${filesBelow(handover)}`)).toEqual([])
  })

  test('[row 14, one job] in what the agent says: the repair is pushed, and the secret stands nowhere', async () => {
    const says = Object.entries(written)
      .map(([name, text]) => `console.log(${JSON.stringify(`${name}: ${text}`)})\nconsole.error(${JSON.stringify(`${name}: ${text}`)})`)
      .join('\n')
    const halves = `process.stdout.write(${JSON.stringify(`half ${canary.slice(0, 9)}`)}); await new Promise((resolve) => setImmediate(resolve)); console.log(${JSON.stringify(canary.slice(9))})`
    const scene = await openScene({ agent: `${repairsAll}\n${says}\n${halves}`, inputs })
    const result = await scene.turn(scene.failed, given)
    expect(result.outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.status()).toContain('hex: [secret]')
    expect(result.stdout).toContain('reversed: [secret]')
    expect(givenAway(allThatLeft(scene, result))).toEqual([])
  })

  test('[row 14, one job] the token of the job is one, too, and so is any token by its form', async () => {
    const made = `ghp_${'Ab3dEf6hIjKlMn0pQrStUvWxYz1234567890'.slice(0, 36)}`
    const scene = await openScene({
      agent: `${writes({ 'src/a.js': `export default '${made}'\n`, 'src/b.js': `export default '${Buffer.from('app-token').toString('hex')}'\n` })}console.log(${JSON.stringify(made)})`,
      inputs,
    })
    const result = await scene.turn(scene.failed)
    expect(result.outputs).toMatchObject({ outcome: 'blocked', reason: 'secrets' })
    expect(scene.status()).toContain('`src/a.js:1` (a token of GitHub), `src/b.js:1` (a secret of this job (hex))')
    expect(allThatLeft(scene, result)).not.toContain(made)
  })
})
