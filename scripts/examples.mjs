// Writes the examples from the template that `init` uses; a test compares them.
import { writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'
import { ownAction, ownTag } from '../src/core/setup/pins.ts'
import { writeWorkflow } from '../src/core/setup/template/workflow.ts'

const common = { agent: 'claude', agentCommand: null, token: 'job', form: 'one-job', workflows: ['CI'], feedback: 'complete', action: ownAction, ref: ownTag }

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
    head: ['Starts while CI still runs, on the first job that has failed. Replace CI by the name of the workflow that checks your pull', 'requests. The job waits beside your CI, which costs the minutes of one runner.'],
  },
  'three-jobs': {
    ...common,
    form: 'three-jobs',
    head: [
      'Three jobs with different rights: the job that runs the agent can write nothing, and the job that pushes runs none of the pull',
      "request's code. Replace CI by the name of the workflow that checks your pull requests; every input of the action can be given.",
    ],
  },
}

/** Texts of the examples by their paths. */
export const examples = Object.fromEntries(Object.entries(choices).map(([name, choice]) => [`examples/${name}.yml`, writeWorkflow(choice)]))

if (import.meta.url === pathToFileURL(argv[1]).href) for (const [path, text] of Object.entries(examples)) writeFileSync(path, text)
