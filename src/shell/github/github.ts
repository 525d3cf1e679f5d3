import type { GitHub } from '../../ports/github.ts'
import { checkRuns } from './check-runs.ts'
import { checks } from './checks.ts'
import { ciStart } from './ci-start.ts'
import type { Client } from './client.ts'
import { comments, type Identity, whoami } from './comments.ts'
import { evidence } from './evidence.ts'
import { pulls } from './pulls.ts'
import { refs } from './refs.ts'
import { reruns } from './reruns.ts'
import { reviews } from './reviews.ts'
import { standing } from './standing.ts'
import { survey } from './survey.ts'
import { threads } from './threads.ts'

export interface GitHubShell {
  readonly github: GitHub
  /** Who the token acts as; asked once. */
  readonly identity: () => Promise<Identity>
}

/** GitHub's API in our own nouns. */
export function gitHub(client: Client, runner: { readonly workflowPath: string | null; readonly serverUrl: string }): GitHubShell {
  let asked: Promise<Identity> | null = null
  const identity = (): Promise<Identity> => (asked ??= whoami(client))
  return {
    identity,
    github: {
      ownLogin: async () => (await identity()).login,
      ...pulls(client),
      ...refs(client),
      ...survey(client),
      ...comments(client, identity),
      ...checks(client),
      ...evidence(client),
      ...reruns(client),
      ...standing(client),
      ...checkRuns(client, identity),
      ...reviews(client),
      ...threads(client, identity),
      ...ciStart(client, { identity, ownPath: runner.workflowPath, serverUrl: runner.serverUrl }),
    },
  }
}
