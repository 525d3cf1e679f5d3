import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { agents } from '../../../src/core/agents/index.ts'
import { examine } from '../../../src/core/setup/checks/index.ts'
import { type Choice, forms, tokenKinds } from '../../../src/core/setup/choice.ts'
import { chooseWorkflows, loopFile, nextSteps } from '../../../src/core/setup/plan.ts'
import { readRepository } from '../../../src/core/setup/repository.ts'
import { writeWorkflow } from '../../../src/core/setup/template/workflow.ts'
import { folders, plain, setUp, withLoop } from '../../support/set-ups.ts'
import { expectCareful, lint } from '../../support/workflow-rules.ts'

/** Set-ups that `init` takes, with the names that it listens to, and what is left to be said of them afterwards. */
const taken: Readonly<Record<string, { readonly hears: readonly string[]; readonly says?: readonly string[] }>> = {
  'node-matrix': { hears: ['CI'] },
  'python-tox': { hears: ['Tests'], says: ['note reports .github/workflows/tests.yml:4'] },
  go: { hears: ['Go'] },
  rust: { hears: ['Rust'], says: ['note reports .github/workflows/rust.yaml:16'] },
  'java-gradle': { hears: ['Java CI with Gradle'], says: ['warning reports .github/workflows/gradle.yml:16'] },
  monorepo: { hears: ['api', 'web'], says: ['note reports .github/workflows/api.yml:5', 'note reports .github/workflows/web.yml:5'] },
  reusable: { hears: ['Pull request'] },
  'merge-group': { hears: ['CI'] },
  'odd-names': {
    hears: ['Lint, format and types', '🧪 Tests: unit & "slow"', "It's #1 [really]", '.github/workflows/unnamed.yml'],
    says: ['note reports .github/workflows/emoji.yml:3'],
  },
  windows: { hears: ['Build and test'] },
  several: { hears: ['CI', 'Lint'] },
}

/** Set-ups that `init` refuses, and why. */
const refused: Readonly<Record<string, string>> = {
  'no-ci':
    'No workflow in .github/workflows runs on `pull_request`. Add one that checks pull requests first, or name workflows with `--workflows`.',
  'push-only':
    'No workflow in .github/workflows runs on `pull_request`; `.github/workflows/ci.yml` runs on `push` to main alone. Add `pull_request:` below its `on:`, or name workflows with `--workflows`.',
  'push-everywhere':
    'No workflow in .github/workflows runs on `pull_request`; `.github/workflows/ci.yml` runs on `push` alone. Add `pull_request:` below its `on:`, or name workflows with `--workflows`.',
  broken: 'No workflow that can be read runs on `pull_request`, and `.github/workflows/ci.yml` cannot be read (line 9: ',
}

test('every set-up is one of the two', () => {
  expect([...Object.keys(taken), ...Object.keys(refused)].toSorted()).toEqual(folders.toSorted())
})

describe.each(Object.entries(taken))('%s', (name, { hears, says = [] }) => {
  const files = setUp(name)

  test('listens to what checks pull requests', () => {
    expect(chooseWorkflows(null, readRepository(files))).toEqual({ kind: 'heard', names: hears })
    const { on } = parse(withLoop(files)[loopFile] ?? '') as { readonly on: Readonly<Record<string, { readonly workflows?: unknown }>> }
    expect(on['workflow_run']?.workflows).toEqual(hears)
  })

  test('has no finding of actionlint, and keeps the rules of the examples', async () => {
    const text = withLoop(files)[loopFile] ?? ''
    expect(await lint(text, loopFile)).toEqual([])
    expectCareful(text)
  })

  test('leaves little to be said', () => {
    const found = examine(readRepository(withLoop(files))).filter(({ severity }) => severity !== 'ok')
    expect(found.map(({ severity, check, place }) => `${severity} ${check} ${place?.file ?? ''}:${place?.line ?? ''}`)).toEqual(says)
  })
})

test.each(Object.entries(refused))('%s is refused', (name, sentence) => {
  const heard = chooseWorkflows(null, readRepository(setUp(name)))
  expect(heard.kind === 'refused' ? `${heard.what} ${heard.remedy}` : heard).toContain(sentence)
})

test('workflows are named by their names or files, and a slip of the pen is told', () => {
  const repository = readRepository(setUp('several'))
  expect(chooseWorkflows(['lint.yml', 'CI'], repository)).toEqual({ kind: 'heard', names: ['Lint', 'CI'] })
  expect(chooseWorkflows(['Limt'], repository)).toEqual({
    kind: 'refused',
    what: 'No workflow here is called `Limt`.',
    remedy: 'Did you mean `Lint`? There are: CI, Labels, Lint, Nightly.',
  })
})

const choices = agents
  .flatMap(({ name: agent }) =>
    forms.flatMap((form) =>
      tokenKinds.map((token): Choice => ({
        ...plain,
        agent,
        agentCommand: agent === 'command' ? `./repair --with "it's" # all: {of} it` : null,
        form,
        token,
      })),
    ),
  )
  .filter(({ form, token }) => !(form === 'three-jobs' && token === 'pat'))

test.each(choices.map((choice) => [`${choice.agent}, ${choice.token}, ${choice.form}`, choice] as const))(
  '%s: is a careful workflow without an error, and says which secrets to set',
  async (_, choice) => {
    const text = writeWorkflow({ ...choice, workflows: ['CI'] })
    expect(await lint(text, loopFile)).toEqual([])
    expectCareful(text)
    const found = examine(readRepository({ ...setUp('node-matrix'), [loopFile]: text })).filter(({ severity }) => severity !== 'ok')
    // Of a token that is no App's it is said what that means.
    expect(found.map(({ severity, check }) => `${severity} ${check}`)).toEqual(choice.token === 'app' ? [] : ['note token'])
    const steps = nextSteps(choice)
      .flatMap((section) => section.steps)
      .join('\n')
    for (const [, secret = ''] of text.matchAll(/secrets\.(\w+)/g)) expect(steps).toContain(`gh secret set ${secret}`)
    for (const [, variable = ''] of text.matchAll(/vars\.(\w+)/g)) expect(steps).toContain(`gh variable set ${variable}`)
  },
)
