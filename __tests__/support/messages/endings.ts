import type { AgentFailure } from '../../../src/core/model/agent.ts'
import type { KeptChange } from '../../../src/core/model/change.ts'
import type { CiStart } from '../../../src/core/model/ci.ts'
import type { Ending, Interruption } from '../../../src/core/model/outcome.ts'
import type { Proof } from '../../../src/core/model/work.ts'
import { tellEnding } from '../../../src/core/report/endings.ts'
import { context, sha } from '../builders.ts'
import { type Entry, namesOf } from './entry.ts'

type Of<Kind extends Ending['kind']> = Extract<Ending, { kind: Kind }>
/** An ending, what tells it from others of its kind, and whether a person asked for the work by words, and what was seen of the change. */
type Sample<Kind extends Ending['kind']> = readonly [what: string, ending: Of<Kind>, isAsked?: boolean, proof?: Proof]

const starts: { readonly [Kind in CiStart['kind']]: Extract<CiStart, { kind: Kind }> } = {
  started: { kind: 'started', runs: 1 },
  dispatched: { kind: 'dispatched', workflows: [{ name: 'CI', run: 'https://github.com/dev/shop/actions/runs/901' }] },
  conflicting: { kind: 'conflicting' },
  gated: { kind: 'gated', url: 'https://github.com/dev/shop/pull/7/checks' },
  'not-seen': {
    kind: 'not-seen',
    why: "a push with the job's own token starts no CI, and no workflow that checked the commit before declares `workflow_dispatch`.",
  },
}

const keptOnes: Readonly<Record<'kept' | Extract<KeptChange, { kind: 'not-kept' }>['because'], KeptChange>> = {
  kept: { kind: 'kept', run: 900, repository: 'dev/shop', artifact: 'codality-report-900-1', leftOut: 0 },
  secret: { kind: 'not-kept', because: 'secret' },
  'too-large': { kind: 'not-kept', because: 'too-large' },
  unreadable: { kind: 'not-kept', because: 'unreadable' },
  'no-artifacts': { kind: 'not-kept', because: 'no-artifacts' },
  off: { kind: 'not-kept', because: 'off' },
}

/** What an agent or its service said. */
const details: Readonly<Record<AgentFailure | 'no-result', string>> = {
  'unknown-agent': 'The input `agent` names `claud`, which is not one this version knows. Use one of: claude, codex, command.',
  'not-found': '',
  'not-installed': '`npm` is not on the PATH of this runner, so nothing can be installed: set up Node.js in a step before this one.',
  'no-key': 'env:\n  ANTHROPIC_API_KEY: ${{ secrets.ANTHROPIC_API_KEY }}',
  'key-withheld': 'with:\n  agent-env: COPILOT_GITHUB_TOKEN',
  'wrong-key': 'invalid x-api-key',
  'rate-limited': 'Number of requests has exceeded your rate limit.',
  overloaded: 'Overloaded',
  unreachable: 'getaddrinfo ENOTFOUND api.example.com',
  'too-long': 'prompt is too long',
  refused: 'I cannot help with that.',
  denied: 'WebFetch',
  'turn-limit': '',
  'cost-limit': '',
  timeout: '',
  cancelled: '',
  crashed: 'Error: the session was closed.',
  'no-result': '',
}

const interruptions: Readonly<Record<Interruption, true>> = {
  cancelled: true,
  'cancelled-waiting': true,
  'gave-up-waiting': true,
  'ci-running': true,
  'ci-unknown': true,
  stopped: true,
  lost: true,
}
const supersessions: Readonly<Record<Of<'superseded'>['why'], true>> = {
  moved: true,
  closed: true,
  gone: true,
  retargeted: true,
  draft: true,
}

const partly: Proof = { kind: 'run', of: 3, passing: 1, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '' }

const objection = {
  guard: 'protected-paths',
  weight: 'block',
  message: '`.github/workflows/ci.yml` is a protected path.',
  remedy: 'Make this change by hand, or add `!.github/**` to `protected-paths`.',
  path: '.github/workflows/ci.yml',
} as const
const pushed = {
  kind: 'pushed',
  commit: sha('d'),
  subject: 'fix: round after the discount',
  files: ['src/price.js'],
  summary: null,
  flags: [],
} as const

/** A new kind of ending does not compile without a sample; neither does a new cause within one. */
const samples: { readonly [Kind in Ending['kind']]: readonly Sample<Kind>[] } = {
  pushed: [
    ...namesOf(starts).map((kind) => [kind, { ...pushed, ci: starts[kind] }] as const),
    ['not everything is repaired', { ...pushed, ci: starts.started }, false, partly],
  ],
  unchanged: [
    ['by itself', { kind: 'unchanged', summary: 'The test asks for something that the code cannot know.' }],
    ['asked', { kind: 'unchanged', summary: 'It is rounded in `src/price.js`.' }, true],
  ],
  blocked: namesOf(keptOnes).map((kind) => [kind, { kind: 'blocked', objections: [objection], kept: keptOnes[kind] }] as const),
  offered: [
    ['kept', { kind: 'offered', files: ['src/price.js'], kept: keptOnes.kept, summary: null, flags: [] }],
    ['not kept', { kind: 'offered', files: ['src/price.js'], kept: keptOnes['too-large'], summary: null, flags: [] }],
  ],
  rejected: [['', { kind: 'rejected', detail: 'remote: error: GH013: Repository rule violations found for refs/heads/discounts.' }]],
  'agent-failed': namesOf(details).map((why) => [why, { kind: 'agent-failed', why, detail: details[why] }] as const),
  superseded: namesOf(supersessions).map((why) => [why, { kind: 'superseded', head: sha('c'), why }] as const),
  interrupted: namesOf(interruptions).map((by) => [by, { kind: 'interrupted', by }] as const),
  crashed: [['', { kind: 'crashed', message: 'fetch failed' }]],
}

/** Each ending of an attempt as the status comment tells it. */
export const endings: readonly Entry[] = Object.entries(samples).flatMap(
  ([kind, list]: readonly [string, readonly Sample<Ending['kind']>[]]) =>
    list.map(([what, ending, isAsked = false, proof = null]) => {
      const { headline, story, next } = tellEnding(ending, context().links, '/codality retry', isAsked, proof)
      return { id: what === '' ? kind : `${kind}: ${what}`, story: `**${headline}**\n\n${story}`, next }
    }),
)
