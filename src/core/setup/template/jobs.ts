import { type Choice, setupNames } from '../choice.ts'
import { ownWorkflow, pinned, pins } from '../pins.ts'
import { loopRights } from '../rights.ts'
import { agentInputs, keyOf } from './agent-inputs.ts'
import { concurrencyComment, concurrencyLines, conditionLines } from './guards.ts'
import { flowList, scalar } from './scalar.ts'

/** The job `loop` with one step. */
export function oneJob(choice: Choice): readonly string[] {
  const { token, feedback, extras, commandPrefix = null } = choice
  return [
    '  loop:',
    ...conditionLines(feedback),
    `    runs-on: ${extras?.runsOn === undefined ? 'ubuntu-latest' : flowList(extras.runsOn)}`,
    '    timeout-minutes: 60',
    ...concurrencyComment,
    ...concurrencyLines(commandPrefix),
    ...(token === 'job'
      ? ['    permissions:', ...loopRights.map(({ name, level, why }) => `      ${name}: ${level} # ${why}`)]
      : ['    permissions: {}']),
    '    steps:',
    ...(token === 'app' ? appStep : []),
    ...ownStep(choice),
  ]
}

const appStep: readonly string[] = [
  '      - id: app',
  `        uses: ${pinned(pins.appToken)}`,
  '        with:',
  `          client-id: \${{ vars.${setupNames.clientId} }}`,
  `          private-key: \${{ secrets.${setupNames.privateKey} }}`,
  ...loopRights.map(({ name, level }) => `          permission-${name}: ${level}`),
]

function ownStep({ action, ref, agent, agentCommand, token, feedback, extras, commandPrefix = null }: Choice): readonly string[] {
  const variables = environmentLines(keyOf(agent), extras?.environment)
  return [
    `      - uses: ${action}@${ref}`,
    '        with:',
    ...(token === 'app' ? ['          token: ${{ steps.app.outputs.token }}'] : []),
    ...(token === 'pat'
      ? [
          `          token: \${{ secrets.${setupNames.personalToken} }}`,
          "          check-runs: false # a person's token may not write them",
        ]
      : []),
    ...Object.entries({ ...agentInputs(agent, agentCommand), ...(feedback === 'early' ? { feedback } : {}), ...extras?.inputs }).map(
      ([name, value]) => `          ${name}: ${scalar(/^\d+$/.test(value) ? Number(value) : value)}`,
    ),
    ...(commandPrefix === null ? [] : [`          command-prefix: ${scalar(commandPrefix)} # stands in the concurrency group, too`]),
    ...(variables.length === 0
      ? ['        # A key goes under `env:`, and its name into `agent-env`.']
      : ['        env:', ...variables.map((line) => `          ${line}`)]),
  ]
}

/** The agent's key, and what is handed over besides. */
function environmentLines(key: string | null, more: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries({ ...(key === null ? {} : { [key]: `\${{ secrets.${key} }}` }), ...more }).map(
    ([name, value]) => `${name}: ${value}`,
  )
}

/** Shown where nothing is said about pull requests that nobody vouches for. */
const untrustedHint: readonly string[] = [
  '      # For pull requests of forks and of Dependabot: `diagnose` tells what failed; `patch` also offers a patch, and then the code',
  "      # of strangers runs in the job with the agent's key. Nothing is ever pushed to them.",
  '      # untrusted-pulls: diagnose',
]

/** The job `loop` that calls the reusable workflow; its inputs are strings. */
export function threeJobs({ action, ref, agent, agentCommand, token, feedback, extras, commandPrefix = null }: Choice): readonly string[] {
  const secrets = environmentLines(keyOf(agent), {
    ...(token === 'app' ? { APP_PRIVATE_KEY: `\${{ secrets.${setupNames.privateKey} }}` } : {}),
    ...extras?.environment,
  })
  return [
    '  loop:',
    `    permissions: { ${loopRights.map(({ name, level }) => `${name}: ${level}`).join(', ')} }`,
    `    uses: ${action}/${ownWorkflow}@${ref}`,
    '    with:',
    ...Object.entries(agentInputs(agent, agentCommand)).map(([name, value]) => `      ${name}: ${scalar(value)}`),
    ...(token === 'app' ? [`      app-client-id: \${{ vars.${setupNames.clientId} }}`] : []),
    ...Object.entries({ ...(feedback === 'early' ? { feedback } : {}), ...extras?.inputs }).map(
      ([name, value]) => `      ${name}: ${scalar(value)}`,
    ),
    ...(commandPrefix === null ? [] : [`      command-prefix: ${scalar(commandPrefix)}`]),
    ...(extras?.inputs['untrusted-pulls'] === undefined ? untrustedHint : []),
    ...(secrets.length === 0 ? [] : ['    secrets:', ...secrets.map((line) => `      ${line}`)]),
  ]
}
