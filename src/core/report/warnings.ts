import { codeSpan } from '../common/fence.ts'
import { describeError } from '../model/config.ts'
import type { AgentFailure } from '../model/agent.ts'
import type { Objection } from '../model/change.ts'
import { listNames } from '../model/listing.ts'
import type { Warning } from '../model/warning.ts'

const nothing = 'Nothing has to be done'
const userNamespaces =
  'Allow unprivileged user namespaces there. Else, in CI, run the phases in jobs of their own, as `docs/security.md` shows; on a laptop, keep secrets out of the environment.'
const noChecks = 'or turn check runs off with `check-runs: false`.'
const laterAttempt = 'What they were to repair is left to the next attempt.'

/**
 * Every warning that the log can hold, by what happened. `error` is what was thrown, and told by its first line; `why` and `detail` are
 * the words of somebody else, and quoted whole. The log itself takes secrets out.
 */
export const warnings = {
  wantedUnknown: (error: unknown) => ({
    story: `Whether this work is still wanted could not be told${because(error)}`,
    next: `${nothing}: the work goes on, and the push looks once more.`,
  }),
  statusUnread: (error: unknown) => ({
    story: `The status comment could not be read again before its last words${because(error)}`,
    next: 'If a command was given while the work went on and the comment does not show it, give it again.',
  }),
  statusUnwritten: (error: unknown) => ({
    story: `The status comment could not be written, so work goes on without it${because(error)}`,
    next: `${nothing}: the end of the work writes it.`,
  }),
  statusUnamended: (error: unknown) => ({
    story: `What came out after the last words could not be added to the status comment${because(error)}`,
    next: 'Read it in the summary of this run.',
  }),
  lostUnknown: (error: unknown) => ({
    story: `Whether an earlier turn died and left its status comment unfinished could not be told${because(error)}`,
    next: `${nothing}: the next event looks again.`,
  }),
  lostUnmended: (error: unknown) => ({
    story: `The status comment that an earlier turn left unfinished could not be mended${because(error)}`,
    next: `${nothing}: the next event tries again.`,
  }),
  turnsUnknown: (error: unknown) => ({
    story: `Whether another turn is at work could not be told${because(error)}`,
    next: `${nothing}: the command holds, and the status comment tells of it as soon as there is one.`,
  }),
  ciUnfollowed: (error: unknown) => ({
    story: `CI could not be followed to its end${because(error)}`,
    next: `${nothing}: the work goes on with what has failed so far, and the end of CI starts the loop again.`,
  }),
  ciUnseen: (error: unknown) => ({
    story: `CI could not be looked at${because(error)}`,
    next: `${nothing}: it is tried again for as long as \`settle-timeout-minutes\` lets CI be waited for.`,
  }),
  ciStartUnknown: (error: unknown) => ({
    story: `Whether CI has started on the commit that was pushed could not be told${because(error)}`,
    next: 'Look at the checks of the pull request. If none has begun, start the workflow by hand, or push an empty commit.',
  }),
  ciMayNotBeStarted: () => ({
    story: 'The token may not start workflows, so none was started on the commit that was pushed.',
    next: `${granting('actions: write')}.`,
  }),
  jobsNotRerun: (workflow: string, why: string) => ({
    story: `The failed jobs of ${codeSpan(workflow)} could not be run again: ${ended(why)}`,
    next: 'Run them again on the page of their run.',
  }),
  unforeseen: (error: unknown) => ({
    story: `This work ended with an error that it is not made for: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    next: 'If GitHub or the network failed there, the next event finds the work again. Else report the lines above: it is a bug of the loop.',
  }),
  worseUnknown: (error: unknown) => ({
    story: `Whether the last attempt made things worse could not be told${because(error)}`,
    next: 'Look at its commit; the command `undo` takes it back.',
  }),
  notRolledBack: (attempt: number, detail: string) => ({
    story: `Attempt ${attempt} made things worse and could not be rolled back: ${ended(detail)}`,
    next: 'Look at its commit, and take it back with `git revert` if it is worth nothing.',
  }),
  repliesUnplanned: (error: unknown) => ({
    story: `What the threads of the review are to be answered with could not be told${because(error)}`,
    next: 'Read what was done in the status comment; the threads stay as they are.',
  }),
  threadUnanswered: (path: string, error: unknown) => ({
    story: `A thread of the review about ${codeSpan(path)} could not be answered${because(error)}`,
    next: 'Read what was done in the status comment, and resolve the thread yourself.',
  }),
  threadsUnanswered: (error: unknown) => ({
    story: `The threads of the review could not be answered${because(error)}`,
    next: 'Read what was done in the status comment, and resolve the threads yourself.',
  }),
  threadsUnresolved: (error: unknown) => ({
    story: `The threads of the review could not be resolved${because(error)}`,
    next: 'Give the token `contents: write` and `pull-requests: write`, or set `resolve-threads: never`.',
  }),
  checksLeftOutForPerson: () => ({
    story: 'Check runs are left out: GitHub takes them from Apps alone, and `token` belongs to a person.',
    next: `Use the job's own token or an App's, ${noChecks}`,
  }),
  checksLeftOut: () => ({
    story: 'Check runs are left out: the token lacks the permission `checks: write`.',
    next: `${granting('checks: write')}, ${noChecks}`,
  }),
  checkUnwritten: (name: string, error: unknown) => ({
    story: `The check ${codeSpan(name)} could not be written${because(error)}`,
    next: `${nothing}: the status comment tells the same, and the next turn writes the check anew.`,
  }),
  tokenUnknown: (error: unknown) => ({
    story: `GitHub does not say whose the token is, so it is taken for the job's own${because(error)}`,
    next: `${nothing} if it is. The token of somebody else needs a server that answers GraphQL.`,
  }),
  unavailable: (what: string, error: unknown) => ({
    story: `${what} could not be had${because(error)}`,
    next: 'The work goes on without. If every run says so, compare the `permissions:` of the job with those in the README.',
  }),
  notDownloaded: (what: string, error: unknown) => ({
    story: `${what} could not be downloaded${because(error)}`,
    next: `${nothing}: it is tried again where that can help, and what stays unread is told in the brief.`,
  }),
  filesUnlisted: (error: unknown) => ({
    story: `The list of the files of the repository could not be read${because(error)}`,
    next: `${nothing}: the places of failures are told as CI printed them.`,
  }),
  reportNotUploaded: (error: unknown) => ({
    story: `The report was not kept as an artifact${because(error)}`,
    next: 'Read the summary of this run instead; the report itself lies at the output `report-path` until the job ends.',
  }),
  reportNotWhole: (folder: string, error: unknown) => ({
    story: `The report of this turn could not be kept whole in ${codeSpan(folder)}${because(error)}`,
    next: 'Make room on the machine, or name another folder in `handover`. The status comment tells how the turn ended.',
  }),
  pageUnmade: (report: string, error: unknown) => ({
    story: `The page of this turn could not be made${because(error)}`,
    next: `${codeSpan(report)} tells the same. Report this: it is a bug of the loop.`,
  }),
  webhookUntaken: (why: string, tries: number) => ({
    story: `The message to \`notify-webhook\` was not taken (${why}, ${tries === 1 ? '1 try' : `${tries} tries`}).`,
    next: 'Look at the address in `notify-webhook` and at its server; the pull request tells the same.',
  }),
  noView: () => ({
    story:
      'This machine allows no view of its own for the agent (`mount`), so `sudo`, docker, the files of the runner and the credentials in HOME are within its reach.',
    next: userNamespaces,
  }),
  noNamespace: () => ({
    story:
      'This machine allows no process namespace of its own (`unshare`), so the agent could read the environment of what started it, its token included.',
    next: userNamespaces,
  }),
  hostsRefused: (hosts: readonly string[], most: number) => ({
    story: `What ran here was kept from reaching ${listNames(hosts, most, (host) => host)}.`,
    next: 'If it is needed, add its name to `allowed-hosts`.',
  }),
  budgetSpent: (agent: string) => ({
    story: `Nothing is left of \`max-cost-usd\`, so ${codeSpan(agent)} is not asked.`,
    next: 'Raise it if the repair is worth more.',
  }),
  agentPassedOver: (agent: string, why: string) => ({
    story: `The agent ${codeSpan(agent)} could not work (${why}) and changed nothing; it is the turn of the next of the chain.`,
    next: 'Read above what it said, and mend its key, its version or its place in `agent`.',
  }),
  feedBroken: (error: unknown) => ({
    story: `The folder of the feed was damaged, so the agent hears no more of CI${because(error)}`,
    next: `${nothing}: what fails from here on is repaired in the next attempt.`,
  }),
  commandFailed: (input: string, how: string, line: string) => ({
    story: `The ${codeSpan(input)} failed (${how}): ${line}.`,
    next: 'What needs it may fail, too; correct it, or take it out.',
  }),
  partsConflicting: (left: number, of: number) => ({
    story: `${left} of ${of} changes conflict with the others and are left out.`,
    next: laterAttempt,
  }),
  partsBreaking: (left: number, of: number) => ({
    story: `${left} of ${of} changes pass their tests alone and break those of the others, so they are left out.`,
    next: laterAttempt,
  }),
  reportDoubtful: (file: string, why: string) => ({
    story: `${file}: ${ended(why)}`,
    next: 'What could be read of it is used; look at what writes it.',
  }),
  nothingChanged: (why: AgentFailure | null) => ({
    story: why === null ? 'The agent changed nothing.' : `The agent failed and changed nothing (${why}).`,
    next: 'Read above what it said; `--verbose` shows all of it, and another agent is named with `--agent`.',
  }),
  objected: ({ weight, message, remedy }: Objection) => ({
    story: `${weight === 'block' ? 'Not committed' : 'Look at this'}: ${message}`,
    next: remedy,
  }),
  folderNotRemoved: (folder: string) => ({
    story: `Not all of ${codeSpan(folder)} could be removed: a command left there what belongs to another user.`,
    next: 'Remove it yourself.',
  }),
  listensBeyond: () => ({
    story: 'The dashboard listens beyond this machine, and what is sent there is not encrypted.',
    next: 'Put a server that speaks https before it.',
  }),
} satisfies Readonly<Record<string, (...details: never[]) => Warning>>

function granting(permission: string): string {
  return `Add the line \`${permission}\` under \`permissions:\` of the job that runs this step (for an App: grant it in the App's settings)`
}

/** Of what was thrown, its first line: a server's error may be a whole page. */
function because(error: unknown): string {
  const [line = ''] = describeError(error).trim().split('\n', 1)
  return line === '' ? '.' : `: ${ended(line)}`
}

/** With one full stop. */
function ended(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`
}
