import { blobId } from '../blob-id.ts'
import type { MemoryRepository } from '../github/rest/memory-repository.ts'
import type { History, PastCommit } from '../history.ts'
import type { AgentStart, Observed } from '../invariants.ts'
import type { Site } from './site.ts'

/** What is not seen on the site itself. */
export interface Allowed {
  readonly maxAttempts: number
  /** Login of the account that the loop acts as. */
  readonly login: string
}

/** A site as `violations` looks at it; each turn counts as a run of its own. */
export function observe(site: Site, { maxAttempts, login }: Allowed): Observed {
  const { state, repository, history } = site
  const past = pastOf(repository)
  const requests = history.flatMap((one) => (one.kind === 'request' && one.method !== 'GET' ? [one.body] : []))
  return {
    state,
    history: past,
    agents: startsOf(site),
    loop: [login],
    maxAttempts,
    human: pushedByPeople(site),
    // What is done after the end is looked at turn by turn, for a pull request may be opened again.
    closed: [],
    cutOff: cutOffs(site),
    outgoing: [...requests, ...[...past.commits.values()].filter(({ author }) => author === login).map(({ message }) => message)],
    canaries: [...state.tokens.keys()],
    replayed: null,
  }
}

/** The newest push of a person to each pull request: what was there before, people threw away themselves if it is gone. */
function pushedByPeople({ state, history }: Site): Observed['human'] {
  const newest = new Map(history.flatMap((one) => (one.kind === 'push' && one.by === null ? [[one.branch, one.after] as const] : [])))
  return state.pulls.flatMap(({ number, headBranch }) => {
    const sha = newest.get(headBranch)
    return sha === undefined ? [] : [{ pull: number, sha }]
  })
}

function pastOf(repository: MemoryRepository): History {
  const refs = new Map(repository.list('refs/').map(({ name, sha }) => [name, sha]))
  const commits = new Map<string, PastCommit>()
  const left = [...new Set(refs.values())]
  for (let sha = left.pop(); sha !== undefined; sha = left.pop()) {
    if (commits.has(sha)) continue
    commits.set(sha, pastCommit(repository, sha))
    left.push(...repository.parents(sha))
  }
  return { commits, refs }
}

function pastCommit(repository: MemoryRepository, sha: string): PastCommit {
  const parents = repository.parents(sha)
  const [before, after] = [repository.files(parents[0] ?? ''), repository.files(sha)]
  return {
    sha,
    tree: repository.treeId(sha),
    parents,
    author: repository.author(sha),
    message: repository.message(sha),
    changed: new Map(Object.entries(changesOf(before, after)).map(([path, text]) => [path, text === null ? null : blobId(text)])),
  }
}

/** The files that are otherwise after than before; null for those that are gone. */
export function changesOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Readonly<Record<string, string | null>> {
  const paths = new Set([...before.keys(), ...after.keys()])
  return Object.fromEntries(
    [...paths].filter((path) => before.get(path) !== after.get(path)).map((path) => [path, after.get(path) ?? null]),
  )
}

/** By the order in which things happened, for the clock of the model may stand still; a machine that is lost takes its agent along. */
function startsOf({ history }: Site): readonly AgentStart[] {
  const pulls = new Map<number, number>()
  const live = new Map<number, AgentStart>()
  const over: AgentStart[] = []
  for (const [index, one] of history.entries()) {
    if (one.by === null) continue
    if (one.kind === 'began') pulls.set(one.by, one.pull)
    if (one.kind === 'agent' && one.now === 'started')
      live.set(one.by, { pull: pulls.get(one.by) ?? 0, run: one.by, from: index, until: history.length, left: {} })
    const started = live.get(one.by)
    if (started === undefined || !((one.kind === 'agent' && one.now === 'ended') || (one.kind === 'gone' && one.how !== 'cancelled')))
      continue
    over.push({ ...started, until: index, left: one.kind === 'agent' ? one.left : {} })
    live.delete(one.by)
  }
  return [...over, ...live.values()]
}

/** What a turn says that saw, before an agent began or while it worked, that nobody wants the work any more. */
const standsDown = /### ↪️ Stood down|A person stopped the loop while/

/** Turns that died or were cancelled, those that GitHub left without an answer that it gives to others, and those that stood down before an agent began. */
function cutOffs({ history }: Site): ReadonlyMap<number, number> {
  const hurt = new Set(
    history
      .filter((one) => (one.kind === 'gone' && one.how !== 'ended') || (one.kind === 'request' && (one.status === 0 || one.status >= 500)))
      .map(({ by }) => by),
  )
  const started = new Set(history.filter((one) => one.kind === 'agent').map(({ by }) => by))
  const idle = new Set(
    history
      .filter((one) => one.kind === 'request' && one.method !== 'GET' && standsDown.test(one.body) && !started.has(one.by))
      .map(({ by }) => by),
  )
  const pulls = history.flatMap((one) => (one.kind === 'began' && (hurt.has(one.by) || idle.has(one.by)) ? [one.pull] : []))
  return new Map([...Map.groupBy(pulls, (pull) => pull)].map(([pull, all]) => [pull, all.length]))
}
