import type { AttemptRecord, LoopRecord } from '../../core/model/loop.ts'
import type { Sha } from '../../core/model/pull.ts'
import { costOf, secondsOf, tokensOf, type Work } from '../../core/model/work.ts'

/** How an attempt ended, and what is written down of it. */
export interface Close {
  /** The outcome's kind. */
  readonly ended: string
  readonly commit: Sha | null
  readonly work: Work | null
}

/** Closes the open line of the record. One that has ended, or that was given back, is never written over by another ending. */
export function closeAttempt(record: LoopRecord, { ended, commit, work }: Close): LoopRecord {
  const last = record.attempts.at(-1)
  if (last?.ended !== 'working') return { ...record, working: null }
  // Where nobody told what was done, what was set aside counts as taken.
  const spent = work === null ? {} : { costUsd: costOf(work), seconds: secondsOf(work), ...tokensBy(work), ...provenBy(work) }
  return { ...record, working: null, attempts: [...record.attempts.slice(0, -1), { ...last, ended, commit, ...spent }] }
}

function tokensBy(work: Work): Pick<AttemptRecord, 'tokens'> {
  const tokens = tokensOf(work)
  return tokens === null ? {} : { tokens }
}

function provenBy({ proof }: Work): Pick<AttemptRecord, 'proven'> {
  return proof.kind === 'run' ? { proven: { passing: proof.passing, of: proof.of } } : {}
}

/** Corrects what an open attempt can have taken, where it is known to be less than was set aside. */
export function takeAtMost(record: LoopRecord, seconds: number): LoopRecord {
  const last = record.attempts.at(-1)
  return last?.ended === 'working'
    ? { ...record, attempts: [...record.attempts.slice(0, -1), { ...last, seconds: Math.min(last.seconds, seconds) }] }
    : record
}
