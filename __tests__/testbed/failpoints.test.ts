import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { effectNames } from '../../testbed/effects.ts'
import { allFailpoints, type Failpoint, keyOf, usualFailpoints } from '../../testbed/failpoints.ts'
import { forms } from '../../testbed/scoreboard/rows.ts'

const faultOf = ({ kind, when }: Failpoint): string => `${kind} ${when}`
const all = allFailpoints(effectNames)
const deathsAt = (failpoints: readonly Failpoint[]): readonly string[] =>
  failpoints.flatMap(({ effect, kind }) => (kind === 'kill' ? [effect] : []))

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

describe.each(forms)('the usual ones in %s', (form) => {
  const usual = usualFailpoints(effectNames, form)

  test('are some of all, each once', () => {
    expect(new Set(usual.map(keyOf)).size).toBe(usual.length)
    expect(all.map(keyOf)).toEqual(expect.arrayContaining(usual.map(keyOf)))
    expect(usual.length).toBeLessThan(all.length / 3)
  })

  test('meet each effect, with deaths on both sides and answers lost in two ways', () => {
    expect(new Set(deathsAt(usual))).toEqual(new Set(effectNames))
    expect(new Set(usual.map(faultOf))).toEqual(new Set([...usual.map(faultOf), 'kill before', 'kill after', '502 after', 'reset after']))
  })
})

test('a machine dies before and after each effect, in one form or the other', () => {
  const both = forms.flatMap((form) => usualFailpoints(effectNames, form)).filter(({ kind }) => kind === 'kill')
  expect(new Set(both.map(keyOf))).toEqual(new Set(all.filter(({ kind }) => kind === 'kill').map(keyOf)))
})

test('in one job deaths come on both sides of what weighs most, and a silent server, a signal and a limit are met', () => {
  const usual = usualFailpoints(effectNames, 'one job')
  for (const effect of ['claim-attempt', 'push', 'create-status'] as const)
    expect(deathsAt(usual).filter((name) => name === effect)).toHaveLength(2)
  expect(new Set(usual.map(({ kind }) => kind))).toEqual(new Set(['kill', '502', 'reset', 'hang', 'cancel', '429 for a day']))
})

test('the document tells how many there are', () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/state.md'), 'utf8')
  for (const words of [`All ${all.length} cases of each form`, ...forms.map((form) => `(${usualFailpoints(effectNames, form).length})`)])
    expect(document).toContain(words)
})
