import type { BriefMaterial } from '../../src/core/brief/brief.ts'
import { nothingSaid } from '../../src/core/brief/brief-words.ts'
import { pull, report } from './builders.ts'

/** What a brief on one failed test is made from. */
export function briefMaterial(over: Partial<BriefMaterial> = {}): BriefMaterial {
  return {
    session: { kind: 'ci', attempt: 2 },
    pull: pull(),
    title: 'Add discounts',
    report: report(),
    leftAlone: [],
    others: [],
    aside: [],
    maxAttempts: 3,
    earlier: [],
    changes: new Map(),
    rounds: [],
    fresh: [],
    isRunning: false,
    replaced: null,
    paths: [],
    facts: {
      snippets: new Map([['d1', '> 12 | expect(total).toBe(100)']]),
      reproductions: [{ command: { program: 'node', args: ['--test', "it's.js"], folder: '.' }, diagnostics: ['d1'] }],
    },
    said: nothingSaid,
    maxDiagnostics: 25,
    maxTokens: 24_000,
    ...over,
  }
}
