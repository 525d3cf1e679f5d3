import type { AttemptRecord, Claims, Epoch, LoopRecord, Ref } from '../model/loop.ts'
import type { PullNumber, Sha } from '../model/pull.ts'
import type { Trigger } from '../model/trigger.ts'

/** What a claim in an epoch stands for: a session was asked for, words were heard, a command was given. */
export type Slot = 'asked' | 'heard' | 'retry' | 'stop' | 'resume'

/** Does such a human action open a new count? A stop, and its end, leave the count as it is. */
export function opensCount(slot: Slot): boolean {
  return slot !== 'stop' && slot !== 'resume'
}

/** Does it lift every stop that was given before it? */
export function liftsStop(slot: Slot | null): boolean {
  return slot === 'retry' || slot === 'resume'
}

/** Attempts whose failures the record still names: what a new report is compared with. */
const comparedAttempts = 4

const namePattern =
  /^refs\/codality\/(?<pull>[1-9]\d*)\/(?:seen\/(?<verdict>[0-9a-f]{40,64}\.\d+)|(?<deed>restarted|reverted)\/(?<commit>[0-9a-f]{40,64})|told\/(?<notice>[a-z]+\.(?:[0-9a-f]{40,64}|\d{1,12}(?:-[a-z]{2}\d+)?(?:\.\d+)?))|(?<epoch>\d{1,12}(?:-[a-z]{2}\d+)?)\/(?:(?<slot>asked|heard|retry|stop|resume)|(?<attempt>[1-9]\d?)\.(?<generation>\d+)))$/

/** The folder of all refs of one pull request, as `git/matching-refs` takes it. */
export function claimsFolder(pull: PullNumber): string {
  return `codality/${pull}/`
}

/** The folder of the refs of all pull requests. */
export const allClaims = 'codality/'

/** The pull request that a ref of ours belongs to; null when it is none of ours. */
export function claimsOwner(ref: string): PullNumber | null {
  const number = /^refs\/codality\/([1-9]\d{0,9})\/./.exec(ref)?.[1]
  return number === undefined ? null : Number(number)
}

/** The ref that says: this human action was taken on. Its epoch starts with it. */
export function actionRef(pull: PullNumber, epoch: Epoch, slot: Slot): string {
  return `refs/codality/${pull}/${epoch}/${slot}`
}

/**
 * The ref of autonomous attempt `number` in an epoch: whoever creates it may start the agent. It points to the commit, and with the
 * generation of CI that failed it takes on the verdict as well.
 */
export function attemptRef(pull: PullNumber, epoch: Epoch, number: number, verdict: string): string {
  return `refs/codality/${pull}/${epoch}/${number}.${verdict.slice(verdict.indexOf('.') + 1)}`
}

/** The ref that says: this verdict of CI was taken on, by an attempt that was given back. */
export function verdictRef(pull: PullNumber, verdict: string): string {
  return `refs/codality/${pull}/seen/${verdict}`
}

/** A verdict of CI on a commit. A re-run of CI is a new generation. */
export function verdictKey(head: Sha, generation: number): string {
  return `${head}.${generation}`
}

/**
 * The same for the conflict of a commit with its base branch: a generation that no CI ever reaches, and another one for each
 * commit of the base.
 */
export function conflictVerdict(head: Sha, base: Sha): string {
  return verdictKey(head, 1_000_000_000 + Number.parseInt(base.slice(0, 7), 16))
}

/** The ref that says: this run is about to work on the pull request, or at work. */
export function turnRef(pull: PullNumber, runId: number): string {
  return `refs/codality/${pull}/turn/${runId}`
}

/** The runs that say so. */
export function turnsIn(pull: PullNumber, refs: readonly Ref[]): readonly number[] {
  const folder = turnRef(pull, 0).slice(0, -1)
  return refs.flatMap(({ name }) =>
    name.startsWith(folder) && /^\d+$/.test(name.slice(folder.length)) ? [Number(name.slice(folder.length))] : [],
  )
}

/** What is done at most once on a commit: its failed jobs run again, or it is rolled back. */
export type Deed = 'restarted' | 'reverted'

/** The ref that says: this was done on this commit, or is about to be. */
export function deedRef(pull: PullNumber, deed: Deed, commit: Sha): string {
  return `refs/codality/${pull}/${deed}/${commit}`
}

/** The same as a key among what was handled. */
export function deedKey(deed: Deed, commit: Sha): string {
  return `${deed} ${commit}`
}

/** The ref that says: this notice was taken on to be posted, by one turn alone. */
export function noticeRef(pull: PullNumber, key: string): string {
  return `refs/codality/${pull}/told/${dotted(key)}`
}

/** A notice's key as a part of a ref's name: `green 0/1` becomes `green.0.1`. */
function dotted(key: string): string {
  return key.replaceAll(/[ /]/g, '.')
}

/** Has a turn said this before, or taken on to say it? */
export function isTold({ told }: Claims, comments: ReadonlySet<string>, key: string): boolean {
  return comments.has(key) || told.has(dotted(key))
}

/** The epoch that a human action opens, null for what is no human action. Made from the event alone. */
export function epochOf(trigger: Trigger, dispatchedAt: number): Epoch | null {
  switch (trigger.kind) {
    case 'commented':
    case 'commanded':
      return `${trigger.at}-ic${trigger.commentId}`
    case 'reviewed':
      return `${trigger.at}-rv${trigger.reviewId}`
    case 'dispatched':
      return `${dispatchedAt}-wd${trigger.runId}`
    case 'ci-finished':
    case 'ci-started':
    case 'reconcile-due':
      return null
  }
}

/** Reads what the refs of one pull request say. Names that are none of ours are passed over. */
export function readClaims(pull: PullNumber, refs: readonly Ref[]): Claims {
  const entries: { epoch: Epoch; slot: string | number; sha: Sha }[] = []
  const handled = new Set<string>()
  const told = new Set<string>()
  for (const { name, sha } of refs) {
    const parts = namePattern.exec(name)?.groups ?? {}
    const { pull: number, notice, epoch, slot, attempt } = parts
    if (Number(number) !== pull) continue
    if (notice === undefined) handled.add(handledBy(parts, sha))
    else told.add(notice)
    if (epoch !== undefined) entries.push({ epoch, slot: attempt === undefined ? (slot ?? '') : Number(attempt), sha })
  }
  entries.sort((a, b) => compareEpochs(a.epoch, b.epoch) || rank(a.slot) - rank(b.slot))
  const epoch = entries.findLast(({ slot }) => slot !== 'stop' && slot !== 'resume')?.epoch ?? '0'
  const lastWord = entries.findLast(({ slot }) => slot === 'stop' || slot === 'retry' || slot === 'resume')
  const slots = entries.flatMap(({ epoch: at, slot, sha }) =>
    slot === 'asked' || typeof slot === 'number' ? [{ epoch: at, number: slot === 'asked' ? 0 : slot, from: sha }] : [],
  )
  return {
    epoch,
    used: slots.filter((claim) => claim.epoch === epoch && claim.number > 0).length,
    stop: lastWord?.slot === 'stop' ? lastWord.epoch : null,
    handled,
    told,
    slots,
  }
}

/** What was taken on by the ref of these parts: a verdict of CI, a deed or a human action. */
function handledBy({ verdict, deed, commit, epoch, generation }: Readonly<Record<string, string | undefined>>, sha: Sha): string {
  if (deed !== undefined) return `${deed} ${commit ?? ''}`
  if (generation !== undefined) return verdictKey(sha, Number(generation))
  return verdict ?? epoch ?? ''
}

/** The newest claim as `<epoch>/<number>`: what green checks may be the answer to. Null when the loop never worked here. */
export function latestSlot({ slots }: Claims): string | null {
  const last = slots.at(-1)
  return last === undefined ? null : `${last.epoch}/${last.number}`
}

/**
 * Without any ref the marker is all there is. Where refs stand it may add to what was used, never take away:
 * a token that lost its right to create them still finds an end, and an edited marker wins nothing.
 */
export function mergeMarker(claims: Claims, record: LoopRecord | null): Claims {
  if (record?.ledger !== 'marker') return claims
  const hasRefs = claims.slots.length > 0 || claims.handled.size > 0
  const epoch = hasRefs ? claims.epoch : record.epoch
  const known = new Set(claims.slots.map((slot) => `${slot.epoch}/${slot.number}`))
  const added = record.attempts.filter((attempt) => !known.has(`${attempt.epoch}/${attempt.number}`))
  const slots = [...claims.slots, ...added.map(({ epoch: at, number, from }) => ({ epoch: at, number, from }))].sort(
    (a, b) => compareEpochs(a.epoch, b.epoch) || a.number - b.number,
  )
  return {
    epoch,
    used: slots.filter((slot) => compareEpochs(slot.epoch, epoch) >= 0 && slot.number > 0).length,
    stop: claims.stop ?? (record.stopped ? newestAction(record) : null),
    handled: new Set([...claims.handled, ...record.handled]),
    told: claims.told,
    slots,
  }
}

/** The newest human action that a record without refs knows of: a stop that holds was given then at the latest. */
export function newestAction({ epoch, handled }: Pick<LoopRecord, 'epoch' | 'handled'>): Epoch {
  return [epoch, ...handled.filter((key) => /^\d{1,12}-[a-z]{2}\d+$/.test(key))].toSorted(compareEpochs).at(-1) ?? epoch
}

/**
 * Rebuilds the record that the status comment carries. The claims say which attempts there were;
 * the old marker only lends what it remembers of them, so forging or deleting it changes no count.
 */
export function rebuildRecord(pull: PullNumber, claims: Claims, old: LoopRecord | null): LoopRecord {
  const remembered = new Map((old?.pull === pull ? old.attempts : []).map((attempt) => [`${attempt.epoch}/${attempt.number}`, attempt]))
  return {
    version: 1,
    pull,
    epoch: claims.epoch,
    ledger: old?.ledger ?? 'refs',
    attempts: claims.slots.slice(-50).map((slot, index, all) =>
      briefly(
        index < all.length - comparedAttempts,
        remembered.get(`${slot.epoch}/${slot.number}`) ?? {
          ...slot,
          ended: 'unknown',
          commit: null,
          failures: 0,
          broken: 0,
          fingerprint: '',
          ids: [],
          after: null,
          costUsd: null,
          seconds: 0,
        },
      ),
    ),
    handled: old?.ledger === 'marker' ? [...claims.handled].slice(-100) : [],
    stopped: claims.stop !== null,
    working: old?.pull === pull ? old.working : null,
    ...(old?.pull === pull && old.diagnosed !== undefined ? { diagnosed: old.diagnosed } : {}),
    ...(old?.pull === pull && old.conflict !== undefined ? { conflict: old.conflict } : {}),
  }
}

/** A comment is too small to keep the failures of all attempts. */
function briefly(isOld: boolean, attempt: AttemptRecord): AttemptRecord {
  return isOld ? { ...attempt, ids: [] } : attempt
}

/** Orders epochs by their time, then by name, so that two readers always agree on the latest. */
export function compareEpochs(a: Epoch, b: Epoch): number {
  return secondsOf(a) - secondsOf(b) || (a < b ? -1 : Number(a > b))
}

function secondsOf(epoch: Epoch): number {
  return Number(epoch.split('-', 1)[0])
}

/** In one epoch the human action comes first, then the attempts in their order; a stop outranks what lifts one. */
function rank(slot: string | number): number {
  return typeof slot === 'number' ? slot : slot === 'stop' ? 0 : -1
}
