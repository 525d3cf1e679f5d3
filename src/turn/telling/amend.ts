import { decodeRecord, encodeRecord } from '../../core/model/marker.ts'
import type { PullNumber } from '../../core/model/pull.ts'
import type { Presentation } from '../../core/report/present.ts'
import { warnings } from '../../core/report/warnings.ts'
import type { World } from '../../ports/world.ts'

/** What is needed of the outside to write anew what this turn wrote. */
interface Desk {
  readonly github: Pick<World['github'], 'ownComments' | 'writeStatus'>
  readonly log: Pick<World['log'], 'info' | 'warn'>
}

type Status = Presentation['status']

/**
 * Writes the last words anew, with what came out after them. By then others may have been let in: what one of them wrote since, such
 * as a `stop`, is worth more than what is added here, so a status comment that holds another record than the words before is left as it is.
 */
export async function amendStatus(
  pull: PullNumber,
  { before, after }: { readonly before: Status; readonly after: Status },
  { github, log }: Desk,
): Promise<void> {
  if (before === null || after === null) return
  try {
    const { status } = await github.ownComments(pull)
    if (status !== null && isRecordOf(before, status.record)) await github.writeStatus(pull, status.id, after, false)
    else
      log.info(
        'The status comment is not amended: another turn has written it since. What was to be added stands in the summary of this run.',
      )
  } catch (error) {
    log.warn(warnings.statusUnamended(error))
  }
}

function isRecordOf(words: string, record: ReturnType<typeof decodeRecord>): boolean {
  const own = decodeRecord(words)
  return own !== null && record !== null && encodeRecord(own) === encodeRecord(record)
}
