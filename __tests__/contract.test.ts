import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { withChecks, withTables } from '../scripts/readme-tables.mjs'
import { agents } from '../src/core/agents/index.ts'
import { commands } from '../src/core/commands/index.ts'
import { formats } from '../src/core/formats/index.ts'
import { logFormats } from '../src/core/formats/log/index.ts'
import { guards } from '../src/core/guards/index.ts'
import { outputsOf } from '../src/core/report/turn-report.ts'
import { inputNames } from '../src/core/setup/input-names.ts'
import { eventSources } from '../src/core/triggers/index.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
  readonly branding: unknown
}

const action = parse(read('action.yml')) as Action

describe('action.yml', () => {
  test('documents every input and output, and runs on Node 24', () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(description.length).toBeGreaterThan(20)
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
    expect(action.branding).toBeDefined()
  })

  test('has exactly the inputs that are read', () => {
    const asked = ['inputs', 'agent-inputs', 'notify-inputs'].flatMap((file) =>
      [...read(`src/shell/${file}.ts`).matchAll(/\b(?:input|step|perAgent)\('([a-z-]+)'/g)].map(([, name]) => name),
    )
    expect([...new Set(asked)].sort()).toEqual(Object.keys(action.inputs).sort())
  })

  test('has exactly the inputs that `doctor` knows', () => {
    expect(inputNames).toEqual(Object.keys(action.inputs))
  })

  test('has exactly the outputs that are written', () => {
    const written = outputsOf(
      { decision: 'ignore', outcome: { kind: 'ignored', because: { code: 'nothing-asked' } }, context: null, parts: 0 },
      '',
    )
    expect(Object.keys(written).sort()).toEqual(Object.keys(action.outputs).sort())
  })
})

test('the command is published as one file of the bundle', () => {
  const { bin } = JSON.parse(read('package.json')) as { readonly bin: Readonly<Record<string, string>> }
  expect(bin).toEqual({ 'ci-feedback-loop': 'dist/cli.js' })
  expect(read('src/cli.ts').startsWith('#!/usr/bin/env node\n')).toBe(true)
})

test('the tables of the README are those of action.yml and of the commands', () => {
  expect(withTables(read('README.md'), read('action.yml'))).toBe(read('README.md'))
})

test('the page on setting up has the checks, and the steps to an App', () => {
  expect(withChecks(read('docs/setup.md'))).toBe(read('docs/setup.md'))
  expect(read('docs/setup.md')).toContain('| `watched-workflows` |')
})

test('the quick start fits on one screen', () => {
  const quickStart = /## Quick start\n([\s\S]*?)\n## /.exec(read('README.md'))?.[1] ?? ''
  expect(quickStart).toContain('uses: owner/ci-feedback-loop@v0')
  expect(quickStart.split('\n').length).toBeLessThanOrEqual(40)
})

describe('every plug-in', () => {
  test.each<[string, readonly string[], string]>([
    ['an agent', agents.map(({ name }) => name), 'core/agents'],
    ['a format', formats.map(({ name }) => name), 'core/formats'],
    ['a log format', logFormats.map(({ name }) => name), 'core/formats/log'],
    ['a guard', guards.map(({ name }) => name), 'core/guards'],
    ['a command', commands.map(({ name }) => name), 'core/commands'],
    ['an event', eventSources.map(({ event }) => event.replaceAll('_', '-')), 'core/triggers'],
  ])('%s has a name of its own and a file of that name', (_, names, folder) => {
    expect(names.length).toBeGreaterThan(0)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(existsSync(join(root, 'src', folder, `${name}.ts`)), `${folder}/${name}.ts`).toBe(true)
  })
})
