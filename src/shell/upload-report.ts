import { dirname } from 'node:path'
import type * as Artifacts from '@actions/artifact'
import { type Config, reportArtifact } from '../core/model/config.ts'
import { warnings } from '../core/report/warnings.ts'
import type { Warning } from '../core/model/warning.ts'

/** Keeps the turn's report, and what lies with it, with the run. The turn has ended by now, so a failure here is a warning and no more. */
export async function uploadReport(
  paths: readonly [string, ...string[]],
  { phase, runner }: Pick<Config, 'phase' | 'runner'>,
  warn: (warning: Warning) => void,
): Promise<void> {
  try {
    const artifacts = await loadArtifacts()
    if (artifacts !== null)
      await new artifacts.DefaultArtifactClient().uploadArtifact(reportArtifact(phase, runner), [...paths], dirname(paths[0]), {
        retentionDays: 14,
      })
  } catch (error) {
    warn(warnings.reportNotUploaded(error))
  }
}

/** Null outside a runner: there is nowhere to keep anything. */
export async function loadArtifacts(): Promise<typeof Artifacts | null> {
  return (process.env['ACTIONS_RUNTIME_TOKEN'] ?? '') === '' ? null : import('@actions/artifact')
}
