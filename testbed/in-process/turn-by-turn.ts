import * as v from 'valibot'
import type { Happening, Site } from './site.ts'

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>

/** All that one turn did, in order. */
interface TurnStory {
  readonly number: number
  readonly author: string | null
  readonly happenings: readonly Happening[]
}

/** What no end shows, and the course of each turn does: whatever it breaks of the promises I2, I3 and I9, in sentences. */
export function brokenOnTheWay(site: Site): readonly string[] {
  const stories = storiesOf(site.history)
  return [
    ...stories.flatMap((story) => claimedBefore(story)),
    ...stories.flatMap((story) => forStrangers(site.state, story)),
    ...afterTheEnd(site.history),
    ...pushes(site),
  ]
}

function storiesOf(history: readonly Happening[]): readonly TurnStory[] {
  const byTurn = Map.groupBy(
    history.filter(({ by }) => by !== null),
    ({ by }) => by ?? 0,
  )
  return [...byTurn].map(([number, happenings]) => {
    const began = happenings.find((one): one is Of<'began'> => one.kind === 'began')
    const payload = began?.event.payload ?? {}
    const said = v.safeParse(v.object({ user: v.object({ login: v.string() }) }), payload['comment'] ?? payload['review'])
    return { number, author: said.success ? said.output.user.login : null, happenings }
  })
}

const claimPattern = /^refs\/codality\/\d+\/\d+(?:-[a-z]+\d+)?\/(?:asked|\d+\.\d+)$/

const refBody = v.pipe(v.string(), v.parseJson(), v.object({ ref: v.string() }))

/** Is this the claim of an attempt or a session that the turn won? */
function isClaim(one: Happening): boolean {
  return (
    one.kind === 'request' && one.operation === 'git/create-ref' && one.status === 201 && claimPattern.test(v.parse(refBody, one.body).ref)
  )
}

/** Was a claim of an attempt or a session taken back? */
function isGivenBack(one: Happening): boolean {
  return (
    one.kind === 'request' &&
    one.operation === 'git/delete-ref' &&
    claimPattern.test(decodeURIComponent(one.path).replace(/^.*\/git\//, ''))
  )
}

function isStart(one: Happening): boolean {
  return one.kind === 'agent' && one.now === 'started'
}

/** I2: an agent starts once, on a claim that this very turn won and did not give back. Fewer starts only where a turn was cut short. */
function claimedBefore(story: TurnStory): readonly string[] {
  const { happenings, number } = story
  const starts = happenings.filter(isStart).length
  const given = happenings.filter((one) => isGivenBack(one)).length
  const first = happenings.findIndex(isStart)
  const before = happenings.slice(0, Math.max(first, 0)).filter(isClaim)
  if (starts > 1) return [`I2: turn ${number} started ${starts} agents`]
  if (starts === 1 && before.length !== 1) return [`I2: turn ${number} started an agent on ${before.length} claims`]
  if (starts === 1 && given > 0) return [`I2: turn ${number} started an agent and gave a claim back`]
  return []
}

/** I9: nothing for people who may not ask. */
function forStrangers({ accounts }: Site['state'], { number, author, happenings }: TurnStory): readonly string[] {
  const permission = accounts.find(({ login }) => login === author)?.permission
  if (author === null || permission === 'admin' || permission === 'write') return []
  const written = happenings.some(
    (one) => (one.kind === 'request' && one.method !== 'GET' && one.operation !== 'graphql') || one.kind === 'push' || isStart(one),
  )
  return written ? [`I9: turn ${number} did something for ${author}, who may not ask`] : []
}

/** I9: nothing once the turn has seen the pull request closed. */
function afterTheEnd(history: readonly Happening[]): readonly string[] {
  const closed = new Set<number>()
  const pullOf = new Map<number, number>()
  const sawClosed = new Set<number>()
  return history.flatMap((one) => {
    if (one.kind === 'pull' && one.state === 'open') closed.delete(one.pull)
    if (one.kind === 'pull' && one.state === 'closed') closed.add(one.pull)
    if (one.by === null) return []
    if (one.kind === 'began') pullOf.set(one.by, one.pull)
    if (one.kind === 'request' && (one.operation === 'pulls/get' || one.operation === 'pulls/list'))
      sawClosed[closed.has(pullOf.get(one.by) ?? 0) ? 'add' : 'delete'](one.by)
    return (one.kind === 'push' || isStart(one)) && sawClosed.has(one.by)
      ? [`I9: turn ${one.by} went on to ${one.kind} although the pull request was closed when it looked`]
      : []
  })
}

/** I3: each push of the loop is one commit on top of what was there, so nothing of anybody is thrown away. */
function pushes({ history, repository }: Site): readonly string[] {
  return history.flatMap((one) => {
    if (one.kind !== 'push' || one.by === null) return []
    const parents = repository.parents(one.after)
    return parents.length === 1 && parents[0] === one.before
      ? []
      : [`I3: turn ${one.by} pushed ${one.after} onto ${one.before ?? 'nothing'}, which is not its parent`]
  })
}
