import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchorOf } from './support/anchor.ts'
import { answerCodes, answers } from './support/messages/answers.ts'
import { findFindings, findThrown } from './support/messages/errors.ts'
import { unsampledGuards } from './support/messages/objections.ts'
import { sections, writePage } from './support/messages/page.ts'
import { warnings } from '../src/core/report/warnings.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const sourceFiles = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const entries = sections.flatMap((section) => section.entries)

test('docs/messages.md is what the tellers say', () => {
  expect(read('docs/messages.md')).toBe(writePage())
})

test.each(entries.map((entry) => [entry.id, entry] as const))('%s: says what happened, and what to do', (_, { story, next }) => {
  expect(story.trim()).toMatch(/\w{2,}.*\w{2,}/s)
  expect(next.trim()).toMatch(/^.{10,}/)
  expect(`${story} ${next}`).not.toMatch(/\bundefined\b|\bnull\b(?!`)|\[object|NaN/)
})

test('each has an address of its own', () => {
  const anchors = [...sections.map(({ title }) => title), ...entries.map(({ id }) => id)].map(anchorOf)
  expect(anchors.toSorted()).toEqual([...new Set(anchors)].sort())
})

describe('none is left out', () => {
  test('no answer to a command', () => {
    expect(answers.map(({ id }) => id.replace('answered: ', '')).toSorted()).toEqual([...answerCodes].sort())
  })

  test('no guard', () => {
    expect(unsampledGuards).toEqual([])
  })

  test('nothing that doctor finds', () => {
    const checks = new Set(findFindings().map(({ file }) => file))
    expect(checks.size).toBeGreaterThan(15)
  })

  test('no warning: each has its words in one place, and each is given somewhere', () => {
    const texts = sourceFiles.map((file) => read(join('src', file)))
    const givers = texts.filter((text) => text.includes("/report/warnings.ts'"))
    const given = new Set(givers.flatMap((text) => [...text.matchAll(/\bwarnings\.(?!ts\b)(\w+)/g)].map(([, name]) => name)))
    expect([...given].sort()).toEqual(Object.keys(warnings).toSorted())
    expect(texts.flatMap((text) => text.match(/\bwarn\(\{\s*story: *['"`].*/g) ?? [])).toEqual([])
  })

  test('no error with words of its own', () => {
    const thrown = findThrown()
    expect(thrown.length).toBeGreaterThan(100)
    expect(thrown.filter(({ story, next }) => !/[.!?…]$/.test(story) || next === '')).toEqual([])
  })
})
