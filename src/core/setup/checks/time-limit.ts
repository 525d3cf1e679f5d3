import { type Check, ok } from '../finding.ts'
import { placeOf } from './place.ts'

/** What the inputs are where they are not given, as action.yml says, and what a turn takes beside them. */
const [usualSettle, usualAgent, beside] = [30, 10, 10]

export const timeLimit: Check = {
  name: 'time-limit',
  looksAt: 'The job has a limit of time that a turn fits into.',
  needs: 'files',
  look: ({ loops }) =>
    loops
      .filter(({ form }) => form !== 'three-jobs')
      .flatMap((loop) => {
        const { job, given, form } = loop
        if (job.timeout === null)
          return [
            {
              severity: 'warning',
              place: placeOf(loop),
              found: 'The job has no `timeout-minutes`.',
              means: 'A job that hangs goes on for six hours, and is paid for.',
              mend: 'timeout-minutes: 60',
            },
          ]
        const place = placeOf(loop, ['timeout-minutes'])
        const [settle, agent] = [
          Number(given['settle-timeout-minutes'] ?? usualSettle),
          Number(given['agent-timeout-minutes'] ?? usualAgent),
        ]
        const needed = settle + agent + beside
        if (form === 'one-job' && Number(job.timeout) < needed)
          return [
            {
              severity: 'warning',
              place,
              found: `The job ends after ${job.timeout} minutes.`,
              means: `A turn may wait ${settle} minutes for CI and work ${agent}, beside the proof; a job that is ended loses its attempt.`,
              mend: `timeout-minutes: ${Math.max(60, needed)}`,
            },
          ]
        return [ok(`The job ends after ${job.timeout} minutes.`, place)]
      }),
}
