import type { LoopRecord } from '../src/core/model/loop.ts'
import { readKey, decodeRecord } from '../src/core/model/marker.ts'
import { canariesIn } from './canaries.ts'
import type { CheckState, CommentState, PullState, State } from './github/state.ts'
import { type History, isReachable, type PastCommit } from './history.ts'
import { blobId } from './blob-id.ts'

/** One start of an agent by one run; the rounds of an attempt are one start. */
export interface AgentStart {
  readonly pull: number
  /** The workflow run that started it. */
  readonly run: number
  /** Moments of any clock that all starts share; `until` is when its last process was gone. */
  readonly from: number
  readonly until: number
  /** The files that it left otherwise than it found them; null for those that it removed. */
  readonly left: Readonly<Record<string, string | null>>
}

/** What an invariant looks at: all of it is what others can see, nothing is the loop's own word but its comments. */
export interface Observed {
  readonly state: Pick<State, 'repository' | 'pulls' | 'comments' | 'reviews' | 'replies' | 'accounts' | 'checks'>
  readonly history: History
  readonly agents: readonly AgentStart[]
  /** Logins that the loop acts as. */
  readonly loop: readonly string[]
  readonly maxAttempts: number
  /** Commits that people pushed and that nobody but people may take away. */
  readonly human: readonly { readonly pull: number; readonly sha: string }[]
  /** Pull requests that were closed, and where their branches stood then. */
  readonly closed: readonly { readonly pull: number; readonly head: string }[]
  /** How many turns on a pull request were cut off, or stood down before an agent began: each may have kept one from starting. */
  readonly cutOff: ReadonlyMap<number, number>
  /** All that left: bodies of requests, contents of commits, logs. */
  readonly outgoing: readonly string[]
  /** Texts that must be in none of it. */
  readonly canaries: readonly string[]
  /** What stood before events were delivered once more, and after. */
  readonly replayed: { readonly before: readonly string[]; readonly after: readonly string[] } | null
}

export interface Violation {
  readonly invariant: `I${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`
  readonly sentence: string
}

/** What does not hold once all is quiet, in the order of the invariants; see docs/state.md. */
export function violations(observed: Observed): readonly Violation[] {
  const checks: readonly (readonly [Violation['invariant'], (pull: Seen) => readonly string[]])[] = [
    ['I1', pushesPerEpoch],
    ['I2', startsPerSlot],
    ['I3', humanCommits],
    ['I4', pushedTrees],
    ['I5', liveAgents],
    ['I6', statusComments],
    ['I7', quietComments],
    ['I9', forbiddenEffects],
  ]
  const belongings = sortedOut(observed)
  const seen = observed.state.pulls.map((pull) => look(observed, pull, belongings))
  const found = checks.flatMap(([invariant, check]) =>
    seen.flatMap((pull) => check(pull).map((sentence) => ({ invariant, sentence: `#${pull.number}: ${sentence}` }))),
  )
  return [...found, ...leaks(observed), ...changedByReplay(observed)]
}

/** The same as what stands on a pull request, for I10: refs, comments and starts, without the words that name the run that wrote them. */
export function standing(observed: Pick<Observed, 'state' | 'history' | 'agents' | 'loop'>, pull: number): readonly string[] {
  const { state, history, agents, loop } = observed
  const branch = state.pulls.find(({ number }) => number === pull)?.headBranch ?? ''
  const refs = [...history.refs]
    .filter(([name]) => name === `refs/heads/${branch}` || name.startsWith(`refs/codality/${pull}/`))
    .map(([name, sha]) => `${name} ${sha}`)
  const comments = ownComments(state.comments, pull, loop).map(
    ({ id, body }) =>
      `comment ${id} ${body.replaceAll(/\/actions\/runs\/\d+/g, '').replace(/\n<!-- codality:loop .*$/, '')} ${JSON.stringify(decodeRecord(body))}`,
  )
  const commits = commitsOf(history.refs.get(`refs/heads/${branch}`) ?? '', history)
  const checks = ownChecks(state.checks, loop)
    .filter(({ sha }) => commits.has(sha))
    .map(({ id, name, sha, conclusion, output }) => `check ${id} ${name} on ${sha}: ${conclusion ?? 'at work'} ${output.title ?? ''}`)
  return [...refs.toSorted(), ...comments, ...checks, `${agents.filter((agent) => agent.pull === pull).length} starts`]
}

/** A commit and all that stands behind it. */
function commitsOf(head: string, { commits }: History): ReadonlySet<string> {
  const found = new Set<string>()
  const left = [head]
  for (let sha = left.pop(); sha !== undefined; sha = left.pop()) {
    const commit = commits.get(sha)
    if (commit === undefined || found.has(sha)) continue
    found.add(sha)
    left.push(...commit.parents)
  }
  return found
}

/** Those that the loop wrote, by the app that it acts as. */
function ownChecks(checks: readonly CheckState[], loop: readonly string[]): readonly CheckState[] {
  return checks.filter(({ app, key }) => key?.startsWith('codality:') === true && loop.includes(`${app}[bot]`))
}

interface Slot {
  readonly epoch: string
  /** 0 for a session that a person asked for. */
  readonly number: number
  readonly from: string
}

/** One pull request with what belongs to it. */
interface Seen {
  readonly number: number
  readonly pull: PullState
  readonly observed: Observed
  readonly slots: readonly Slot[]
  /** Commits by the loop that its branch holds. */
  readonly commits: readonly PastCommit[]
  readonly comments: readonly CommentState[]
  readonly records: readonly LoopRecord[]
  /** Checks that the loop wrote on commits that it worked on or made. */
  readonly checks: readonly CheckState[]
  readonly agents: readonly AgentStart[]
  /** Where its branch stands, null when it is gone. */
  readonly head: string | null
}

/** What of all there is belongs to which pull request. */
interface Belongings {
  /** Claims that refs made, by the pull request. */
  readonly claimed: ReadonlyMap<number, readonly Slot[]>
  readonly comments: ReadonlyMap<number, readonly CommentState[]>
  readonly checks: ReadonlyMap<string, readonly CheckState[]>
  readonly agents: ReadonlyMap<number, readonly AgentStart[]>
}

function sortedOut({ history, state, loop, agents }: Observed): Belongings {
  const claimed = [...history.refs].flatMap(([name, from]): readonly (Slot & { readonly pull: number })[] => {
    const [, pull, epoch, asked, attempt] = /^refs\/codality\/(\d+)\/(\d+(?:-[a-z]{2}\d+)?)\/(?:(asked)|(\d+)\.\d+)$/.exec(name) ?? []
    return epoch === undefined ? [] : [{ pull: Number(pull), epoch, number: asked === undefined ? Number(attempt) : 0, from }]
  })
  return {
    claimed: Map.groupBy(claimed, ({ pull }) => pull),
    comments: Map.groupBy(state.comments, ({ pull }) => pull),
    checks: Map.groupBy(ownChecks(state.checks, loop), ({ sha }) => sha),
    agents: Map.groupBy(agents, ({ pull }) => pull),
  }
}

function look(observed: Observed, pull: PullState, belongings: Belongings): Seen {
  const { history, state, loop } = observed
  const { number } = pull
  const head = pull.headRepository === state.repository ? (history.refs.get(`refs/heads/${pull.headBranch}`) ?? null) : null
  const comments = ownComments(belongings.comments.get(number) ?? [], number, loop)
  const records = comments.flatMap(({ body }) => decodeRecord(body) ?? [])
  const commits =
    head === null
      ? []
      : [...commitsOf(head, history)].flatMap((sha) => history.commits.get(sha) ?? []).filter(({ author }) => loop.includes(author))
  const slots = slotsOf(belongings.claimed.get(number) ?? [], records)
  const own = new Set([...slots.map(({ from }) => from), ...commits.map(({ sha }) => sha)])
  const checks = [...own].flatMap((sha) => belongings.checks.get(sha) ?? [])
  return { number, pull, observed, head, comments, records, checks, commits, slots, agents: belongings.agents.get(number) ?? [] }
}

function ownComments(comments: readonly CommentState[], pull: number, loop: readonly string[]): readonly CommentState[] {
  return comments.filter((comment) => comment.pull === pull && loop.includes(comment.author))
}

/** Where the token may create no refs, the comment alone knows the slots. */
function slotsOf(claimed: readonly Slot[], records: readonly LoopRecord[]): readonly Slot[] {
  const counted = records.flatMap(({ ledger, attempts }) => (ledger === 'marker' ? attempts : []))
  return [...claimed, ...counted.filter(({ epoch, number }) => !claimed.some((slot) => slot.epoch === epoch && slot.number === number))]
}

const isAttempt = ({ message }: PastCommit): boolean => /^Codality-Attempt: \d+\/\d+$/m.test(message)
const isRollBack = ({ message }: PastCommit): boolean => /^Codality-Reverts: [0-9a-f]+$/m.test(message)

/** I1: at most so many autonomous pushes in an epoch. Each has a slot that was claimed at its parent, and an epoch has so many slots. */
function pushesPerEpoch({ observed: { maxAttempts }, slots, commits }: Seen): readonly string[] {
  const attempts = slots.filter(({ number }) => number > 0)
  const beyond = attempts
    .filter(({ number }) => number > maxAttempts)
    .map(({ epoch, number }) => `attempt ${number} of epoch ${epoch} was claimed where ${maxAttempts} are allowed.`)
  const parents = [...new Set(commits.filter(isAttempt).map(({ parents: [parent] }) => parent))]
  const unclaimed = parents.flatMap((parent) => {
    const pushes = commits.filter((commit) => isAttempt(commit) && commit.parents[0] === parent).length
    const claimed = attempts.filter(({ from }) => from === parent).length
    return pushes > claimed ? [`${pushes} pushes stand on ${parent ?? 'nothing'}, where ${claimed} attempts were claimed.`] : []
  })
  return [...beyond, ...unclaimed]
}

/** I2: as many starts of agents as slots; fewer only where a turn was cut off in between, or stood down before its agent began. */
function startsPerSlot({ number, observed: { cutOff }, slots, agents }: Seen): readonly string[] {
  const lost = cutOff.get(number) ?? 0
  const starts = new Set(agents.map(({ run }) => run)).size
  if (starts > slots.length) return [`agents were started ${starts} times for ${slots.length} claimed slots.`]
  return starts < slots.length - lost
    ? [`agents were started ${starts} times for ${slots.length} claimed slots, and only ${lost} turns were cut off.`]
    : []
}

/** I3: what people pushed is still there, and the loop changes no path beside what an agent left. */
function humanCommits({ number, observed: { human, history }, commits, agents, head }: Seen): readonly string[] {
  const lost = human
    .filter(({ pull, sha }) => pull === number && (head === null || !isReachable(history, sha, head)))
    .map(({ sha }) => `the commit ${sha} of a person is no longer on the branch.`)
  const left = new Set(agents.flatMap((agent) => Object.keys(agent.left)))
  const strange = commits
    .filter((commit) => !isRollBack(commit))
    .flatMap((commit) =>
      [...ownChanges(commit, history).keys()].filter((path) => !left.has(path)).map((path) => ({ sha: commit.sha, path })),
    )
    .map(({ sha, path }) => `${sha} changes ${path}, which no agent did.`)
  return [...lost, ...strange]
}

/** What a commit changes beside what a merge brings in: a path that the other side left just so. */
function ownChanges({ parents: [head = '', base], changed }: PastCommit, history: History): PastCommit['changed'] {
  if (base === undefined) return changed
  const brought = new Set(
    [...history.commits.values()]
      .filter(({ sha }) => isReachable(history, sha, base) && !isReachable(history, sha, head))
      .flatMap((commit) => [...commit.changed].map(([path, blob]) => `${path} ${blob ?? ''}`)),
  )
  return new Map([...changed].filter(([path, blob]) => !brought.has(`${path} ${blob ?? ''}`)))
}

/** I4: a pushed tree is the very one that was checked: all that one agent left, byte by byte; a roll-back is the tree from before. */
function pushedTrees({ commits, agents, observed: { history } }: Seen): readonly string[] {
  return commits.flatMap((commit) => {
    if (isRollBack(commit))
      return treeBefore(commit, history) === commit.tree ? [] : [`${commit.sha} takes a commit back, and has not the tree from before it.`]
    const changed = ownChanges(commit, history)
    const isMerge = commit.parents.length > 1
    const isLeft =
      (isMerge && changed.size === 0) ||
      agents.some(
        ({ left }) =>
          Object.keys(left).length === changed.size &&
          Object.entries(left).every(([path, text]) => changed.get(path) === (text === null ? null : blobId(text))),
      )
    return isLeft ? [] : [`${commit.sha} is not what an agent left: ${[...commit.changed.keys()].join(', ')}.`]
  })
}

function treeBefore({ message }: PastCommit, { commits }: History): string | undefined {
  const bad = /^Codality-Reverts: ([0-9a-f]+)$/m.exec(message)?.[1] ?? ''
  return commits.get(commits.get(bad)?.parents[0] ?? '')?.tree
}

/** I5: no two agents at once. */
function liveAgents({ agents }: Seen): readonly string[] {
  const ordered = agents.toSorted((one, other) => one.from - other.from)
  return ordered.slice(1).flatMap((agent, index) => {
    const before = ordered[index]
    return before !== undefined && before.run !== agent.run && agent.from < before.until
      ? [`the agents of the runs ${before.run} and ${agent.run} were at work at the same time.`]
      : []
  })
}

/** I6: exactly one status comment where the loop did anything, no notice and no reply in a thread twice, and no check of a session twice; of two about the readiness the newer one counts. */
function statusComments({
  number,
  slots,
  comments,
  checks,
  pull,
  observed: {
    state: { reviews, replies },
  },
}: Seen): readonly string[] {
  const remarks = reviews.filter((review) => review.pull === number).flatMap((review) => review.remarks.map(({ id }) => id))
  const said = [...comments, ...replies.filter(({ remark }) => remarks.includes(remark))]
  const keys = said.flatMap(({ body }) => readKey(body) ?? []).map((key) => (key.startsWith('loop ') ? 'loop' : key))
  const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) =>
    key === 'loop' ? 'there is more than one status comment.' : `the notice \`${key}\` was posted twice.`,
  )
  const names = checks.filter(({ name }) => name === 'codality/agent').map(({ name, key, sha }) => `${name} (${key ?? ''}) on ${sha}`)
  twice.push(...new Set(names.filter((name, index) => names.indexOf(name) !== index).map((name) => `the check ${name} was made twice.`)))
  return slots.length > 0 && pull.state === 'open' && !keys.includes('loop')
    ? [...twice, 'the loop worked here, and there is no status comment.']
    : twice
}

/** I7: once all is quiet nobody is said to be at work. */
function quietComments({ comments, checks }: Seen): readonly string[] {
  const busy = checks
    .filter(({ status }) => status !== 'completed')
    .map(({ name, sha }) => `the check ${name} on ${sha} still says that somebody is at work.`)
  const told = comments.flatMap(({ id, body }) => {
    const record = decodeRecord(body)
    return record !== null && (record.working !== null || record.attempts.some(({ ended }) => ended === 'working'))
      ? [`the comment ${id} still says that somebody is at work.`]
      : []
  })
  return [...told, ...busy]
}

/** I9: nothing is done on forks, nothing is pushed after the end of a pull request, and no session is begun for those who may not ask. */
function forbiddenEffects({ number, pull, observed: { state, closed, history }, slots, agents, commits }: Seen): readonly string[] {
  const foreign = pull.headRepository !== state.repository && (slots.length > 0 || agents.length > 0) ? ['an agent worked for a fork.'] : []
  const late = closed
    .filter((end) => end.pull === number)
    .flatMap(({ head }) =>
      commits
        .filter(({ sha }) => !isReachable(history, sha, head))
        .map(({ sha }) => `${sha} was pushed after the end of the pull request.`),
    )
  const epochs = [...new Set(slots.map(({ epoch }) => epoch))]
  const unasked = epochs.flatMap((epoch) => {
    const asker = askerOf(epoch, state)
    const permission = state.accounts.find(({ login }) => login === asker)?.permission ?? 'none'
    return asker === null || ['admin', 'write'].includes(permission) ? [] : [`${asker}, who may not write, opened the epoch ${epoch}.`]
  })
  return [...foreign, ...late, ...unasked]
}

/** Whose action opened an epoch; null for the first one, and for what a dispatch or a comment that is gone opened. */
function askerOf(epoch: string, { comments, reviews }: Observed['state']): string | null {
  const [, kind, id] = /^\d+-([a-z]{2})(\d+)$/.exec(epoch) ?? []
  const said = kind === 'ic' ? comments : kind === 'rv' ? reviews : []
  return said.find((one) => one.id === Number(id))?.author ?? null
}

/** I8: no canary in anything that left. */
function leaks({ outgoing, canaries }: Observed): readonly Violation[] {
  return [...new Set(outgoing.flatMap((text) => canariesIn(text, canaries)))].map((canary) => ({
    invariant: 'I8',
    sentence: `the canary ${canary.slice(0, 6)}… left.`,
  }))
}

/** I10: what is delivered once more changes nothing. */
function changedByReplay({ replayed }: Observed): readonly Violation[] {
  if (replayed === null) return []
  const { before, after } = replayed
  const changes = [
    ...before.filter((line) => !after.includes(line)).map((line) => `was: ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `is: ${line}`),
  ]
  return changes.map((line) => ({ invariant: 'I10', sentence: `a replay changed what stands; ${line}` }))
}
