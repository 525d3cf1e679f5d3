import { type Check, type Finding, ok } from '../../finding.ts'
import type { WorkflowFact } from '../../../model/setup-facts.ts'
import { loopWorkflows } from '../../repository.ts'
import type { Workflow } from '../../workflow.ts'
import { placeIn } from '../place.ts'
import { unseen } from './unseen.ts'

export const onDefaultBranch: Check = {
  name: 'on-default-branch',
  looksAt: 'GitHub knows the workflows of the loop and of CI by the names here, and runs them.',
  needs: 'github',
  look: (repository) => {
    const { github } = repository
    if (github === null) return []
    if (github.workflows.kind === 'unseen') return unseen('The workflows on GitHub', github.workflows)
    const known = github.workflows.value
    const loops = loopWorkflows(repository)
    const findings = [
      ...loops.flatMap((workflow) => compare(workflow, known, 'error')),
      ...repository.ci.flatMap((workflow) => compare(workflow, known, 'warning')),
    ]
    return findings.length > 0 || loops.length === 0 ? findings : [ok('GitHub knows and runs the workflows of the loop and of CI.')]
  },
}

function compare(workflow: Workflow, known: readonly WorkflowFact[], severity: 'error' | 'warning'): readonly Finding[] {
  const there = known.find(({ path }) => path === workflow.file)
  const place = placeIn(workflow)
  if (there === undefined)
    return [
      {
        severity,
        place,
        found: `GitHub knows no workflow \`${workflow.file}\` yet.`,
        means:
          severity === 'error'
            ? 'Events of comments, of schedules and of ended workflows start only what stands on the default branch.'
            : 'It has not run yet, or was not pushed.',
        mend: `git add ${workflow.file} && git commit -m "Add ${workflow.name}" # then merge it into the default branch`,
      },
    ]
  if (there.state !== 'active')
    return [
      {
        severity,
        place,
        found: `\`${workflow.name}\` is switched off on GitHub (\`${there.state}\`).`,
        means: 'Nothing starts it.',
        mend: `gh workflow enable ${workflow.file.slice(workflow.file.lastIndexOf('/') + 1)}`,
      },
    ]
  if (there.name !== workflow.name)
    return [
      {
        severity,
        place,
        found: `GitHub calls it \`${there.name}\`, this checkout \`${workflow.name}\`.`,
        means: 'The default branch has another name for it, and that is the one that `workflow_run` is held against.',
        mend: 'Merge the new name into the default branch.',
      },
    ]
  return []
}
