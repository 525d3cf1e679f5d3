import { type Check, ok } from '../finding.ts'
import { loopWorkflows } from '../repository.ts'
import { listed, placeIn, placeOf } from './place.ts'

export const loopWorkflow: Check = {
  name: 'loop-workflow',
  looksAt: 'One workflow runs the loop.',
  needs: 'files',
  look: (repository) => {
    const [first, second, ...more] = loopWorkflows(repository)
    if (first === undefined)
      return [
        {
          severity: 'error',
          place: null,
          found: 'No workflow here runs the loop.',
          means: 'Nothing happens when CI fails.',
          mend: 'ci-feedback-loop init',
        },
      ]
    if (second !== undefined)
      return [
        {
          severity: 'warning',
          place: placeIn(second),
          found: `Several workflows run the loop: ${listed([first, second, ...more].map(({ file }) => file))}.`,
          means: 'Each of them starts a runner for every event, and all but one find the event taken on.',
          mend: `git rm ${[second, ...more].map(({ file }) => file).join(' ')}`,
        },
      ]
    const [loop] = repository.loops
    return [
      ok(
        `\`${first.file}\` runs the loop${loop?.form === 'one-job' ? ' in one job' : ' in three jobs'}.`,
        loop === undefined ? null : placeOf(loop),
      ),
    ]
  },
}
