import { type Check, type Finding, ok } from '../finding.ts'
import type { Loop, Repository } from '../repository.ts'
import { placeOf } from './place.ts'

export const forks: Check = {
  name: 'forks',
  looksAt: 'Pull requests of forks and of Dependabot are handled as the form of the loop allows.',
  needs: 'files',
  look: (repository) => repository.loops.filter(({ form }) => form !== 'phases').flatMap((loop) => lookAt(loop, repository)),
}

function lookAt(loop: Loop, { workflows }: Repository): readonly Finding[] {
  const choice = loop.given['untrusted-pulls'] ?? 'ignore'
  const place = placeOf(loop, choice === 'ignore' ? [] : ['with', 'untrusted-pulls'], 'step')
  if (choice === 'ignore') return [ok('Pull requests of forks and of Dependabot are left alone.', place)]
  if (!['diagnose', 'patch'].includes(choice))
    return choice.includes('${{')
      ? []
      : [
          {
            severity: 'error',
            place,
            found: `\`untrusted-pulls\` is \`${choice}\`.`,
            means: 'The action takes `ignore`, `diagnose` and `patch`, so every run fails.',
            mend: 'untrusted-pulls: diagnose',
          },
        ]
  if (choice === 'patch' && loop.form === 'one-job')
    return [
      {
        severity: 'error',
        place,
        found: '`untrusted-pulls: patch` is set in one job.',
        means: 'The code of strangers would run beside the token that writes, so the action refuses it.',
        mend: 'untrusted-pulls: diagnose\n\nor the form in three jobs: ci-feedback-loop init --form three-jobs --force',
      },
    ]
  const hasRelay = workflows.some(({ on }) => 'pull_request_review' in on && !('workflow_run' in on))
  return hasRelay
    ? [ok(`Pull requests of forks and of Dependabot get \`${choice}\`, and a relay brings their reviews.`, place)]
    : [
        {
          severity: 'note',
          place,
          found: `Pull requests of forks get \`${choice}\`, and no workflow relays their reviews.`,
          means:
            'Reviews of pull requests from forks come to workflows without rights, so the loop does not hear them. examples/review-relay.yml brings them.',
          mend: 'Add examples/review-relay.yml, and list `Review relay` under `workflow_run: workflows:`.',
        },
      ]
}
