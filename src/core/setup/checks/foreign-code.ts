import { type Check, type Finding, ok } from '../finding.ts'
import type { Repository } from '../repository.ts'
import type { Step, Workflow } from '../workflow.ts'
import { placeIn } from './place.ts'

export const foreignCode: Check = {
  name: 'foreign-code',
  looksAt: "No workflow runs a pull request's code with the rights and secrets of the base branch.",
  needs: 'files',
  look: (repository) => {
    const findings = repository.workflows.flatMap((workflow) => lookAt(workflow, repository))
    return findings.length > 0 || repository.workflows.length === 0 ? findings : [ok("No workflow runs a pull request's code with rights.")]
  },
}

/** Events that come with rights and secrets, whoever caused them. */
const privileged = ['pull_request_target', 'workflow_run', 'issue_comment'] as const
const ofPull =
  /github\.event\.pull_request\.(?:head|number|merge_commit_sha)|github\.head_ref|workflow_run\.(?:head_sha|head_branch|head_repository)|refs\/pull\/|github\.event\.issue\.number/

function lookAt(workflow: Workflow, { loops }: Repository): readonly Finding[] {
  const events = privileged.filter((event) => event in workflow.on)
  const isLoop = loops.some((loop) => loop.workflow === workflow)
  const own: readonly Finding[] =
    isLoop && 'pull_request_target' in workflow.on
      ? [
          {
            severity: 'error',
            place: placeIn(workflow, ['on', 'pull_request_target']),
            found: "The loop's workflow runs on `pull_request_target`.",
            means: 'The action knows no such event and does nothing, while anybody can start the job with its secrets.',
            mend: 'Take `pull_request_target` out of `on:`; `workflow_run` is what tells the loop of CI.',
          },
        ]
      : []
  if (events.length === 0) return own
  const checkouts = workflow.jobs.flatMap(({ steps }) => steps.filter(takesPullsCode))
  return [
    ...own,
    ...checkouts.map((step): Finding => ({
      severity: 'error',
      place: placeIn(workflow, step.path),
      found: `On \`${events.join('`, `')}\` this step checks out the code of a pull request.`,
      means: 'What anybody proposes then runs with the rights and secrets of the base branch.',
      mend: 'Check pull requests on `pull_request`, and do what needs rights in a workflow that runs none of their code.',
    })),
  ]
}

function takesPullsCode({ uses, run, with: given }: Step): boolean {
  if (uses?.startsWith('actions/checkout@') === true)
    return ofPull.test(`${given['ref'] ?? ''} ${given['repository'] ?? ''}`) || given['allow-unsafe-pr-checkout'] === 'true'
  return /\bgh pr checkout\b|\bgit (?:fetch|pull)\b[^\n]{0,200}\bpull\//.test(run ?? '')
}
