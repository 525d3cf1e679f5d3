import type { Finding } from '../model/evidence.ts'
import { stepAt } from './steps.ts'
import type { StepsSeen } from './log-step.ts'
import { isBare, isWrapper } from './wrappers.ts'
import { tellsOfTrouble } from './log/infrastructure.ts'

/** What tools say round the trouble of a machine or a network, which tells nothing more. */
const echo =
  /^(?:Unable to find image '|See 'docker |E: (?:Unable to fetch some archives|Failed to fetch |Some index files failed)|npm (?:error|ERR!) (?:code|errno|syscall|network) |FAILURE: Build failed with an exception|BUILD FAILED|compilation terminated\.|(?:fatal|error): (?:early EOF|the remote end hung up|RPC failed|index-pack failed|fetch-pack: )|fatal: Could not read from remote repository|ERROR: Exception:|.{0,200}exit(?:ed with)? (?:code|status) \d{1,3}\.?$)/

/** Does a line that stands for a failed step only repeat the trouble that befell the step? */
export function echoesTrouble(title: string): boolean {
  return echo.test(title) || tellsOfTrouble(title) || isWrapper({ message: title, test: null, kind: 'other' })
}

/** The trouble of a machine or a network is told once: not also by a tool that quotes it, nor by those that say that it failed. */
export function withoutTroubled(findings: readonly Finding[], { starts }: StepsSeen): readonly Finding[] {
  const troubled = new Set(findings.filter(({ kind }) => kind === 'infrastructure').map(({ at }) => stepAt(starts, at)))
  if (troubled.size === 0) return findings
  const quotes = (one: Finding): boolean =>
    isUnnamed(one) &&
    (one.message.split('\n').some((line) => tellsOfTrouble(line)) || tellsOfTrouble(`[ERROR] ${one.message}`) || one.rule === 'NU1301')
  const left = findings.filter((one) => !(troubled.has(stepAt(starts, one.at)) && quotes(one)))
  const explained = new Set(
    left
      .filter((one) => one.severity === 'error' && one.kind !== 'infrastructure' && !(isWrapper(one) && isBare(one)))
      .map(({ at }) => stepAt(starts, at)),
  )
  return left.filter(
    (one) => !(isBare(one) && isWrapper(one) && troubled.has(stepAt(starts, one.at)) && !explained.has(stepAt(starts, one.at))),
  )
}

function isUnnamed({ kind, severity, test, file }: Finding): boolean {
  return severity === 'error' && test === null && kind !== 'infrastructure' && (file === null || file.endsWith('proj'))
}
