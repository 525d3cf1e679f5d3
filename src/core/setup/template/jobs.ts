import { type Choice, setupNames } from '../choice.ts'
import { ownWorkflow, pinned, pins } from '../pins.ts'
import { loopRights } from '../rights.ts'
import { agentInputs, keyOf } from './agent-inputs.ts'
import { concurrencyComment, concurrencyLines, conditionLines } from './guards.ts'
import { scalar } from './scalar.ts'

/** The job `loop` with one step. */
export function oneJob(choice: Choice): readonly string[] {
  const { token, feedback, commandPrefix = null } = choice
  return [
    '  loop:',
    ...conditionLines(feedback),
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 60',
    ...concurrencyComment,
    ...concurrencyLines(commandPrefix),
    ...(token === 'job' ? ['    permissions:', ...loopRights.map(({ name, level, why }) => `      ${name}: ${level} # ${why}`)] : ['    permissions: {}']),
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

function ownStep({ action, ref, agent, agentCommand, token, feedback, commandPrefix = null }: Choice): readonly string[] {
  const key = keyOf(agent)
  const inputs = Object.entries(agentInputs(agent, agentCommand)).map(([name, value]) => `          ${name}: ${scalar(/^\d+$/.test(value) ? Number(value) : value)}`)
  return [
    `      - uses: ${action}@${ref}`,
    '        with:',
    ...(token === 'app' ? ['          token: ${{ steps.app.outputs.token }}'] : []),
    ...(token === 'pat' ? [`          token: \${{ secrets.${setupNames.personalToken} }}`, "          check-runs: false # a person's token may not write them"] : []),
    ...inputs,
    ...(feedback === 'early' ? ['          feedback: early'] : []),
    ...(commandPrefix === null ? [] : [`          command-prefix: ${scalar(commandPrefix)} # stands in the concurrency group, too`]),
    ...(key === null ? ['        # A key goes under `env:`, and its name into `agent-env`.'] : ['        env:', `          ${key}: \${{ secrets.${key} }}`]),
  ]
}

/** The job `loop` that calls the reusable workflow; its inputs are strings. */
export function threeJobs({ action, ref, agent, agentCommand, token, feedback, commandPrefix = null }: Choice): readonly string[] {
  const key = keyOf(agent)
  const secrets = [...(key === null ? [] : [`      ${key}: \${{ secrets.${key} }}`]), ...(token === 'app' ? [`      APP_PRIVATE_KEY: \${{ secrets.${setupNames.privateKey} }}`] : [])]
  return [
    '  loop:',
    `    permissions: { ${loopRights.map(({ name, level }) => `${name}: ${level}`).join(', ')} }`,
    `    uses: ${action}/${ownWorkflow}@${ref}`,
    '    with:',
    ...Object.entries(agentInputs(agent, agentCommand)).map(([name, value]) => `      ${name}: ${scalar(value)}`),
    ...(token === 'app' ? [`      app-client-id: \${{ vars.${setupNames.clientId} }}`] : []),
    ...(feedback === 'early' ? ['      feedback: early'] : []),
    ...(commandPrefix === null ? [] : [`      command-prefix: ${scalar(commandPrefix)}`]),
    '      # For pull requests of forks and of Dependabot: `diagnose` tells what failed; `patch` also offers a patch, and then the code',
    "      # of strangers runs in the job with the agent's key. Nothing is ever pushed to them.",
    '      # untrusted-pulls: diagnose',
    ...(secrets.length === 0 ? [] : ['    secrets:', ...secrets]),
  ]
}
