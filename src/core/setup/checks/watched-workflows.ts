import { nearestName } from '../../commands/nearest.ts'
import { type Check, type Finding, ok } from '../finding.ts'
import { loopWorkflows, type Repository } from '../repository.ts'
import { flowList } from '../template/scalar.ts'
import { namesIn, type Workflow } from '../workflow.ts'
import { listed, placeIn } from './place.ts'

export const watchedWorkflows: Check = {
  name: 'watched-workflows',
  looksAt: 'The names under `workflow_run: workflows:` are those of the workflows that check pull requests.',
  needs: 'files',
  look: (repository) =>
    loopWorkflows(repository)
      .filter(({ on }) => on['workflow_run'] !== undefined)
      .flatMap((loop) => lookAt(loop, repository)),
}

function lookAt(loop: Workflow, repository: Repository): readonly Finding[] {
  const { workflows, ci } = repository
  const watched = namesIn(loop.on['workflow_run']?.['workflows'])
  const place = placeIn(loop, ['on', 'workflow_run', 'workflows'])
  if (watched.length === 0)
    return [
      {
        severity: 'error',
        place,
        found: '`workflow_run` names no workflow.',
        means: 'GitHub takes no such workflow, so nothing of it ever runs.',
        mend: yaml(ci.map(({ name }) => name)),
      },
    ]
  const unknown = watched.filter((name) => !workflows.some((workflow) => workflow.name === name))
  const meant = new Map(unknown.map((name) => [name, meantBy(name, repository)]))
  const wanted = [...new Set(watched.flatMap((name) => (unknown.includes(name) ? (meant.get(name) ?? []) : [name])))]
  const unheard = ci.filter(({ name }) => !wanted.includes(name)).map(({ name }) => name)
  const itself = watched.filter((name) => name === loop.name)
  const idle = workflows
    .filter(({ name, on }) => watched.includes(name) && !itself.includes(name) && !checksPulls(on))
    .map(({ name }) => name)
  const findings: readonly Finding[] = [
    ...unknown.map((name): Finding => ({
      severity: 'error',
      place,
      found: `No workflow here is called \`${name}\`${meant.get(name) === null ? '' : `; \`${meant.get(name) ?? ''}\` is near`}.`,
      means:
        'The loop never hears of a failure by that name: it has to be the `name:` of a workflow, letter by letter, or its path where it has none.',
      mend: yaml(wanted.length > 0 ? wanted : ci.map((one) => one.name)),
    })),
    ...itself.map((name): Finding => ({
      severity: 'warning',
      place,
      found: `The loop's own workflow \`${name}\` is listed.`,
      means: 'Each of its ends starts a runner that finds nothing to do.',
      mend: yaml(wanted.filter((one) => one !== name)),
    })),
    ...idle.map((name): Finding => ({
      severity: 'note',
      place,
      found: `\`${name}\` is listed and never runs for a pull request.`,
      means: 'Each of its ends starts a runner that finds nothing to do.',
      mend: yaml(wanted.filter((one) => one !== name)),
    })),
    ...(unheard.length === 0
      ? []
      : [
          {
            severity: 'warning',
            place,
            found: `${listed(unheard)} ${unheard.length === 1 ? 'runs' : 'run'} on pull requests and ${unheard.length === 1 ? 'is' : 'are'} not listed.`,
            means: 'When nothing else fails, its failure starts no attempt. The loop waits for it all the same.',
            mend: yaml([...wanted, ...unheard]),
          } as const,
        ]),
  ]
  return findings.length > 0 ? findings : [ok(`The loop hears of the end of ${listed(watched)}.`, place)]
}

/** A relay of reviews is listed for them. */
function checksPulls(on: Workflow['on']): boolean {
  return ['pull_request', 'push', 'workflow_dispatch', 'pull_request_review'].some((event) => event in on)
}

function meantBy(name: string, { workflows, loops }: Repository): string | null {
  const names = workflows.filter((workflow) => !loops.some((loop) => loop.workflow === workflow)).map((workflow) => workflow.name)
  const plain = (text: string): string => text.trim().toLowerCase()
  const byFile = workflows.find(({ file }) => file === name || file.endsWith(`/${name}`))?.name
  return names.find((one) => plain(one) === plain(name)) ?? byFile ?? nearestName(name, names)
}

function yaml(names: readonly string[]): string {
  return `on:\n  workflow_run:\n    workflows: ${flowList(names)}\n    types: [completed]`
}
