import { type Check, type Finding, ok } from '../finding.ts'
import { eventSources } from '../../triggers/index.ts'
import { type Loop, loopWorkflows, type Repository } from '../repository.ts'
import { namesIn, type Workflow } from '../workflow.ts'
import { listed, placeIn } from './place.ts'

export const events: Check = {
  name: 'events',
  looksAt: 'The loop listens to what may start it, and to nothing else.',
  needs: 'files',
  look: (repository) => loopWorkflows(repository).flatMap((workflow) => lookAt(workflow, repository)),
}

/** Events that a loop is worth little without, and what is lost. */
const wanted: readonly { readonly event: string; readonly type: string; readonly severity: 'error' | 'warning'; readonly lost: string }[] =
  [
    { event: 'workflow_run', type: 'completed', severity: 'error', lost: 'The loop never hears that CI has failed.' },
    {
      event: 'issue_comment',
      type: 'created',
      severity: 'warning',
      lost: 'Comments and commands such as `/codality retry` are not heard.',
    },
    {
      event: 'pull_request_review',
      type: 'submitted',
      severity: 'warning',
      lost: 'Reviews, and comments on lines of code, are not heard.',
    },
  ]

function lookAt(workflow: Workflow, { loops }: Repository): readonly Finding[] {
  const { on } = workflow
  const findings = [
    ...wanted.flatMap((one) => lookFor(one, workflow)),
    ...lookAtBeginnings(
      workflow,
      loops.find((loop) => loop.workflow === workflow),
    ),
    ...lookAtDispatch(workflow),
    ...lookAtOthers(workflow),
  ]
  return findings.length > 0 ? findings : [ok(`The loop listens to ${listed(Object.keys(on))}.`, placeIn(workflow, ['on']))]
}

function lookFor({ event, type, severity, lost }: (typeof wanted)[number], workflow: Workflow): readonly Finding[] {
  const filters = workflow.on[event]
  const mend =
    event === 'workflow_run'
      ? 'on:\n  workflow_run:\n    workflows: [CI] # the names of your workflows\n    types: [completed]'
      : `on:\n  ${event}:\n    types: [${type}]`
  if (filters === undefined) return [{ severity, place: placeIn(workflow, ['on']), found: `\`${event}\` is missing.`, means: lost, mend }]
  const place = placeIn(workflow, ['on', event, 'types'])
  const types = namesIn(filters['types'])
  if (filters['types'] !== undefined && !types.includes(type))
    return [{ severity, place, found: `\`${event}\` does not list the type \`${type}\`.`, means: lost, mend }]
  const more =
    filters['types'] === undefined
      ? 'all types'
      : listed(types.filter((one) => one !== type && !(event === 'workflow_run' && one === 'in_progress')))
  return more === ''
    ? []
    : [
        {
          severity: 'note',
          place,
          found: `\`${event}\` is heard of in ${more}.`,
          means: `Only \`${type}\` tells the loop anything; the others start runners for nothing.`,
          mend,
        },
      ]
}

/** `in_progress` and `feedback: early` belong together. */
function lookAtBeginnings(workflow: Workflow, loop: Loop | undefined): readonly Finding[] {
  const filters = workflow.on['workflow_run']
  if (filters === undefined || loop === undefined) return []
  const [isEarly, hears] = [loop.given['feedback'] === 'early', namesIn(filters['types']).includes('in_progress')]
  const place = placeIn(workflow, ['on', 'workflow_run', 'types'])
  if (isEarly && !hears && filters['types'] !== undefined)
    return [
      {
        severity: 'warning',
        place,
        found: '`feedback: early` is set, and the type `in_progress` is missing.',
        means: 'The loop does not hear that CI has begun, so it starts when all has ended.',
        mend: 'types: [in_progress, completed]',
      },
    ]
  if (!isEarly && hears)
    return [
      {
        severity: 'note',
        place,
        found: 'The type `in_progress` is heard, and `feedback: early` is not set.',
        means: 'Each beginning of CI starts a runner that finds nothing to do.',
        mend: 'types: [completed]',
      },
    ]
  return []
}

function lookAtDispatch(workflow: Workflow): readonly Finding[] {
  const dispatch = workflow.on['workflow_dispatch']
  const inputs = dispatch?.['inputs']
  if (typeof inputs === 'object' && inputs !== null && 'pr' in inputs) return []
  return [
    {
      severity: 'note',
      place: placeIn(workflow, ['on', 'workflow_dispatch']),
      found: dispatch === undefined ? '`workflow_dispatch` is missing.' : '`workflow_dispatch` has no input `pr`.',
      means: 'Nobody can start the loop by hand for a pull request.',
      mend: 'on:\n  workflow_dispatch:\n    inputs:\n      pr:\n        description: Number of the pull request; empty looks after all of them\n        required: false',
    },
  ]
}

/** What the action does not know; `pull_request_target` has a check of its own. */
function lookAtOthers(workflow: Workflow): readonly Finding[] {
  const known = new Set([...eventSources.map(({ event }) => event), 'pull_request_target', 'workflow_call'])
  return Object.keys(workflow.on)
    .filter((event) => !known.has(event))
    .map((event) => ({
      severity: 'warning',
      place: placeIn(workflow, ['on', event]),
      found: `The loop's workflow runs on \`${event}\`.`,
      means: `The loop does nothing then${event === 'pull_request' ? ', and the workflow file would be that of the pull request' : ''}.`,
      mend: `Take \`${event}\` out of \`on:\`.`,
    }))
}
