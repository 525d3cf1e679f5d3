import type { Choice } from '../choice.ts'
import { flowList } from './scalar.ts'

/** Once an hour; everybody's own minute spreads the load. */
export const reconcileCron = '17 * * * *'

/** The block `on:`. */
export function triggerLines({ workflows, feedback }: Pick<Choice, 'workflows' | 'feedback'>): readonly string[] {
  return [
    'on:',
    '  workflow_run:',
    `    workflows: ${flowList(workflows)}`,
    `    types: [${feedback === 'early' ? 'in_progress, ' : ''}completed]`,
    '  issue_comment:',
    '    types: [created]',
    '  pull_request_review:',
    '    types: [submitted]',
    '  workflow_dispatch:',
    '    inputs:',
    '      pr:',
    '        description: Number of the pull request; empty looks after all of them',
    '        required: false',
    '  schedule:',
    `    - cron: ${reconcileCron} # finds what a lost event left behind`,
  ]
}
