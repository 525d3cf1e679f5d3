import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { command } from '../../src/core/agents/command.ts'
import type { Agent, AgentPackage } from '../../src/core/model/agent.ts'
import type { AgentLink } from '../../src/core/model/config.ts'
import { tellWarning, type Warning } from '../../src/core/model/warning.ts'
import type { AgentProgram } from '../../src/ports/processes.ts'
import { processes } from '../../src/shell/processes.ts'
import { programs } from '../../src/shell/programs.ts'

/** Packages of a registry on this machine: one whose program its own install script makes, one that brings its program, and one that both need. */
const manifests = {
  'made-agent': {
    version: '1.2.3',
    bin: { agent: 'agent.sh' },
    scripts: { postinstall: 'env > environment.txt; printf "#!/bin/sh\\necho made\\n" > agent.sh; chmod +x agent.sh' },
    dependencies: { nosy: '1.0.0' },
  },
  'whole-agent': {
    version: '2.0.0',
    bin: { agent: 'agent.sh' },
    scripts: { postinstall: 'touch was-run' },
    dependencies: { nosy: '1.0.0' },
  },
  nosy: { version: '1.0.0', scripts: { postinstall: 'touch was-run' } },
}

let root = ''
let registry: Server
const asked: string[] = []

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'programs-'))
  const tarballs = Object.fromEntries(Object.entries(manifests).map(([name, manifest]) => [`/${name}.tgz`, pack(name, manifest)]))
  registry = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const address = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`
    const manifest = Object.entries(manifests).find(([name]) => path === `/${name}`)
    const tarball = tarballs[path]
    if (tarball !== undefined) response.end(tarball)
    else if (manifest === undefined) response.writeHead(404).end('{}')
    else {
      const [name, of] = manifest
      response.end(
        JSON.stringify({
          name,
          'dist-tags': { latest: of.version },
          versions: { [of.version]: { name, ...of, hasInstallScript: true, dist: { tarball: `${address}/${name}.tgz` } } },
        }),
      )
    }
  })
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  registry.close()
  rmSync(root, { recursive: true, force: true })
})

function pack(name: string, manifest: object): Buffer {
  const folder = join(root, `pack-${name}`)
  mkdirSync(join(folder, 'package'), { recursive: true })
  writeFileSync(join(folder, 'package/package.json'), JSON.stringify({ name, ...manifest }))
  writeFileSync(join(folder, 'package/agent.sh'), '#!/bin/sh\necho "as packed"\n', { mode: 0o755 })
  execFileSync('tar', ['-czf', 'all.tgz', 'package'], { cwd: folder })
  return readFileSync(join(folder, 'all.tgz'))
}

let temp = ''
let log: string[] = []
beforeEach(() => {
  temp = mkdtempSync(join(root, 'temp-'))
  log = []
  asked.length = 0
})

const made: AgentPackage = { program: 'agent', registry: 'npm', name: 'made-agent', version: '1.2.3', installScript: true }
const whole: AgentPackage = { ...made, name: 'whole-agent', version: '2.0.0', installScript: false }
const link: AgentLink = { name: 'claude', model: null, version: null, args: [] }
const nodeFolder = dirname(process.execPath)

interface Case {
  readonly of?: AgentPackage | null
  readonly keys?: readonly string[]
  readonly version?: string
  readonly environment?: NodeJS.ProcessEnv
  readonly path?: string
  readonly keeps?: boolean
}

interface Opened {
  find(): Promise<AgentProgram>
}

/** Programs of one job; asked again they have to remember. */
function openPrograms({ of = made, keys = [], version, environment = {}, path = toolFolder(), keeps = false }: Case): Opened {
  const agent: Agent = { ...command, name: 'claude', package: of, keys, settings: ['MODEL_URL'] }
  const all = { PATH: path, NPM_CONFIG_REGISTRY: `http://127.0.0.1:${(registry.address() as AddressInfo).port}`, ...environment }
  const told = { info: (line: string) => void log.push(line), warn: (warning: Warning) => void log.push(tellWarning(warning)) }
  const mcp = { program: process.execPath, script: join(temp, 'action/mcp.js') }
  mkdirSync(dirname(mcp.script), { recursive: true })
  writeFileSync(mcp.script, '')
  const job = programs({
    environment: all,
    consent: 'all',
    temp,
    keeps,
    mcp,
    log: told,
    processes: processes({
      environment: all,
      cancelled: new AbortController().signal,
      log: (text) => void log.push(text),
      warn: told.warn,
    }),
  })
  return { find: () => job.find(agent, { ...link, version: version ?? null }) }
}

function find(of: Case): Promise<AgentProgram> {
  return openPrograms(of).find()
}

/** A PATH that has node, npm and a shell, but no agent, whatever this machine has. */
function toolFolder(): string {
  const folder = join(root, 'tools')
  if (existsSync(folder)) return `${folder}:/usr/bin:/bin`
  mkdirSync(folder)
  symlinkSync(process.execPath, join(folder, 'node'))
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\nexec "${process.execPath}" "${npmScript()}" "$@"\n`, { mode: 0o755 })
  return `${folder}:/usr/bin:/bin`
}

function npmScript(): string {
  const [, shown = ''] =
    /^npm_execpath=(.*)$/m.exec(
      execFileSync('npm', ['exec', '--call', 'env'], {
        encoding: 'utf8',
        env: { ...process.env, PATH: `${nodeFolder}:${process.env['PATH'] ?? ''}` },
      }),
    ) ?? []
  return shown
}

function installedAgent(folder: string): string {
  const path = join(root, folder)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'agent'), '#!/bin/sh\n')
  chmodSync(join(path, 'agent'), 0o755)
  return path
}

test('an agent without a package needs no program', async () => {
  expect(await find({ of: null })).toEqual({ kind: 'found', path: '', version: null, key: null, settings: {} })
})

test('what is on the PATH is taken, with the settings that are set, and nothing is fetched', async () => {
  const folder = installedAgent('there')
  expect(await find({ path: `${folder}:${toolFolder()}`, environment: { MODEL_URL: 'http://model' } })).toEqual({
    kind: 'found',
    path: join(folder, 'agent'),
    version: null,
    key: null,
    settings: { MODEL_URL: 'http://model' },
  })
  expect(asked).toEqual([])
})

test('what is nowhere is installed in the version that this action was tried with, once', async () => {
  const job = openPrograms({})
  const first = await job.find()
  expect(first).toMatchObject({ kind: 'found', version: '1.2.3' })
  expect(first.kind === 'found' && execFileSync(first.path, { encoding: 'utf8' })).toBe('made\n')
  expect(log.join('\n')).toContain('Installs made-agent 1.2.3')
  asked.length = 0
  expect(await job.find()).toEqual(first)
  expect(asked).toEqual([])
})

test('what is installed where only the user writes serves the next job, too', async () => {
  const first = await find({ keeps: true })
  asked.length = 0
  expect(await find({ keeps: true })).toEqual(first)
  expect(asked).toEqual([])
})

test('what stands at a path that could be guessed is not taken, whatever it says of itself', async () => {
  const bin = join(temp, 'codality-agents/agent-1.2.3/node_modules/.bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'agent'), '#!/bin/sh\necho planted\n', { mode: 0o755 })
  writeFileSync(join(temp, 'codality-agents/agent-1.2.3/.complete'), '')
  const found = await find({})
  expect(found.kind === 'found' && execFileSync(found.path, { encoding: 'utf8' })).toBe('made\n')
  const [one, two] = [await find({}), await find({})]
  expect(one.kind === 'found' && two.kind === 'found' && one.path !== two.path).toBe(true)
})

describe('a program that was changed since it was found is not given again', () => {
  const isChanged = {
    kind: 'missing',
    why: 'not-installed',
    detail: expect.stringContaining('was changed while this job was at work, so it is not started with a key') as string,
  }

  test('one on the PATH that was replaced, with the times and the size that it had', async () => {
    const file = join(installedAgent('replaced'), 'agent')
    const { atime, mtime } = statSync(file)
    const job = openPrograms({ path: `${dirname(file)}:${toolFolder()}` })
    expect(await job.find()).toMatchObject({ kind: 'found', path: file })
    expect(await job.find()).toMatchObject({ kind: 'found', path: file })
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace('sh', 'sx'))
    utimesSync(file, atime, mtime)
    expect(await job.find()).toMatchObject(isChanged)
  })

  test('one beside which the server that it starts was replaced', async () => {
    const job = openPrograms({ path: `${installedAgent('beside')}:${toolFolder()}` })
    expect(await job.find()).toMatchObject({ kind: 'found' })
    writeFileSync(join(temp, 'action/mcp.js'), 'steal()')
    expect(await job.find()).toMatchObject(isChanged)
  })

  test('one that is gone', async () => {
    const file = join(installedAgent('gone'), 'agent')
    const job = openPrograms({ path: `${dirname(file)}:${toolFolder()}` })
    await job.find()
    rmSync(file)
    expect(await job.find()).toMatchObject(isChanged)
  })

  test('one whose link leads elsewhere', async () => {
    const folder = join(root, 'linked')
    mkdirSync(folder)
    symlinkSync(join(installedAgent('here'), 'agent'), join(folder, 'agent'))
    const job = openPrograms({ path: `${folder}:${toolFolder()}` })
    await job.find()
    rmSync(join(folder, 'agent'))
    symlinkSync(join(installedAgent('elsewhere'), 'agent'), join(folder, 'agent'))
    expect(await job.find()).toMatchObject(isChanged)
  })

  test('one whose package on the PATH got a changed module', async () => {
    const folder = join(root, 'global/node_modules/@a/agent')
    mkdirSync(join(folder, 'lib'), { recursive: true })
    writeFileSync(join(folder, 'agent'), '#!/usr/bin/env node\n', { mode: 0o755 })
    writeFileSync(join(folder, 'lib/module.js'), '')
    const job = openPrograms({ path: `${folder}:${toolFolder()}` })
    expect(await job.find()).toMatchObject({ kind: 'found' })
    writeFileSync(join(folder, 'lib/module.js'), 'steal()')
    expect(await job.find()).toMatchObject(isChanged)
  })

  test('one whose interpreter was replaced', async () => {
    const [folder, tools] = [installedAgent('interpreted'), installedAgent('interpreter')]
    writeFileSync(join(folder, 'agent'), '#!/usr/bin/env speaker\n')
    writeFileSync(join(tools, 'speaker'), '#!/bin/sh\n', { mode: 0o755 })
    const job = openPrograms({ path: `${folder}:${tools}:${toolFolder()}` })
    expect(await job.find()).toMatchObject({ kind: 'found' })
    rmSync(join(tools, 'speaker'))
    writeFileSync(join(tools, 'speaker'), '#!/bin/sh\nsteal\n', { mode: 0o755 })
    expect(await job.find()).toMatchObject(isChanged)
  })

  test('one that was installed, beside which something was laid', async () => {
    const job = openPrograms({ of: whole })
    const found = await job.find()
    if (found.kind === 'missing') throw new Error(found.detail)
    expect(await job.find()).toEqual(found)
    mkdirSync(join(dirname(found.path), '../nosy/node_modules/fs-extra'), { recursive: true })
    expect(await job.find()).toMatchObject(isChanged)
  })
})

test('a version that is asked for is installed even where the PATH has one, and a tag says what it came to', async () => {
  const folder = installedAgent('there')
  const found = await find({ of: whole, version: 'latest', path: `${folder}:${toolFolder()}` })
  expect(found).toMatchObject({ kind: 'found', version: '2.0.0', path: expect.stringContaining('agent-latest') as string })
})

test('only the script of a package that needs it runs, and it sees no secret', async () => {
  const one = await find({
    keys: ['AGENT_KEY'],
    environment: { AGENT_KEY: 'sk-secret-value', INPUT_TOKEN: 'job-secret-value', GITHUB_TOKEN: 'job-secret-value', OTHER: 'other-value' },
  })
  const two = await find({ of: whole })
  const shelves = readdirSync(temp).filter((name) => name.startsWith('codality-agents-'))
  const below = (version: string, path: string): string =>
    shelves
      .map((shelf) => join(temp, shelf, version))
      .filter((folder) => existsSync(folder))
      .map((folder) => join(folder, 'node_modules', path))[0] ?? ''
  expect([one.kind, two.kind]).toEqual(['found', 'found'])
  const seen = readFileSync(below('agent-1.2.3', 'made-agent/environment.txt'), 'utf8')
  expect(seen).toContain('npm_lifecycle_event=postinstall')
  expect(seen).not.toMatch(/secret-value|other-value/)
  for (const whole of ['agent-1.2.3', 'agent-2.0.0']) expect(existsSync(below(whole, 'nosy'))).toBe(true)
  for (const silent of [
    below('agent-1.2.3', 'nosy/was-run'),
    below('agent-2.0.0', 'nosy/was-run'),
    below('agent-2.0.0', 'whole-agent/was-run'),
  ])
    expect(existsSync(silent), silent).toBe(false)
})

test('what an installation that was cut off left behind is not used', async () => {
  mkdirSync(join(temp, 'codality-agents/agent-1.2.3/node_modules/.bin'), { recursive: true })
  writeFileSync(join(temp, 'codality-agents/agent-1.2.3/node_modules/.bin/agent'), '#!/bin/sh\necho half\n', { mode: 0o755 })
  const found = await find({ keeps: true })
  expect(found.kind === 'found' && execFileSync(found.path, { encoding: 'utf8' })).toBe('made\n')
})

describe('what cannot be installed is said in one sentence', () => {
  test.each<[string, Case, RegExp]>([
    ['a version that does not exist', { version: '9.9.9' }, /^There is no version 9\.9\.9 of made-agent in the registry\.$/],
    [
      'a package that does not exist',
      { of: { ...made, name: 'nobodys-agent' } },
      /^There is no version 1\.2\.3 of nobodys-agent in the registry\.$/,
    ],
    [
      'a registry out of reach',
      { environment: { NPM_CONFIG_REGISTRY: 'http://127.0.0.1:9' } },
      /^The registry that has made-agent could not be reached \(ECONNREFUSED\)\.$/,
    ],
    [
      'no npm',
      { path: '/nowhere' },
      /^`npm` is not on the PATH of this runner, so nothing can be installed: set up Node\.js in a step before this one\.$/,
    ],
    ['no Python', { of: { ...made, registry: 'pypi' }, path: '/nowhere' }, /^`python3` is not on the PATH of this runner/],
    [
      'a package without the program',
      { of: { ...made, program: 'elsewhere' } },
      /^made-agent 1\.2\.3 was installed, but it has no program `elsewhere` for this machine\.$/,
    ],
  ])('%s', async (_, given, sentence) => {
    const found = await find(given)
    expect(found).toMatchObject({ kind: 'missing', why: 'not-installed' })
    expect(found.kind === 'missing' && found.detail).toMatch(sentence)
  })
})

describe('the key', () => {
  const keys = ['AGENT_KEY', 'AGENT_TOKEN']

  test.each<[string, NodeJS.ProcessEnv]>([
    ['no key', {}],
    ['an empty one, as of a secret that does not exist', { AGENT_KEY: '' }],
    ['the token of the job under another name', { AGENT_TOKEN: 'job-token-value', INPUT_TOKEN: 'job-token-value' }],
  ])('%s is told with the lines to add, before anything is installed', async (_, environment) => {
    expect(await find({ keys, environment })).toEqual({
      kind: 'missing',
      why: 'no-key',
      detail: 'env:\n  AGENT_KEY: ${{ secrets.AGENT_KEY }}\n  # or one of: AGENT_TOKEN\n',
    })
    expect(asked).toEqual([])
  })

  test('the name of the first that is set is told, never its value', async () => {
    const folder = installedAgent('there')
    const found = await find({ keys, environment: { AGENT_TOKEN: 'value-of-it' }, path: `${folder}:${toolFolder()}` })
    expect(found).toMatchObject({ kind: 'found', key: 'AGENT_TOKEN' })
    expect(JSON.stringify(found)).not.toContain('value-of-it')
  })
})
