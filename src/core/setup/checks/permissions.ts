import { type Check, type Finding, ok, type Place } from '../finding.ts'
import type { Loop, Repository } from '../repository.ts'
import { loopRights } from '../rights.ts'
import { tokenOf } from '../token-of.ts'
import { listed, placeIn, placeOf } from './place.ts'

export const permissions: Check = {
  name: 'permissions',
  looksAt: "The loop's token has the rights that it needs, and no others.",
  needs: 'files',
  look: (repository) =>
    repository.loops
      .filter(({ form }) => form !== 'phases')
      .flatMap((loop) =>
        tokenOf(loop).kind === 'job' || loop.form === 'three-jobs'
          ? ofJob(loop, repository)
          : tokenOf(loop).kind === 'app'
            ? ofApp(loop)
            : [],
      ),
}

const block = `permissions:\n${loopRights.map(({ name, level, why }) => `  ${name}: ${level} # ${why}`).join('\n')}`
/** Without these a turn cannot be taken at all. */
const vital = new Set(['contents', 'pull-requests'])

function ofJob(loop: Loop, { github }: Repository): readonly Finding[] {
  const { job, workflow, form } = loop
  const rights = job.permissions ?? workflow.permissions
  const place =
    job.permissions !== null || workflow.permissions === null ? placeOf(loop, ['permissions']) : placeIn(workflow, ['permissions'])
  if (rights === null) {
    const isWide = github?.defaultRights.kind === 'seen' && github.defaultRights.value === 'write'
    return [
      {
        severity: isWide ? 'warning' : 'error',
        place,
        found: 'The job states no rights.',
        means: isWide
          ? 'It has all rights that the repository gives by default, more than it needs.'
          : 'It has those that the repository gives by default; in new repositories it may only read, so it can neither comment nor push.',
        mend: block,
      },
    ]
  }
  if (rights.kind === 'all')
    return rights.level === 'write-all'
      ? [
          {
            severity: 'warning',
            place,
            found: 'The job has `write-all`.',
            means: 'Its token may do more than the loop needs, such as write packages and deployments.',
            mend: block,
          },
        ]
      : [{ severity: 'error', place, found: `The job has \`${rights.level}\`.`, means: 'It can neither comment nor push.', mend: block }]
  const findings = compare(rights.levels, { place, mend: block, isStrict: form === 'three-jobs', subject: 'The job' })
  return findings.length > 0 ? findings : [ok('The job has the rights that it needs, and no others.', place)]
}

/** The token of an App is given what the step asks for, out of what the App has. */
function ofApp(loop: Loop): readonly Finding[] {
  const { maker } = tokenOf(loop)
  if (maker === null) return []
  const place = placeIn(loop.workflow, [...maker.path, 'with'])
  const asked = Object.fromEntries(
    Object.entries(maker.with).flatMap(([name, level]) =>
      name.startsWith('permission-') ? [[name.slice('permission-'.length), level]] : [],
    ),
  )
  const mend = `with:\n${loopRights.map(({ name, level }) => `  permission-${name}: ${level}`).join('\n')}`
  if (Object.keys(asked).length === 0)
    return [
      {
        severity: 'warning',
        place,
        found: "The step that makes the App's token asks for no rights by name.",
        means: 'The token gets all that the App may do.',
        mend,
      },
    ]
  const findings = compare(asked, { place, mend, isStrict: false, subject: "The App's token" })
  return findings.length > 0 ? findings : [ok("The App's token has the rights that it needs, and no others.", place)]
}

function compare(
  given: Readonly<Record<string, string>>,
  {
    place,
    mend,
    isStrict,
    subject,
  }: { readonly place: Place; readonly mend: string; readonly isStrict: boolean; readonly subject: string },
): readonly Finding[] {
  const lacking = loopRights.filter(({ name, level }) => given[name] !== 'write' && !(level === 'read' && given[name] === 'read'))
  const isGrave =
    isStrict || lacking.some(({ name }) => vital.has(name) || (given[name] !== 'read' && (name === 'actions' || name === 'checks')))
  const spare = Object.entries(given)
    .filter(
      ([name, level]) =>
        level !== 'none' &&
        !loopRights.some((one) => one.name === name && (one.level === level || level === 'read')) &&
        name !== 'metadata',
    )
    .map(([name, level]) => `${name}: ${level}`)
  return [
    ...(lacking.length === 0
      ? []
      : [
          {
            severity: isGrave ? 'error' : 'warning',
            place,
            found: `${subject} lacks ${listed(lacking.map(({ name, level }) => `${name}: ${level}`))}.`,
            means: isStrict
              ? 'A workflow that is called gets no more rights than its caller has, so GitHub refuses to start it.'
              : `Missing is what it needs them for: ${lacking.map(({ name, why }) => `${name} ${why}`).join('; ')}.`,
            mend,
          } as const,
        ]),
    ...(spare.length === 0
      ? []
      : [
          {
            severity: 'warning',
            place,
            found: `${subject} has ${listed(spare)}, which the loop does not need.`,
            means: 'What gets hold of the token may do that, too.',
            mend,
          } as const,
        ]),
  ]
}
