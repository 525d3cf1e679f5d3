import { type Asker, askersOf, isKnownProgram } from '../core/askers.ts'
import type { Config } from '../core/model/config.ts'
import type { Pull } from '../core/model/pull.ts'
import type { IgnoreReason, Trigger } from '../core/model/trigger.ts'
import type { World } from '../ports.ts'

/** Who of those behind an event may not have the loop work, null when all may. The permission API alone says what a person may do. */
export async function refuseAskers(trigger: Trigger, pull: Pull, { policy }: Config, { github }: World): Promise<IgnoreReason | null> {
  const programs = { listed: policy.trustedBots, own: await github.ownLogin() }
  const refusal = async (asker: Asker): Promise<IgnoreReason | null> => {
    if (isKnownProgram(asker, programs)) return null
    const { actor: { login, type }, role } = asker
    const permission = type === 'User' ? await github.permission(login) : 'none'
    return permission === 'admin' || permission === 'write' ? null : { code: 'not-allowed', login, role, permission }
  }
  return (await Promise.all(askersOf(trigger, pull).map(refusal))).find((one) => one !== null) ?? null
}
