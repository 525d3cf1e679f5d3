import type { Unfit } from '../../../src/core/model/conflict.ts'
import type { HaltReason } from '../../../src/core/model/decision.ts'
import type { Outcome } from '../../../src/core/model/outcome.ts'
import type { Regression } from '../../../src/core/model/progress.ts'
import type { TurnContext } from '../../../src/core/model/turn.ts'
import { tellCourse } from '../../../src/core/report/courses.ts'
import { tellHalt } from '../../../src/core/report/halts.ts'
import { statusWords, type StatusView } from '../../../src/core/report/status-comment.ts'
import { attemptRecord, context, diagnostic, record, report, sha } from '../builders.ts'
import { type Entry, namesOf } from './entry.ts'

const attempts = [1, 2].map((number) => attemptRecord({ number, ended: 'pushed', commit: sha('c'), costUsd: 2.6, seconds: 180 }))
const unfits: Readonly<Record<Unfit, true>> = { authors: true, merges: true, 'too-many': true }
const conflict = { branch: 'main', base: sha('b'), files: ['src/price.js'], merge: null, replay: 'yes' } as const

type Reason<Code extends HaltReason['code']> = Extract<HaltReason, { code: Code }>
const reasons: {
  readonly [Code in HaltReason['code']]: readonly (readonly [what: string, reason: Reason<Code>, over?: Partial<TurnContext>])[]
} = {
  exhausted: [['', { code: 'exhausted', attempts: 3 }, { used: 3 }]],
  'still-running': [['', { code: 'still-running', waitsFor: ['e2e'] }]],
  gated: [['', { code: 'gated' }]],
  flaky: [
    ['again', { code: 'flaky', why: 'again', detail: '' }],
    ['not restarted', { code: 'flaky', why: 'not-restarted', detail: 'The token may not start workflows.' }],
  ],
  'pre-existing': [['', { code: 'pre-existing' }]],
  'no-progress': [['', { code: 'no-progress' }, { used: 2 }]],
  'over-budget': [['', { code: 'over-budget' }, { used: 2, record: record({ attempts }), budget: { costUsd: 5, minutes: null } }]],
  conflict: [
    ['', { code: 'conflict', conflict, unfit: null }],
    ...namesOf(unfits).map((unfit) => [`not rebased, ${unfit}`, { code: 'conflict', conflict, unfit }] as const),
  ],
}

/** Why the loop does not go on. */
export const halts: readonly Entry[] = Object.values(reasons).flatMap(
  (list: readonly (readonly [string, HaltReason, Partial<TurnContext>?])[]) =>
    list.map(([what, because, over]) => {
      const { emoji, headline, story, next } = tellHalt(because, context(over))
      return { id: `halted: ${because.code}${what === '' ? '' : ` ${what}`}`, story: `**${emoji} ${headline}**\n\n${story}`, next }
    }),
)

type Steered = Extract<Outcome, { kind: 'diagnosed' | 'restarted' | 'reverted' }>
const regressions: Readonly<Record<Regression | 'asked', true>> = { build: true, more: true, asked: true }
const diagnoses: Readonly<Record<Extract<Outcome, { kind: 'diagnosed' }>['why'], true>> = { 'only-read': true, flaky: true }
const flaky = report([diagnostic({ origin: { kind: 'flaky', because: 'It passed in another try within the same run.' } })])
const fork = { untrusted: { kind: 'fork', repository: 'mallory/shop' } } as const

const courses: {
  readonly [Kind in Steered['kind']]: readonly (readonly [
    what: string,
    outcome: Extract<Steered, { kind: Kind }>,
    over?: Partial<TurnContext>,
  ])[]
} = {
  restarted: [['', { kind: 'restarted', runs: 1, foreign: [] }, { report: flaky }]],
  reverted: namesOf(regressions).map(
    (because) =>
      [
        because,
        {
          kind: 'reverted',
          number: 2,
          bad: sha('c'),
          commit: sha('d'),
          because,
          progress: { fixed: 0, remaining: 1, added: 2 },
          ci: { kind: 'started', runs: 1 },
        },
      ] as const,
  ),
  diagnosed: namesOf(diagnoses).map((why) => [why, { kind: 'diagnosed', why }, fork] as const),
}

/** What is done instead of asking an agent. */
export const steered: readonly Entry[] = Object.values(courses).flatMap(
  (list: readonly (readonly [string, Steered, Partial<TurnContext>?])[]) =>
    list.map(([what, outcome, over]) => {
      const { headline, story, next } = tellCourse(outcome, context(over))
      return { id: `${outcome.kind}${what === '' ? '' : `: ${what}`}`, story: `**${headline}**\n\n${story}`, next }
    }),
)

type Plain = Exclude<StatusView['kind'], 'ended' | 'halted' | 'steered'>
const plain: Readonly<Record<Plain, true>> = { working: true, green: true, stopped: true, listening: true }

/** What the status comment says beside all that. */
export const views: readonly Entry[] = namesOf(plain).map((kind) => {
  const [heading = '', story = ''] = statusWords({ kind }, context({ report: null, record: record() })).split('\n\n')
  const next = /^\*\*Next:\*\* (.*)$/.exec(story)?.[1]
  return {
    id: `status: ${kind}`,
    story: `**${heading.replace(/^### /, '')}**${next === undefined ? `\n\n${story}` : ''}`,
    next: next ?? 'Nothing has to be done. `/codality stop` ends it.',
  }
})
