import type { Sha } from '../../core/model/pull.ts'
import type { LocalBranch } from '../../ports/workspace.ts'
import { commitChange } from './commit-change.ts'
import { must, type Source, trustedFolders } from './trusted-folders.ts'

export interface LocalBranchOptions extends Source {
  /** The git directory of the repository that gets the branch; `url` is its path, too. */
  readonly gitFolder: string
  readonly branch: string
  readonly author: { readonly name: string; readonly email: string }
}

/**
 * A new branch of a person's own repository. Commits are built in a git directory of their own; their objects arrive as
 * a pack and the branch is moved by name, so that neither a hook nor a setting of the repository has a say, nor its work tree
 * a part in it.
 */
export function localBranch(options: LocalBranchOptions): LocalBranch {
  const { git, gitFolder, branch, author } = options
  const ref = `refs/heads/${branch}`
  const inTrusted = trustedFolders(options)
  const move = async (from: Sha | null, to: Sha | null): Promise<void> => {
    const old = from ?? '0'.repeat((to ?? '').length)
    await must(git, gitFolder, to === null ? ['update-ref', '-d', ref, old] : ['update-ref', ref, to, old], { GIT_DIR: gitFolder })
  }
  return {
    name: branch,
    move,
    commit: (change, message) =>
      inTrusted(change.base, async (trusted) => {
        const commit = await commitChange(git, { trusted, change, message, author })
        const pack = await git({
          folder: trusted,
          args: ['pack-objects', '--revs', '--stdout', '--quiet'],
          environment: { GIT_DIR: trusted },
          stdin: `${commit}\n^${change.base}\n`,
        })
        if (pack.code !== 0) throw new Error(`git pack-objects failed: ${pack.stderr.trim().slice(0, 1_000)}`)
        const unpacked = await git({
          folder: gitFolder,
          args: ['unpack-objects', '-q'],
          environment: { GIT_DIR: gitFolder },
          stdin: pack.stdout,
        })
        if (unpacked.code !== 0) throw new Error(`git unpack-objects failed: ${unpacked.stderr.trim().slice(0, 1_000)}`)
        return commit
      }),
  }
}
