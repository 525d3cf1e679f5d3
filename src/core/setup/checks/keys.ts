import { agents, findAgent } from '../../agents/index.ts'
import { nearestName } from '../../commands/nearest.ts'
import { type Check, type Finding, ok } from '../finding.ts'
import type { Loop } from '../repository.ts'
import { listed, placeOf } from './place.ts'

export const keys: Check = {
  name: 'keys',
  looksAt: 'The agent is one that is known, and its key comes from a secret.',
  needs: 'files',
  look: ({ loops }) => loops.filter(({ form, given }) => form !== 'phases' && !(given['agent'] ?? '').includes('${{')).flatMap(lookAt),
}

function lookAt(loop: Loop): readonly Finding[] {
  const chain = (loop.given['agent'] ?? 'command')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const findings = [...chain.flatMap((name) => ofAgent(name, loop)), ...literals(loop), ...inherited(loop)]
  return findings.length > 0
    ? findings
    : [
        ok(
          `The agent is ${listed(chain)}, and ${keysGiven(loop).length === 0 ? 'takes no key by name' : `its key comes from ${listed(sources(loop))}`}.`,
          placeOf(loop, ['with', 'agent'], 'step'),
        ),
      ]
}

function ofAgent(name: string, loop: Loop): readonly Finding[] {
  const agent = findAgent(name)
  const place = placeOf(loop, ['with', 'agent'], 'step')
  const names = agents.map((one) => one.name)
  if (agent === undefined)
    return [
      {
        severity: 'error',
        place,
        found: `No agent is called \`${name}\`.`,
        means: `The action knows ${listed(names)}.`,
        mend: `agent: ${nearestName(name, names) ?? 'claude'}`,
      },
    ]
  if (name === 'command')
    return (loop.given['agent-command'] ?? '') === ''
      ? [
          {
            severity: 'error',
            place,
            found: '`agent-command` is missing.',
            means: 'The agent is any program, and nobody says which.',
            mend: 'agent: command\nagent-command: ./scripts/repair.sh',
          },
        ]
      : []
  if (loop.job.secrets === 'inherit' || keysGiven(loop).some((key) => agent.keys.includes(key))) return lacksConsent(name, loop)
  const [key = ''] = agent.keys
  return [
    {
      severity: 'error',
      place,
      found: `\`${name}\` has no key: none of ${listed(agent.keys, 'or')} is given.`,
      means: 'It cannot work, and each failure of CI uses up an attempt.',
      mend: `${loop.form === 'three-jobs' ? 'secrets' : 'env'}:\n  ${key}: \${{ secrets.${key} }}`,
    },
  ]
}

/** Copilot's program can use its token only itself. */
function lacksConsent(name: string, loop: Loop): readonly Finding[] {
  if (
    name !== 'copilot' ||
    !keysGiven(loop).includes('COPILOT_GITHUB_TOKEN') ||
    /\bCOPILOT_GITHUB_TOKEN\b/.test(loop.given['agent-env'] ?? '')
  )
    return []
  return [
    {
      severity: 'error',
      place: placeOf(loop, ['with', 'agent'], 'step'),
      found: '`agent-env` does not name `COPILOT_GITHUB_TOKEN`.',
      means: 'Copilot can use that token only itself, so it has to be allowed to see it.',
      mend: 'agent-env: COPILOT_GITHUB_TOKEN',
    },
  ]
}

/** Names that the job passes on to the agent's step, with where each value comes from. */
function given({ job, step, workflow }: Loop): Readonly<Record<string, string>> {
  return step === null ? (job.secrets === 'inherit' ? {} : job.secrets) : { ...workflow.env, ...job.env, ...step.env }
}

function keysGiven(loop: Loop): readonly string[] {
  const known = new Set(agents.flatMap((agent) => agent.keys))
  return Object.entries(given(loop))
    .filter(([name, value]) => known.has(name) && value !== '')
    .map(([name]) => name)
}

/** Where the keys come from, by the names of their secrets. */
function sources(loop: Loop): readonly string[] {
  return keysGiven(loop).map((key) => /\b(?:secrets|vars|env)\.(\w{1,200})/.exec(given(loop)[key] ?? '')?.[1] ?? key)
}

/** Names of all secrets that the job of the loop asks for, but for GitHub's own. */
export function secretsOf({ job, workflow }: Pick<Loop, 'job' | 'workflow'>): readonly string[] {
  const text = JSON.stringify([workflow.env, job.env, job.with, job.secrets, job.steps])
  return [...new Set([...text.matchAll(/\bsecrets\.(\w{1,200})/g)].flatMap(([, name = '']) => (name === 'GITHUB_TOKEN' ? [] : [name])))]
}

function literals(loop: Loop): readonly Finding[] {
  return keysGiven(loop)
    .filter((key) => !key.includes('_USE_') && !(given(loop)[key] ?? '').includes('${{'))
    .map((key) => ({
      severity: 'error',
      place: placeOf(loop, [loop.step === null ? 'secrets' : 'env', key], 'step'),
      found: `\`${key}\` stands in the file itself.`,
      means: 'Everybody who can read the repository, and its history, has that key.',
      mend: `Revoke the key, and set a new one with: gh secret set ${key}\n${key}: \${{ secrets.${key} }}`,
    }))
}

function inherited(loop: Loop): readonly Finding[] {
  if (loop.job.secrets !== 'inherit') return []
  const key = findAgent((loop.given['agent'] ?? '').split(',')[0]?.trim() ?? '')?.keys[0] ?? 'ANTHROPIC_API_KEY'
  return [
    {
      severity: 'warning',
      place: placeOf(loop, ['secrets']),
      found: '`secrets: inherit` hands on every secret.',
      means: 'The workflow that is called uses the few that it knows; name them, so that no other is in its reach.',
      mend: `secrets:\n  ${key}: \${{ secrets.${key} }}`,
    },
  ]
}
