import { type Check, type Finding, ok } from '../../finding.ts'
import type { GitHubFacts } from '../../../model/setup-facts.ts'
import type { Loop } from '../../repository.ts'
import { secretsOf } from '../keys.ts'
import { listed, placeOf } from '../place.ts'
import { unseen } from './unseen.ts'

export const secretsSet: Check = {
  name: 'secrets-set',
  looksAt: 'The secrets and variables that the loop asks for are set.',
  needs: 'github',
  look: ({ github, loops }) => (github === null ? [] : loops.flatMap((loop) => [...ofSecrets(loop, github), ...ofVariables(loop, github)])),
}

function ofSecrets(loop: Loop, { secrets, organisationSecrets }: GitHubFacts): readonly Finding[] {
  const asked = secretsOf(loop)
  if (asked.length === 0) return []
  if (secrets.kind === 'unseen') return unseen('The names of the secrets', secrets)
  const set = new Set([...secrets.value, ...(organisationSecrets.kind === 'seen' ? organisationSecrets.value : [])])
  const missing = asked.filter((name) => !set.has(name))
  if (missing.length === 0) return [ok(`The secrets ${listed(asked)} are set.`, placeOf(loop))]
  const maybe = organisationSecrets.kind === 'unseen'
  return [
    {
      severity: maybe ? 'warning' : 'error',
      place: placeOf(loop),
      found: `${missing.length === 1 ? 'The secret' : 'The secrets'} ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} not set in this repository.`,
      means: `${maybe ? 'Unless the organisation has them, which could not be seen, they' : 'They'} arrive empty, so the agent has no key or the loop no token.`,
      mend: missing.map((name) => `gh secret set ${name}`).join('\n'),
    },
    ...unseen('The secrets of the organisation', organisationSecrets),
  ]
}

function ofVariables(loop: Loop, { variables }: GitHubFacts): readonly Finding[] {
  const text = JSON.stringify([loop.job.with, loop.job.steps])
  const asked = [...new Set([...text.matchAll(/\bvars\.(\w{1,200})/g)].flatMap(([, name = '']) => name))]
  if (asked.length === 0) return []
  if (variables.kind === 'unseen') return unseen('The variables', variables)
  const missing = asked.filter((name) => (variables.value[name] ?? '') === '')
  if (missing.length === 0) return [ok(`The variables ${listed(asked)} are set.`, placeOf(loop))]
  return [
    {
      severity: 'warning',
      place: placeOf(loop),
      found: `${missing.length === 1 ? 'The variable' : 'The variables'} ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} not set in this repository.`,
      means: 'Unless the organisation has them they arrive empty.',
      mend: missing.map((name) => `gh variable set ${name} --body VALUE`).join('\n'),
    },
  ]
}
