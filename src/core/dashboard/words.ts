import type { Card, CardState, SessionKind } from './card.ts'

/** What people read of each state: a word, and a sign beside it, so that colour never stands alone. */
export const stateWords: Readonly<Record<CardState, { readonly label: string; readonly sign: string }>> = {
  'needs-person': { label: 'Needs a person', sign: '!' },
  working: { label: 'At work', sign: '›' },
  waiting: { label: 'Waiting for CI', sign: '…' },
  green: { label: 'Green', sign: '✓' },
  stopped: { label: 'Stopped', sign: '‖' },
  idle: { label: 'Listening', sign: '·' },
}

const banners: Readonly<Record<SessionKind, string>> = {
  ci: '🔧 CI auto-fix started',
  conflict: '⚔️ Conflict resolution started',
  comment: '💬 Comment response started',
  review: '📝 Review response started',
}

/** The banner of a session at work, null when none is. */
export function bannerOf({ state, session }: Pick<Card, 'state' | 'session'>): string | null {
  return state !== 'working' ? null : session === null ? '🔄 Session started' : banners[session]
}

/** "Attempt 2 of 3", or how many there may be; null where nothing is counted. */
export function attemptWords({ attempt, maxAttempts }: Pick<Card, 'attempt' | 'maxAttempts'>): string | null {
  if (attempt === 0) return null
  return maxAttempts === null ? `Attempt ${attempt}` : `Attempt ${attempt} of ${maxAttempts}`
}

/** "9 → 4 → 0": failures before each attempt, and after the last as far as CI has said. Empty with less than one. */
export function trendOf({ attempts }: Pick<Card, 'attempts'>): readonly number[] {
  const counted = attempts.filter(({ number, failures }) => number > 0 || failures > 0)
  const last = counted.at(-1)?.left ?? null
  return [...counted.map(({ failures }) => failures), ...(last === null ? [] : [last])]
}

/** Money and time that agents took: "$0.42 · 6 min". */
export function spentWords({ costUsd, minutes }: Pick<Card, 'costUsd' | 'minutes'>): string {
  return [...(costUsd === null ? [] : [dollars(costUsd)]), `${rounded(minutes)} min`].join(' · ')
}

export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`
}

export function rounded(minutes: number): string {
  return minutes >= 10 || minutes === 0 ? String(Math.round(minutes)) : minutes.toFixed(1)
}

/** "just now", "5 min ago": both in milliseconds since 1970. */
export function agoWords(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ago`
  return `${Math.floor(hours / 24)} days ago`
}
