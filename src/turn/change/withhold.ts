import type { Fixed } from '../../core/model/fixed.ts'
import { leaksIn } from '../../core/secrets/leaks.ts'
import type { World } from '../../ports/world.ts'

/**
 * Leaves a change with a secret behind before it goes on to another job: what is handed over is kept with the run, and the job
 * that publishes does not know the keys of this one.
 */
export async function withhold(fixed: Fixed, { workspace, secrets }: World): Promise<Fixed> {
  if (fixed.change === null) return fixed
  const leaks = leaksIn(fixed.change, await workspace.originals(fixed.change), secrets)
  return leaks.length === 0 ? fixed : { ...fixed, change: { ...fixed.change, files: [] }, leaks }
}
