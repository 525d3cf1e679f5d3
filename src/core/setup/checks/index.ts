import type { Check, Finding } from '../finding.ts'
import type { Repository } from '../repository.ts'
import { ciWorkflow } from './ci-workflow.ts'
import { concurrency } from './concurrency.ts'
import { condition } from './condition.ts'
import { credentials } from './credentials.ts'
import { events } from './events.ts'
import { foreignCode } from './foreign-code.ts'
import { forks } from './forks.ts'
import { actionsSettings } from './github/actions-settings.ts'
import { appRights } from './github/app-rights.ts'
import { baseProtection } from './github/base-protection.ts'
import { onDefaultBranch } from './github/on-default-branch.ts'
import { pullBranches } from './github/pull-branches.ts'
import { requiredChecks } from './github/required-checks.ts'
import { secretsSet } from './github/secrets-set.ts'
import { inputs } from './inputs.ts'
import { keys } from './keys.ts'
import { loopWorkflow } from './loop-workflow.ts'
import { permissions } from './permissions.ts'
import { pinning } from './pinning.ts'
import { reports } from './reports.ts'
import { schedule } from './schedule.ts'
import { timeLimit } from './time-limit.ts'
import { token } from './token.ts'
import { watchedWorkflows } from './watched-workflows.ts'
import { workflowFiles } from './workflow-files.ts'

/** In the order in which somebody would set things right. */
export const checks: readonly Check[] = [
  workflowFiles,
  loopWorkflow,
  ciWorkflow,
  watchedWorkflows,
  events,
  schedule,
  condition,
  permissions,
  token,
  inputs,
  keys,
  concurrency,
  timeLimit,
  pinning,
  credentials,
  forks,
  foreignCode,
  reports,
  onDefaultBranch,
  secretsSet,
  baseProtection,
  requiredChecks,
  pullBranches,
  actionsSettings,
  appRights,
]

/** A finding, and the check that made it. */
export interface Examined extends Finding {
  readonly check: string
}

/** All that the checks have to say of a repository. */
export function examine(repository: Repository): readonly Examined[] {
  return checks
    .filter(({ needs }) => needs === 'files' || repository.github !== null)
    .flatMap(({ name, look }) => look(repository).map((finding) => ({ check: name, ...finding })))
}
