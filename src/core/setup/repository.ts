import { ownAction, ownWorkflow } from './pins.ts'
import { type BrokenWorkflow, readWorkflow, type Job, type Step, type Workflow } from './workflow.ts'
import type { GitHubFacts } from '../model/setup-facts.ts'

/** A job that runs the loop. `phases` is one of several that somebody wired by hand. */
export interface Loop {
  readonly workflow: Workflow
  readonly job: Job
  readonly form: 'one-job' | 'three-jobs' | 'phases'
  /** The step with the action; null where a reusable workflow is called. */
  readonly step: Step | null
  readonly uses: string
  /** The inputs that it gives. */
  readonly given: Readonly<Record<string, string>>
}

/** What can be known of a repository's set-up. */
export interface Repository {
  /** All that can be read, in the order of their files. */
  readonly workflows: readonly Workflow[]
  readonly broken: readonly BrokenWorkflow[]
  readonly loops: readonly Loop[]
  /** Workflows that check pull requests. */
  readonly ci: readonly Workflow[]
  /** Null where GitHub was not asked. */
  readonly github: GitHubFacts | null
}

/** Reads the texts of the files in `.github/workflows`, by their paths from the top. */
export function readRepository(files: Readonly<Record<string, string>>, github: GitHubFacts | null = null): Repository {
  const readings = Object.keys(files)
    .toSorted()
    .map((file) => readWorkflow(file, files[file] ?? ''))
  const workflows = readings.flatMap((reading) => (reading.kind === 'workflow' ? [reading.workflow] : []))
  const loops = workflows.flatMap(loopsIn)
  const ci = workflows.filter((workflow) => 'pull_request' in workflow.on && !loops.some((loop) => loop.workflow === workflow))
  return { workflows, broken: readings.flatMap((reading) => (reading.kind === 'broken' ? [reading.broken] : [])), loops, ci, github }
}

/** The name of the action's repository, whoever's copy it is. */
const ownName = ownAction.slice(ownAction.indexOf('/') + 1)
const isOwnStep = (uses: string): boolean => new RegExp(`^[^/\\s@]+/${ownName}@`, 'i').test(uses)
const isOwnCall = (uses: string): boolean =>
  uses === `./${ownWorkflow}` || new RegExp(`^[^/\\s@]+/${ownName}/${ownWorkflow.replaceAll('.', '\\.')}@`, 'i').test(uses)

function loopsIn(workflow: Workflow): readonly Loop[] {
  return workflow.jobs.flatMap((job): readonly Loop[] => {
    if (job.uses !== null)
      return isOwnCall(job.uses) ? [{ workflow, job, form: 'three-jobs', step: null, uses: job.uses, given: job.with }] : []
    return job.steps.flatMap((step) => {
      if (step.uses === null || !isOwnStep(step.uses)) return []
      const form = (step.with['phase'] ?? 'all') === 'all' ? 'one-job' : 'phases'
      return [{ workflow, job, form, step, uses: step.uses, given: step.with }]
    })
  })
}

/** The workflows that run the loop, each once. */
export function loopWorkflows({ loops }: Repository): readonly Workflow[] {
  return [...new Set(loops.map(({ workflow }) => workflow))]
}
