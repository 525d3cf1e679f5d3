import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agentVariables } from '../../core/agents/index.ts'
import { type Config, ConfigError, describeError } from '../../core/model/config.ts'
import { eventOf, readRecorded, type RecordedTurn, repositoryOf } from '../../core/model/recorded.ts'
import type { Trigger } from '../../core/model/trigger.ts'
import { explainIgnore } from '../../core/report/reasons.ts'
import { tellRecorded } from '../../core/report/rehearsal.ts'
import { outputsOf, type TurnReport } from '../../core/report/turn-report.ts'
import { makeJsonVisible } from '../../core/common/visible.ts'
import { recognise } from '../../core/triggers/index.ts'
import { readConfig } from '../../shell/inputs.ts'
import { openKnownSecrets } from '../../shell/known-secrets.ts'
import { openWorld } from '../../shell/world.ts'
import { followLead } from '../../turn/follow-lead.ts'
import { rehearse } from '../../turn/rehearse.ts'
import { inOwnWords } from '../remote/own-words.ts'
import { inOptions } from '../options.ts'
import { logTo, type Terminal } from '../terminal.ts'
import { needToken, tokenIn } from '../token.ts'
import { UsageError } from '../usage-error.ts'
import type { ReplayCommand } from './arguments.ts'

/** Events and reports are far smaller; what is larger is neither. */
const mostBytes = 32 * 1024 * 1024

/** `ci-feedback-loop replay`: gives the exit code. */
export async function runReplay(command: ReplayCommand, terminal: Terminal): Promise<number> {
  const value = await readJson(command.file)
  const recorded = readRecorded(value)
  const token = tokenIn(terminal.environment, command.tokenVariable)
  const secrets = openKnownSecrets(terminal.environment, [], token === null ? [] : [token.value])
  const print = (text: string, data: unknown): Promise<boolean> =>
    terminal.print(secrets.redact(command.format === 'json' ? makeJsonVisible(`${JSON.stringify(data, null, 2)}\n`) : text))
  if (recorded !== null && !command.isNow) {
    await print(tellRecorded(recorded), { version: 1, ...recorded })
    return 0
  }
  if (recorded === null && command.isNow)
    throw new UsageError(
      `\`${command.file}\` is no report of a turn.`,
      '`--now` is for `report.json` of a downloaded report; leave it out for an event.',
    )
  try {
    const report = await take(value, recorded, command, terminal)
    await print(report.summary, shown(report))
    return 0
  } catch (error) {
    if (terminal.cancelled.aborted) return 130
    throw inWords(error, command)
  }
}

/** What GitHub or git say no to is for the person to put right. */
function inWords(error: unknown, { tokenVariable }: ReplayCommand): unknown {
  const own = inOwnWords(error, tokenVariable ?? 'GITHUB_TOKEN')
  if (own instanceof UsageError || own instanceof ConfigError) return own
  const said = describeError(own).split('\n', 1)[0] ?? ''
  return said.startsWith('git ')
    ? new UsageError(
        `The repository could not be read: ${said.replace(/\.$/, '')}.`,
        'Check `--repo`, the token, and GITHUB_SERVER_URL where it is not github.com.',
      )
    : error
}

/** One turn up to where an agent would be asked, in a folder that is gone afterwards. */
async function take(value: unknown, recorded: RecordedTurn | null, command: ReplayCommand, terminal: Terminal): Promise<TurnReport> {
  const repository = command.repository ?? (recorded === null ? repositoryOf(value) : new URL(recorded.repository).pathname.slice(1))
  if (repository === null)
    throw new UsageError(
      `\`${command.file}\` names no repository.`,
      'Is it the payload of an event, or `report.json`? `--repo OWNER/NAME` says which repository it is of.',
    )
  const temp = await mkdtemp(join(tmpdir(), 'replay-'))
  try {
    const config = configOf(repository, recorded, temp, command, terminal)
    const secrets = openKnownSecrets(terminal.environment, agentVariables(config.agent), [config.token])
    const world = openWorld(config, {
      environment: terminal.environment,
      cancelled: terminal.cancelled,
      log: logTo(terminal.tell),
      secrets,
      foreign: () => undefined,
    })
    const again = (trigger: Trigger): Promise<TurnReport> => rehearse(trigger, config, world)
    // As the scheduled look at all pull requests would take it.
    if (recorded !== null) return await again({ kind: 'reconcile-due', pull: recorded.pull, startedBy: [] })
    const event = command.event ?? eventOf(value)
    if (event === null)
      throw new UsageError(
        `The content of \`${command.file}\` does not show which event it is of.`,
        'Name it, for example with `--event workflow_run`.',
      )
    const recognition = recognise(event, value, {
      commandPrefix: config.policy.commandPrefix,
      workflowName: config.runner.workflowName,
      runId: config.runner.runId,
      feedback: config.feedback,
      trustedBots: config.policy.trustedBots,
      mention: config.policy.mention,
    })
    switch (recognition.kind) {
      case 'ignored':
        return {
          decision: 'ignore',
          outcome: recognition,
          context: null,
          summary: `**Ignored.** ${explainIgnore(recognition.because)}\n`,
          untold: null,
          parts: 0,
          patch: null,
        }
      case 'reconcile-due':
        throw new UsageError(
          'A scheduled run looks at all pull requests.',
          'Replay the report of one turn with `--now`, or set the input `dry-run` in the workflow.',
        )
      case 'lead':
        return await followLead(recognition.lead, config, world, again)
      case 'trigger':
        return await again(recognition.trigger)
    }
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

/** The action's own configuration, from what the runner would have said. */
function configOf(
  repository: string,
  recorded: RecordedTurn | null,
  temp: string,
  { inputs, tokenVariable }: ReplayCommand,
  { environment }: Terminal,
): Config {
  const token = needToken(environment, tokenVariable, 'read the repository')
  // No agent is started, so none has to be named.
  const noAgent = inputs.has('agent') ? [] : [['agent-command', 'true'] as const]
  const given = Object.fromEntries([...noAgent, ...inputs].map(([name, input]) => [`INPUT_${name.toUpperCase()}`, input]))
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com'
  // Whoever can replace an artifact must not choose where a token is sent.
  if (recorded !== null && new URL(recorded.repository).origin !== new URL(server).origin)
    throw new UsageError(
      `The report is of ${new URL(recorded.repository).host}, and ${new URL(server).host} is asked.`,
      'If you trust that server with your token, name it in GITHUB_SERVER_URL and GITHUB_API_URL.',
    )
  return inOptions(() =>
    readConfig({
      ...given,
      INPUT_TOKEN: token,
      'INPUT_DRY-RUN': 'true',
      GITHUB_REPOSITORY: repository,
      GITHUB_SERVER_URL: server,
      RUNNER_TEMP: temp,
    }),
  )
}

function shown(report: TurnReport): unknown {
  const { decision, outcome, reason } = outputsOf(report, '')
  return {
    version: 1,
    decision,
    outcome,
    reason,
    pull: report.context?.pull.number ?? null,
    briefs: report.outcome?.kind === 'rehearsed' ? report.outcome.briefs : [],
    summary: report.summary,
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    const path = (await stat(file)).isDirectory() ? join(file, 'report.json') : file
    if ((await stat(path)).size > mostBytes)
      throw new UsageError(`\`${path}\` is larger than any event or report.`, 'Name the payload of one event, or `report.json`.')
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return value
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      `\`${file}\` could not be read as JSON: ${describeError(error)}`,
      'Name the payload of an event, or `report.json` of a downloaded report, or its folder.',
    )
  }
}
