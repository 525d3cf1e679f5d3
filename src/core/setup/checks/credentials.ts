import { type Check, ok } from '../finding.ts'
import { placeIn, placeOf } from './place.ts'

export const credentials: Check = {
  name: 'credentials',
  looksAt: 'No token lies on the disk of the job in which the agent works.',
  needs: 'files',
  look: ({ loops }) =>
    loops
      .filter(({ form }) => form !== 'three-jobs')
      .flatMap((loop) => {
        const kept = loop.job.steps.filter(
          ({ uses, with: given }) => uses?.startsWith('actions/checkout@') === true && given['persist-credentials'] !== 'false',
        )
        if (kept.length === 0) return [ok("The agent's job keeps no credential of git.", placeOf(loop))]
        return kept.map(
          (step) =>
            ({
              severity: 'warning',
              place: placeIn(loop.workflow, step.path),
              found: 'This checkout leaves the token of the job on disk.',
              means:
                "The agent works in the same job; where the runner allows no sandbox it can read that token. The action makes checkouts of its own and needs none of the job's.",
              mend: 'with:\n  persist-credentials: false',
            }) as const,
        )
      }),
}
