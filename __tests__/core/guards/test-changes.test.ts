import { expect, test } from 'vitest'
import { judge } from '../../../src/core/guards/index.ts'
import type { GuardPolicy, Objection } from '../../../src/core/model/change.ts'
import { noSecrets, policy } from '../../support/builders.ts'
import { changeOf, type Texts } from '../tampering/change-of.ts'

const before = "it('adds', () => {\n  expect(f(1)).toBe(2)\n})\n"

function objections(texts: Texts, testChanges: GuardPolicy['testChanges'] = 'flag'): readonly Objection[] {
  const { change, originals } = changeOf(texts)
  return judge(change, policy({ testChanges, maxChangedFiles: 1_000, dependencyChanges: 'allow', maxDeletedFiles: 1_000 }), {
    originals,
    paths: [],
    secrets: noSecrets,
  }).filter(({ guard }) => guard === 'test-changes')
}

test('says what, where, how sure, and what to do', () => {
  expect(objections({ 'src/a.test.ts': [before, before.replace('it(', 'it.skip(')] })).toEqual([
    {
      guard: 'test-changes',
      weight: 'flag',
      message: "Tests are skipped: `src/a.test.ts:1` (`it.skip('adds', () => {`).",
      remedy: 'Let them run, and repair what fails.',
      path: 'src/a.test.ts',
    },
  ])
})

test('says when there may be a good reason', () => {
  expect(objections({ 'src/a.test.ts': [before, before.replace('toBe(2)', 'toBeDefined()')] }).map(({ message }) => message)).toEqual([
    'Assertions demand less than before: `src/a.test.ts:2` (`expect(f(1)).toBe(2) → expect(f(1)).toBeDefined()`). There may be a good reason.',
  ])
})

test.each(['block', 'flag'] as const)('weighs as the maintainer says: %s', (weight) => {
  expect(objections({ 'src/a.test.ts': [before, ''] }, weight)).toMatchObject([{ guard: 'test-changes', weight }])
})

test('is silent where such changes are allowed', () => {
  expect(objections({ 'src/a.test.ts': [before, ''] }, 'allow')).toEqual([])
})

test('never blocks an expected value that changed: the original tests decide on it', () => {
  expect(objections({ 'src/a.test.ts': [before, before.replace('toBe(2)', 'toBe(3)')] }, 'block')).toMatchObject([
    { weight: 'flag', path: 'src/a.test.ts' },
  ])
})

test('tells each way of each file once', () => {
  const many = Array.from({ length: 10 }, (_, index) => before.replace('adds', `adds ${index}`)).join('')
  const found = objections({
    'src/a.test.ts': [many, many.replaceAll('it(', 'it.skip(')],
    'src/b.test.ts': [many, many.replaceAll('it(', 'it.skip(').replace('toBe(2)', 'toBeTruthy()')],
  })
  expect(found.map(({ message }) => message.replace(/ \(`[^`]*`\)/g, ''))).toEqual([
    'Tests are skipped: `src/a.test.ts:1`, `src/a.test.ts:4`, `src/a.test.ts:7` and 7 more.',
    'Tests are skipped: `src/b.test.ts:1`, `src/b.test.ts:4`, `src/b.test.ts:7` and 7 more.',
    'Assertions demand less than before: `src/b.test.ts:2`. There may be a good reason.',
  ])
})

test('is bounded in what it says', () => {
  const files = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`src/${index}.test.ts`, [before, before.replace('it(', 'it.skip(')] as const]),
  )
  const found = objections(files)
  expect(found).toHaveLength(19)
  expect(found.at(-1)).toMatchObject({ message: 'Tests or checks are weakened in 182 more ways than are listed here.', path: null })
})

test('what the agent wrote is inert in what people read', () => {
  const path = 'src/@org/team <img>\u202e.test.ts'
  const [found] = objections({ [path]: [before, before.replace("it('adds'", "it.skip('`@org/team` <img src=x>'")] })
  expect(found?.message).toBe(
    "Tests are skipped: `src/@org/team <img>\\u{202E}.test.ts:1` (``it.skip('`@org/team` <img src=x>', () => {``).",
  )
})
