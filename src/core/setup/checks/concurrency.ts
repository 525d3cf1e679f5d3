import { type Check, type Finding, ok } from '../finding.ts'
import type { Loop } from '../repository.ts'
import { concurrencyLines } from '../template/guards.ts'
import { placeIn, placeOf } from './place.ts'

export const concurrency: Check = {
  name: 'concurrency',
  looksAt: 'Turns on a pull request wait for each other, and none is cancelled.',
  needs: 'files',
  look: ({ loops }) => loops.filter(({ form }) => form === 'one-job').flatMap(lookAt),
}

function lookAt(loop: Loop): readonly Finding[] {
  const { job, workflow } = loop
  const group = job.concurrency
  if (group !== null) return lookAtGroup(loop, group)
  const mend = linesFor(loop)
  if (workflow.concurrency === null)
    return [
      {
        severity: 'warning',
        place: placeOf(loop),
        found: 'The job has no concurrency group.',
        means: 'Several turns on a pull request run at once; all but one wait on a runner of their own, or end as busy.',
        mend,
      },
    ]
  return [
    {
      severity: 'warning',
      place: placeIn(workflow, ['concurrency']),
      found: 'The concurrency group belongs to the whole workflow.',
      means: 'It is entered before the `if:` of the job is looked at, so any comment can push a turn out that waits. Put it on the job.',
      mend,
    },
  ]
}

/** A prefix of commands that is not the usual one; null where it is. */
function prefixOf({ given }: Loop): string | null {
  const prefix = given['command-prefix']?.trim() ?? ''
  return /^\/[\w-]{1,40}$/.test(prefix) ? prefix : null
}

function linesFor(loop: Loop): string {
  return concurrencyLines(prefixOf(loop))
    .map((line) => line.slice(4))
    .join('\n')
}

function lookAtGroup(loop: Loop, { group, cancels, queue }: NonNullable<Loop['job']['concurrency']>): readonly Finding[] {
  const mend = linesFor(loop)
  const prefix = prefixOf(loop)
  const place = placeOf(loop, ['concurrency'])
  const groupPlace = placeOf(loop, ['concurrency', 'group'])
  const findings: Finding[] = []
  if (cancels !== 'false')
    findings.push({
      severity: 'error',
      place: placeOf(loop, ['concurrency', 'cancel-in-progress']),
      found: `\`cancel-in-progress\` is \`${cancels}\`.`,
      means: 'A comment or another end of CI cancels the turn that is at work, maybe right before its push; its attempt is used up.',
      mend,
    })
  if (!isPerPull(group))
    findings.push({
      severity: 'warning',
      place: groupPlace,
      found: `The group \`${group}\` is the same for all pull requests.`,
      means: 'All of them wait for one; most events of the loop come with the default branch as their ref.',
      mend,
    })
  if (queue !== 'max' && cancels !== 'true')
    findings.push({
      severity: 'warning',
      place,
      found: '`queue: max` is missing.',
      means:
        'Of several events that wait only the newest is kept: a comment that nobody answers. An older GitHub Enterprise Server may not know the key.',
      mend,
    })
  if (prefix !== null && !group.includes(`'${prefix} st`))
    findings.push({
      severity: 'warning',
      place: groupPlace,
      found: `The group lets commands pass that do not begin with \`${prefix}\`.`,
      means: '`stop`, `status`, `explain` and `help` wait in line until the turn at work has ended.',
      mend,
    })
  return findings.length > 0 ? findings : [ok('Turns on a pull request wait in line, and none is cancelled.', place)]
}

function isPerPull(group: string): boolean {
  return /pull_request\.number|issue\.number|pull_requests\[0\]|head_branch|head_sha/.test(group)
}
