import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { issueCommentCreated, reviewSubmitted } from '../../testbed/events.ts'
import { bareRepository } from '../../testbed/github/rest/bare-repository.ts'
import { timestamp } from '../../testbed/github/rest/reply.ts'
import type { PullState, ReviewState, RunState } from '../../testbed/github/state.ts'
import { readHistory } from '../../testbed/history.ts'
import { type AgentStart, type Observed, standing, violations } from '../../testbed/invariants.ts'
import type { RunningAction } from '../../testbed/runner.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import { openWorld, type World } from '../../testbed/world.ts'
import { threeJobs } from './forms.ts'
import { plays, type Stage, type Stages } from './stage.ts'

/** Stages with real git, real processes and a real CI, all in one world. */
export async function openStages(form: Form): Promise<Stages> {
  const world = await openWorld()
  const job = {
    name: 'test',
    reports: ['junit.xml'],
    command: `if [ -e network ] && [ ! -e ${world.root}/mended-$(cat network) ]; then echo "curl: (6) Could not resolve host: registry.example"; exit 6; fi
fail=0; cases=; for name in red worse; do if [ -e $name ]; then fail=1; cases="$cases<testcase classname='shop' name='is not $name'><failure message='it is $name'>it is $name</failure></testcase>"; fi; done
echo "<testsuite name='shop'>$cases</testsuite>" > junit.xml; exit $fail`,
  }
  for (const workflow of world.state.workflows) Object.assign(workflow, { jobs: [job] })
  const { standIn } = world
  return {
    open: (marker, kind = 'app') => openStage(world, form, marker, kind),
    applied: () =>
      new Set(standIn.requests.flatMap(({ effect, status }) => (effect !== null && status >= 200 && status < 300 ? [effect] : []))),
    close: async () => {
      await world.close()
      return [...standIn.violations, ...standIn.unscripted, ...standIn.nameless]
    },
  }
}

async function openStage(world: World, form: Form, marker: string, kind: 'app' | 'job'): Promise<Stage> {
  const { state, standIn } = world
  const number = state.pulls.length + 1
  const pull: PullState = {
    number,
    title: `Change ${number}`,
    state: 'open',
    author: 'maria',
    headBranch: `change-${number}`,
    baseBranch: 'main',
    headRepository: state.repository,
    labels: [],
  }
  state.pulls.push(pull)
  const head = await commitMarker(world, pull, marker)
  const login = kind === 'app' ? 'loop-app[bot]' : 'github-actions[bot]'
  const token = `ghs_canary-of-stage-${number}-${'q7'.repeat(8)}`
  const permissions = state.tokens.get('app-token')?.permissions ?? {}
  state.tokens.set(token, { kind, login, permissions })
  world.ci.start(head, pull.headBranch, 'pull_request', 'maria')
  await world.ci.idle()
  const runs = (): readonly RunState[] =>
    state.runs.filter(
      ({ headBranch, status, conclusion }) => headBranch === pull.headBranch && status === 'completed' && conclusion !== 'action_required',
    )
  const delivered = new Set<string>()
  const [first] = runs()
  if (first === undefined) throw new Error('CI did not run')
  const failed = await world.runEvent(first)
  const log = join(world.root, `agents-${number}.log`)
  const lefts = new Map<number, AgentStart['left']>()
  let cutOff = 0
  const turn: Stage['turn'] = async (event, { play = plays.repair, fault, inputs } = {}) => {
    const run = world.begin(event)
    if (event === failed) delivered.add(`${first.id}.1`)
    lefts.set(run.id, play.left)
    const command = `echo "start ${run.id}" >> ${log}; ${play.command}; echo "end ${run.id}" >> ${log}`
    const usual = {
      'agent-command': command,
      'poll-seconds': '0.05',
      'verify-rounds': '0',
      'upload-report': 'false',
      'on-stall': 'continue',
    }
    const extra = { token, inputs: { ...usual, ...inputs } }
    let current: RunningAction | null = null
    let isCancelled = false
    const begun = (job: RunningAction): void => void (current = job)
    const cancel = (): void => {
      isCancelled = true
      current?.cancel()
    }
    if (fault !== undefined) standIn.fault({ ...fault({ kill: () => current?.kill(), cancel }), token })
    if (fault !== undefined) cutOff += 1
    if (form === 'three jobs')
      return threeJobs({
        run,
        folder: (job) => join(world.root, `handover-${run.id}-${job}`),
        extra: { ...extra, begun },
        cancelled: () => isCancelled,
      })
    const job = run.job(extra)
    begun(job)
    return [
      await job.result.finally(() => {
        run.end()
      }),
    ]
  }
  const observe = async (): Promise<Omit<Observed, 'replayed'>> => {
    const others = [...state.tokens].flatMap(([secret, known]) => (secret !== token && secret.startsWith('ghs_canary') ? [known] : []))
    const outgoing = standIn.requests
      .filter(({ body, path, token: by }) => body !== '' && path.startsWith('/api/') && (by === null || !others.includes(by)))
      .map(({ body }) => body)
    return {
      state: { ...state, pulls: [pull] },
      history: await readHistory(`${world.root}/bare.git`),
      agents: startsIn(log, number, lefts),
      loop: [login],
      maxAttempts: 3,
      human: [{ pull: number, sha: head }],
      closed: [],
      cutOff: new Map([[number, cutOff]]),
      outgoing,
      canaries: [token],
    }
  }
  return {
    number,
    state,
    failed,
    turn,
    comment: (author, body) => issueCommentCreated(state, world.comment(number, author, body), pull),
    review: (author, body) => {
      const review: ReviewState = {
        id: state.nextId(),
        pull: number,
        author,
        state: 'CHANGES_REQUESTED',
        body: '',
        commit: head,
        submittedAt: timestamp(state.now()),
        remarks: [{ id: state.nextId(), path: marker, line: 1, hunk: '@@ -0,0 +1 @@\n+1', body }],
      }
      state.reviews.push(review)
      return reviewSubmitted(state, review)
    },
    mend: () => {
      writeFileSync(join(world.root, `mended-${number}`), '')
    },
    next: async () => {
      await world.ci.idle()
      const ended = runs().find(({ id, attempt }) => !delivered.has(`${id}.${attempt}`))
      if (ended === undefined) return null
      delivered.add(`${ended.id}.${ended.attempt}`)
      return world.runEvent(ended)
    },
    standing: async () => standing(await observe(), number),
    broken: async (replayed) =>
      violations({ ...(await observe()), replayed }).map(({ invariant, sentence }) => `${invariant}: ${sentence}`),
    attemptsAt: (effect) => standIn.requests.filter((request) => request.effect === effect && request.token === state.tokens.get(token)),
  }
}

/** A commit on `main` with one more file, which is no other pull request's. */
async function commitMarker(world: World, pull: PullState, marker: string): Promise<string> {
  const repository = bareRepository(`${world.root}/bare.git`)
  const git = (args: readonly string[], input?: string): Promise<string> => repository.git(args, input)
  const blob = (await git(['hash-object', '-w', '--stdin'], `${pull.number}`)).trim()
  const tree = (await git(['mktree'], `${await git(['ls-tree', 'main'])}100644 blob ${blob}\t${marker}\n`)).trim()
  const sha = (
    await git(['-c', 'user.name=maria', '-c', 'user.email=maria@shop.example', 'commit-tree', tree, '-p', 'main', '-m', pull.title])
  ).trim()
  await git(['update-ref', `refs/heads/${pull.headBranch}`, sha])
  return sha
}

/** One that never came to its end was at work until all was over. */
function startsIn(log: string, pull: number, lefts: ReadonlyMap<number, AgentStart['left']>): readonly AgentStart[] {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
  return lines.flatMap((line, from) => {
    const [word, run = ''] = line.split(' ')
    if (word !== 'start') return []
    const end = lines.indexOf(`end ${run}`, from)
    return [{ pull, run: Number(run), from, until: end < 0 ? lines.length : end, left: lefts.get(Number(run)) ?? {} }]
  })
}
