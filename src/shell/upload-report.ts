import { dirname } from 'node:path'
import type * as Artifacts from '@actions/artifact'
import { type Config, reportArtifact } from '../core/model/config.ts'

/** Keeps the turn's report, and what lies with it, with the run. Rejects where that fails, which by then is worth a warning and no more. */
export async function uploadReport(
  paths: readonly [string, ...string[]],
  { phase, runner }: Pick<Config, 'phase' | 'runner'>,
): Promise<void> {
  const artifacts = await loadArtifacts()
  if (artifacts === null) return
  await new artifacts.DefaultArtifactClient().uploadArtifact(reportArtifact(phase, runner), [...paths], dirname(paths[0]), {
    retentionDays: 14,
  })
}

/** Null outside a runner: there is nowhere to keep anything. */
export async function loadArtifacts(): Promise<typeof Artifacts | null> {
  return (process.env['ACTIONS_RUNTIME_TOKEN'] ?? '') === '' ? null : import('@actions/artifact')
}
