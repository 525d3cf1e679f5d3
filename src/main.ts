import { readFile } from 'node:fs/promises'
import * as core from '@actions/core'
import { agentVariables } from './core/agents/index.ts'
import { ConfigError, type Config, describeError, keepsArtifacts } from './core/model/config.ts'
import type { Secrets } from './core/model/secrets.ts'
import { tellWarning, type Warning } from './core/model/warning.ts'
import { outputsOf, type TurnReport } from './core/report/turn-report.ts'
import { explainIgnore } from './core/report/reasons.ts'
import { warnings } from './core/report/warnings.ts'
import { recognise } from './core/triggers/index.ts'
import type * as Phases from './phases.ts'
import { foreignOutput, forLog } from './shell/foreign-output.ts'
import { eventSource, readConfig } from './shell/inputs.ts'
import { openKnownSecrets } from './shell/known-secrets.ts'

/** One turn: read what happened, take it, say how it ended. What only a real turn needs is loaded when it is needed. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const own = [config.token, config.notify.webhook?.url ?? '', config.notify.webhook?.secret ?? ''].filter((value) => value !== '')
  for (const value of own) core.setSecret(value)
  const secrets = openKnownSecrets(process.env, agentVariables(config.agent), own)
  const report = await take(config, secrets)
  try {
    await finish(report, config, secrets)
  } catch (error) {
    const isHandedOn = config.phase === 'triage' && report.decision === 'repair' && report.outcome === null
    if (isHandedOn && report.context !== null)
      await (await loadTurn(config)).giveUp(report.context, error, { config, secrets, cancelled: cancellation() })
    throw error
  }
}

async function take(config: Config, secrets: Secrets): Promise<TurnReport> {
  if (config.phase !== 'all' && config.phase !== 'triage') {
    const { runPhase } = await loadTurn(config)
    return runPhase({ config, secrets, cancelled: cancellation() })
  }
  const { policy, runner } = config
  const event = eventSource(process.env)
  const payload = await readPayload(event.path)
  const recognition = recognise(event.name, payload, {
    commandPrefix: policy.commandPrefix,
    workflowName: runner.workflowName,
    runId: runner.runId,
    feedback: config.feedback,
    trustedBots: policy.trustedBots,
    mention: policy.mention,
  })
  if (recognition.kind === 'ignored')
    return {
      decision: 'ignore',
      outcome: recognition,
      context: null,
      summary: `**Ignored.** ${explainIgnore(recognition.because)}`,
      untold: null,
      parts: 0,
      patch: null,
    }
  const { runReconcile, runTurn } = await loadTurn(config)
  if (recognition.kind === 'reconcile-due') return runReconcile({ config, secrets, cancelled: cancellation() })
  return runTurn(recognition, { config, secrets, cancelled: cancellation() })
}

/** What ends a turn is loaded before it, too: the code that a turn runs could write something else into the files of this action. */
async function loadTurn({ uploadReport, runner }: Config): Promise<typeof Phases> {
  const [phases, { loadArtifacts }] = await Promise.all([
    import('./phases.ts'),
    import('./shell/upload-report.ts'),
    import('./leave-report.ts'),
  ])
  if (uploadReport && keepsArtifacts(runner.serverUrl)) await loadArtifacts()
  return phases
}

/** The event file; undefined when it is missing or no JSON, which the schemas then say in one sentence. */
async function readPayload(path: string): Promise<unknown> {
  try {
    const payload: unknown = JSON.parse(await readFile(path, 'utf8'))
    return payload
  } catch {
    return undefined
  }
}

/** The runner cancels with SIGINT, then SIGTERM: both only end what is at work, so that the comment still gets its ending. */
function cancellation(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}

/** Outputs and summary come first: they must be there even if something after them fails. */
async function finish(report: TurnReport, config: Config, secrets: Secrets): Promise<void> {
  // The summary quotes the agent: here, too, none of its lines may be an order to the runner.
  const shown = foreignOutput('How the turn ended', (text) => process.stdout.write(text), secrets)
  shown.write(report.summary.replaceAll(/<!--.*?-->/g, '').trim())
  shown.end()
  const [reportPath = '', ...beside] = await keep(report, config, secrets)
  for (const [name, value] of Object.entries(outputsOf(report, reportPath)))
    core.setOutput(name, name === 'report-path' ? value : secrets.redact(value))
  await writeSummary(secrets.redact(report.summary))
  if (report.untold !== null) core.setFailed(forLog(secrets.redact(report.untold)))
  if (report.outcome?.kind === 'agent-failed' && report.outcome.why === 'unknown-agent')
    core.setFailed(forLog(secrets.redact(report.outcome.detail)))
  if (reportPath !== '' && config.uploadReport && keepsArtifacts(config.runner.serverUrl)) {
    const { uploadReport } = await import('./shell/upload-report.ts')
    await uploadReport([reportPath, ...beside], config).catch((error: unknown) => {
      core.warning(textOf(warnings.reportNotUploaded(error), secrets))
    })
  }
}

/** Leaves the report and what belongs to it in the handover folder; gives their paths, that of the report first. */
async function keep(report: TurnReport, config: Config, secrets: Secrets): Promise<readonly string[]> {
  if (report.context === null) return []
  const { leaveReport } = await import('./leave-report.ts')
  return leaveReport(report, config, secrets, {
    warn: (warning) => core.warning(textOf(warning, secrets)),
    fail: (warning) => core.setFailed(textOf(warning, secrets)),
  })
}

function textOf(warning: Warning, secrets: Secrets): string {
  return forLog(secrets.redact(tellWarning(warning)))
}

async function writeSummary(markdown: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '') await core.summary.addRaw(markdown, true).write()
}

/** What people get when nothing else could be said: one sentence for a misconfiguration, the stack only in debug logs. */
async function fail(error: unknown): Promise<void> {
  const secrets = openKnownSecrets(process.env, [])
  core.setFailed(forLog(secrets.redact(describeError(error))))
  if (!(error instanceof ConfigError) && error instanceof Error) core.debug(forLog(secrets.redact(error.stack ?? '')))
  await writeSummary(secrets.redact(`**Failed.** ${describeError(error)}\n`))
}

try {
  await main()
} catch (error) {
  await fail(error)
}
