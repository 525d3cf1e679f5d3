import type { Account } from '../model/account.ts'
import { type Excerpt, lengthOf, textOfExcerpt } from '../model/excerpt.ts'
import { isoTime } from '../model/time.ts'
import { makeVisible } from '../common/visible.ts'

/** All that was said to agents and printed by them, as a text to read; null where no agent was asked. */
export function transcriptText({ askings }: Account): string | null {
  if (askings.length === 0) return null
  const parts = askings.flatMap(({ brief, hearings }, index) => [
    ...part(`Round ${index + 1}: what the agent was told`, brief),
    ...hearings.flatMap(({ agent, at, stdout, stderr }) => [
      ...part(`Round ${index + 1}: ${agent}, started at ${isoTime(at)}`, stdout),
      ...part(`Round ${index + 1}: ${agent}, error output`, stderr),
    ]),
  ])
  return makeVisible(`${parts.join('\n\n')}\n`)
}

function part(title: string, excerpt: Excerpt): readonly string[] {
  return lengthOf(excerpt) === 0 ? [] : [`===== ${title} =====\n${textOfExcerpt(excerpt).trimEnd()}`]
}
