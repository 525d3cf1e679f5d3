import { type Check, type Finding, ok } from '../../finding.ts'
import { agentCheck, readinessCheck } from '../../../model/check-run.ts'
import { tokenOf } from '../../token-of.ts'
import { listed, placeOf } from '../place.ts'
import { unseen } from './unseen.ts'

export const requiredChecks: Check = {
  name: 'required-checks',
  looksAt: "No check that the loop writes itself has to pass before a merge, and the others run on the loop's commits.",
  needs: 'github',
  look: ({ github, loops }) => {
    const [loop] = loops
    if (github === null || loop === undefined) return []
    if (github.baseRules.kind === 'unseen') return unseen('The rules of the default branch', github.baseRules)
    const required = [...new Set(github.baseRules.value.flatMap(({ checks }) => checks))]
    const own: readonly string[] = required.filter((name) => name === agentCheck || name === readinessCheck)
    const findings: readonly Finding[] = [
      ...own.map((name): Finding => ({
        severity: name === agentCheck ? 'error' : 'warning',
        place: null,
        found: `\`${name}\` is a required check.`,
        means:
          name === agentCheck
            ? 'It is written only where a session took place, so a pull request that never failed waits for it for ever.'
            : 'It is written at the end of turns only, so a pull request that the loop has not looked at waits for it.',
        mend: `Take \`${name}\` out under Settings → Rules → Rulesets → Require status checks to pass.`,
      })),
      ...(required.length > own.length && tokenOf(loop).kind === 'job'
        ? [
            {
              severity: 'note',
              place: placeOf(loop),
              found: `${listed(required.filter((name) => !own.includes(name)))} ${required.length - own.length === 1 ? 'has' : 'have'} to pass before a merge.`,
              means: "With the job's own token a started workflow may not count for them (unverified); with an App's it does.",
              mend: 'ci-feedback-loop init --token app --force',
            } as const,
          ]
        : []),
    ]
    return findings.length > 0
      ? findings
      : [
          ok(
            required.length === 0
              ? 'No rule asks for checks before a merge.'
              : `${listed(required)} ${required.length === 1 ? 'has' : 'have'} to pass before a merge; none is the loop's own.`,
          ),
        ]
  },
}
