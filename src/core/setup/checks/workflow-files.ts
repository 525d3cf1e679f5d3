import { type Check, ok } from '../finding.ts'

export const workflowFiles: Check = {
  name: 'workflow-files',
  looksAt: 'Every file in `.github/workflows` is a workflow that can be read.',
  needs: 'files',
  look: ({ workflows, broken }) =>
    broken.length > 0
      ? broken.map(
          ({ file, line, why }) =>
            ({
              severity: 'error',
              place: { file, line },
              found: `This workflow cannot be read: ${why}.`,
              means: 'GitHub runs nothing of it, and what follows here knows nothing of it.',
              mend: 'Correct the file at that line.',
            }) as const,
        )
      : [ok(`${workflows.length} workflow ${workflows.length === 1 ? 'file was' : 'files were'} read.`)],
}
