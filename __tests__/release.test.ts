import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { notesOf } from '../scripts/release-notes.mjs'
import type { Workflow } from './support/workflow-rules.ts'

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
const changelog =
  '# Changelog\n\n## Unreleased\n\nLater.\n\n## 1.2.0 (2026-02-01)\n\nNew.\n\n### A part\n\n- one\n\n## 1.2.0-rc.1\n\nOld.\n'

describe('the notes of a release', () => {
  test('are the section of its version, with its parts', () => {
    expect(notesOf('v1.2.0', changelog, '1.2.0')).toBe('New.\n\n### A part\n\n- one\n')
    expect(notesOf('v1.2.0-rc.1', changelog, '1.2.0-rc.1')).toBe('Old.\n')
  })

  test.each([
    ['v1.2.1', '1.2.0', 'The tag is v1.2.1, and package.json says 1.2.0.'],
    ['v1.3.0', '1.3.0', 'CHANGELOG.md has no section `## 1.3.0`.'],
  ])('of %s where package.json says %s are refused', (tag, version, says) => {
    expect(() => notesOf(tag, changelog, version)).toThrow(says)
  })

  test('are refused where nothing is said', () => {
    expect(() => notesOf('v1.0.0', '## 1.0.0\n\n## 0.9.0\n\nx\n', '1.0.0')).toThrow('is empty')
  })
})

describe('the workflow of releases', () => {
  const { jobs } = parse(read('.github/workflows/release.yml')) as Workflow

  test('no job may write the repository and sign, and what may write runs nothing of the repository', () => {
    expect(Object.fromEntries(Object.entries(jobs).map(([name, { permissions }]) => [name, permissions]))).toEqual({
      gate: { contents: 'read' },
      pack: { attestations: 'write', contents: 'read', 'id-token': 'write' },
      release: { contents: 'write' },
    })
    expect(jobs['release']?.steps?.some(({ uses }) => uses?.startsWith('actions/checkout@') === true)).toBe(false)
  })

  test('nothing is packed before the tests have passed, and nothing installed runs where it is signed', () => {
    expect([jobs['pack']?.needs, jobs['release']?.needs]).toEqual(['gate', 'pack'])
    expect(JSON.stringify(jobs['pack'])).not.toMatch(/npm |npx /)
  })

  test('no job moves a tag', () => {
    expect(read('.github/workflows/release.yml')).not.toMatch(/git tag|git push|refs\/tags|force/)
  })
})

test('action.yml has what the Marketplace asks for', () => {
  const { name, description, branding } = parse(read('action.yml')) as {
    readonly name: string
    readonly description: string
    readonly branding: { readonly icon: string; readonly color: string }
  }
  expect(name).not.toBe('')
  expect(description.length).toBeLessThan(125)
  expect(branding.icon).toMatch(/^[a-z-]+$/)
  expect(['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']).toContain(branding.color)
})
