import type { Change, KeptChange, Objection } from '../core/model/change.ts'
import { type Config, reportArtifact } from '../core/model/config.ts'
import type { Ending } from '../core/model/outcome.ts'
import type { World } from '../ports.ts'

/** A change that the guards do not let through. */
export interface Refused {
  readonly kind: 'refused'
  readonly change: Change
  readonly objections: readonly Objection[]
}

/** Keeps a change that is not pushed, so that a person can still take it; never one that holds a secret. */
export async function keepChange({ change, objections }: Refused, { phase, runner, uploadReport }: Config, { workspace }: World): Promise<{ readonly outcome: Ending; readonly patch: Uint8Array | null }> {
  const without = (because: Extract<KeptChange, { kind: 'not-kept' }>['because']): Awaited<ReturnType<typeof keepChange>> => ({ outcome: { kind: 'blocked', objections, kept: { kind: 'not-kept', because } }, patch: null })
  if (objections.some(({ guard }) => guard === 'secrets')) return without('secret')
  if (change.oversize !== null) return without('too-large')
  if (!uploadReport) return without('off')
  const patch = await workspace.patch(change)
  if (typeof patch === 'string') return without(patch)
  if (patch.length === 0) return without('unreadable')
  const host = new URL(runner.serverUrl).host
  const repository = host === 'github.com' ? runner.repository : `${host}/${runner.repository}`
  const leftOut = change.files.filter(({ status, content }) => status !== 'deleted' && content === null).length
  return { outcome: { kind: 'blocked', objections, kept: { kind: 'kept', run: runner.runId, repository, artifact: reportArtifact(phase, runner), leftOut } }, patch }
}
