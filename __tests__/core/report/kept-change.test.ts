import { describe, expect, test } from 'vitest'
import type { Ending } from '../../../src/core/model/outcome.ts'
import { present } from '../../../src/core/report/present.ts'
import { context } from '../../support/builders.ts'

describe('a change that was not pushed', () => {
  const told = (kept: Extract<Ending, { kind: 'blocked' }>['kept']): string =>
    present({ kind: 'blocked', objections: [], kept }, context()).status ?? ''

  test('is had by one command', () => {
    expect(told({ kind: 'kept', run: 900, repository: 'dev/shop', artifact: 'codality-report-900-1', leftOut: 0 })).toContain(
      '```sh\ngh run download 900 --repo dev/shop --name codality-report-900-1 --dir codality-change && git apply --index codality-change/change.patch\n```',
    )
    expect(told({ kind: 'kept', run: 900, repository: 'dev/shop', artifact: 'a', leftOut: 2 })).toContain(
      '2 entries that are no regular files are not in it.',
    )
  })

  test.each([
    ['secret', 'a secret would be kept with it'],
    ['too-large', 'larger than 1 MiB'],
    ['unreadable', 'git makes no patch of it'],
    ['off', '`upload-report` is `false`'],
  ] as const)('and not kept (%s) is told with the reason', (because, words) => {
    expect(told({ kind: 'not-kept', because })).toContain(words)
    expect(told({ kind: 'not-kept', because })).not.toContain('gh run download')
  })
})
