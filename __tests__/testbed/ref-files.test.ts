import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bareRepository } from '../../testbed/github/rest/bare-repository.ts'
import { bareWithCommit } from '../support/bare-with-commit.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'refs-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a ref is found as soon as it is made, whatever others make and take away at the same moment', async () => {
  const { bare, head } = await bareWithCommit(root)
  const repository = bareRepository(bare)
  const comeAndGo = async (name: string): Promise<readonly unknown[]> => [
    await repository.createRef(name, head),
    (await repository.refs(name)).length,
    await repository.resolve(name),
    await repository.deleteRef(name, head),
    (await repository.refs(name)).length,
  ]
  const each = await Promise.all(
    Array.from({ length: 8 }, async (_, pull) => {
      const seen: (readonly unknown[])[] = []
      for (let run = 0; run < 10; run += 1) seen.push(await comeAndGo(`refs/codality/${pull}/turn/${run}`))
      return seen
    }),
  )
  expect(each.flat()).toEqual(Array.from({ length: 80 }, () => [true, 1, head, true, 0]))
  expect((await repository.refs('refs/')).map(({ name }) => name)).toEqual(['refs/heads/main'])
})
