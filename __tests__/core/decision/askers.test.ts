import { describe, expect, test } from 'vitest'
import { askersOf, isKnownProgram } from '../../../src/core/decision/askers.ts'
import { type Actor, isListed } from '../../../src/core/model/actor.ts'
import type { Trigger } from '../../../src/core/model/trigger.ts'
import { pull, sha } from '../../support/builders.ts'

const person = (login: string): Actor => ({ login, type: 'User' })
const program = (login: string): Actor => ({ login, type: 'Bot' })
const ran = (...startedBy: readonly Actor[]): Trigger => ({
  kind: 'ci-finished',
  run: {
    id: 1,
    attempt: 1,
    name: 'CI',
    title: null,
    conclusion: 'failure',
    headSha: sha('a'),
    headBranch: 'discounts',
    headRepository: 'dev/shop',
    pulls: [],
    startedBy,
  },
})
const commented: Trigger = { kind: 'commented', pull: 7, title: null, author: person('rita'), at: 1, commentId: 1, text: 'x' }

describe('who stands behind an event', () => {
  test.each<[string, Trigger, readonly string[]]>([
    [
      'a run: who started it, who ran it again, whose pull request it is',
      ran(person('ben'), person('rita')),
      ['ben started-ci', 'rita started-ci', 'maria opened-pull'],
    ],
    [
      'each once, in any case, by what counts most',
      ran(person('Maria'), person('ben'), person('Ben')),
      ['ben started-ci', 'maria opened-pull'],
    ],
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

describe('our own account', () => {
  const roles = ['asked', 'started-ci', 'opened-pull'] as const
  const known = (listed: readonly string[], login = 'loop[bot]'): readonly boolean[] =>
    roles.map((role) => isKnownProgram({ actor: program(login), role }, { listed, own: 'loop[bot]' }))

  test('may have started CI, but vouches for no pull request and asks for nothing', () => {
    expect(known([])).toEqual([false, true, false])
    expect(known([], 'Loop[bot]')).toEqual([false, true, false])
  })

  test('may do all of that where it is listed, as any other program', () => {
    expect(known(['loop[bot]'])).toEqual([true, true, true])
    expect(known(['renovate[bot]'], 'renovate[bot]')).toEqual([true, true, true])
    expect(known([], 'renovate[bot]')).toEqual([false, false, false])
  })

  test('vouches for no pull request of its own by having started the CI of it, too', () => {
    const both = askersOf(ran(program('loop[bot]')), pull({ author: program('Loop[bot]') }))
    expect(both.map((asker) => [asker.role, isKnownProgram(asker, { listed: [], own: 'loop[bot]' })])).toEqual([['opened-pull', false]])
  })
})
