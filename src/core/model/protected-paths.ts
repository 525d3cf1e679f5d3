import { ConfigError } from './config.ts'

/**
 * Paths that decide what runs on the machines of people and of CI, with which rights, or who has to look. As globs of picomatch, without
 * regard to case. `mise.toml` and its like are dependencies, too; here they stand for the commands in them.
 */
export const protectedByDefault: readonly string[] = [
  // Whatever a program keeps at the top under a name with a dot: none of them is needed for a repair, and new ones come every year.
  '.*/**/*',
  // CI and bots of code hosts
  '.github/**', '**/.github/copilot-instructions.md', '**/.github/instructions/**', '**/.github/agents/**', '**/CODEOWNERS',
  '.gitlab-ci*.yml', '**/.gitlab-ci.yml', '.gitlab/**', '.circleci/**', '**/azure-pipelines*.yml', '**/azure-pipelines*.yaml', '.azure-pipelines/**', '.buildkite/**', '**/Jenkinsfile*', '.travis.yml', '.drone.*', '.woodpecker*', '.woodpecker/**', 'bitbucket-pipelines.yml',
  'appveyor.yml', '.appveyor.yml', '.cirrus.*', 'cloudbuild*.yaml', 'cloudbuild*.yml', 'buildspec*.yml', 'buildspec*.yaml', 'codefresh.yml', 'wercker.yml', '.build.yml', 'bamboo-specs/**',
  'renovate.json*', '.renovaterc*', '.mergify.yml', '.kodiak.toml', '.bulldozer.yml', '.policy.yml',
  // Git, and what runs when people commit
  '**/.gitattributes', '**/.gitmodules', '**/.husky/**', '**/.huskyrc*', '**/.githooks/**', '**/.pre-commit-config.yaml', '**/.pre-commit-config.yml', '.pre-commit-hooks.yaml',
  '**/lefthook*.yml', '**/lefthook*.yaml', '**/lefthook*.toml', '**/lefthook*.json', '**/.lefthook*', '**/.lefthook*/**', '**/.lintstagedrc*', '**/lint-staged.config.*', '**/.simple-git-hooks.*', '**/simple-git-hooks.*', '.overcommit.yml', 'captainhook.json', 'grumphp.yml*',
  // Editors and shells, when a folder is opened or entered
  '**/.devcontainer/**', '**/.devcontainer.json', '**/.vscode/tasks.json', '**/.vscode/launch.json', '**/.vscode/settings.json', '**/.vscode/mcp.json', '**/*.code-workspace', '**/.idea/**', '**/.envrc', '**/.tool-versions', '**/mise.toml', '**/mise.*.toml', '**/.mise.toml', '**/.mise.*.toml', '**/.exrc', '**/.nvimrc', '**/.nvim.lua', '**/.dir-locals.el', '.gitpod.yml',
  // What steers agents
  '**/.agents/**', '**/.claude/**', '**/.claude-plugin/**', '**/.claude.json', '**/.claudeignore', '**/.mcp.json', '**/.lsp.json', '**/CLAUDE.md', '**/CLAUDE.local.md', '**/AGENTS.md', '**/AGENTS.override.md', '**/GEMINI.md', '**/.gemini/**', '**/.geminiignore', '**/QWEN.md', '**/.qwen/**', '**/.qwenignore', '**/.codex/**', '**/.copilot/**',
  '**/.cursor/**', '**/.cursorrules', '**/.cursorignore', '**/.cursorindexingignore', '**/.opencode/**', '**/opencode.json', '**/opencode.jsonc', '**/.aider*', '**/.aider*/**', '**/.env', '**/.env.local', '**/.env.*.local', '**/.ripgreprc',
]

/** What a maintainer adds to the built-in patterns; `!PATTERN` takes the one of exactly these words out. Throws where there is no such one. */
export function protectedWith(lines: readonly string[]): readonly string[] {
  const taken = new Set(lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1).trim()))
  const unknown = [...taken].find((pattern) => !protectedByDefault.includes(pattern))
  if (unknown !== undefined) throw new ConfigError(`The input \`protected-paths\` takes out \`${unknown}\`, which is no built-in pattern.`, 'Write a built-in pattern behind `!` word for word: the message about a protected path names it, and docs/security.md says where all of them stand.')
  return [...new Set([...protectedByDefault.filter((pattern) => !taken.has(pattern)), ...lines.filter((line) => !line.startsWith('!'))])]
}
