import type { Warning } from '../../../src/core/model/warning.ts'
import { warnings } from '../../../src/core/report/warnings.ts'
import { type Entry, namesOf } from './entry.ts'

type Name = keyof typeof warnings

const refused = new Error('HTTP 502: no answer from the server')
const bug = Object.assign(new TypeError('x is not a function'), {
  stack: 'TypeError: x is not a function\n    at takeTurn (index.js:1:2)',
})

/** What each warning is given where it is shown. */
const samples: { readonly [One in Name]: Parameters<(typeof warnings)[One]> } = {
  wantedUnknown: [refused],
  statusUnread: [refused],
  statusUnwritten: [refused],
  statusUnamended: [refused],
  lostUnknown: [refused],
  lostUnmended: [refused],
  turnsUnknown: [refused],
  ciUnfollowed: [refused],
  ciUnseen: [refused],
  ciStartUnknown: [refused],
  ciMayNotBeStarted: [],
  jobsNotRerun: ['CI', 'the token lacks the permission actions: write.'],
  unforeseen: [bug],
  worseUnknown: [refused],
  notRolledBack: [2, 'the branch is protected'],
  repliesUnplanned: [refused],
  threadUnanswered: ['src/price.js', refused],
  threadsUnanswered: [refused],
  threadsUnresolved: [new Error('Resource not accessible by integration')],
  checksLeftOutForPerson: [],
  checksLeftOut: [],
  checkUnwritten: ['codality/agent', refused],
  tokenUnknown: [new Error('Not Found')],
  unavailable: ['The annotations of test', '403 Resource not accessible by integration'],
  notDownloaded: ['The log of test', 'status 410'],
  filesUnlisted: [refused],
  reportNotUploaded: [refused],
  reportNotWhole: ['/home/runner/work/_temp/codality', new Error('ENOSPC: no space left on device, write')],
  pageUnmade: ['report.json', bug],
  webhookUntaken: ['HTTP 500', 3],
  noView: [],
  noNamespace: [],
  hostsRefused: [['`example.com` (it is not in `allowed-hosts`)'], 20],
  budgetSpent: ['codex'],
  agentPassedOver: ['claude', 'overloaded'],
  feedBroken: [new Error('EACCES: permission denied, open')],
  commandFailed: ['setup-command', 'exit code 1', 'npm ci'],
  partsConflicting: [1, 4],
  partsBreaking: [1, 4],
  reportDoubtful: ['report.xml', 'The file ends in the middle: it was cut off.'],
  nothingChanged: ['rate-limited'],
  objected: [
    {
      guard: 'test-changes',
      weight: 'block',
      path: 'test/price.test.js',
      message: '`test/price.test.js` loses 1 of its 3 tests.',
      remedy: 'Put it back, or allow it with `--test-changes allow`.',
    },
  ],
  folderNotRemoved: ['/tmp/codality-local-1'],
  listensBeyond: [],
}

/** All that the log can warn of. */
export const warned: readonly Entry[] = namesOf(warnings).map((name) => {
  // Of a union of functions the compiler no longer knows which arguments belong to which; the table above does.
  const tell: (...details: never[]) => Warning = warnings[name]
  return { id: `warned: ${name}`, ...tell(...(samples[name] as readonly never[])) }
})
