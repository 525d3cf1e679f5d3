import { type Check, ok } from '../finding.ts'
import { loopWorkflows } from '../repository.ts'
import { reconcileCron } from '../template/triggers.ts'
import { placeIn } from './place.ts'

export const schedule: Check = {
  name: 'schedule',
  looksAt: 'The loop looks after all open pull requests from time to time.',
  needs: 'files',
  look: (repository) => {
    const workflows = loopWorkflows(repository)
    const scheduled = workflows.find(({ on }) => on['schedule'] !== undefined)
    const [first] = workflows
    if (first === undefined) return []
    if (scheduled !== undefined) return [ok('A schedule finds what lost events left behind.', placeIn(scheduled, ['on', 'schedule']))]
    return [
      {
        severity: 'note',
        place: placeIn(first, ['on']),
        found: '`schedule` is missing.',
        means:
          'What a lost event left behind stays: a comment that says "working", a failure that nobody took on, a conflict that nobody tells.',
        mend: `on:\n  schedule:\n    - cron: ${reconcileCron}`,
      },
    ]
  },
}
