// Writes the examples from the template that `init` uses; a test compares them.
import { writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'
import { ownAction, ownTag } from '../src/core/setup/pins.ts'
import { writeWorkflow } from '../src/core/setup/template/workflow.ts'

const common = {
  agent: 'claude',
  agentCommand: null,
  token: 'job',
  form: 'one-job',
  workflows: ['CI'],
  feedback: 'complete',
  action: ownAction,
  ref: ownTag,
}

const choices = {
  'ci-feedback-loop': { ...common, head: ['One job, one step. Replace CI by the name of the workflow that checks your pull requests.'] },
  'app-token': {
    ...common,
    agent: 'codex',
    token: 'app',
    head: [
      'With the token of a GitHub App, so that a push starts CI by itself. The App needs the permissions',
      'actions: write (it runs flaky jobs again), checks: write, contents: write, issues: write, pull requests: write, commit statuses:',
      'read. Whatever more it may do, this token may not; one that the App itself lacks keeps the token from being made.',
    ],
  },
  early: {
    ...common,
    feedback: 'early',
    head: [
      'Starts while CI still runs, on the first job that has failed. Replace CI by the name of the workflow that checks your pull',
      'requests. The job waits beside your CI, which costs the minutes of one runner.',
    ],
  },
  'three-jobs': {
    ...common,
    form: 'three-jobs',
    head: [
      'Three jobs with different rights: the job that runs the agent can write nothing, and the job that pushes runs none of the pull',
      "request's code. Replace CI by the name of the workflow that checks your pull requests; every input of the action can be given.",
    ],
  },
  monorepo: {
    ...common,
    workflows: ['Shop CI'],
    head: [
      'One project of several in a repository: the agent may change its folder alone, and a repair that needs more is kept as a patch.',
      'The workflow Site CI of another project is not waited for, and its failures are not looked at. One loop for each repository:',
      'several would take each other for themselves.',
    ],
    extras: { inputs: { paths: 'services/shop/**', 'setup-command': 'npm ci --prefix services/shop', 'ignore-checks': 'Site CI' } },
  },
  'parallel-agents': {
    ...common,
    form: 'three-jobs',
    head: [
      'Up to four agents side by side, each on a machine of its own: failures that have nothing to do with each other are parted among',
      'them, and what they leave is joined, proven as a whole and pushed once. It is one attempt; limits of cost and time are shared.',
    ],
    extras: { inputs: { 'max-parallel-agents': '4', 'max-cost-usd': '8', 'setup-command': 'npm ci' } },
  },
  'own-agent': {
    ...common,
    agent: 'command',
    agentCommand: 'repair-agent --task "$CODALITY_BRIEF"',
    head: [
      'Any program as the agent, on a runner of your own, with a model of your own: nothing but MODEL_URL reaches it of the',
      'environment, and it reaches no host but those in `allowed-hosts`, through a proxy that HTTP_PROXY and HTTPS_PROXY name. That',
      'takes a Linux runner that allows unprivileged user namespaces or `sudo`, with `ip`. Use runners that are thrown away after a job.',
    ],
    extras: {
      runsOn: ['self-hosted', 'linux'],
      inputs: { 'agent-env': 'MODEL_URL', 'agent-timeout-minutes': '20', 'allowed-hosts': 'models.example.com, packages.example.com' },
      environment: { MODEL_URL: 'https://models.example.com/v1' },
    },
  },
  'forks-and-dependabot': {
    ...common,
    form: 'three-jobs',
    workflows: ['CI', 'Review relay'],
    head: [
      'Pull requests of forks and of Dependabot get a patch that people may read and apply; nothing is ever pushed to them. Their code',
      "runs in the job with the agent's key, so give it a key of its own with a limit. Review relay is examples/review-relay.yml.",
    ],
    extras: { inputs: { 'untrusted-pulls': 'patch', 'max-attempts': '2', 'max-cost-usd': '2' } },
  },
  'large-organisation': {
    ...common,
    form: 'three-jobs',
    token: 'app',
    head: [
      'For many people: only pull requests with a label are served, only words that speak to the loop are heard, what agents may take',
      'between two human actions is limited, changes of tests need a person, and chat hears when a pull request is green or needs somebody.',
    ],
    extras: {
      inputs: {
        track: 'label:autofix',
        mention: '@codality',
        'max-attempts': '2',
        'max-cost-usd': '5',
        'max-minutes': '30',
        'test-changes': 'block',
        'require-proof': 'true',
        notify: 'author',
      },
      environment: { NOTIFY_WEBHOOK: '${{ secrets.NOTIFY_WEBHOOK }}', NOTIFY_WEBHOOK_SECRET: '${{ secrets.NOTIFY_WEBHOOK_SECRET }}' },
    },
  },
}

/** Texts of the examples by their paths. */
export const examples = Object.fromEntries(Object.entries(choices).map(([name, choice]) => [`examples/${name}.yml`, writeWorkflow(choice)]))

if (import.meta.url === pathToFileURL(argv[1]).href) for (const [path, text] of Object.entries(examples)) writeFileSync(path, text)
