import { type Check, type Finding, ok } from '../../finding.ts'
import type { RuleFact } from '../../../model/setup-facts.ts'
import { listed } from '../place.ts'
import { unseen } from './unseen.ts'

export const pullBranches: Check = {
  name: 'pull-branches',
  looksAt: 'The loop may push to the branches of pull requests.',
  needs: 'github',
  look: ({ github, loops }) => {
    if (github === null || loops.length === 0) return []
    if (github.headRules.kind === 'unseen') return unseen('The rules of the branches of pull requests', github.headRules)
    const findings = github.headRules.value.flatMap(({ branch, rules }) => ofBranch(branch, rules))
    return findings.length > 0
      ? findings
      : [ok(`No rule keeps the loop from pushing to ${listed(github.headRules.value.map(({ branch }) => branch))}.`)]
  },
}

/** Rules that refuse the push of one more commit, and why. */
const refusing: Readonly<Record<string, string>> = {
  update: 'only those who may bypass the rule push to it',
  pull_request: 'changes come to it by pull requests alone',
  required_status_checks: 'a commit has to have passed its checks before it is pushed',
  required_signatures: "commits have to be signed, and the loop's are not",
}

function ofBranch(branch: string, rules: readonly RuleFact[]): readonly Finding[] {
  const found = [...new Set(rules.map(({ type }) => type))].filter((type) => Object.hasOwn(refusing, type))
  if (found.length === 0) return []
  return [
    {
      severity: 'error',
      place: null,
      found: `Rules hold for \`${branch}\`, the branch of a pull request: ${listed(found)}.`,
      means: `GitHub refuses the push of the loop: ${found.map((type) => refusing[type] ?? '').join('; ')}.`,
      mend: "Under Settings → Rules → Rulesets limit the rule to the branches that it is meant for, such as the default branch; or list the loop's App under Bypass list.",
    },
  ]
}
