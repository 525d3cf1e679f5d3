import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gitEnvironment } from './github/rest/bare-repository.ts'

const run = promisify(execFile)
const project = fileURLToPath(new URL('project', import.meta.url))

let made: Promise<ReadonlyMap<string, Buffer>> | undefined

/** Makes a bare repository with the small project on its `main`. Each is a copy of the first of this process, in which git is asked once. */
export async function seed(bare: string): Promise<void> {
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) await mkdir(join(bare, folder), { recursive: true })
  await Promise.all(
    [...(await (made ??= make()))].map(async ([path, bytes]) => {
      await mkdir(dirname(join(bare, path)), { recursive: true })
      await writeFile(join(bare, path), bytes)
    }),
  )
}

/** The files of such a repository, by their paths in it. */
async function make(): Promise<ReadonlyMap<string, Buffer>> {
  const root = await mkdtemp(join(tmpdir(), 'seed-'))
  try {
    const [work, bare] = [join(root, 'work'), join(root, 'bare.git')]
    const git = (...args: readonly string[]) =>
      run('git', ['--git-dir', bare, '--work-tree', work, ...args], { cwd: root, env: gitEnvironment(root) })
    await cp(project, work, { recursive: true, filter: (path) => !path.endsWith('junit.xml') })
    await run('git', ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', bare], { env: gitEnvironment(root) })
    await git('add', '--all')
    await git('-c', 'user.name=maria', '-c', 'user.email=101+maria@users.noreply.github.com', 'commit', '--quiet', '--message=Sell things')
    await git('repack', '--quiet', '-a', '-d')
    await rm(join(bare, 'index'))
    await rm(join(bare, 'logs'), { recursive: true, force: true })
    const entries = (await readdir(bare, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    return new Map(
      await Promise.all(
        entries.map(
          async ({ parentPath, name }) => [join(parentPath, name).slice(bare.length + 1), await readFile(join(parentPath, name))] as const,
        ),
      ),
    )
  } finally {
    await rm(root, { recursive: true })
  }
}
