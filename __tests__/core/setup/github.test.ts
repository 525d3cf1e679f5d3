import { describe, expect, test } from 'vitest'
import type { GitHubFacts } from '../../../src/core/model/setup-facts.ts'
import { checks, examine } from '../../../src/core/setup/checks/index.ts'
import { loopFile } from '../../../src/core/setup/plan.ts'
import { readRepository } from '../../../src/core/setup/repository.ts'
import { loopRights } from '../../../src/core/setup/rights.ts'
import { plain, setUp, withLoop } from '../../support/set-ups.ts'

const seen = <T>(value: T): { readonly kind: 'seen'; readonly value: T } => ({ kind: 'seen', value })
const unseen = { kind: 'unseen', status: 403, right: '`secrets: read`' } as const

/** A repository with everything in its place. */
const good: GitHubFacts = {
  repository: 'acme/shop',
  defaultBranch: seen('main'),
  workflows: seen([
    { name: 'CI', path: '.github/workflows/ci.yml', state: 'active' },
    { name: 'CI feedback loop', path: loopFile, state: 'active' },
  ]),
  isProtected: seen(true),
  baseRules: seen([
    { type: 'pull_request', checks: [] },
    { type: 'required_status_checks', checks: ['test'] },
  ]),
  headRules: seen([{ branch: 'discounts', rules: [{ type: 'non_fast_forward', checks: [] }] }]),
  secrets: seen(['ANTHROPIC_API_KEY']),
  organisationSecrets: seen(['LOOP_PRIVATE_KEY']),
  variables: seen({ LOOP_CLIENT_ID: 'Iv1.loop' }),
  isActionsEnabled: seen(true),
  defaultRights: seen('read'),
  installations: seen([
    {
      clientId: 'Iv1.loop',
      slug: 'acme-loop',
      permissions: Object.fromEntries(loopRights.map(({ name, level }) => [name.replaceAll('-', '_'), level])),
    },
  ]),
}

function faults(facts: Partial<GitHubFacts>, files = withLoop(setUp('node-matrix'))): readonly string[] {
  return examine(readRepository(files, { ...good, ...facts }))
    .filter(({ severity }) => severity !== 'ok')
    .map(({ severity, check, found }) => `${severity} ${check}: ${found}`)
}

describe('what GitHub tells', () => {
  test.each<[string, Partial<GitHubFacts>, readonly string[]]>([
    ['nothing wrong', {}, []],
    [
      'the loop is not on the default branch',
      { workflows: seen([{ name: 'CI', path: '.github/workflows/ci.yml', state: 'active' }]) },
      ['error on-default-branch: GitHub knows no workflow `.github/workflows/codality.yml` yet.'],
    ],
    [
      'CI is switched off',
      {
        workflows: seen([
          { name: 'CI', path: '.github/workflows/ci.yml', state: 'disabled_inactivity' },
          { name: 'CI feedback loop', path: loopFile, state: 'active' },
        ]),
      },
      ['warning on-default-branch: `CI` is switched off on GitHub (`disabled_inactivity`).'],
    ],
    [
      'CI has another name there',
      {
        workflows: seen([
          { name: 'Tests', path: '.github/workflows/ci.yml', state: 'active' },
          { name: 'CI feedback loop', path: loopFile, state: 'active' },
        ]),
      },
      ['warning on-default-branch: GitHub calls it `Tests`, this checkout `CI`.'],
    ],
    ['the key is not set', { secrets: seen([]) }, ['error secrets-set: The secret `ANTHROPIC_API_KEY` is not set in this repository.']],
    [
      'the key is not set here',
      { secrets: seen(['LOOP_PRIVATE_KEY']), organisationSecrets: unseen },
      [
        'warning secrets-set: The secret `ANTHROPIC_API_KEY` is not set in this repository.',
        'note secrets-set: The secrets of the organisation could not be seen: GitHub answered 403.',
      ],
    ],
    [
      'the variable is not set',
      { variables: seen({}) },
      [
        'warning secrets-set: The variable `LOOP_CLIENT_ID` is not set in this repository.',
        'note app-rights: Which App it is could not be seen.',
      ],
    ],
    ['the base is not protected', { isProtected: seen(false) }, ['error base-protection: `main` is not protected.']],
    [
      "the loop's own checks are required",
      { baseRules: seen([{ type: 'required_status_checks', checks: ['test', 'codality/agent', 'codality/merge-readiness'] }]) },
      [
        'error required-checks: `codality/agent` is a required check.',
        'warning required-checks: `codality/merge-readiness` is a required check.',
      ],
    ],
    [
      'a branch of a pull request is closed',
      {
        headRules: seen([
          {
            branch: 'discounts',
            rules: [
              { type: 'update', checks: [] },
              { type: 'required_signatures', checks: [] },
            ],
          },
        ]),
      },
      ['error pull-branches: Rules hold for `discounts`, the branch of a pull request: `update` and `required_signatures`.'],
    ],
    ['Actions are off', { isActionsEnabled: seen(false) }, ['error actions-settings: Actions are switched off in this repository.']],
    ['every job may write', { defaultRights: seen('write') }, ['note actions-settings: The token of every job may write by default.']],
    [
      'the App is not installed',
      { installations: seen([]) },
      ['error app-rights: No App with that client id is installed for this owner.'],
    ],
    [
      'the App may do less',
      {
        installations: seen([
          {
            clientId: 'Iv1.loop',
            slug: 'acme-loop',
            permissions: {
              actions: 'write',
              checks: 'write',
              contents: 'read',
              issues: 'write',
              pull_requests: 'write',
              statuses: 'write',
            },
          },
        ]),
      },
      ['error app-rights: The App `acme-loop` lacks `contents: write`.'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(faults(facts)).toEqual(expected)
  })

  test("checks that have to pass count on an App's token alone; an unprotected base may be meant", () => {
    const files = withLoop(setUp('node-matrix'), { token: 'job' })
    expect(faults({}, files).filter((fault) => fault.includes('required-checks'))).toEqual([
      'note required-checks: `test` has to pass before a merge.',
    ])
    const meant = {
      ...withLoop(setUp('node-matrix')),
      [loopFile]: (withLoop(setUp('node-matrix'))[loopFile] ?? '').replace(
        'agent: claude',
        'agent: claude\n          require-protected-base: false',
      ),
    }
    expect(faults({ isProtected: seen(false) }, meant)).toEqual([
      'note base-protection: `main` is not protected, and the loop is told to work all the same.',
    ])
  })

  test('a job without rights of its own has what the repository gives', () => {
    const files = {
      ...setUp('node-matrix'),
      [loopFile]: (
        withLoop(setUp('node-matrix'), { ...plain, token: 'job', form: 'three-jobs', workflows: ['CI'] })[loopFile] ?? ''
      ).replace(/^ *permissions:.*\n/gm, ''),
    }
    const weight = (rights: string): string | undefined =>
      faults({ defaultRights: seen(rights) }, files)
        .find((fault) => fault.includes(' permissions:'))
        ?.split(' ', 1)[0]
    expect([weight('read'), weight('write')]).toEqual(['error', 'warning'])
  })

  test('what cannot be seen is said, with the right that it takes, and is no error', () => {
    const blind = Object.fromEntries(
      Object.entries(good).map(([name, fact]) => [name, typeof fact === 'string' ? fact : unseen]),
    ) as unknown as GitHubFacts
    const found = examine(readRepository(withLoop(setUp('node-matrix')), blind)).filter(({ severity }) => severity !== 'ok')
    expect(new Set(found.map(({ severity, means }) => `${severity} ${means}`))).toEqual(new Set(['note It takes `secrets: read`.']))
    expect(new Set(found.map(({ check }) => check))).toEqual(
      new Set(checks.filter(({ needs }) => needs === 'github').map(({ name }) => name)),
    )
  })
})
