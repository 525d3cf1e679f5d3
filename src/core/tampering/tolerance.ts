import type { Statement } from './statements.ts'

const number = String.raw`(?<value>\d[\d_]{0,20}(?:\.\d{0,20})?(?:[eE][+-]?\d{1,4})?|\.\d{1,20})`

/** How far a value may be off: by a name, or as the last argument of what takes one. */
const widths: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:rel|abs|rel_tol|abs_tol|rtol|atol|delta|accuracy|epsilon|max_relative|tolerance|margin)\s?[=:]\s?${number}`),
  new RegExp(String.raw`\b(?:within|be_within|Within|WithinAbs|offset|byLessThan)\s?\(\s?(?:[^,()\n]{1,80},\s?)?${number}`),
  new RegExp(
    String.raw`(?:InDelta|InEpsilon|_NEAR|in_delta|in_epsilon|closeTo|approximately|BeApproximately|WithDelta|_CLOSE|assertEquals|AreEqual)\b[^\n]{0,400},\s?${number}[fFdDmM]?\s?\)?\s?(?:,[^\n]{0,80})?$`,
  ),
]

/** To how many digits values are compared. */
const digits: readonly RegExp[] = [
  new RegExp(String.raw`toBeCloseTo\s?\([^\n]{1,400},\s?${number}\s?\)`),
  new RegExp(String.raw`\b(?:places|decimal|significant|precision)\s?[=:]\s?${number}`),
]

/** Does the second assertion let pass what the first one did not, because it allows for more? */
export function isLooser(before: Statement, after: Statement): boolean {
  const raised = widths.some((pattern) => differ(pattern, before, after, (old, now) => now > old))
  return raised || digits.some((pattern) => differ(pattern, before, after, (old, now) => now < old))
}

function differ(pattern: RegExp, before: Statement, after: Statement, isWorse: (old: number, now: number) => boolean): boolean {
  const old = pattern.exec(before.text)?.groups?.['value']
  const now = pattern.exec(after.text)?.groups?.['value']
  return old !== undefined && now !== undefined && isWorse(Number(old.replaceAll('_', '')), Number(now.replaceAll('_', '')))
}
