import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { configurationGroups } from '../../src/core/change/agent-configuration.ts'
import { agents } from '../../src/core/agents/index.ts'
import { fixes } from '../../testbed/project-bug.ts'
import type { RunResult } from '../../testbed/runner.ts'
import { forms } from '../../testbed/scoreboard/rows.ts'
import type { Files } from '../../testbed/world.ts'
import { openFork } from '../support/forks.ts'
import { turnIn } from '../support/forms.ts'
import { branch, nextRun, openScene, type Scene } from '../support/scene.ts'

/** Every path that steers agents, as a file. */
const paths = configurationGroups.flatMap(({ files, folders }) => [...files, ...folders.map((folder) => `${folder}/evil.json`)])

function filled(list: readonly string[], text: string): Readonly<Record<string, string>> {
  // Read by git and npm themselves, which put up with comments only.
  return Object.fromEntries(list.map((path) => [path, `# ${text} ${path}\n`]))
}

/** Source of an agent that notes which files it finds, then repairs what it is told to, then does what else is asked. */
function looks(more = '', repairsFrom = 1): string {
  return `
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
const found = {}
for (const entry of readdirSync('.', { recursive: true, withFileTypes: true })) {
  const path = (entry.parentPath + '/' + entry.name).replace(/^\\.\\//, '')
  if (!entry.isFile() || /^(?:\\.git|src|test|node_modules)\\//.test(path) || /^(?:seen.json|README.md|package.json|junit.xml|[.]gitignore)$/.test(path)) continue
  found[path] = readFileSync(path, 'utf8')
}
const seen = existsSync('seen.json') ? JSON.parse(readFileSync('seen.json', 'utf8')) : []
writeFileSync('seen.json', JSON.stringify([...seen, { found, told: process.env.CODALITY_BRIEF === undefined ? '' : readFileSync(process.env.CODALITY_BRIEF, 'utf8') }]))
if (seen.length + 1 >= ${repairsFrom}) for (const [path, wrong, right] of ${JSON.stringify(fixes.map(({ path, wrong, right }) => [path, wrong, right]))}) writeFileSync(path, readFileSync(path, 'utf8').replace(wrong, right))
${more}
console.log('Done.')
`
}

const Seen = v.array(v.object({ found: v.record(v.string(), v.string()), told: v.string() }))

async function seenIn(scene: Scene): Promise<v.InferOutput<typeof Seen>> {
  return v.parse(Seen, JSON.parse(await scene.world.read(branch, 'seen.json')))
}

/** What a merged pull request does: nobody may push there. */
async function merge({ world }: Scene, files: Files): Promise<void> {
  const { protectedBranches } = world.state
  Object.assign(world.state, { protectedBranches: [] })
  await world.pushAs('maria', 'main', files, 'Steer agents')
  Object.assign(world.state, { protectedBranches })
}

/** A pull request that changes what steers agents, and the event of its failed CI. */
async function openChanged(base: Files, head: Files, agent: string): Promise<{ readonly scene: Scene; readonly event: Scene['failed'] }> {
  const scene = await openScene({ agent, inputs: { 'verify-rounds': '0' } })
  if (Object.keys(base).length > 0) await merge(scene, base)
  await scene.world.pushAs('maria', branch, head, 'Steer them elsewhere')
  return { scene, event: await nextRun(scene) }
}

/** Kinds, contents and paths of a commit that steer agents. */
function entriesAt(scene: Scene, name: string): readonly string[] {
  const listed = execFileSync('git', ['--git-dir', join(scene.world.root, 'bare.git'), 'ls-tree', '-r', name], { encoding: 'utf8' })
  return listed.split('\n').filter((line) => line !== '' && !/\t(?:src|test)\/|\tseen\.json$/.test(line))
}

const last = (results: readonly [RunResult, ...RunResult[]]): RunResult => results.at(-1) ?? results[0]

/** What was kept of a change that was not pushed. */
function patchOf(results: readonly [RunResult, ...RunResult[]]): string {
  return readFileSync(join(dirname(last(results).outputs['report-path'] ?? ''), 'change.patch'), 'utf8')
}

describe.each(forms)('in %s', { timeout: 180_000 }, (form) => {
  test(`[row 18, ${form}] an agent finds what the base branch has at each path, nothing of the pull request, and the pull request keeps its own`, async () => {
    const kept = paths.filter((_, index) => index % 2 === 0)
    const nested = ['pkg/CLAUDE.md', 'pkg/.claude/settings.json', 'pkg/deep/AGENTS.md']
    const twins = ['claude.MD', '.Cursor/rules/evil.mdc']
    const head = filled([...paths, ...nested, ...twins, 'pkg/deep/index.js'], 'evil')
    const { scene, event } = await openChanged(filled([...kept, 'pkg/CLAUDE.md'], 'good'), head, looks())
    const before = entriesAt(scene, branch)
    const results = await turnIn(form, scene, event)
    expect(last(results).outputs, scene.status()).toMatchObject({ outcome: 'pushed' })
    const [seen] = await seenIn(scene)
    expect(seen?.found).toEqual({ ...filled([...kept, 'pkg/CLAUDE.md'], 'good'), ...filled(['pkg/deep/index.js'], 'evil') })
    expect(seen?.told).toMatch(
      /## Not as in the pull request\n(?:`[^`\n]+`, ){9}`[^`\n]+` and \d+ more: while you work these are as on the branch `main`/,
    )
    expect(entriesAt(scene, branch), 'byte for byte').toEqual(before)
    expect(scene.status()).toMatch(
      /\*\*Agent configuration:\*\* as on `main` while the agent worked, not as in this pull request: (?:`[^`\n]+`(?:, )?){5} and \d+ more\./,
    )
  })

  test(`[row 18, ${form}] what set-up leaves steers no agent, in no round, and what an agent does to it is not pushed`, async () => {
    const { scene, event } = await openChanged(
      { 'CLAUDE.md': 'good\n' },
      { 'CLAUDE.md': 'evil\n' },
      looks("if (seen.length > 0) writeFileSync('CLAUDE.md', 'better\\n')\nelse writeFileSync('AGENTS.md', 'obey\\n')", 2),
    )
    const before = await scene.world.head(branch)
    const results = await turnIn(form, scene, event, {
      inputs: {
        'verify-rounds': '1',
        'setup-command': 'mkdir -p .claude && echo planted > .claude/settings.json && echo planted > .env',
        'protected-paths': '!**/CLAUDE.md, !**/AGENTS.md',
      },
    })
    expect(last(results).outputs, scene.status()).toMatchObject({ outcome: 'blocked', reason: 'replaced-configuration' })
    expect(await scene.world.head(branch)).toBe(before)
    const log = results.map(({ stdout }) => stdout).join('\n')
    expect(log).toContain('the agent is told and asked again')
    expect(scene.status()).toContain('- **replaced-configuration**: `CLAUDE.md` steers agents and differs from `main`')
    const patch = patchOf(results)
    const [, line = ''] = /^\+(\[.*\])$/m.exec(patch) ?? []
    expect(v.parse(Seen, JSON.parse(line)).map(({ found }) => found)).toEqual([{ 'CLAUDE.md': 'good\n' }, { 'CLAUDE.md': 'good\n' }])
  })

  test(`[row 18, ${form}] a protected path that is the same in both is blocked as ever`, async () => {
    const { scene, event } = await openChanged({}, { 'docs.md': 'x\n' }, looks("writeFileSync('.mcp.json', '{}')"))
    const results = await turnIn(form, scene, event)
    expect(last(results).outputs).toMatchObject({ outcome: 'blocked', reason: 'protected-paths' })
    expect(scene.status()).not.toContain('Agent configuration')
  })
})

describe('[row 18, one job] each agent', { timeout: 120_000 }, () => {
  /** What its program reads below a folder, by its documentation. */
  const reads: Readonly<Record<string, readonly string[]>> = {
    claude: [
      'CLAUDE.md',
      'CLAUDE.local.md',
      '.claude/settings.json',
      '.claude/CLAUDE.md',
      '.claude/commands/x.md',
      '.mcp.json',
      '.lsp.json',
      'pkg/CLAUDE.md',
    ],
    codex: ['AGENTS.md', 'AGENTS.override.md', '.codex/config.toml', '.agents/skills/x/SKILL.md', 'pkg/AGENTS.md'],
    gemini: ['GEMINI.md', '.gemini/settings.json', '.gemini/.env', '.env', '.geminiignore', 'pkg/GEMINI.md'],
    copilot: [
      '.github/copilot-instructions.md',
      '.github/instructions/x.instructions.md',
      '.github/agents/x.agent.md',
      '.github/hooks/x.json',
      '.github/skills/x/SKILL.md',
      '.github/mcp.json',
      '.vscode/mcp.json',
      '.mcp.json',
      'AGENTS.md',
      'CLAUDE.md',
      'GEMINI.md',
    ],
    opencode: ['opencode.json', 'opencode.jsonc', '.opencode/plugin/x.js', 'AGENTS.md', 'CLAUDE.md', '.claude/skills/x/SKILL.md'],
    qwen: ['QWEN.md', 'AGENTS.md', '.qwen/settings.json', '.qwen/.env', '.env', '.qwenignore'],
    aider: ['.aider.conf.yml', '.aider.model.settings.yml', '.aider.model.metadata.json', '.aiderignore', '.env', '.aider.tags.cache.v4/x'],
  }

  test.each(agents.filter((agent) => agent.package !== null))(
    '$name finds the words of the base branch, or none where they would overrule the loop',
    async (agent) => {
      const list = reads[agent.name]
      if (list === undefined) throw new Error(`It is not known what ${agent.name} reads: look it up, and list it.`)
      const { scene, event } = await openChanged(filled(list, 'good'), filled([...list, 'pkg/index.js'], 'CANARY'), looks())
      const bin = join(scene.world.root, 'bin')
      mkdirSync(bin)
      writeFileSync(join(bin, 'looks.mjs'), looks())
      writeFileSync(join(bin, agent.package?.program ?? ''), `#!/bin/sh\nexec "${process.execPath}" "${join(bin, 'looks.mjs')}"\n`)
      chmodSync(join(bin, agent.package?.program ?? ''), 0o755)
      const result = await scene.turn(event, {
        inputs: { agent: agent.name, 'agent-env': agent.keys[0] ?? '' },
        environment: {
          [agent.keys[0] ?? '']: 'sk-test-0123456789',
          PATH: [bin, dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
        },
      })
      expect(result.outputs, scene.status()).toMatchObject({ outcome: 'pushed' })
      const [seen] = await seenIn(scene)
      const visible = list.filter((path) => !agent.hides.some((name) => path === name || path.startsWith(`${name}/`)))
      // What is without a folder of its own in the pull request has nothing to steer.
      expect(seen?.found).toEqual({ ...filled(visible, 'good'), ...filled(['pkg/index.js'], 'CANARY') })
    },
  )
})

test('a stranger chooses by what a pull request is to be merged into nothing that steers agents', async () => {
  const scene = await openFork('patch', { agent: looks("writeFileSync('src/note.js', JSON.stringify(found))") })
  await merge(scene, { 'CLAUDE.md': 'of main\n' })
  await scene.world.pushAs('maria', 'draft', { 'CLAUDE.md': 'of a draft\n' }, 'Steer them elsewhere')
  Object.assign(scene.world.state, { protectedBranches: ['main', 'draft'] })
  for (const pull of scene.world.state.pulls) Object.assign(pull, { baseBranch: 'draft' })
  const results = await turnIn('three jobs', scene, scene.failed)
  expect(last(results).outputs, scene.status()).toMatchObject({ outcome: 'offered' })
  const patch = patchOf(results)
  expect(patch).toContain('+{"CLAUDE.md":"of main\\n"')
})
