import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gitEnvironment } from './github/rest/bare-repository.ts'

const run = promisify(execFile)

interface WorkTree {
  /** The repository whose objects it borrows, and its `origin`. */
  readonly bare: string
  /** An empty folder. */
  readonly folder: string
  readonly commit: string
  /** What is checked out; null for the commit alone. */
  readonly branch: string | null
  /** The folder that git takes for home. */
  readonly home: string
}

/** What `git clone --shared` and `git checkout` come to, in one start of git and not in seven. */
export async function layWorkTree({ bare, folder, commit, branch, home }: WorkTree): Promise<void> {
  const place = (path: string): string => join(folder, '.git', path)
  for (const path of ['objects/info', 'refs/heads']) await mkdir(place(path), { recursive: true })
  await writeFile(place('objects/info/alternates'), `${bare}/objects\n`)
  await writeFile(
    place('config'),
    `[core]\n\trepositoryformatversion = 0\n\tbare = false\n[remote "origin"]\n\turl = ${bare}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`,
  )
  await writeFile(place('HEAD'), branch === null ? `${commit}\n` : `ref: refs/heads/${branch}\n`)
  await run('git', ['reset', '--quiet', '--hard', commit], { cwd: folder, env: gitEnvironment(home) })
}

interface Commit {
  readonly folder: string
  /** On it the commit is made, and it has been checked out. */
  readonly branch: string
  readonly message: string
  /** Name and email. */
  readonly author: readonly [name: string, email: string]
  readonly home: string
}

/** Commits all that is in a work tree; gives the commit. */
export async function commitAll({ folder, branch, message, author: [name, email], home }: Commit): Promise<string> {
  const git = (...args: readonly string[]) =>
    run('git', ['-c', 'maintenance.auto=false', '-c', `user.name=${name}`, '-c', `user.email=${email}`, ...args], {
      cwd: folder,
      env: gitEnvironment(home),
    })
  await git('add', '--all')
  await git('commit', '--quiet', `--message=${message}`)
  return (await readFile(join(folder, '.git/refs/heads', branch), 'utf8')).trim()
}
