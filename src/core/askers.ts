import { type Actor, isListed, isSameLogin } from './model/actor.ts'
import type { Pull } from './model/pull.ts'
import { isOfCi, type Role, type Trigger } from './model/trigger.ts'

/** Somebody who stands behind an event. */
export interface Asker {
  readonly actor: Actor
  readonly role: Role
}

/** Which programs count, beside people with write access. */
export interface KnownPrograms {
  /** Logins of those that the maintainer lists, such as `renovate[bot]`. */
  readonly listed: readonly string[]
  /** Login of the account that the loop itself acts as: its own pushes start CI, too. */
  readonly own: string
}

/**
 * All who stand behind an event, each once. That CI has failed is told by a run that somebody started, maybe again, on the
 * code of somebody's pull request: a stranger in any of these places could have the loop work for them.
 */
export function askersOf(trigger: Trigger, { author }: Pull): readonly Asker[] {
  const first: readonly Asker[] = 'author' in trigger ? [{ actor: trigger.author, role: 'asked' }] : (isOfCi(trigger) ? trigger.run.startedBy : trigger.startedBy).map((actor) => ({ actor, role: 'started-ci' }))
  const all: readonly Asker[] = [...first, { actor: author, role: 'opened-pull' }]
  return all.filter(({ actor }, index) => all.findIndex((one) => isSameLogin(one.actor.login, actor.login)) === index)
}

/** Is this a program that may stand behind an event? One that only asks, such as our own words, never may unless it is listed. */
export function isKnownProgram({ actor, role }: Asker, { listed, own }: KnownPrograms): boolean {
  return isListed(actor, listed) || (role !== 'asked' && isSameLogin(actor.login, own))
}
