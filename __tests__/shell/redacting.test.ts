import { expect, test } from 'vitest'
import { encodeRecord } from '../../src/core/model/marker.ts'
import { openSecrets } from '../../src/core/secrets/search.ts'
import type { GitHub } from '../../src/ports/github.ts'
import { inflate } from '../../src/shell/inflate.ts'
import { redacting } from '../../src/shell/redacting.ts'
import { exit, record } from '../support/builders.ts'

/** What a comment becomes on its way out. */
async function written(body: string, secret: string): Promise<readonly string[]> {
  const sent: string[] = []
  const github = redacting(openSecrets([secret], inflate)).github({
    writeStatus: (_, __, text) => Promise.resolve(sent.push(text)),
    postNotice: (_, text) => Promise.resolve(void sent.push(text)),
  } as Partial<GitHub> as GitHub)
  await github.writeStatus(7, null, body, true)
  await github.postNotice(7, body)
  return sent
}

test('comments lose their secrets', async () => {
  expect(await written('the key is a-long-secret, `b`', 'a-long-secret')).toEqual(['the key is [secret], `b`', 'the key is [secret], `b`'])
})

test('the record at their end stays readable, even where an ordinary word was made a secret', async () => {
  const marker = encodeRecord(record())
  for (const text of await written(`working on attempts\n${marker}`, 'attempts')) expect(text).toBe(`working on [secret]\n${marker}`)
})

test('a marker that somebody else wrote before it protects nothing', async () => {
  const marker = encodeRecord(record())
  for (const text of await written(`x\n<!-- codality:green a-long-secret -->\nmore\n${marker}`, 'a-long-secret'))
    expect(text).not.toContain('a-long-secret')
})

test('what a program printed loses its secrets, from its beginning to its end', async () => {
  const secret = 'a-long-secret'
  const said = exit({
    stdout: `end ${secret}`,
    stderr: secret,
    beginning: { stdout: { text: `beginning ${secret}`, characters: 500_000 }, stderr: { text: '', characters: 13 } },
  })
  const processes = redacting(openSecrets([secret], inflate)).processes({
    freshHome: () => Promise.resolve(''),
    run: () => Promise.resolve(said),
  })
  expect(
    await processes.run(
      { program: 'a', args: [], stdin: '', environment: {}, passes: [], files: {} },
      { folder: '', scratch: '', home: '', minutes: 1, passes: [] },
    ),
  ).toEqual({
    ...said,
    stdout: 'end [secret]',
    stderr: '[secret]',
    beginning: { stdout: { text: 'beginning [secret]', characters: 500_000 }, stderr: { text: '', characters: 13 } },
  })
})
