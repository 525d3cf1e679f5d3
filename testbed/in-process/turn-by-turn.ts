import * as v from 'valibot'
import { decodeRecord } from '../../src/core/model/marker.ts'
import type { Happening, Site } from './site.ts'

/** What people allowed, as far as the promises depend on it. */
export interface Allowed {
  readonly maxAttempts: number
  /** Login of the account that the loop acts as. */
  readonly login: string
  /** Are the events of one pull request queued? Else two turns that begin at the same moment may both be at work, each on a claim of its own. */
  readonly isQueued: boolean
}

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>

/** All that one turn did, in order. */
interface TurnStory {
  readonly number: number
  readonly pull: number
  readonly author: string | null
  readonly happenings: readonly Happening[]
  readonly isCutShort: boolean
}

/** How many agents live on each pull request at this moment (I5). A machine that is lost takes its agent along. */
export function tooManyAgents({ history }: Pick<Site, 'history'>): readonly string[] {
  const live = new Map<number, number>()
  const pulls = new Map<number, number>()
  const broken: string[] = []
  for (const one of history) {
    if (one.by === null) continue
    if (one.kind === 'began') pulls.set(one.by, one.pull)
    if ((one.kind === 'agent' && one.now === 'ended') || (one.kind === 'gone' && one.how !== 'cancelled')) live.delete(one.by)
    if (one.kind !== 'agent' || one.now !== 'started') continue
    const pull = pulls.get(one.by) ?? 0
    const others = [...live].filter(([, other]) => other === pull).map(([turn]) => turn)
    if (others.length > 0) broken.push(`I5: turn ${one.by} started an agent on #${pull} while that of turn ${others.join(', ')} lived`)
    live.set(one.by, pull)
  }
  return broken
}

/** Whatever of the promises I1 to I9 a history breaks, in sentences; to be asked once nothing happens any more. */
export function brokenPromises(site: Site, allowed: Allowed): readonly string[] {
  const stories = storiesOf(site.history)
  return [
    ...(allowed.isQueued ? tooManyAgents(site) : []),
    ...attempts(site, stories, allowed),
    ...stories.flatMap((story) => claimedBefore(story)),
    ...stories.flatMap((story) => heldBack(site, story)),
    ...pushes(site),
    ...site.state.pulls.flatMap(({ number }) => words(site, number, stories, allowed)),
  ]
}

function storiesOf(history: readonly Happening[]): readonly TurnStory[] {
  const byTurn = Map.groupBy(history.filter(({ by }) => by !== null), ({ by }) => by ?? 0)
  return [...byTurn].map(([number, happenings]) => {
    const began = happenings.find((one): one is Of<'began'> => one.kind === 'began')
    const payload = began?.event.payload ?? {}
    const said = v.safeParse(v.object({ user: v.object({ login: v.string() }) }), payload['comment'] ?? payload['review'])
    return { number, pull: began?.pull ?? 0, author: said.success ? said.output.user.login : null, happenings, isCutShort: happenings.some((one) => one.kind === 'gone' && one.how !== 'ended') }
  })
}

const claimPattern = /^refs\/codality\/(?<pull>\d+)\/(?<epoch>[\d]+(?:-[a-z]+\d+)?)\/(?<slot>asked|\d+)$/

interface ClaimMade {
  readonly ref: string
  readonly epoch: string
  /** `asked`, or the number of the attempt. */
  readonly slot: string
}

const refBody = v.pipe(v.string(), v.parseJson(), v.object({ ref: v.string() }))

/** Claims of an attempt or a session that this turn won. */
function claimsOf({ happenings }: Pick<TurnStory, 'happenings'>): readonly ClaimMade[] {
  return happenings.flatMap((one) => {
    if (one.kind !== 'request' || one.operation !== 'git/create-ref' || one.status !== 201) return []
    const { ref } = v.parse(refBody, one.body)
    const { epoch, slot } = claimPattern.exec(ref)?.groups ?? {}
    return epoch === undefined || slot === undefined ? [] : [{ ref, epoch, slot }]
  })
}

function isStart(one: Happening): boolean {
  return one.kind === 'agent' && one.now === 'started'
}

/** I1, by two independent counts: the claims that pushes rest on, and what people did. */
function attempts({ repository, history }: Site, stories: readonly TurnStory[], { maxAttempts }: Allowed): readonly string[] {
  const pushed = stories.flatMap((story) => story.happenings.flatMap((one) => (one.kind === 'push' && /^Codality-Attempt: /m.test(repository.message(one.after)) ? [{ story, epoch: claimsOf(story).find(({ slot }) => slot !== 'asked')?.epoch ?? 'none' }] : [])))
  const broken: string[] = []
  for (const [key, group] of Map.groupBy(pushed, ({ story: { pull }, epoch }) => `#${pull} ${epoch}`)) if (group.length > maxAttempts) broken.push(`I1: ${group.length} autonomous pushes in ${key}, where ${maxAttempts} are allowed`)
  for (const [pull, group] of Map.groupBy(pushed, ({ story }) => story.pull)) {
    const people = new Set(stories.flatMap(({ pull: of, author, number }) => (of === pull && author !== null ? [eventKey(history, number)] : [])))
    if (group.length > maxAttempts * (1 + people.size)) broken.push(`I1: ${group.length} autonomous pushes on #${pull} after ${people.size} human actions`)
  }
  return broken
}

function eventKey(history: readonly Happening[], number: number): string {
  const began = history.find((one): one is Of<'began'> => one.kind === 'began' && one.by === number)
  return JSON.stringify(began?.event.payload['comment'] ?? began?.event.payload['review'] ?? number)
}

/** I2: an agent starts once, on a claim that this very turn won and did not give back. Fewer starts only where a turn was cut short. */
function claimedBefore(story: TurnStory): readonly string[] {
  const { happenings, number } = story
  const starts = happenings.filter(isStart).length
  const given = happenings.filter((one) => one.kind === 'request' && one.operation === 'git/delete-ref').length
  const first = happenings.findIndex(isStart)
  const before = claimsOf({ happenings: happenings.slice(0, first < 0 ? 0 : first) })
  if (starts > 1) return [`I2: turn ${number} started ${starts} agents`]
  if (starts === 1 && before.length !== 1) return [`I2: turn ${number} started an agent on ${before.length} claims`]
  if (starts === 1 && given > 0) return [`I2: turn ${number} started an agent and gave a claim back`]
  return []
}

/** I9: nothing for people who may not ask, and nothing once the turn has seen the pull request closed. */
function heldBack({ state, history }: Site, { number, pull, author, happenings }: TurnStory): readonly string[] {
  const permission = state.accounts.find(({ login }) => login === author)?.permission
  const isStranger = author !== null && permission !== 'admin' && permission !== 'write'
  const written = happenings.filter((one) => (one.kind === 'request' && one.method !== 'GET' && one.operation !== 'graphql') || one.kind === 'push' || isStart(one))
  if (isStranger && written.length > 0) return [`I9: turn ${number} did something for ${author}, who may not ask`]
  const broken: string[] = []
  let seenOpen = false
  let isOpen = true
  for (const one of history) {
    if (one.kind === 'pull' && one.pull === pull) isOpen = one.state === 'open'
    if (one.by !== number) continue
    if (one.kind === 'request' && (one.operation === 'pulls/get' || one.operation === 'pulls/list')) seenOpen = isOpen
    if ((one.kind === 'push' || isStart(one)) && !seenOpen) broken.push(`I9: turn ${number} went on to ${one.kind} although #${pull} was closed when it looked`)
  }
  return broken
}

/** I3: each push of the loop is one commit on top of what was there, and changes nothing but what the agent changed. */
function pushes({ history, repository }: Site): readonly string[] {
  return history.flatMap((one) => {
    if (one.kind !== 'push' || one.by === null) return []
    const [before, after] = [repository.files(one.before ?? ''), repository.files(one.after)]
    const parents = repository.parents(one.after)
    const foreign = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path) && path !== 'src/price.js')
    if (parents.length !== 1 || parents[0] !== one.before) return [`I3: turn ${one.by} pushed ${one.after} onto ${one.before ?? 'nothing'}, which is not its parent`]
    return foreign.length > 0 ? [`I3: turn ${one.by} changed ${foreign.join(', ')}, which its agent did not touch`] : []
  })
}

/** I6 and I7: one status comment where the loop has worked, and none that still says it works; I8: no token in any word. */
function words({ state, repository }: Site, pull: number, stories: readonly TurnStory[], { login, isQueued }: Allowed): readonly string[] {
  const own = state.comments.filter((comment) => comment.pull === pull && comment.author === login)
  const status = own.filter(({ body }) => decodeRecord(body) !== null)
  const hasWorked = stories.some((story) => story.pull === pull && !story.isCutShort && story.happenings.some(isStart))
  const outgoing = [...own.map(({ body }) => body), ...stories.flatMap(({ happenings }) => happenings.flatMap((one) => (one.kind === 'push' ? [repository.message(one.after)] : [])))]
  return [
    ...((status.length > 1 && isQueued) || (hasWorked && status.length === 0) ? [`I6: #${pull} has ${status.length} status comments`] : []),
    ...(status.some(({ body }) => body.includes('Working on this') || decodeRecord(body)?.working !== null) ? [`I7: the status comment of #${pull} still says that somebody is at work`] : []),
    ...(outgoing.some((text) => [...state.tokens.keys()].some((secret) => text.includes(secret))) ? [`I8: a token stands in a word of the loop on #${pull}`] : []),
  ]
}
