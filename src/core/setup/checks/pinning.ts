import { type Check, type Finding, ok } from '../finding.ts'
import { loopWorkflows, type Repository } from '../repository.ts'
import type { Workflow } from '../workflow.ts'
import type { YamlPath } from '../yaml-file.ts'
import { placeIn } from './place.ts'

export const pinning: Check = {
  name: 'pinning',
  looksAt: "The loop's workflow uses actions by their commits.",
  needs: 'files',
  look: (repository) => loopWorkflows(repository).flatMap((workflow) => lookAt(workflow, repository)),
}

interface Use {
  readonly uses: string
  readonly path: YamlPath
}

function lookAt(workflow: Workflow, { loops }: Repository): readonly Finding[] {
  const own = new Set(loops.map(({ uses }) => uses))
  const findings = usesIn(workflow)
    .filter(({ uses }) => !/@[0-9a-f]{40}$/.test(uses))
    .map(({ uses, path }): Finding => {
      const [action = '', ref = ''] = uses.split('@', 2)
      const isTag = /^v?\d/.test(ref)
      const [owner = '', name = ''] = action.split('/', 3)
      return {
        // A moving tag of the loop itself is how it gets its repairs, as long as its owner is trusted.
        severity: own.has(uses) && isTag ? 'note' : 'warning',
        place: placeIn(workflow, path),
        found: `\`${uses}\` is pinned to no commit.`,
        means: `Whoever moves the ${isTag ? 'tag' : 'branch'} \`${ref}\` runs what they like with the token of the loop.`,
        mend: `git ls-remote https://github.com/${owner}/${name} '${ref}' '${ref}^{}' # then write: uses: ${action}@COMMIT # ${ref}`,
      }
    })
  return findings.length > 0 ? findings : [ok('All actions of the loop are pinned by commit.', placeIn(workflow))]
}

function usesIn({ jobs }: Workflow): readonly Use[] {
  const all = jobs.flatMap(({ uses, path, steps }) => [
    { uses, path: [...path, 'uses'] },
    ...steps.map((step) => ({ uses: step.uses, path: [...step.path, 'uses'] })),
  ])
  return all.flatMap(({ uses, path }) => (uses === null || uses.startsWith('./') || uses.startsWith('docker://') ? [] : [{ uses, path }]))
}
