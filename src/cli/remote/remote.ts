import type { Runner } from '../../core/model/config.ts'
import type { GitHub } from '../../ports/github.ts'
import type { Clock, Log } from '../../ports/world.ts'
import type { OwnGit } from '../../shell/git/own-git.ts'
import type { RemoteRepository } from './find-target.ts'

/** What a command works with that drives CI on GitHub. */
export interface Remote {
  readonly github: GitHub
  readonly clock: Clock
  readonly log: Log
  readonly git: OwnGit
  readonly repository: RemoteRepository
  readonly runner: Runner
  /** Prints one JSON line; false when nobody reads any more. */
  readonly line: (value: unknown) => Promise<boolean>
}
