import { expect, test } from 'vitest'
import { connect } from '../../src/shell/github/client.ts'
import { survey } from '../../src/shell/github/survey.ts'
import { sha } from '../support/builders.ts'

/** Pull requests as GitHub lists them, `pages` of them; tells which pages were asked for. */
function lists(pages: readonly (readonly number[])[]): {
  readonly openPulls: ReturnType<typeof survey>['openPulls']
  readonly asked: string[]
} {
  const asked: string[] = []
  const listed = (number: number): unknown => ({
    number,
    state: 'open',
    draft: false,
    user: { login: 'maria', type: 'User' },
    labels: [],
    head: { sha: sha('a'), ref: 'topic', repo: { full_name: 'dev/shop' } },
    base: { sha: sha('b'), ref: 'main', repo: { full_name: 'dev/shop', default_branch: 'main' } },
  })
  const answer: typeof fetch = (input) => {
    const page = new URL(input instanceof Request ? input.url : input).searchParams.get('page') ?? '1'
    asked.push(page)
    return Promise.resolve(Response.json((pages[Number(page) - 1] ?? []).map(listed)))
  }
  const client = connect({
    token: 'token',
    repository: 'dev/shop',
    clock: { now: () => 0, wait: () => Promise.resolve(), cancelled: () => false },
    log: { info: () => undefined, warn: () => undefined },
    fetch: answer,
  })
  return { openPulls: survey(client).openPulls, asked }
}

const numbers = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, index) => from + index)

test('a pull request that moves to the next page between two looks is listed once', async () => {
  const { openPulls } = lists([numbers(1, 100), [100, 101]])
  expect((await openPulls()).map(({ number }) => number)).toEqual(numbers(1, 101))
})

test('no more than five pages are asked for, however many come again', async () => {
  const { openPulls, asked } = lists(Array.from({ length: 9 }, (_, page) => numbers(1 + page * 90, 100)))
  expect((await openPulls()).map(({ number }) => number)).toEqual(numbers(1, 460))
  expect(asked).toEqual(['1', '2', '3', '4', '5'])
})
