import { hasTestName } from '../../diagnostics/test-files.ts'
import { isConfig } from '../config-files.ts'
import type { Recogniser } from '../sighting.ts'

/** What was not looked at must not pass for harmless. */
export const unreadable: Recogniser = {
  name: 'unreadable',
  *recognise(edits) {
    for (const { path, status, language, unread, isTest } of edits) {
      if (unread === null || status === 'deleted') continue
      const isTestCode = language !== null && (isTest || hasTestName(path))
      if (isTestCode || isConfig(path))
        yield {
          kind: 'unreadable',
          path,
          line: null,
          sure: 'likely',
          what: { 'no-text': 'no text', 'too-large': 'too large', 'long-lines': 'lines of more than 4,096 characters' }[unread],
        }
    }
  },
}
