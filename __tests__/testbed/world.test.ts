import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { workflowDispatch } from '../../testbed/events.ts'
import { bug, fixes, repaired } from '../../testbed/project-bug.ts'
import type { RunningAction } from '../../testbed/runner.ts'
import { openWorld, type World } from '../../testbed/world.ts'

const pull = { branch: 'discounts', title: 'Add discounts', author: 'maria', files: bug }

let world: World

describe('world', () => {
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.close())

  it('has a green main', async () => {
    const [run] = world.ci.start(await world.head('main'), 'main', 'workflow_dispatch', 'maria')
    await world.ci.idle()
    expect(run).toMatchObject({ status: 'completed', conclusion: 'success' })
    expect(await world.log('main')).toMatchObject([{ author: 'maria', message: 'Sell things' }])
  })

  it('has real failures on a pull request with bugs', async () => {
    await world.openPull(pull)
    await world.ci.idle()
    const [run] = world.state.runs
    expect(run).toMatchObject({ event: 'pull_request', actor: 'maria', headSha: await world.head('discounts'), conclusion: 'failure' })
    const report = await unzip(world.state.artifacts[0]?.bytes)
    expect(report.name).toBe('junit.xml')
    expect(failing(report.text)).toEqual(['gives one for every tenth', 'rounds to whole cents', 'takes a quarter off'])
    expect(world.standIn.violations).toEqual([])
  })

  it('keeps the log and the check of a job as Actions does', async () => {
    await world.openPull(pull)
    await world.ci.idle()
    const [job] = world.state.jobs
    const lines = (job?.log ?? '').split('\n')
    expect(lines[0]).toMatch(/^\uFEFF\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z ##\[group\]Run node --test/)
    expect(lines.at(-2)).toMatch(/Z ##\[error\]Process completed with exit code 1\.$/)
    expect(job?.log).toContain('takes a quarter off')
    expect(world.state.checks).toMatchObject([{ id: job?.id, conclusion: 'failure', annotations: [{ path: '.github', level: 'failure' }] }])
  })

  it('turns green step by step when people push the right files', async () => {
    await world.openPull(pull)
    await world.pushAs('ben', 'discounts', repaired(fixes[0]), 'Take percents off')
    await world.ci.idle()
    await world.pushAs('ben', 'discounts', repaired(...fixes), 'Count items')
    await world.ci.idle()
    expect(world.state.runs.map((run) => [run.actor, run.conclusion])).toEqual([
      ['maria', 'failure'],
      ['ben', 'failure'],
      ['ben', 'success'],
    ])
    expect((await world.log('discounts'))[0]).toMatchObject({ author: 'ben', message: 'Count items' })
    expect(await world.read('discounts', 'src/cart.js')).toContain(fixes[1].right)
  })

  it('holds back the run of a push with the token of a job', async () => {
    await world.openPull(pull)
    await world.ci.idle()
    const sha = await world.pushAs('github-actions[bot]', 'discounts', repaired(...fixes), 'Repair')
    await world.ci.idle()
    const held = world.state.runs.filter((run) => run.headSha === sha)
    expect(held).toMatchObject([{ status: 'completed', conclusion: 'action_required' }])
    expect(world.state.jobs.filter((job) => job.run === held[0]?.id)).toEqual([])
  })

  it('starts and repeats runs that the API asks for', async () => {
    await world.openPull(pull)
    await world.ci.idle()
    const post = (path: string, body: unknown) =>
      fetch(`${world.standIn.apiUrl}/repos/${world.state.repository}/actions/${path}`, {
        method: 'POST',
        headers: { authorization: 'bearer app-token', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect((await post(`workflows/ci.yml/dispatches`, { ref: 'main' })).ok).toBe(true)
    await world.ci.idle()
    expect(world.state.runs[1]).toMatchObject({ event: 'workflow_dispatch', headBranch: 'main', conclusion: 'success' })
    expect((await post(`runs/${world.state.runs[0]?.id ?? 0}/rerun-failed-jobs`, {})).ok).toBe(true)
    await world.ci.idle()
    expect(world.state.runs[0]).toMatchObject({ attempt: 2, conclusion: 'failure' })
    expect(world.state.jobs.map((job) => job.attempt)).toEqual([1, 1, 2])
  })
})

describe('turn', () => {
  let folder: string
  let entry: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entry-'))
    entry = join(folder, 'entry.mjs')
    await writeFile(entry, script)
    world = await openWorld({ entry, inputs: { 'max-attempts': '7' } })
  })
  afterEach(async () => {
    await world.close()
    await rm(folder, { recursive: true })
  })

  it('follows everything that happens, in order', async () => {
    world.autopilot()
    const number = await world.openPull(pull)
    await world.ci.idle()
    world.comment(number, 'ben', 'Why?')
    world.comment(number, 'renovate[bot]', 'I say nothing')
    await world.review(number, 'maria', { state: 'CHANGES_REQUESTED', body: 'No' })
    const results = await world.settled()
    expect(results.map((result) => result.outputs['what'])).toEqual([
      'workflow_run\nfailure',
      'issue_comment\nWhy?',
      'pull_request_review\nchanges_requested',
    ])
  })

  it('sees what the runner would give it, and nothing of this process', async () => {
    const turn = world.turn(workflowDispatch(world.state, 4, 'maria'), { inputs: { agent: 'other' }, environment: { KEY: 'secret' } })
    const result = await turn.result
    expect(result).toMatchObject({ exitCode: 0, signal: null, outputs: { what: 'workflow_dispatch\n4', last: 'a=b' } })
    expect(JSON.parse(result.summary)).toEqual({
      agent: 'other',
      attempts: '7',
      token: 'app-token',
      key: 'secret',
      repository: 'acme/shop',
      vitest: null,
    })
    expect(result.annotations).toEqual([{ level: 'error', message: '100% wrong:\nyes', properties: { file: 'a.js', line: '3' } }])
  })

  it('is interrupted, terminated and killed in this order', async () => {
    const stubborn = `
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => console.log(signal))
setInterval(() => undefined, 1000)
console.log('ready')`
    await writeFile(entry, stubborn)
    const turn: RunningAction = world.turn(workflowDispatch(world.state, 4, 'maria'), {
      onOutput: (text) => {
        if (text.includes('ready')) turn.cancel({ interruptMs: 200, terminateMs: 200 })
      },
    })
    expect(await turn.result).toMatchObject({ exitCode: null, signal: 'SIGKILL', stdout: 'ready\nSIGINT\nSIGTERM\n' })
  })
})

const script = `
import { appendFileSync, readFileSync } from 'node:fs'
const { env } = process
const { comment, inputs, review, workflow_run: run } = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'))
const what = comment?.body ?? review?.state ?? run?.conclusion ?? inputs?.pr
appendFileSync(env.GITHUB_OUTPUT, 'what<<END\\n' + env.GITHUB_EVENT_NAME + '\\n' + what + '\\nEND\\nlast=a=b\\n')
appendFileSync(env.GITHUB_STEP_SUMMARY, JSON.stringify({ agent: env.INPUT_AGENT, attempts: env['INPUT_MAX-ATTEMPTS'], token: env.INPUT_TOKEN, key: env.KEY, repository: env.GITHUB_REPOSITORY, vitest: env.VITEST ?? null }))
console.log('::error file=a.js,line=3::100%25 wrong:%0Ayes')
`

/** The one file of a zip. */
async function unzip(bytes: Uint8Array | undefined): Promise<{ name: string; text: string }> {
  const archive = await promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer)(Buffer.from(bytes ?? []), { lazyEntries: true })
  const entry = new Promise<Entry>((resolve) => archive.once('entry', resolve))
  archive.readEntry()
  const found = await entry
  const stream = await promisify<Entry, NodeJS.ReadableStream>(archive.openReadStream.bind(archive))(found)
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return { name: found.fileName, text: Buffer.concat(chunks).toString() }
}

function failing(xml: string): readonly string[] {
  return [...xml.matchAll(/<testcase name="([^"]+)"[^>]*failure=/g)].map(([, name = '']) => name).toSorted()
}
