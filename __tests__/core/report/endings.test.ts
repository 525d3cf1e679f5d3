import { expect, test } from 'vitest'
import type { Ending } from '../../../src/core/model/outcome.ts'
import { present } from '../../../src/core/report/present.ts'
import { context, sha, work } from '../../support/builders.ts'

const pushed: Ending = {
  kind: 'pushed',
  commit: sha('d'),
  subject: 'fix: it',
  files: ['a.js'],
  ci: { kind: 'started', runs: 1 },
  summary: null,
  flags: [],
}
const asked = {
  session: { kind: 'comment', commentId: 5, author: 'maria', text: 'Rename it', before: [] },
  trigger: {
    kind: 'commented',
    pull: 7,
    title: null,
    author: { login: 'maria', type: 'User' },
    at: 1_000,
    commentId: 5,
    text: 'Rename it',
  },
} as const

test('what was pushed although failures were seen to be left is not called done, neither in the comment nor to whoever asked', () => {
  const left = work({
    proof: { kind: 'run', of: 1, passing: 0, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '' },
  })
  const headline = '⚠️ Pushed, but not everything is repaired — 0 of 1 failing test now passes here'
  expect(present(pushed, context({ work: left })).status).toContain(`### ${headline}\n`)
  expect(present(pushed, context({ work: left, ...asked })).notice?.body).toContain(`@maria ${headline}\n`)
  expect(present(pushed, context({ work: work(), ...asked })).notice?.body).toContain('@maria ✅ Done — pushed new changes\n')
})
