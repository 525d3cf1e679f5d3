import { nearestName } from '../commands/nearest.ts'
import { findAgent } from '../agents/index.ts'
import { agentCheck, readinessCheck } from '../model/check-run.ts'
import { appSteps } from './app-steps.ts'
import { type Choice, setupNames } from './choice.ts'
import { keyOf } from './template/agent-inputs.ts'
import type { Repository } from './repository.ts'
import { namesIn } from './workflow.ts'

/** Where `init` puts the loop. */
export const loopFile = '.github/workflows/codality.yml'

/** Which workflows are heard, or why none can be chosen: what happened, and what to do. */
export type Heard =
  | { readonly kind: 'heard'; readonly names: readonly string[] }
  | { readonly kind: 'refused'; readonly what: string; readonly remedy: string }

/** Those that were named, by name or by file, else all that run on `pull_request`. */
export function chooseWorkflows(asked: readonly string[] | null, repository: Repository): Heard {
  return asked === null ? found(repository) : named(asked, repository)
}

function found({ ci, workflows, broken }: Repository): Heard {
  if (ci.length > 0) return { kind: 'heard', names: [...new Set(ci.map(({ name }) => name))] }
  const [bad] = broken
  if (bad !== undefined)
    return {
      kind: 'refused',
      what: `No workflow that can be read runs on \`pull_request\`, and \`${bad.file}\` cannot be read (line ${bad.line}: ${bad.why}).`,
      remedy: 'Correct it, or name workflows with `--workflows`.',
    }
  const pushed = workflows.find(({ on }) => 'push' in on)
  if (pushed === undefined)
    return {
      kind: 'refused',
      what: 'No workflow in .github/workflows runs on `pull_request`.',
      remedy: 'Add one that checks pull requests first, or name workflows with `--workflows`.',
    }
  const branches = namesIn(pushed.on['push']?.['branches'])
  return {
    kind: 'refused',
    what: `No workflow in .github/workflows runs on \`pull_request\`; \`${pushed.file}\` runs on \`push\`${branches.length > 0 ? ` to ${branches.join(', ')}` : ''} alone.`,
    remedy: `Add \`pull_request:\` below its \`on:\`, or name workflows with \`--workflows\`.`,
  }
}

function named(asked: readonly string[], { workflows, loops }: Repository): Heard {
  const others = workflows.filter((workflow) => !loops.some((loop) => loop.workflow === workflow))
  const names: string[] = []
  for (const one of asked) {
    const workflow = others.find(({ name, file }) => name === one || file === one || file.endsWith(`/${one}`))
    if (workflow === undefined) {
      const near = nearestName(
        one,
        others.map(({ name }) => name),
      )
      return {
        kind: 'refused',
        what: `No workflow here is called \`${one}\`.`,
        remedy: `${near === null ? '' : `Did you mean \`${near}\`? `}There ${others.length === 0 ? 'is none' : `are: ${others.map(({ name }) => name).join(', ')}`}.`,
      }
    }
    names.push(workflow.name)
  }
  return { kind: 'heard', names: [...new Set(names)] }
}

/** What is left for a person to do after the workflow was written: titles with their steps. */
export function nextSteps(choice: Choice): readonly { readonly title: string; readonly steps: readonly string[] }[] {
  return [
    { title: 'Set the secrets', steps: secretSteps(choice) },
    ...(choice.token === 'app' ? [{ title: 'Make the App', steps: appSteps }] : []),
    { title: 'Settings of the repository', steps: settingSteps(choice) },
    {
      title: 'Then',
      steps: [
        `git add ${loopFile} && git commit -m "ci: let an agent repair red pull requests"`,
        'Merge that into the default branch: comments, schedules and ended workflows start only what stands there.',
        'ci-feedback-loop doctor says whether anything is missing; with --token-env GITHUB_TOKEN it asks GitHub, too.',
      ],
    },
  ]
}

function secretSteps({ agent, token }: Choice): readonly string[] {
  const key = keyOf(agent)
  const others = findAgent(agent)?.keys.slice(1) ?? []
  return [
    ...(key === null
      ? ['The program in `agent-command` gets no key by itself: list the name of one in `agent-env`, and give its secret under `env:`.']
      : [
          `gh secret set ${key}${others.length === 0 ? '' : ` # or another of its keys, under its own name in the file: ${others.slice(0, 3).join(', ')}`}`,
        ]),
    ...(token === 'pat'
      ? [
          `gh secret set ${setupNames.personalToken} # a fine-grained token for this repository alone: Actions, Contents, Issues and Pull requests: read and write; Checks and Commit statuses: read`,
        ]
      : []),
  ]
}

function settingSteps({ token }: Choice): readonly string[] {
  return [
    'Protect the default branch (Settings → Rules → Rulesets → Require a pull request before merging): the loop serves no other, unless `require-protected-base: false`.',
    `Require the checks of your CI there, and neither \`${agentCheck}\` nor \`${readinessCheck}\`: the loop writes them only where it had something to do.`,
    ...(token === 'job'
      ? [
          "With the job's own token CI does not start by itself after a push of the loop: add `workflow_dispatch:` below `on:` of your CI, and the loop starts it. An App does without.",
        ]
      : []),
    'Workflow permissions may stay at "Read repository contents": the workflow states what it needs.',
  ]
}
