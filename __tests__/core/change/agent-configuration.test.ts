import picomatch from 'picomatch/posix.js'
import { describe, expect, test } from 'vitest'
import { agents } from '../../../src/core/agents/index.ts'
import { configurationGroups, steeringPart, steersAgents } from '../../../src/core/change/agent-configuration.ts'
import { protectedByDefault } from '../../../src/core/model/protected-paths.ts'

const files = configurationGroups.flatMap((group) => group.files)
const folders = configurationGroups.flatMap((group) => group.folders)

describe('what steers agents', () => {
  test.each(files)('%s, at any depth, but for a folder of that name', (path) => {
    expect([path, `pkg/${path}`, `a/b/c/${path}`].map((one) => steeringPart(one, 'file'))).toEqual([path, `pkg/${path}`, `a/b/c/${path}`])
    expect(steeringPart(path, 'link')).not.toBeNull()
    expect(steeringPart(`${path}/index.js`, 'file')).toBeNull()
  })

  test.each(folders)('%s, at any depth, and all below it', (path) => {
    expect([`${path}/a`, `pkg/${path}/a/b`].map((one) => steeringPart(one, 'file'))).toEqual([path, `pkg/${path}`])
    // What stands in the place of the folder would be read as it.
    expect([steeringPart(path, 'link'), steeringPart(path, 'file')]).toEqual([path, path])
  })

  test.each([
    ['claude.md', 'claude.md'],
    ['.CLAUDE/settings.json', '.CLAUDE'],
    ['src/Agents.MD', 'src/Agents.MD'],
    ['.ｃlaude/settings.json', '.ｃlaude'],
    ['.gіthub/copilot-instructions.md', '.gіthub/copilot-instructions.md'],
    ['.git\u200dhub/agents/a.md', '.git\u200dhub/agents'],
    ['CLAUDE.md.', 'CLAUDE.md.'],
  ])('%s, which a forgiving file system or reader takes for it', (path, part) => {
    expect(steeringPart(path, 'file')).toBe(part)
  })

  test.each([
    'README.md',
    'src/claude.ts',
    'docs/AGENTS.md.txt',
    '.github/workflows/ci.yml',
    '.github/dependabot.yml',
    '.vscode/settings.json',
    'agents/a.md',
    'instructions/a.md',
    '.env.example',
    'npmrc',
  ])('not %s', (path) => {
    expect(steeringPart(path, 'file')).toBeNull()
  })

  test('a link in the place of a folder of which some entries count', () => {
    expect([
      steersAgents('', '.github', 'link'),
      steersAgents('pkg', '.vscode', 'link'),
      steersAgents('', '.github', 'folder'),
      steersAgents('', 'docs', 'link'),
    ]).toEqual([true, true, false, false])
  })
})

describe('is what people change, unless they say otherwise', () => {
  const isProtected = picomatch([...protectedByDefault], { dot: true, nocase: true })
  /** Guarded as what is installed. */
  const installed = ['.npmrc', 'bunfig.toml']
  /** A project's own variables, which are committed by custom: a repair may need them. Those of one machine are not. */
  const variables = ['.env.development', '.env.production', '.env.test']

  test.each([
    ...files.filter((path) => ![...installed, ...variables].includes(path)),
    'pkg/.env.local',
    'pkg/.env.staging.local',
    ...folders.flatMap((path) => [path, `${path}/a/b`]),
  ])('%s', (path) => {
    expect(isProtected(path)).toBe(true)
  })

  test.each([...variables, '.env.example', '.env.sample', 'src/local.ts'])('but not %s', (path) => {
    expect(isProtected(path)).toBe(false)
  })
})

test('what an agent has out of its way is among it', () => {
  expect(agents.flatMap(({ hides }) => hides).filter((name) => !steersAgents('', name, 'link'))).toEqual([])
})
