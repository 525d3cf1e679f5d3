import { expect, onTestFinished } from 'vitest'
import { outputsOf } from '../../src/core/report/turn-report.ts'
import { issueCommentCreated, reviewSubmitted, type WebhookEvent, workflowRunCompleted } from '../../testbed/events.ts'
import { timestamp } from '../../testbed/github/rest/reply.ts'
import type { CommentState, PullState, ReviewState, RunState } from '../../testbed/github/state.ts'
import { failingFile, openSite, type Site } from '../../testbed/in-process/site.ts'
import { passUntil, virtualTime } from '../../testbed/in-process/time.ts'
import { startTurn, type Turn } from '../../testbed/in-process/turn.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'

type Outputs = Readonly<Record<string, string>>
type Agent = (files: Map<string, string>, brief: string) => string

/** Changes one more line each time, and repairs nothing. */
export const changesALine: Agent = (files) => {
  files.set(failingFile, `${files.get(failingFile) ?? ''}// touched\n`)
  return 'Touched.'
}

export const repairs: Agent = (files) => {
  files.set(failingFile, `${files.get(failingFile) ?? ''}// repaired\n`)
  return 'Repaired.'
}

interface QuickSceneOptions {
  readonly form: Form
  readonly agent: Agent
  readonly inputs?: Readonly<Record<string, string>>
}

/** A pull request whose CI has failed, in this very process and in virtual time: what a scene is, without a process, a socket or git. */
export interface QuickScene {
  readonly site: Site
  readonly failed: WebhookEvent
  /** Begins a turn, which goes on whenever something is waited for. */
  begin(event: WebhookEvent, inputs?: Readonly<Record<string, string>>): Turn
  /** The outputs of a turn, once it is over. */
  outputs(turn: Turn): Promise<Outputs>
  /** A whole turn. */
  turn(event: WebhookEvent, inputs?: Readonly<Record<string, string>>): Promise<Outputs>
  comment(author: string, body: string): { readonly comment: CommentState; readonly event: WebhookEvent }
  /** A comment and its turn. */
  say(author: string, body: string): Promise<Outputs>
  review(author: string, state: ReviewState['state'], body: string): WebhookEvent
  /** The newest run of CI, once it has ended. */
  nextRun(): Promise<WebhookEvent>
  push(author: string, files: Readonly<Record<string, string>>): void
  /** The newest first. */
  log(): readonly { readonly sha: string; readonly tree: string; readonly message: string }[]
  /** Names of the claims, without their common beginning. */
  claims(): readonly string[]
  agentStarts(): number
  /** Lets no agent come to an end until `release` is called. */
  hold(): void
  release(): void
  /** Bodies of the comments of the loop, oldest first. */
  words(): readonly string[]
  status(): string
}

const [branch, number, login] = ['discounts', 1, 'loop-app[bot]']

/** Opens such a scene; each ends with the proof that no request and no answer broke the API's description. */
export async function openQuickScene({ form, agent, inputs: usual = {} }: QuickSceneOptions): Promise<QuickScene> {
  const site = await openSite({
    time: virtualTime(),
    files: new Map([[failingFile, 'export const price = 1\n']]),
    answers: 'whole',
    withLogs: true,
  })
  const { state, repository, time, history } = site
  onTestFinished(() => {
    expect([...site.violations, ...site.unscripted, ...site.nameless]).toEqual([])
  })
  const pull: PullState = {
    number,
    title: 'Add discounts',
    state: 'open',
    author: 'maria',
    headBranch: branch,
    baseBranch: 'main',
    headRepository: state.repository,
    labels: [],
  }
  state.pulls.push(pull)
  site.onBegun(
    (run) =>
      void time.until(time.now() + 2_000).then(() => {
        site.endRun(run, repository.files(run.headSha).get(failingFile)?.includes('// repaired') === true ? [] : [1])
      }),
  )
  const head = (): string => repository.head(`refs/heads/${branch}`) ?? ''
  const push: QuickScene['push'] = (author, files) => {
    const before = repository.head(`refs/heads/${branch}`)
    site.push(branch, before, site.commit(before ?? repository.head('refs/heads/main'), files, 'Change prices', author), {
      login: author,
      turn: null,
    })
  }
  push('maria', { [failingFile]: 'export const price = 2\n' })
  const runs = (): readonly RunState[] => state.runs.filter(({ headBranch }) => headBranch === branch)
  const nextRun = async (): Promise<WebhookEvent> => {
    await passUntil(time, () => runs().every(({ status }) => status === 'completed'))
    const run = runs().at(-1)
    if (run === undefined) throw new Error('CI did not run')
    return workflowRunCompleted(state, { ...run }, repository.message(run.headSha))
  }
  const failed = await nextRun()
  let held = Promise.resolve()
  let release = (): void => undefined
  const begin: QuickScene['begin'] = (event, inputs = {}) =>
    startTurn(site, event, {
      pull: number,
      form,
      inputs: { 'verify-rounds': '0', ...usual, ...inputs },
      pace: (label) => (label === 'the agent works' ? held : time.until(time.now() + 100)),
      agent,
    })
  const outputs: QuickScene['outputs'] = async (turn) => {
    let isGone = false
    turn.gone.then(
      () => (isGone = true),
      () => (isGone = true),
    )
    await passUntil(time, () => isGone)
    return turn.run.conclusion === 'success' ? outputsOf(await turn.report, '') : {}
  }
  const turn: QuickScene['turn'] = (event, inputs) => outputs(begin(event, inputs))
  const comment: QuickScene['comment'] = (author, body) => {
    const now = timestamp(time.now())
    const said: CommentState = { id: state.nextId(), pull: number, author, body, createdAt: now, updatedAt: now, reactions: [] }
    state.comments.push(said)
    return { comment: said, event: issueCommentCreated(state, said, pull) }
  }
  const words = (): readonly string[] => state.comments.filter(({ author }) => author === login).map(({ body }) => body)
  return {
    site,
    failed,
    begin,
    outputs,
    turn,
    comment,
    say: (author, body) => turn(comment(author, body).event),
    review: (author, verdict, body) => {
      const review: ReviewState = {
        id: state.nextId(),
        pull: number,
        author,
        state: verdict,
        body,
        commit: head(),
        submittedAt: timestamp(time.now()),
        remarks: [],
      }
      state.reviews.push(review)
      return reviewSubmitted(state, review)
    },
    nextRun,
    push,
    log: () => {
      const shas = [head()]
      for (const sha of shas) shas.push(...repository.parents(sha))
      return shas.map((sha) => ({ sha, tree: repository.treeId(sha), message: repository.message(sha) }))
    },
    claims: () => repository.list(`refs/codality/${number}/`).map(({ name }) => name.replace(`refs/codality/${number}/`, '')),
    agentStarts: () => history.filter((one) => one.kind === 'agent' && one.now === 'started').length,
    hold: () => {
      held = new Promise((resolve) => (release = resolve))
    },
    release: () => {
      release()
    },
    words,
    status: () => words().find((body) => body.includes('<!-- codality:loop ')) ?? '',
  }
}
