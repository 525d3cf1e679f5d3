import { foldNames } from '../common/fold-path.ts'

/** Entries of a repository that steer an agent, at any depth. `folders` count whatever stands there; `files` count unless it is a folder. */
interface Group {
  readonly why: string
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

/**
 * What the agents that are known here, Cursor, and the programs that run with them read of a checkout. Growing means one entry here and
 * one in `model/protected-paths.ts`. Sources: code.claude.com/docs (settings, memory), developers.openai.com/codex,
 * geminicli.com/docs/reference/configuration, docs.github.com/copilot/how-tos/copilot-cli, opencode.ai/docs/config,
 * qwenlm.github.io/qwen-code-docs, aider.chat/docs/config, cursor.com/docs.
 */
export const configurationGroups: readonly Group[] = [
  {
    why: 'instructions, which reach the model as if people had given them',
    files: [
      'CLAUDE.md',
      'CLAUDE.local.md',
      'AGENTS.md',
      'AGENTS.override.md',
      'GEMINI.md',
      'QWEN.md',
      '.cursorrules',
      '.github/copilot-instructions.md',
    ],
    folders: ['.github/instructions', '.github/prompts'],
  },
  {
    why: 'settings, hooks, servers, plugins, skills and sub-agents, which run programs or grant tools',
    files: [
      '.claude.json',
      '.mcp.json',
      '.lsp.json',
      'opencode.json',
      'opencode.jsonc',
      '.vscode/mcp.json',
      '.github/mcp.json',
      '.github/lsp.json',
    ],
    folders: [
      '.claude',
      '.claude-plugin',
      '.codex',
      '.agents',
      '.gemini',
      '.qwen',
      '.cursor',
      '.opencode',
      '.copilot',
      '.github/agents',
      '.github/skills',
      '.github/hooks',
      '.github/copilot',
      '.github/plugin',
      '.aider.tags.cache.v3',
      '.aider.tags.cache.v4',
    ],
  },
  {
    why: 'settings of aider, of which some name programs and files to load',
    files: ['.aider.conf.yml', '.aider.model.settings.yml', '.aider.model.metadata.json'],
    folders: [],
  },
  {
    why: 'what an agent is kept from looking at, and so what it takes for granted',
    files: ['.aiderignore', '.claudeignore', '.cursorignore', '.cursorindexingignore', '.geminiignore', '.qwenignore'],
    folders: [],
  },
  {
    why: 'hooks of git, which run when an agent uses git, and the sources of its submodules',
    files: ['.gitmodules'],
    folders: ['.husky', '.githooks'],
  },
  {
    why: 'variables and settings that the programs of agents, or what they are built with (Bun, ripgrep, npm), load from where they are started',
    files: [
      '.env',
      '.env.local',
      '.env.development',
      '.env.development.local',
      '.env.production',
      '.env.production.local',
      '.env.test',
      '.env.test.local',
      'bunfig.toml',
      '.npmrc',
      '.ripgreprc',
    ],
    folders: [],
  },
]

/** What stands at a path: a `file` is all that is no folder and no link. */
export type EntryKind = 'file' | 'folder' | 'link'

/** Folded paths of one or two names; does a folder count, too? */
const known: ReadonlyMap<string, boolean> = new Map(
  configurationGroups.flatMap(({ files, folders }) => [
    ...files.map((path) => [foldNames(path), false] as const),
    ...folders.map((path) => [foldNames(path), true] as const),
  ]),
)

/** Folders of which only some entries count: a link in the place of one leads to other such entries. */
const parents = new Set([...known.keys()].flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])))

/** Does an entry steer agents by its own name? `folder` is the path of what it lies in, empty at the top. Spelling counts as in `protected-paths`. */
export function steersAgents(folder: string, name: string, kind: EntryKind): boolean {
  const folded = foldNames(name)
  if (kind === 'link' && parents.has(folded)) return true
  const counts = (path: string): boolean => known.get(path) ?? false
  const parent = foldNames(folder.slice(folder.lastIndexOf('/') + 1))
  const paths = parents.has(parent) ? [folded, `${parent}/${folded}`] : [folded]
  return kind === 'folder' ? paths.some(counts) : paths.some((path) => known.has(path))
}

/** The part of a path, seen from the top, that steers agents, be it the path itself or a folder above it; null when there is none. */
export function steeringPart(path: string, kind: EntryKind): string | null {
  for (let from = 0, end = path.indexOf('/'); ; from = end + 1, end = path.indexOf('/', from)) {
    const folder = path.slice(0, Math.max(0, from - 1))
    if (end < 0) return steersAgents(folder, path.slice(from), kind) ? path : null
    if (steersAgents(folder, path.slice(from, end), 'folder')) return path.slice(0, end)
  }
}

/** The folder for which a steering part counts, empty for the whole repository. */
export function scopeOf(part: string): string {
  const folder = part.slice(0, Math.max(0, part.lastIndexOf('/')))
  const [name, above] = [part.slice(part.lastIndexOf('/') + 1), folder.slice(folder.lastIndexOf('/') + 1)].map(foldNames)
  return known.has(`${above}/${name}`) ? folder.slice(0, Math.max(0, folder.lastIndexOf('/'))) : folder
}
