import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Sha, toSha } from '../../src/core/model/pull.ts'
import type { Workspace } from '../../src/ports/workspace.ts'
import { findGit } from '../../src/shell/git/git.ts'
import { workspace } from '../../src/shell/git/workspace.ts'

/** A repository of one commit below a folder, and the workspace that checks it out. */
export function repositoryOf(
  root: string,
  files: Readonly<Record<string, string | Buffer>>,
): { readonly commit: Sha; readonly workspace: Workspace } {
  const [work, temp] = [join(root, 'work'), join(root, 'temp')]
  const env = {
    PATH: process.env['PATH'],
    HOME: root,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  }
  const git = (...args: readonly string[]): string => execFileSync('git', ['-C', work, ...args], { env, encoding: 'utf8' }).trim()
  mkdirSync(temp, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(work, path)), { recursive: true })
    writeFileSync(join(work, path), content)
  }
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', 'start')
  const author = (): Promise<{ readonly name: string; readonly email: string }> => Promise.resolve({ name: 'loop', email: 'loop@b.c' })
  return {
    commit: toSha(git('rev-parse', 'HEAD')),
    workspace: workspace({ git: findGit(process.env['PATH'] ?? '', 'file'), temp, url: `file://${work}`, token: null, author }),
  }
}
