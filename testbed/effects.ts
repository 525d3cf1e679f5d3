import type { GitHubWrites } from '../src/ports/github.ts'
import type { WorkspaceWrites } from '../src/ports/workspace.ts'

/** All that a turn can change outside of its machine, by the methods of the ports. */
type Write = `github.${keyof GitHubWrites}` | `workspace.${keyof WorkspaceWrites}`

/** How an effect is recognised when it reaches the server. */
interface Effect {
  /** An operationId, or `git-receive-pack`; several where it may be done in several ways. */
  readonly operation: string | readonly string[]
  /** Found in the body, where one operation stands for several effects. */
  readonly says?: RegExp
  /** The effect right before it, where the body does not tell. */
  readonly follows?: string
}

const claim = (slot: string): Effect => ({ operation: 'git/create-ref', says: new RegExp(`"refs/codality/\\d+/${slot}"`) })

/** Every external effect of the action by its name; of several that fit a request the first one counts. A write of a port without an effect here does not compile. */
const effects = {
  'github.createRef': {
    'claim-turn': claim('turn/\\d+'),
    'claim-verdict': claim('seen/[0-9a-f.]+'),
    'claim-attempt': claim('[\\w-]+/\\d+\\.\\d+'),
    'claim-session': claim('[\\w-]+/(?:asked|heard)'),
    'claim-command': claim('[\\w-]+/(?:retry|stop|resume)'),
    'claim-restart': claim('restarted/[0-9a-f]+'),
    'claim-roll-back': claim('reverted/[0-9a-f]+'),
    'claim-words': claim('told/words\\.\\d+'),
    'claim-reply': claim('told/(?:reply|refused)\\.\\d+'),
    'claim-notice': claim('told/[\\w.-]+'),
  },
  'github.deleteRef': { 'take-back': { operation: 'git/delete-ref' } },
  'github.writeStatus': {
    'create-status': { operation: 'issues/create-comment', says: /<!-- codality:loop / },
    'edit-status': { operation: 'issues/update-comment' },
    'delete-status': { operation: 'issues/delete-comment' },
  },
  'github.postNotice': { 'post-notice': { operation: 'issues/create-comment' } },
  'github.react': {
    confirm: { operation: 'reactions/create-for-issue-comment', says: /rocket|confused/ },
    react: { operation: 'reactions/create-for-issue-comment' },
  },
  'github.writeCheck': {
    'write-readiness': { operation: ['checks/create', 'checks/update'], says: /"name":"codality\/merge-readiness"/ },
    'begin-check': { operation: 'checks/create', says: /"status":"in_progress"/ },
    'advance-check': { operation: 'checks/update', says: /"status":"in_progress"/ },
    'end-check': { operation: ['checks/create', 'checks/update'], says: /"status":"completed"/ },
  },
  'github.replyToThread': { 'reply-in-thread': { operation: 'pulls/create-reply-for-review-comment' } },
  'github.resolveThread': { 'resolve-thread': { operation: 'graphql', says: /\bresolveReviewThread\b/ } },
  'github.rerunFailed': { 'rerun-jobs': { operation: 'actions/re-run-workflow-failed-jobs' } },
  'github.startCi': { 'start-ci': { operation: 'actions/create-workflow-dispatch' } },
  'workspace.revert': { 'roll-back': { operation: 'git-receive-pack', follows: 'claim-roll-back' } },
  'workspace.push': { push: { operation: 'git-receive-pack' } },
} as const satisfies Record<Write, Readonly<Record<string, Effect>>>

type Effects = typeof effects

export type EffectName = { [W in keyof Effects]: keyof Effects[W] }[keyof Effects]

const shapes: readonly (readonly [string, Effect])[] = Object.values(effects).flatMap((group) => Object.entries<Effect>(group))

export const effectNames = shapes.map(([name]) => name as EffectName)

/** What a request of a write is, given the effect of the same token before it; null when the list does not know it. */
export function nameOf(request: { readonly operation: string; readonly body: string }, before: EffectName | null): EffectName | null {
  const fits = ({ operation, says, follows }: Effect): boolean =>
    [operation].flat().includes(request.operation) && (says?.test(request.body) ?? true) && (follows === undefined || follows === before)
  return (shapes.find(([, effect]) => fits(effect))?.[0] ?? null) as EffectName | null
}

/** Does a request change anything? */
export function isWrite({
  method,
  operation,
  body,
}: {
  readonly method: string
  readonly operation: string
  readonly body: string
}): boolean {
  if (operation === 'graphql') return /\bmutation\b/.test(body)
  return operation === 'git-receive-pack' || (operation !== 'git-upload-pack' && method !== 'GET' && method !== 'HEAD')
}
