import { type Actor, isListed, isSameLogin } from '../model/actor.ts'
import type { Pull } from '../model/pull.ts'
import { isOfCi, type Role, type Trigger } from '../model/trigger.ts'

/** Somebody who stands behind an event. */
export interface Asker {
  readonly actor: Actor
  readonly role: Role
}

/** Which programs count, beside people with write access. */
export interface KnownPrograms {
  /** Logins of those that the maintainer lists, such as `renovate[bot]`. */
  readonly listed: readonly string[]
  /** Login of the account that the loop itself acts as; with the job's own token every workflow of the repository shares it. */
  readonly own: string
}

/** What says most about who has to vouch for the work, first: of somebody who stands there twice, that counts. */
const ranks: Readonly<Record<Role, number>> = { asked: 0, 'opened-pull': 1, 'started-ci': 2 }

/**
 * All who stand behind an event, each once. That CI has failed is told by a run that somebody started, maybe again, on the
 * code of somebody's pull request: a stranger in any of these places could have the loop work for them.
 */
export function askersOf(trigger: Trigger, { author }: Pull): readonly Asker[] {
  const first: readonly Asker[] =
    'author' in trigger
      ? [{ actor: trigger.author, role: 'asked' }]
      : (isOfCi(trigger) ? trigger.run.startedBy : trigger.startedBy).map((actor) => ({ actor, role: 'started-ci' }))
  const all: readonly Asker[] = [...first, { actor: author, role: 'opened-pull' }]
  return all.filter(
    (one, index) =>
      !all.some(
        (other, at) =>
          isSameLogin(other.actor.login, one.actor.login) &&
          (ranks[other.role] < ranks[one.role] || (other.role === one.role && at < index)),
      ),
  )
}

/**
 * Is this a program that may stand behind an event? Our own account may have started CI, which it does after each push. The loop
 * opens no pull request and asks for nothing: where our account does, it is another workflow that shares it, and who knows whose words
 * or code that one took. It has to be listed like any other program.
 */
export function isKnownProgram({ actor, role }: Asker, { listed, own }: KnownPrograms): boolean {
  return isListed(actor, listed) || (role === 'started-ci' && isSameLogin(actor.login, own))
}
