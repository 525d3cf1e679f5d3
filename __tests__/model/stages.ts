import { issueCommentCreated, reviewSubmitted, workflowRunCompleted } from '../../testbed/events.ts'
import { timestamp } from '../../testbed/github/rest/reply.ts'
import type { CommentState, PullState, ReviewState, RunState } from '../../testbed/github/state.ts'
import { observe } from '../../testbed/in-process/observe.ts'
import { failingFile, openSite, type Site } from '../../testbed/in-process/site.ts'
import { passUntil, virtualTime } from '../../testbed/in-process/time.ts'
import { startTurn, type Turn } from '../../testbed/in-process/turn.ts'
import { brokenOnTheWay } from '../../testbed/in-process/turn-by-turn.ts'
import { type Observed, standing, violations } from '../../testbed/invariants.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import { type Play, plays, type Stage, type Stages } from '../support/stage.ts'

/** Stages in this very process and in virtual time, each on a site of its own. */
export function openStagesInProcess(form: Form): Promise<Stages> {
  const sites: Site[] = []
  return Promise.resolve({
    open: async (marker, kind = 'app') => {
      const site = await openSite({
        time: virtualTime(),
        files: new Map([[failingFile, 'export const price = 1\n']]),
        answers: 'bare',
        withLogs: true,
      })
      sites.push(site)
      return openStage(site, form, marker, kind)
    },
    applied: () =>
      new Set(
        sites.flatMap(({ history }) =>
          history.flatMap((one) =>
            one.kind === 'request' && one.effect !== null && one.status >= 200 && one.status < 300 ? [one.effect] : [],
          ),
        ),
      ),
    close: () => Promise.resolve(sites.flatMap(({ violations: broken, unscripted, nameless }) => [...broken, ...unscripted, ...nameless])),
  })
}

const [branch, number] = ['change', 1]
/** How long each request and each agent takes, and each run of CI. */
const [stepMilliseconds, ciMilliseconds] = [100, 2_000]

async function openStage(site: Site, form: Form, marker: string, kind: 'app' | 'job'): Promise<Stage> {
  const { state, repository, time, history } = site
  const pull: PullState = {
    number,
    title: 'Change prices',
    state: 'open',
    author: 'maria',
    headBranch: branch,
    baseBranch: 'main',
    headRepository: state.repository,
    labels: [],
  }
  state.pulls.push(pull)
  let isMended = false
  site.onBegun(
    (run) =>
      void time.until(time.now() + ciMilliseconds).then(() => {
        endCi(site, run, isMended)
      }),
  )
  site.push(branch, null, site.commit(repository.head('refs/heads/main'), { [marker]: '1' }, pull.title, 'maria'), {
    login: 'maria',
    turn: null,
  })
  const runs = (): readonly RunState[] =>
    state.runs.filter(({ headBranch, conclusion }) => headBranch === branch && conclusion !== 'action_required')
  const ended = async (): Promise<readonly RunState[]> => {
    await passUntil(time, () => runs().every(({ status }) => status === 'completed'))
    return runs()
  }
  const eventOf = (run: RunState): Stage['failed'] => workflowRunCompleted(state, { ...run }, repository.message(run.headSha))
  const delivered = new Set<string>()
  const [first] = await ended()
  if (first === undefined) throw new Error('CI did not run')
  const failed = eventOf(first)
  const token = kind === 'app' ? 'app-token' : 'job-token'
  const login = state.tokens.get(token)?.login ?? ''
  let cutOff = 0
  const turn: Stage['turn'] = async (event, { play = plays.repair, fault, inputs } = {}) => {
    if (event === failed) delivered.add(`${first.id}.1`)
    let started: Turn | null = null
    let words = ''
    if (fault !== undefined) {
      cutOff += 1
      site.fault(fault({ kill: () => started?.kill(true), cancel: () => started?.cancel() }))
    }
    const now = startTurn(site, event, {
      pull: number,
      form,
      token,
      inputs: { 'verify-rounds': '0', 'on-stall': 'continue', ...inputs },
      pace: () => time.until(time.now() + stepMilliseconds),
      agent: (files) => perform(play, files),
    })
    started = now
    let isGone = false
    now.gone.then(
      () => (isGone = true),
      () => (isGone = true),
    )
    now.report.catch((error: unknown) => (words = String(error)))
    await passUntil(time, () => isGone)
    const wasKilled = history.some((one) => one.by === now.number && one.kind === 'gone' && one.how === 'killed')
    return [{ stdout: words, signal: wasKilled ? 'SIGKILL' : null }]
  }
  const observed = (): Observed => ({ ...observe(site, { maxAttempts: 3, login }), cutOff: new Map([[number, cutOff]]) })
  return {
    number,
    state,
    failed,
    turn,
    comment: (author, body) => {
      const at = timestamp(time.now())
      const comment: CommentState = { id: state.nextId(), pull: number, author, body, createdAt: at, updatedAt: at, reactions: [] }
      state.comments.push(comment)
      return issueCommentCreated(state, comment, pull)
    },
    review: (author, body) => {
      const review: ReviewState = {
        id: state.nextId(),
        pull: number,
        author,
        state: 'CHANGES_REQUESTED',
        body: '',
        commit: repository.head(`refs/heads/${branch}`) ?? '',
        submittedAt: timestamp(time.now()),
        remarks: [{ id: state.nextId(), path: marker, line: 1, hunk: '@@ -0,0 +1 @@\n+1', body }],
      }
      state.reviews.push(review)
      return reviewSubmitted(state, review)
    },
    mend: () => {
      isMended = true
    },
    next: async () => {
      const run = (await ended()).find(({ id, attempt }) => !delivered.has(`${id}.${attempt}`))
      if (run === undefined) return null
      delivered.add(`${run.id}.${run.attempt}`)
      return eventOf(run)
    },
    standing: () => Promise.resolve(standing(observed(), number)),
    broken: (replayed) =>
      Promise.resolve([
        ...violations({ ...observed(), replayed }).map(({ invariant, sentence }) => `${invariant}: ${sentence}`),
        ...brokenOnTheWay(site),
      ]),
    attemptsAt: (effect) =>
      history.flatMap((one) => (one.kind === 'request' && one.effect === effect ? [{ status: one.status, at: one.at }] : [])),
  }
}

/** By the files of the commit, as the real CI of such a world does. */
function endCi(site: Site, run: RunState, isMended: boolean): void {
  const files = site.repository.files(run.headSha)
  const failures = ['red', 'worse'].flatMap((name, index) => (files.has(name) ? [index + 1] : []))
  if (files.has('network') && !isMended) site.endRun(run, [], 'curl: (6) Could not resolve host: registry.example')
  else site.endRun(run, failures)
}

function perform({ left }: Play, files: Map<string, string>): string {
  for (const [path, text] of Object.entries(left)) {
    if (text === null) files.delete(path)
    else files.set(path, text)
  }
  return 'Done.'
}
