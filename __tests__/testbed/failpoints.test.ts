import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { effectNames } from '../../testbed/effects.ts'
import { allFailpoints, type Failpoint, fewFailpoints, usualFailpoints } from '../../testbed/failpoints.ts'

const keyOf = ({ effect, kind, when }: Failpoint): string => `${kind} ${when} ${effect}`
const faultOf = ({ kind, when }: Failpoint): string => `${kind} ${when}`
const all = allFailpoints(effectNames)
const deathsAt = (failpoints: readonly Failpoint[]): readonly string[] => failpoints.flatMap(({ effect, kind }) => (kind === 'kill' ? [effect] : []))

test('all failpoints are every effect with every fault: eight kinds before it, and after it those that leave it applied', () => {
  expect(new Set(all.map(({ effect }) => effect))).toEqual(new Set(effectNames))
  expect([...new Set(all.map(faultOf))].toSorted()).toMatchInlineSnapshot(`
    [
      "403 with retry-after before",
      "429 for a day before",
      "429 with retry-after before",
      "502 after",
      "502 before",
      "cancel before",
      "hang after",
      "hang before",
      "kill after",
      "kill before",
      "reset after",
      "reset before",
    ]
  `)
  expect(new Set(all.map(keyOf)).size).toBe(effectNames.length * new Set(all.map(faultOf)).size)
})

describe.each([['usual', usualFailpoints(effectNames)], ['fewest', fewFailpoints(effectNames)]] as const)('the %s', (_, some) => {
  test('are some of all, each once', () => {
    expect(new Set(some.map(keyOf)).size).toBe(some.length)
    expect(all.map(keyOf)).toEqual(expect.arrayContaining(some.map(keyOf)))
    expect(some.length).toBeLessThan(all.length)
  })

  test('meet each effect', () => {
    expect(new Set(deathsAt(some))).toEqual(new Set(effectNames))
  })
})

test('the usual ones cover every fault, and a machine dies before and after each effect', () => {
  const usual = usualFailpoints(effectNames)
  expect(new Set(usual.map(faultOf))).toEqual(new Set(all.map(faultOf)))
  expect(deathsAt(usual).toSorted()).toEqual([...effectNames, ...effectNames].toSorted())
})

test('of the fewest, deaths come before and after, and at each effect an answer is lost in one of two ways', () => {
  const few = fewFailpoints(effectNames)
  expect(new Set(few.map(faultOf))).toEqual(new Set(['kill before', 'kill after', '502 after', 'reset after']))
  expect(few.flatMap(({ effect, kind }) => (kind === 'kill' ? [] : [effect])).toSorted()).toEqual(effectNames.toSorted())
  for (const effect of ['claim-attempt', 'push', 'create-status'] as const) expect(deathsAt(few).filter((name) => name === effect)).toHaveLength(2)
})

test('the document tells how many there are', () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/state.md'), 'utf8')
  for (const words of [`Of the ${all.length} cases of each form`, `(${usualFailpoints(effectNames).length})`, `(${fewFailpoints(effectNames).length})`]) expect(document).toContain(words)
})
