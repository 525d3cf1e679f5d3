import { type Check, type Finding, ok } from '../../finding.ts'
import type { GitHubFacts } from '../../../model/setup-facts.ts'
import { unseen } from './unseen.ts'

export const actionsSettings: Check = {
  name: 'actions-settings',
  looksAt: 'Actions are allowed; the default rights of their token do not matter where the job states its own.',
  needs: 'github',
  look: ({ github, loops }) => (github === null || loops.length === 0 ? [] : [...ofSwitch(github), ...ofDefaults(github)]),
}

function ofSwitch({ isActionsEnabled }: GitHubFacts): readonly Finding[] {
  if (isActionsEnabled.kind === 'unseen') return unseen('Whether Actions are allowed', isActionsEnabled)
  return isActionsEnabled.value
    ? [ok('Actions are allowed in this repository.')]
    : [
        {
          severity: 'error',
          place: null,
          found: 'Actions are switched off in this repository.',
          means: 'No workflow runs.',
          mend: 'Allow them under Settings → Actions → General.',
        },
      ]
}

function ofDefaults({ defaultRights }: GitHubFacts): readonly Finding[] {
  const irrelevant = '"Allow GitHub Actions to create and approve pull requests" need not be on: the loop does neither.'
  if (defaultRights.kind === 'unseen') return unseen('The default rights of the token', defaultRights)
  if (defaultRights.value === 'read') return [ok(`The default token may only read, and the loop states what it needs. ${irrelevant}`)]
  return [
    {
      severity: 'note',
      place: null,
      found: 'The token of every job may write by default.',
      means: `The loop states its own rights and does not need that; a workflow that states none has them all. ${irrelevant}`,
      mend: 'Choose "Read repository contents and packages permissions" under Settings → Actions → General → Workflow permissions.',
    },
  ]
}
