import { RequestError } from '@octokit/request-error'
import type { GitHub } from '../../ports/github.ts'
import { type Client, isForbidden, messageOf } from './client.ts'
import { warnings } from '../../core/report/warnings.ts'

/** Runs failed jobs again, each in a new attempt of its run. */
export function reruns(client: Client): Pick<GitHub, 'rerunFailed'> {
  const { octokit, owner, repo, log } = client
  return {
    rerunFailed: async (runs) => {
      const refusals: string[] = []
      for (const { id, name } of runs) {
        try {
          await octokit.rest.actions.reRunWorkflowFailedJobs({ owner, repo, run_id: id })
        } catch (error) {
          if (!(error instanceof RequestError)) throw error
          // Somebody was faster: what was to be done is being done.
          if (/already running/i.test(error.message)) continue
          const why = isForbidden(error) ? 'the token lacks the permission actions: write.' : `${messageOf(error).split('\n', 1)[0] ?? ''}.`
          log.warn(warnings.jobsNotRerun(name, why))
          refusals.push(why)
        }
      }
      const started = runs.length - refusals.length
      return started > 0
        ? { kind: 'restarted', runs: started }
        : { kind: 'refused', why: refusals[0] ?? 'no workflow run of this repository has failed.' }
    },
  }
}
