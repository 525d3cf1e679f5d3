import { describe, expect, test } from 'vitest'
import { askersOf, isKnownProgram } from '../../src/core/askers.ts'
import { type Actor, isListed } from '../../src/core/model/actor.ts'
import type { Trigger } from '../../src/core/model/trigger.ts'
import { pull, sha } from '../support/builders.ts'

const person = (login: string): Actor => ({ login, type: 'User' })
const program = (login: string): Actor => ({ login, type: 'Bot' })
const ran = (...startedBy: readonly Actor[]): Trigger => ({ kind: 'ci-finished', run: { id: 1, attempt: 1, name: 'CI', title: null, conclusion: 'failure', headSha: sha('a'), headBranch: 'discounts', headRepository: 'dev/shop', pulls: [], startedBy } })
const commented: Trigger = { kind: 'commented', pull: 7, title: null, author: person('rita'), at: 1, commentId: 1, text: 'x' }

describe('who stands behind an event', () => {
  test.each<[string, Trigger, readonly string[]]>([
    ['a run: who started it, who ran it again, whose pull request it is', ran(person('ben'), person('rita')), ['ben started-ci', 'rita started-ci', 'maria opened-pull']],
    ['each once, in any case', ran(person('Maria'), person('maria')), ['Maria started-ci']],
    ['a comment: who wrote it, whose pull request it is', commented, ['rita asked', 'maria opened-pull']],
    ['a dispatch', { kind: 'dispatched', pull: 7, author: person('maria'), runId: 1 }, ['maria asked']],
  ])('%s', (_, trigger, expected) => {
    expect(askersOf(trigger, pull()).map(({ actor, role }) => `${actor.login} ${role}`)).toEqual(expected)
  })
})

test('only a program can be listed', () => {
  expect(isListed(program('Renovate[bot]'), ['renovate[bot]'])).toBe(true)
  expect(isListed(person('renovate[bot]'), ['renovate[bot]'])).toBe(false)
  expect(isListed(program('evil[bot]'), ['renovate[bot]'])).toBe(false)
  expect(isListed(program('renovate[bot]'), [])).toBe(false)
})

test('our own account may have started CI or opened the pull request, but asks for nothing', () => {
  const known = { listed: [], own: 'loop[bot]' }
  expect((['asked', 'started-ci', 'opened-pull'] as const).map((role) => isKnownProgram({ actor: program('loop[bot]'), role }, known))).toEqual([false, true, true])
})
