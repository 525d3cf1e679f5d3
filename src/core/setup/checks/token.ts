import { appSteps, numbered } from '../app-steps.ts'
import { setupNames } from '../choice.ts'
import { type Check, type Finding, ok } from '../finding.ts'
import type { Loop, Repository } from '../repository.ts'
import { tokenOf } from '../token-of.ts'
import { listed, placeIn, placeOf } from './place.ts'

export const token: Check = {
  name: 'token',
  looksAt: 'A push with the token of the loop starts CI.',
  needs: 'files',
  look: (repository) => repository.loops.filter(({ form }) => form !== 'phases').flatMap((loop) => lookAt(loop, repository)),
}

function lookAt(loop: Loop, repository: Repository): readonly Finding[] {
  const { kind, maker } = tokenOf(loop)
  switch (kind) {
    case 'app':
      return loop.form === 'three-jobs' ? ofCalled(loop) : ofStep(loop, maker !== null)
    case 'pat':
      return [
        {
          severity: 'note',
          place: placeOf(loop, ['with', 'token'], 'step'),
          found: 'The loop works with a token of its own that no App made, such as that of a person.',
          means:
            'CI starts by itself after its pushes. Commits and comments come from that account, and the checks `codality/agent` and `codality/merge-readiness` cannot be written.',
          mend: numbered(appSteps),
        },
      ]
    case 'job':
      return ofJob(loop, repository)
  }
}

function ofCalled(loop: Loop): readonly Finding[] {
  const place = placeOf(loop, ['with', 'app-client-id'])
  const { secrets } = loop.job
  if (secrets === 'inherit' || (secrets['APP_PRIVATE_KEY'] ?? '') !== '')
    return [ok("The loop works with an App's token: its pushes start CI by themselves.", place)]
  return [
    {
      severity: 'error',
      place,
      found: '`app-client-id` is given, and the secret `APP_PRIVATE_KEY` is not.',
      means: 'No token can be made, so every run fails.',
      mend: `secrets:\n  APP_PRIVATE_KEY: \${{ secrets.${setupNames.privateKey} }}`,
    },
  ]
}

function ofStep(loop: Loop, isMade: boolean): readonly Finding[] {
  const place = placeOf(loop, ['with', 'token'], 'step')
  if (isMade) return [ok("The loop works with an App's token: its pushes start CI by themselves.", place)]
  return [
    {
      severity: 'error',
      place,
      found: `\`token\` names a step of this job that is not there: \`${loop.given['token'] ?? ''}\`.`,
      means: 'The token arrives empty, so every run fails.',
      mend: numbered(appSteps),
    },
  ]
}

function ofJob(loop: Loop, { ci }: Repository): readonly Finding[] {
  const deaf = ci.filter(({ on }) => !('workflow_dispatch' in on))
  const place = placeOf(loop)
  if (deaf.length === 0)
    return [
      {
        severity: 'note',
        place,
        found: "The loop works with the job's own token.",
        means:
          'GitHub starts no CI after its pushes, or only a run that waits for an approval (unverified). The loop starts your workflows by `workflow_dispatch`, which all of them declare; such a run does not count for required checks everywhere. With an App, CI starts by itself:',
        mend: numbered(appSteps),
      },
    ]
  return deaf.map((workflow, index) => ({
    severity: 'warning',
    place: placeIn(workflow, ['on']),
    found: `The loop works with the job's own token, and ${listed([workflow.name])} does not declare \`workflow_dispatch\`.`,
    means: 'After a push of the loop it does not start, or waits for an approval (unverified): somebody has to click.',
    mend: `on:\n  workflow_dispatch:${index > 0 ? '' : `\n\nor an App, whose pushes start CI by themselves:\n${numbered(appSteps)}`}`,
  }))
}
