import { type Card, cardId } from './card.ts'
import { cardOf, type CheckFacts, type Known, type PullFacts } from './card-of.ts'
import type { StatusFacts } from './status.ts'

/** Something that was learned, by a look or by an event. Each is taken in any order, and more than once. */
export type News =
  /** The open pull requests of a repository; `isWhole`: there are no others. */
  | { readonly kind: 'pulls'; readonly repository: string; readonly pulls: readonly PullFacts[]; readonly isWhole: boolean }
  | { readonly kind: 'pull-closed'; readonly repository: string; readonly number: number }
  | { readonly kind: 'status'; readonly repository: string; readonly number: number; readonly status: StatusFacts }
  | { readonly kind: 'comment-gone'; readonly repository: string; readonly number: number; readonly commentId: number }
  /** The session's check on a commit; null: there is none. */
  | { readonly kind: 'check'; readonly repository: string; readonly commit: string; readonly check: CheckFacts | null }

/** What changes on the page. */
export type Change = { readonly kind: 'card'; readonly card: Card } | { readonly kind: 'gone'; readonly id: string }

/** All that is known of open pull requests, by their names. */
export type Board = ReadonlyMap<string, Known>

/** Takes in what was learned; gives the board as it is then, and what changes on the page. */
export function learn(board: Board, news: News): { readonly board: Board; readonly changes: readonly Change[] } {
  const next = new Map(board)
  const touched = apply(next, news)
  const changes = touched.flatMap((id) => changeOf(id, cardIn(board, id), cardIn(next, id)))
  return { board: next, changes }
}

/** The cards of a board; pull requests that the loop said nothing of have none. */
export function cardsOf(board: Board): readonly Card[] {
  return [...board.keys()].flatMap((id) => cardIn(board, id) ?? [])
}

/** Commits on which a session is at work, or on which a check says so: those whose stages are to be looked at. */
export function commitsAtWork(board: Board, repository: string): readonly string[] {
  const own = [...board.values()].filter(
    ({ pull, status, check }) => pull.repository === repository && (status?.state === 'working' || check?.isDone === false),
  )
  return [...new Set(own.map(({ pull }) => pull.head))]
}

function cardIn(board: Board, id: string): Card | null {
  const known = board.get(id)
  return known === undefined ? null : cardOf(known)
}

function changeOf(id: string, before: Card | null, after: Card | null): readonly Change[] {
  if (after === null) return before === null ? [] : [{ kind: 'gone', id }]
  return before !== null && JSON.stringify(before) === JSON.stringify(after) ? [] : [{ kind: 'card', card: after }]
}

/** Gives the names of what may have changed. */
function apply(board: Map<string, Known>, news: News): readonly string[] {
  switch (news.kind) {
    case 'pulls':
      return applyPulls(board, news)
    case 'pull-closed': {
      const id = cardId(news.repository, news.number)
      board.delete(id)
      return [id]
    }
    case 'status':
      return applyTo(board, cardId(news.repository, news.number), (known) => ({ ...known, ...newer(known, news.status) }))
    case 'comment-gone':
      return applyTo(board, cardId(news.repository, news.number), (known) =>
        known.status?.commentId === news.commentId ? { ...known, status: null } : known,
      )
    case 'check': {
      const ids = [...board].filter(([, { pull }]) => pull.repository === news.repository && pull.head === news.commit).map(([id]) => id)
      return ids.flatMap((id) => applyTo(board, id, (known) => ({ ...known, check: news.check })))
    }
  }
}

function applyPulls(board: Map<string, Known>, { repository, pulls, isWhole }: Extract<News, { kind: 'pulls' }>): readonly string[] {
  const open = new Set(pulls.map(({ number }) => cardId(repository, number)))
  const gone = isWhole ? [...board].filter(([id, { pull }]) => pull.repository === repository && !open.has(id)).map(([id]) => id) : []
  for (const id of gone) board.delete(id)
  for (const pull of pulls) {
    const id = cardId(repository, pull.number)
    const known = board.get(id)
    // A check is about a commit: that of another one says nothing any more.
    board.set(
      id,
      known === undefined
        ? { pull, status: null, check: null, maxAttempts: null }
        : { ...known, pull, check: known.pull.head === pull.head ? known.check : null },
    )
  }
  return [...gone, ...open]
}

function applyTo(board: Map<string, Known>, id: string, change: (known: Known) => Known): readonly string[] {
  const known = board.get(id)
  if (known === undefined) return []
  board.set(id, change(known))
  return [id]
}

/** Of two status comments the older one counts, as for the loop itself; of one, what was written last. */
function newer({ status, maxAttempts }: Known, news: StatusFacts): Pick<Known, 'status' | 'maxAttempts'> {
  const isOlderWord = status !== null && (news.commentId > status.commentId || (news.commentId === status.commentId && news.at < status.at))
  return isOlderWord ? { status, maxAttempts } : { status: news, maxAttempts: news.maxAttempts ?? maxAttempts }
}
