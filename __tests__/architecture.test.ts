import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

/** What each layer may import, by prefix: a path below src/, or a package. The first layer that a file falls into holds. */
const layers: readonly { readonly layer: string; readonly may: readonly string[] }[] = [
  { layer: 'core/model/', may: ['core/model/', 'valibot'] },
  { layer: 'core/triggers/', may: ['core/triggers/', 'core/model/', 'valibot'] },
  { layer: 'core/formats/', may: ['core/formats/', 'core/model/', 'fast-xml-parser', 'valibot'] },
  { layer: 'core/agents/', may: ['core/agents/', 'core/model/', 'core/common/', 'valibot'] },
  {
    layer: 'core/guards/',
    may: [
      'core/guards/',
      'core/model/',
      'core/change/agent-configuration.ts',
      'core/common/',
      'core/change/added-lines.ts',
      'core/secrets/leaks.ts',
      'core/tampering/recognise.ts',
      'core/tampering/sighting.ts',
      'picomatch',
    ],
  },
  { layer: 'core/secrets/', may: ['core/secrets/', 'core/model/', 'core/change/added-lines.ts'] },
  { layer: 'core/tampering/', may: ['core/tampering/', 'core/model/', 'core/diagnostics/test-files.ts', 'diff'] },
  { layer: 'core/report/', may: ['core/report/', 'core/model/', 'core/commands/index.ts', 'core/common/', 'core/decision/narrow.ts'] },
  {
    layer: 'core/page/',
    may: ['core/page/', 'core/model/', 'core/report/', 'core/common/', 'diff/', 'highlight.js/', 'micromark', 'valibot'],
  },
  {
    layer: 'core/commands/',
    may: [
      'core/commands/',
      'core/model/',
      'core/report/',
      'core/decision/claims.ts',
      'core/common/',
      'core/decision/loop-state.ts',
      'core/decision/preconditions.ts',
      'core/decision/undoable.ts',
    ],
  },
  { layer: 'core/reproduce/', may: ['core/reproduce/', 'core/model/', 'core/common/', 'valibot'] },
  { layer: 'core/reviews/', may: ['core/reviews/', 'core/model/', 'core/tampering/compare.ts', 'core/tampering/text.ts'] },
  { layer: 'core/dashboard/', may: ['core/dashboard/', 'core/model/', 'core/common/'] },
  { layer: 'core/side-by-side/', may: ['core/', 'node-diff3'] },
  {
    layer: 'core/setup/',
    may: ['core/setup/', 'core/model/', 'core/agents/', 'core/commands/nearest.ts', 'core/triggers/index.ts', 'valibot', 'yaml'],
  },
  { layer: 'core/change/', may: ['core/change/', 'core/model/', 'core/common/'] },
  { layer: 'core/common/', may: ['core/common/', 'core/model/'] },
  { layer: 'core/', may: ['core/'] },
  { layer: 'ports/', may: ['ports/', 'core/model/'] },
  { layer: 'work/', may: ['work/', 'core/', 'ports/'] },
  { layer: 'local/', may: ['local/', 'work/', 'core/', 'ports/'] },
  { layer: 'turn/', may: ['turn/', 'work/work.ts', 'work/side-by-side.ts', 'work/brief-facts.ts', 'core/', 'ports/'] },
  {
    layer: 'shell/',
    may: [
      'shell/',
      'ports/',
      'core/model/',
      'core/agents/index.ts',
      'core/change/agent-configuration.ts',
      'core/secrets/',
      'core/common/',
      'core/report/warnings.ts',
      'node:',
      '@actions/',
      '@octokit/',
      'p-limit',
      'string-argv',
      'valibot',
      'yauzl',
    ],
  },
  { layer: 'cli/local/', may: ['cli/', 'local/', 'core/', 'shell/', 'ports/', 'node:'] },
  { layer: 'cli/remote/', may: ['cli/', 'turn/ci/watch.ts', 'core/', 'shell/', 'ports/', 'node:', '@octokit/request-error'] },
  { layer: 'cli/replay/', may: ['cli/', 'turn/rehearse.ts', 'turn/follow-lead.ts', 'core/', 'shell/', 'ports/', 'node:'] },
  { layer: 'cli/dashboard/', may: ['cli/', 'core/', 'shell/', 'ports/', 'node:', 'hono', '@hono/node-server', 'valibot'] },
  { layer: 'cli/setup/', may: ['cli/', 'core/', 'shell/', 'ports/', 'node:'] },
  {
    layer: 'cli/',
    may: [
      'cli/',
      'work/brief-facts.ts',
      'work/read-project.ts',
      'core/',
      'ports/',
      'shell/input-values.ts',
      'shell/archive.ts',
      'shell/plain-file.ts',
      'shell/run-logs.ts',
      'shell/unpack.ts',
      'shell/git/git.ts',
      'node:',
    ],
  },
  {
    layer: 'mcp/',
    may: [
      'mcp/',
      'core/',
      'shell/agent-environment.ts',
      'shell/follow-child.ts',
      'shell/shared-caches.ts',
      'node:',
      '@modelcontextprotocol/sdk/',
      'valibot',
    ],
  },
  { layer: 'browser/', may: ['browser/', 'core/dashboard/', 'uplot'] },
  { layer: 'mcp.ts', may: ['mcp/', 'node:util', '@modelcontextprotocol/sdk/'] },
  { layer: 'cli.ts', may: ['cli/'] },
  { layer: '', may: ['core/', 'shell/', 'turn/', 'ports/', 'phases.ts', 'leave-report.ts', 'node:', '@actions/core'] },
]

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(src, file), 'utf8')
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? relative(src, join(src, dirname(file), name)) : name,
  )
}

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(40)
})

test.each(files)('%s imports only what its layer may', (file) => {
  const layer = layers.find((candidate) => file.startsWith(candidate.layer))
  const foreign = importsOf(file).filter((name) => layer?.may.some((allowed) => name.startsWith(allowed)) !== true)
  expect(foreign).toEqual([])
})

test('imports make no circle', () => {
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): void => {
    expect(trail, [...trail, file].join(' → ')).not.toContain(file)
    if (done.has(file)) return
    for (const next of importsOf(file).filter((name) => files.includes(name))) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(done.size).toBe(files.length)
})

test.each(files.filter((file) => file.startsWith('core/')))('%s is pure', (file) => {
  const code = readFileSync(join(src, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
  expect(code.match(/\b(?:Date|process|console|fetch|setTimeout|setInterval|performance|Buffer|Math\.random)\b(?=[.(])/g) ?? []).toEqual([])
})
