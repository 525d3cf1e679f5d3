import type { Choice } from '../choice.ts'
import { oneJob, threeJobs } from './jobs.ts'
import { triggerLines } from './triggers.ts'

/** The text of a workflow that runs the loop: what `init` writes, and what stands in `examples/`. */
export function writeWorkflow(choice: Choice): string {
  const jobs = choice.form === 'one-job' ? oneJob(choice) : threeJobs(choice)
  return `${[...choice.head.map((line) => `# ${line}`.trimEnd()), 'name: CI feedback loop', '', ...triggerLines(choice), '', 'permissions: {}', '', 'jobs:', ...jobs].join('\n')}\n`
}
