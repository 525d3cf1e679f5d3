import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { issueCommentCreated, type WebhookEvent } from '../../testbed/events.ts'
import type { JobRecipe } from '../../testbed/github/state.ts'
import { bug } from '../../testbed/project-bug.ts'
import type { RunResult } from '../../testbed/runner.ts'
import { openWorld, type World } from '../../testbed/world.ts'

export const branch = 'discounts'

/** Source of an agent that repairs everything. */
export const repairsAll = `
import { readFileSync, writeFileSync } from 'node:fs'
for (const [path, wrong, right] of [['src/price.js', 'Math.round(cents - percent)', 'Math.round(cents * (1 - percent / 100))'], ['src/cart.js', 'cart.lines.length', 'cart.lines.reduce((sum, line) => sum + line.count, 0)']])
  writeFileSync(path, readFileSync(path, 'utf8').replace(wrong, right))
console.log('Both bugs are repaired.')
`

/** Source of an agent that changes one harmless line. */
export const changesSomething = `
import { appendFileSync } from 'node:fs'
appendFileSync('src/price.js', '\\n// touched\\n')
`

/** Source of an agent that changes one harmless line once the file is there. */
export function changesWhen(file: string): string {
  return `
import { existsSync } from 'node:fs'
for (let looks = 0; looks < 3_000 && !existsSync(${JSON.stringify(file)}); looks += 1) await new Promise((resolve) => setTimeout(resolve, 20))
${changesSomething}`
}

export const changesNothing = 'console.log("Nothing to do here.")'

interface SceneOptions {
  /** Source of the agent, an ES module. */
  readonly agent?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly token?: 'app-token' | 'job-token'
  readonly dispatchable?: boolean
  /** What CI runs instead of the project's tests, given a folder that outlives its jobs. */
  readonly jobs?: (root: string) => readonly JobRecipe[]
  /** `index.js` of a copy of this action. */
  readonly entry?: string
  /** What the pull request changes, where it is not the usual bug. */
  readonly files?: Readonly<Record<string, string>>
  /** Who opens the pull request, and from which fork; a person with write access from a branch otherwise. */
  readonly from?: { readonly author: string; readonly fork?: string }
  /** Opens it while CI runs, and not once it has ended. */
  readonly early?: boolean
}

/** A world with one pull request whose CI has really failed. */
export interface Scene {
  readonly world: World
  readonly pull: number
  /** The event of the run that failed, or of its beginning where it still runs. */
  readonly failed: WebhookEvent
  readonly inputs: Readonly<Record<string, string>>
  turn(event: WebhookEvent, extra?: Parameters<World['turn']>[1]): Promise<RunResult>
  /** How often an agent was started. */
  agentStarts(): number
  /** Bodies of the comments that programs wrote, oldest first. */
  words(): readonly string[]
  status(): string
  /** Replaces the agent. */
  play(source: string): void
  /** Requests to the API since the last call of this, without git and downloads. */
  calls(): readonly string[]
}

/** Opens a scene and closes it with the test; every scene ends with the proof that no request broke the API's description. */
export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const world = await openWorld({ token: options.token ?? 'app-token', ...(options.entry === undefined ? {} : { entry: options.entry }) })
  onTestFinished(async () => {
    expect(world.standIn.violations).toEqual([])
    expect(world.standIn.unscripted).toEqual([])
    expect(world.standIn.nameless).toEqual([])
    await world.close()
  })
  if (options.dispatchable === false) for (const workflow of world.state.workflows) Object.assign(workflow, { on: ['pull_request'] })
  const { jobs } = options
  if (jobs !== undefined) for (const workflow of world.state.workflows) Object.assign(workflow, { jobs: jobs(world.root) })
  const script = join(world.root, 'agent.mjs')
  const starts = join(world.root, 'starts.log')
  const play = (source: string): void =>
    writeFileSync(script, `import { appendFileSync as note } from 'node:fs'\nnote(${JSON.stringify(starts)}, 'start\\n')\n${source}`)
  play(options.agent ?? repairsAll)
  const inputs = { 'agent-command': `"${process.execPath}" "${script}"`, 'poll-seconds': '0.05', ...options.inputs }
  const pull = await world.openPull({
    branch,
    title: 'Add discounts',
    ...(options.from ?? { author: 'maria' }),
    files: options.files ?? bug,
  })
  if (options.early !== true) await world.ci.idle()
  const run = world.state.runs.at(-1)
  if (run === undefined) throw new Error('CI did not run')
  const failed = await world.runEvent(run)
  let read = world.standIn.requests.length
  return {
    world,
    pull,
    failed,
    inputs,
    turn: (event, extra = {}) => world.turn(event, { ...extra, inputs: { ...inputs, ...extra.inputs } }).result,
    agentStarts: () => (existsSync(starts) ? readFileSync(starts, 'utf8').split('\n').length - 1 : 0),
    words: () => world.state.comments.filter(({ author }) => author.endsWith('[bot]')).map(({ body }) => body),
    status: () => world.statusComment(pull)?.body ?? '',
    play,
    calls: () => {
      const since = world.standIn.requests.slice(read).filter(({ path }) => path.startsWith('/api/'))
      read = world.standIn.requests.length
      return since.map(({ method, path }) => `${method} ${path}`)
    },
  }
}

/** The names of the claims in the repository, without their common beginning. */
export function claims({ world, pull }: Scene): readonly string[] {
  const listed = execFileSync(
    'git',
    ['--git-dir', `${world.root}/bare.git`, 'for-each-ref', '--format=%(refname)', `refs/codality/${pull}`],
    { encoding: 'utf8' },
  )
  return listed
    .split('\n')
    .filter((name) => name !== '')
    .map((name) => name.replace(`refs/codality/${pull}/`, ''))
}

/** Lets the run that failed on the pull request look as if the same had failed on the commit that it branched off. */
export async function failOnBase({ world }: Scene): Promise<void> {
  const { state } = world
  const run = state.runs.at(-1)
  if (run === undefined) throw new Error('CI did not run')
  const copy = { ...run, id: state.nextId(), event: 'push', headBranch: 'main', headSha: await world.head('main') }
  state.runs.unshift(copy)
  for (const check of state.checks.filter((known) => known.run === run.id))
    state.checks.push({ ...check, id: state.nextId(), run: copy.id, sha: copy.headSha })
  for (const artifact of state.artifacts.filter((known) => known.run === run.id))
    state.artifacts.push({ ...artifact, id: state.nextId(), run: copy.id })
}

/** The event of a new comment. */
export function commentEvent(scene: Scene, author: string, body: string): WebhookEvent {
  const { state } = scene.world
  const [pull] = state.pulls
  if (pull === undefined) throw new Error('no pull request')
  return issueCommentCreated(state, scene.world.comment(scene.pull, author, body), pull)
}

/** The newest CI run as an event, once it has ended. */
export async function nextRun({ world }: Scene): Promise<WebhookEvent> {
  await world.ci.idle()
  const run = world.state.runs.at(-1)
  if (run === undefined) throw new Error('CI did not run')
  return world.runEvent(run)
}
