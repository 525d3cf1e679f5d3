import { type Check, type Finding, ok } from '../finding.ts'
import type { Repository } from '../repository.ts'
import { namesIn, type Workflow } from '../workflow.ts'
import { listed, placeIn } from './place.ts'

export const ciWorkflow: Check = {
  name: 'ci-workflow',
  looksAt: 'At least one workflow checks pull requests.',
  needs: 'files',
  look: (repository) => {
    const { ci } = repository
    if (ci.length > 0) return [ok(`Pull requests are checked by ${listed(ci.map(({ name }) => name))}.`)]
    const onPush = pushed(repository)
    const [first] = onPush
    if (first !== undefined) return onPush.map(ofPush)
    // A file that cannot be read may well be it, and is told of by itself.
    if (repository.broken.length > 0) return []
    return [
      {
        severity: 'error',
        place: null,
        found: 'No workflow here runs on `pull_request`.',
        means: 'Where nothing checks a pull request, nothing fails that the loop could repair.',
        mend: 'on:\n  pull_request:\n  workflow_dispatch:',
      },
    ]
  },
}

/** Workflows that run where somebody pushes to a branch, whatever else they run on. */
function pushed({ workflows, loops }: Repository): readonly Workflow[] {
  return workflows.filter(
    (workflow) =>
      workflow.on['push'] !== undefined &&
      !('tags' in workflow.on['push'] && !('branches' in workflow.on['push'])) &&
      !loops.some((loop) => loop.workflow === workflow),
  )
}

function ofPush(workflow: Workflow): Finding {
  const branches = namesIn(workflow.on['push']?.['branches'])
  const place = placeIn(workflow, ['on', 'push'])
  const mend = 'on:\n  pull_request:'
  if (branches.length > 0 && !branches.some((name) => name.includes('*')))
    return {
      severity: 'error',
      place,
      found: `\`${workflow.name}\` runs on pushes to ${listed(branches)} alone, not on pull requests.`,
      means: 'Nothing checks the branch of a pull request, so nothing fails there that the loop could repair.',
      mend,
    }
  return {
    severity: 'warning',
    place,
    found: `\`${workflow.name}\` runs on \`push\`, not on \`pull_request\`.`,
    means:
      'Its failures on the branch of a pull request are heard, but it checks the branch alone and not what a merge would make, and its green end does not settle anything.',
    mend,
  }
}
