import { codeSpan, cut } from '../fence.ts'
import type { HaltReason } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { encodeRecord } from '../model/marker.ts'
import type { Ending } from '../model/outcome.ts'
import { type Pull, short } from '../model/pull.ts'
import type { Session } from '../model/session.ts'
import type { LoopRecord } from '../model/loop.ts'
import type { Links, TurnContext } from '../model/turn.ts'
import { tellEnding } from './endings.ts'

/** GitHub refuses a comment above 65,536 characters, the marker included. */
const mostCharacters = 65_000

/** What the one comment of the loop shows: at work, or how the turn ended. */
export type StatusView = { readonly kind: 'working' } | { readonly kind: 'ended'; readonly ending: Ending } | { readonly kind: 'exhausted' } | { readonly kind: 'waiting'; readonly because: Exclude<HaltReason, { code: 'exhausted' }> } | { readonly kind: 'green' } | { readonly kind: 'stopped' } | { readonly kind: 'listening' }

/** The whole status comment in Markdown, hidden marker included. */
export function statusComment(view: StatusView, context: TurnContext): string {
  const parts = [title(view, context), ...story(view, context), ...context.notes.map((note) => `> ${note}`), ...failures(view, context), ...history(context.record), footer(context)]
  const marker = encodeRecord(context.record)
  return `${cut(parts.join('\n\n'), mostCharacters - marker.length)}\n${marker}`
}

/** "triggered by CI failure", with the attempt where there is one. */
export function triggeredBy(session: Session | null, maxAttempts: number): string {
  switch (session?.kind) {
    case undefined:
      return ''
    case 'ci':
      return `triggered by CI failure · CI auto-fix attempt ${session.attempt}/${maxAttempts}`
    case 'comment':
      return 'triggered by comment'
    case 'review':
      return 'triggered by review'
  }
}

/** What people read when the attempts are spent. */
export function exhaustedSentence(attempts: number): string {
  return `I've attempted ${attempts} ${attempts === 1 ? 'fix' : 'fixes'} and it's still not passing. Needs human attention.`
}

function title(view: StatusView, { session, maxAttempts, links, commandPrefix, used }: TurnContext): string {
  switch (view.kind) {
    case 'working':
      return `### 🔄 Working on this — ${triggeredBy(session, maxAttempts)}`
    case 'ended':
      return `### ${tellEnding(view.ending, links, `${commandPrefix} retry`).headline}\n${capitalise(triggeredBy(session, maxAttempts))}`
    case 'exhausted':
      return `### 🙋 ${exhaustedSentence(used)}`
    case 'waiting':
      return view.because.code === 'gated' ? '### ✋ CI waits for a person' : '### ⏳ CI is still running'
    case 'green':
      return '### 🎉 All checks pass — ready for review'
    case 'stopped':
      return '### ⏸️ Stopped by a person'
    case 'listening':
      return '### 👂 Listening'
  }
}

function story(view: StatusView, { links, commandPrefix, maxAttempts, pull }: TurnContext): readonly string[] {
  const retry = `${commandPrefix} retry`
  switch (view.kind) {
    case 'working':
      return [`Started from \`${short(pull.headSha)}\`. This comment tells how it ends; [the run](${links.run}) shows it live.`]
    case 'ended': {
      const words = tellEnding(view.ending, links, retry)
      return [words.story, `**Next:** ${words.next}`]
    }
    case 'exhausted':
      return [`**Next:** a comment, a review, or \`${retry}\` by someone with write access gives ${maxAttempts} more attempts.`]
    case 'waiting':
      return waits(view.because, links, pull)
    case 'green':
      return ['**Next:** a person reviews.']
    case 'stopped':
      return [`**Next:** \`${retry}\` by someone with write access starts the loop again.`]
    case 'listening':
      return ['**Next:** when a check fails, or someone with write access comments, work starts.']
  }
}

function waits(because: Exclude<HaltReason, { code: 'exhausted' }>, { repository }: Links, { number }: Pull): readonly string[] {
  const page = `[the checks](${repository}/pull/${number}/checks)`
  if (because.code === 'gated') return [`**Next:** someone opens ${page} and clicks **Approve workflows to run**.`]
  const names = because.waitsFor.slice(0, 10).map((name) => codeSpan(name)).join(', ')
  return [`Not all of ${page} ended in the time there was to wait, and none has failed so far: ${names}.`, '**Next:** when the next workflow ends, the loop looks again.']
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function failures(view: StatusView, { report }: TurnContext): readonly string[] {
  if (report === null || view.kind === 'green') return []
  const { diagnostics, omitted } = report
  const count = diagnostics.length + omitted
  const shown = diagnostics.slice(0, 20).map(describe).join('\n')
  const rest = count > 20 ? `\n- and ${count - 20} more` : ''
  return [`<details${view.kind === 'working' ? ' open' : ''}><summary>What failed: ${count} ${count === 1 ? 'failure' : 'failures'}</summary>\n\n${shown}${rest}\n\n</details>`]
}

/** One failure on one line: where, what. */
function describe({ file, line, test, message }: Diagnostic): string {
  const place = file === null ? '' : `${codeSpan(`${file}${line === null ? '' : `:${line}`}`)} `
  const name = test === null ? '' : `${codeSpan(test.name, 120)}: `
  return `- ${place}${name}${codeSpan(message, 160)}`
}

function history({ attempts }: LoopRecord): readonly string[] {
  if (attempts.length < 2) return []
  const rows = attempts.slice(-12).map(({ number, from, ended, commit, failures: count }) => `| ${number === 0 ? 'asked for' : number} | \`${short(from)}\` | ${count} | ${codeSpan(ended)} | ${commit === null ? '' : `\`${short(commit)}\``} |`)
  return [`<details><summary>The story so far</summary>\n\n| attempt | from | failures | ended | pushed |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n\n</details>`]
}

function footer({ links, commandPrefix }: TurnContext): string {
  return `<sub>[This run](${links.run}) · \`${commandPrefix} help\`</sub>`
}
