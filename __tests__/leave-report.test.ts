import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSecrets } from '../src/core/secrets/search.ts'
import type { TurnReport } from '../src/core/report/turn-report.ts'
import { tellWarning } from '../src/core/model/warning.ts'
import { leaveReport } from '../src/leave-report.ts'
import { inflate } from '../src/shell/inflate.ts'
import { context, diagnostic, report, sha } from './support/builders.ts'
import { account, pushed } from './support/page.ts'
import { reportErrors } from './support/report-schema.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leave-report-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const secret = 'a-long-secret-<"&'
const secrets = openSecrets([secret], inflate)
const change = {
  base: sha('a'),
  oversize: null,
  files: [
    {
      path: 'a.js',
      status: 'modified',
      oldMode: '100644',
      newMode: '100644',
      content: Buffer.from(`const key = '${secret}'\nnew\n`).toString('base64'),
    },
  ],
} as const

function turn(over: Partial<TurnReport> = {}): TurnReport {
  return {
    decision: 'repair',
    outcome: pushed,
    context: context({ report: report([diagnostic({ message: `the key is ${secret}` })]) }),
    summary: secret,
    untold: null,
    parts: 0,
    patch: Buffer.from('diff'),
    exhibits: {
      account: account(secret, secret, secret),
      change: { kind: 'shown', change, originals: new Map([['a.js', `const key = '${secret}'\nold\n`]]) },
    },
    ...over,
  }
}

async function leave(left: TurnReport): Promise<{ readonly names: readonly string[]; readonly told: readonly string[] }> {
  const told: string[] = []
  const paths = await leaveReport(left, { handover: folder }, secrets, {
    warn: (warning) => told.push(`warned: ${tellWarning(warning)}`),
    fail: (warning) => told.push(`failed: ${tellWarning(warning)}`),
  })
  return { names: paths.map((path) => basename(path)), told }
}

test('the report comes first, all of it lies together, and no secret is in any of it, however it would be escaped', async () => {
  expect(await leave(turn())).toEqual({ names: ['report.json', 'change.patch', 'report.html', 'transcript.txt'], told: [] })
  const [data = '', page = '', transcript = ''] = await Promise.all(
    ['report.json', 'report.html', 'transcript.txt'].map((name) => readFile(join(folder, name), 'utf8')),
  )
  for (const text of [data, page, transcript]) {
    expect(text).toContain('[secret]')
    expect(text).not.toContain('a-long-secret')
  }
  expect(reportErrors(JSON.parse(data))).toEqual([])
  expect(JSON.parse(data)).toMatchObject({ files: { page: 'report.html', transcript: 'transcript.txt', patch: 'change.patch' } })
})

test('a secret is gone however JSON has escaped it in an event', async () => {
  const escaped = Array.from(secret, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  const event = (text: string): string => `{"type":"item.completed","item":{"type":"agent_message","text":"${text}"}}`
  const printed = [
    event(`first ${JSON.stringify(secret).slice(1, -1)}`),
    event(`second ${escaped}`),
    JSON.stringify({
      type: 'item.completed',
      item: { type: 'mcp_tool_call', server: '', tool: secret, arguments: { key: JSON.stringify(JSON.stringify(secret)) } },
    }),
  ]
  await leave(turn({ exhibits: { account: account(printed.join('\n')), change: null } }))
  const [page = '', transcript = ''] = await Promise.all(
    ['report.html', 'transcript.txt'].map((name) => readFile(join(folder, name), 'utf8')),
  )
  for (const text of [page, transcript]) {
    expect(text).toContain('first [secret]')
    expect(text).toContain('second [secret]')
    expect(text).not.toContain('a-long-secret')
    expect(text).not.toContain(escaped)
  }
})

test('a secret that only reading an event puts together is not on the page', async () => {
  const parts = [secret.slice(0, 9), secret.slice(9)].map((text) => ({ type: 'text', text }))
  await leave(
    turn({
      exhibits: {
        account: account(
          JSON.stringify({
            type: 'user',
            message: { content: [{ type: 'tool_result', content: [{ type: 'text', text: 'before' }, ...parts] }] },
          }),
        ),
        change: null,
      },
    }),
  )
  const page = await readFile(join(folder, 'report.html'), 'utf8')
  expect(page).toContain('before\n[secret]')
  expect(page).not.toContain(secret.slice(0, 9))
})

test('what another job goes on with has no page yet, and no patch needs one', async () => {
  expect((await leave(turn({ outcome: null, patch: null }))).names).toEqual(['report.json'])
})

test('a page that cannot be written takes nothing from what was', async () => {
  await mkdir(join(folder, 'report.html'))
  const { names, told } = await leave(turn())
  expect(names).toEqual(['report.json', 'change.patch'])
  expect(told).toEqual([expect.stringMatching(/^warned: The report of this turn could not be kept whole in .*EISDIR/)])
})

test('a patch that was promised and cannot be kept fails the job', async () => {
  await mkdir(join(folder, 'change.patch'))
  expect((await leave(turn())).told).toEqual([expect.stringMatching(/^failed: /)])
})
