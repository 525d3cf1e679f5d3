import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigError } from '../../src/core/model/config.ts'
import type { Fixed } from '../../src/core/model/fixed.ts'
import { handover } from '../../src/shell/handover.ts'
import { noAccount } from '../../src/core/model/account.ts'
import { unknownUsage } from '../../src/core/model/agent.ts'
import { context, noSecrets, sha, work } from '../support/builders.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const claimed = { context: context({ notes: ['Task — “größer” 😀\n'] }) }
const fixed: Fixed = {
  result: { kind: 'finished', summary: 'Done', usage: unknownUsage },
  change: {
    base: sha('a'),
    files: [{ path: 'ü/a b.js', status: 'modified', oldMode: '100644', newMode: '100644', content: 'YWJj' }],
    oversize: null,
  },
  leaks: [],
  replies: [],
  work: work(),
  report: null,
  account: noAccount,
}

test('what one phase writes the next one reads', async () => {
  await handover(folder, noSecrets).writeClaimed(claimed)
  await handover(folder, noSecrets).writeFixed(fixed)
  expect(await handover(folder, noSecrets).readClaimed()).toEqual(claimed)
  expect(await handover(folder, noSecrets).readFixed()).toEqual(fixed)
})

test('the folder is made when it is not there', async () => {
  const deep = join(folder, 'a/b')
  const path = await handover(deep, noSecrets).writeReport({ outcome: 'pushed' })
  expect(path).toBe(join(deep, 'report.json'))
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ outcome: 'pushed' })
})

test('a phase that left nothing is told apart from one that left something else', async () => {
  expect(await handover(folder, noSecrets).readClaimed()).toBeNull()
  await writeFile(join(folder, 'triage.json'), '{"context":{}}')
  await expect(handover(folder, noSecrets).readClaimed()).rejects.toThrow(ConfigError)
  await expect(handover(folder, noSecrets).readClaimed()).rejects.toThrow('`triage.json`')
})

test.each([
  '',
  'null',
  '[]',
  '{',
  '{"result":{"kind":"finished","summary":null}}',
  JSON.stringify({ ...fixed, extra: 1 }),
  JSON.stringify(fixed).replace('ü/a b.js', '../x'),
])('what the untrusted phase left is not taken on trust: %j', async (text) => {
  await writeFile(join(folder, 'fix.json'), text)
  expect(await handover(folder, noSecrets).readFixed()).toBeNull()
})

test('a link, and more than anybody would hand over, is not read', async () => {
  const path = await handover(join(folder, 'elsewhere'), noSecrets).writeFixed(fixed)
  await symlink(path, join(folder, 'fix.json'))
  expect(await handover(folder, noSecrets).readFixed()).toBeNull()
  await rm(join(folder, 'fix.json'))
  await writeFile(join(folder, 'fix.json'), JSON.stringify(fixed))
  expect(await handover(folder, noSecrets).readFixed()).toEqual(fixed)
  // Holes take no room: more than a process can hold as one text.
  await truncate(join(folder, 'fix.json'), 3 * 1024 ** 3)
  expect(await handover(folder, noSecrets).readFixed()).toBeNull()
})

test('a folder in the place of a file is no hand-over', async () => {
  await mkdir(join(folder, 'fix.json'))
  expect(await handover(folder, noSecrets).readFixed()).toBeNull()
})
