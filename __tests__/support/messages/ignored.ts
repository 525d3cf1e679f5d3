import type { IgnoreReason } from '../../../src/core/model/trigger.ts'
import { tellIgnore } from '../../../src/core/report/reasons.ts'
import { sha } from '../builders.ts'
import { type Entry } from './entry.ts'

/** One of each; the type says that none is missing. */
const reasons: { readonly [Code in IgnoreReason['code']]: Omit<Extract<IgnoreReason, { code: Code }>, 'code'> } = {
  'unsupported-event': { event: 'push' },
  'unsupported-action': { event: 'issue_comment', action: 'edited' },
  'malformed-event': { event: 'issue_comment', detail: '`comment.id`: missing' },
  'run-not-for-a-pull': { event: 'schedule' },
  'run-not-conclusive': { conclusion: 'cancelled' },
  'run-only-begun': { name: 'CI' },
  'end-awaited': { name: 'CI' },
  'own-run': { name: 'Loop' },
  'not-a-pull': {},
  bot: { login: 'renovate[bot]' },
  'own-words': {},
  'empty-review': {},
  'no-review': { detail: 'the remark belongs to none' },
  'not-mentioned': { mention: '@codality' },
  'no-pull': { detail: 'the branch of run 5 has none' },
  fork: { pull: 7, repository: 'mallory/shop' },
  closed: { pull: 7 },
  draft: { pull: 7 },
  'not-tracked': { pull: 7, filter: 'label:bot' },
  'base-unprotected': { pull: 7, base: 'main' },
  'head-unsafe': { pull: 7, branch: 'a;b' },
  outdated: { pull: 7, ran: sha('a'), head: sha('b') },
  'not-allowed': { login: 'mallory', role: 'started-ci', permission: 'read' },
  'already-handled': { key: '1000-ic5' },
  stopped: { pull: 7 },
  'nobody-waits': { pull: 7 },
  'still-running': { pull: 7, waitsFor: ['e2e'] },
  gated: { pull: 7 },
  'nothing-ran': { pull: 7 },
  passed: { pull: 7 },
  'nothing-due': { pull: 7 },
  'nothing-asked': {},
  moved: { pull: 7, from: sha('a') },
  busy: { pull: 7, runId: 900 },
  cancelled: {},
}

/** All reasons why an event leads to nothing. */
export const ignoreReasons = Object.entries(reasons).map(([code, facts]) => ({ code, ...facts }) as IgnoreReason)

export const ignored: readonly Entry[] = ignoreReasons.map((reason) => ({ id: `ignored: ${reason.code}`, ...tellIgnore(reason) }))
