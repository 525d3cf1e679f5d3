import { type Asker, askersOf, isKnownProgram } from '../../core/decision/askers.ts'
import { isSameLogin } from '../../core/model/actor.ts'
import type { Config } from '../../core/model/config.ts'
import type { Pull } from '../../core/model/pull.ts'
import type { IgnoreReason, Trigger, Untrusted } from '../../core/model/trigger.ts'
import type { World } from '../../ports/world.ts'

/** `untrusted` is null where all who stand behind an event have write access. */
export type Standing =
  { readonly kind: 'heard'; readonly untrusted: Untrusted | null } | { readonly kind: 'ignored'; readonly because: IgnoreReason }

/**
 * Who of those behind an event may have the loop work. The permission API alone says what a person may do. Who asks must
 * always have write access; where those do not who opened the pull request or started its CI, the maintainer's choice decides.
 */
export async function judgeAskers(trigger: Trigger, pull: Pull, { policy, runner }: Config, { github }: World): Promise<Standing> {
  const isForeign = pull.headRepository !== runner.repository
  const programs = { listed: policy.trustedBots, own: await github.ownLogin() }
  const refusal = async (asker: Asker): Promise<NotAllowed | null> => {
    if (isKnownProgram(asker, programs)) return null
    const {
      actor: { login, type },
      role,
    } = asker
    const permission = type === 'User' ? await github.permission(login) : 'none'
    return permission === 'admin' || permission === 'write' ? null : { code: 'not-allowed', login, role, permission }
  }
  // Of a fork nobody has to be asked about who vouches for it: its branch is not among those that this repository protects.
  const askers = askersOf(trigger, pull).filter(({ role }) => !isForeign || role === 'asked')
  const refusals = (await Promise.all(askers.map(refusal))).filter((one) => one !== null)
  const refused = refusals.find(({ role }) => role === 'asked') ?? (policy.untrustedPulls === 'ignore' ? refusals[0] : undefined)
  if (refused !== undefined) return { kind: 'ignored', because: refused }
  if (isForeign) return { kind: 'heard', untrusted: { kind: 'fork', repository: pull.headRepository ?? '' } }
  const opener = refusals.find(({ login }) => isSameLogin(login, pull.author.login))
  const stranger = opener ?? refusals[0]
  return {
    kind: 'heard',
    untrusted:
      stranger === undefined
        ? null
        : { kind: 'stranger', login: stranger.login, role: opener === undefined ? stranger.role : 'opened-pull' },
  }
}

type NotAllowed = Extract<IgnoreReason, { readonly code: 'not-allowed' }>
