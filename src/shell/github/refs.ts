import type { GitHub } from '../../ports/github.ts'
import { type Client, isForbidden, isLost, messageOf, optional, statusOf } from './client.ts'

/** Claims are refs: creating one is the only thing the platform does for exactly one of many who try. */
export function refs(client: Client): Pick<GitHub, 'createRef' | 'deleteRef'> {
  const { octokit, owner, repo } = client
  return {
    createRef: async (ref, sha) => {
      for (let tried = 1; ; tried += 1) {
        try {
          await octokit.rest.git.createRef({ owner, repo, ref, sha })
          return 'created'
        } catch (error) {
          // After a lost answer "already exists" may mean ourselves; counting it as taken counts too much, never too little.
          if (statusOf(error) === 422 && /already exists/i.test(messageOf(error))) return 'taken'
          if (isForbidden(error) || statusOf(error) === 404) return 'refused'
          if (!isLost(error) || tried >= 3) throw error
          await client.clock.wait(tried)
        }
      }
    },
    deleteRef: async (ref) => {
      await optional(client, `Taking back ${ref}`, () => octokit.rest.git.deleteRef({ owner, repo, ref: ref.replace(/^refs\//, '') }))
    },
  }
}
