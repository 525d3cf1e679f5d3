import type { Change, KeptChange, Objection, Originals } from '../../core/model/change.ts'
import { type Config, keepsArtifacts, reportArtifact } from '../../core/model/config.ts'
import type { Ending } from '../../core/model/outcome.ts'
import type { World } from '../../ports/world.ts'

/** A change that the guards do not let through. */
export interface Refused {
  readonly kind: 'refused'
  readonly change: Change
  readonly originals: Originals
  readonly objections: readonly Objection[]
}

/** How the attempt ended, and the patch; null where none is kept. */
interface WithPatch {
  readonly outcome: Ending
  readonly patch: Uint8Array | null
}

/** Keeps a change that the guards refuse, so that a person can still take it; never one that holds a secret. */
export async function keepChange(
  { change, objections }: Pick<Refused, 'change' | 'objections'>,
  config: Config,
  world: World,
): Promise<WithPatch> {
  const { kept, patch } = holdsSecret(objections)
    ? { kept: { kind: 'not-kept', because: 'secret' } as const, patch: null }
    : await keep(change, config, world)
  return { outcome: { kind: 'blocked', objections, kept }, patch }
}

/** Then nothing of the change is shown anywhere. */
export function holdsSecret(objections: readonly Objection[]): boolean {
  return objections.some(({ guard }) => guard === 'secrets')
}

/** A change that the guards let through, and what its author says of it. */
export interface Offer {
  readonly change: Change
  readonly flags: readonly Objection[]
  readonly summary: string | null
}

/** Keeps a change of code that nobody vouches for: people may take it, the loop never pushes it. */
export async function offerChange({ change, flags, summary }: Offer, config: Config, world: World): Promise<WithPatch> {
  const { kept, patch } = await keep(change, config, world)
  return { outcome: { kind: 'offered', files: change.files.map((file) => file.path), kept, summary, flags }, patch }
}

async function keep(
  change: Change,
  { phase, runner, uploadReport }: Config,
  { workspace }: World,
): Promise<{ readonly kept: KeptChange; readonly patch: Uint8Array | null }> {
  const without = (because: Extract<KeptChange, { kind: 'not-kept' }>['because']): Awaited<ReturnType<typeof keep>> => ({
    kept: { kind: 'not-kept', because },
    patch: null,
  })
  if (change.oversize !== null) return without('too-large')
  if (!uploadReport) return without('off')
  if (!keepsArtifacts(runner.serverUrl)) return without('no-artifacts')
  const patch = await workspace.patch(change)
  if (typeof patch === 'string') return without(patch)
  if (patch.length === 0) return without('unreadable')
  const host = new URL(runner.serverUrl).host
  const repository = host === 'github.com' ? runner.repository : `${host}/${runner.repository}`
  const leftOut = change.files.filter(({ status, content }) => status !== 'deleted' && content === null).length
  return { kept: { kind: 'kept', run: runner.runId, repository, artifact: reportArtifact(phase, runner), leftOut }, patch }
}
