import { addedLines, removedLines } from '../edit.ts'
import type { Language } from '../language.ts'
import { atLine } from '../places.ts'
import type { Recogniser } from '../sighting.ts'
import { Tally } from '../tally.ts'
import { testAt } from '../tests-of.ts'

const guard = /^\s{0,200}(?:\}?\s{0,4}try\b|begin\b|do\s{0,4}\{|defer\b|Try\b)|\btry\s{0,4}[:{(]?\s{0,4}$|\btry\s{0,4}\{/
const passesOn =
  /\b(?:throw|raise|rethrow|reraise|fail|fails|flunk|panic|assert\w*|expect\w*|reject|require\w*|XCT\w+|done|next|check\w*|CHECK\w*|REQUIRE\w*|FAIL|ADD_FAILURE|EXPECT_\w+|ASSERT_\w+|should\w*|verify\w*|record|Fatal\w*|Errorf?)\b/
/** How far a guarded part reaches, in lines. */
const reach = 60

/** A `catch` that came to stand around assertions of a test that was there before, and does not tell of what it caught. */
export const swallowedFailures: Recogniser = {
  name: 'swallowed-failures',
  *recognise(edits, history) {
    for (const edit of edits) {
      const { language, isTest, status, tests, after, before } = edit
      if (!isTest || language === null || status !== 'modified') continue
      const isOne = (code: string): boolean => language.catches.test(code) || language.drops?.test(code) === true
      const old = new Tally([...removedLines(edit)].map((line) => before.code[line]?.trim() ?? '').filter(isOne))
      for (const line of addedLines(edit)) {
        const code = after.code[line] ?? ''
        if (!isOne(code) || old.take(code.trim())) continue
        const test = testAt(tests.after, line)
        if (test !== null && history.knew(test.name) && (drops(after.code, line, language) || swallows(after.code, line, language)))
          yield atLine(edit, line, { kind: 'failure-swallowed', sure: 'likely' })
      }
    }
  },
}

function drops(code: readonly string[], line: number, { drops: pattern, assertions }: Language): boolean {
  return pattern?.test(code[line] ?? '') === true && code.slice(line, line + reach).some((text) => assertions.begins.test(text))
}

function swallows(code: readonly string[], line: number, { catches, assertions }: Language): boolean {
  const text = code[line] ?? ''
  const match = catches.exec(text)
  if (match === null) return false
  // What is caught is named between the word and the handler.
  const here = text.slice(match.index + match[0].length).replace(/^[^\n{:=]{0,200}(?:[{:]|=>)/, '')
  if (passesOn.test([here, ...handlerBelow(code, line)].join('\n'))) return false
  const above = code.slice(Math.max(0, line - reach), line)
  const from = above.findLastIndex((candidate) => guard.test(candidate))
  const guarded = [...above.slice(from < 0 ? -3 : from), text.slice(0, match.index)]
  return guarded.some((candidate) => assertions.begins.test(candidate))
}

/** The lines below that are further in. */
function handlerBelow(code: readonly string[], line: number): readonly string[] {
  const depth = indentOf(code[line] ?? '')
  const below = code.slice(line + 1, line + 13)
  const end = below.findIndex((text) => text.trim() !== '' && indentOf(text) <= depth)
  return end < 0 ? below : below.slice(0, end)
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}
