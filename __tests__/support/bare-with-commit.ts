import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gitEnvironment } from '../../testbed/github/rest/bare-repository.ts'

const run = promisify(execFile)

/** The smallest repository that a stand-in can serve: one commit on `main`. */
export async function bareWithCommit(root: string): Promise<{ readonly bare: string; readonly head: string }> {
  const [bare, work] = [join(root, 'bare.git'), join(root, 'work')]
  const git = async (folder: string, ...args: readonly string[]): Promise<string> =>
    (await run('git', [...args], { cwd: folder, env: gitEnvironment(root) })).stdout.trim()
  await mkdir(work)
  await git(root, 'init', '-q', '--bare', '-b', 'main', bare)
  await git(work, 'init', '-q', '-b', 'main')
  await writeFile(join(work, 'a.txt'), 'one\n')
  await git(work, 'add', '.')
  await git(work, '-c', 'user.name=Maria', '-c', 'user.email=101+maria@users.noreply.github.com', 'commit', '-qm', 'Write')
  await git(work, 'push', '-q', bare, 'main')
  return { bare, head: await git(work, 'rev-parse', 'HEAD') }
}
