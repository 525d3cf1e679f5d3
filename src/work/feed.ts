import { appendFailures, endOfLog, feedJobs, freshAmong, type LaidLog, logFile, noLines } from '../core/feed/feed-content.ts'
import type { Diagnostic } from '../core/model/diagnostic.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import { feedFiles, type FeedJob, feedLimits, type FeedState } from '../core/model/feed.ts'
import type { Reproduction } from '../core/reproduce/index.ts'
import { makeJsonVisible } from '../core/common/visible.ts'
import { warnings } from '../core/report/warnings.ts'
import type { LiveFolder } from '../ports/workspace.ts'
import type { Place } from './place.ts'

const feedName = 'feed'

/** How CI stood at one look. */
export interface Bulletin {
  readonly state: FeedState
  readonly jobs: readonly Pick<FeedJob, 'name' | 'state'>[]
  /** All that has failed so far; null when nothing was read. */
  readonly report: FailureReport | null
  /** What is at hand of the logs of failed jobs, by the jobs' names. */
  readonly logs: ReadonlyMap<string, readonly Uint8Array[]>
  /** A sentence of ours that people and agents have to know; empty when there is none. */
  readonly note: string
}

/** A CI that still runs while the work has begun. */
export interface News {
  /** Tells of every look until CI has ended, no longer matters, or cannot be followed. Returns early when the signal says so. */
  follow(tell: (bulletin: Bulletin) => Promise<void>, stop: AbortSignal): Promise<void>
  /** The failures of a report that the work is to repair. */
  repairable(report: FailureReport): readonly Diagnostic[]
}

/** What is told to an agent beside its brief, and what is heard of CI meanwhile. */
export interface Feed {
  readonly folder: string
  /** How CI stood at the last look; null where it had ended before the work began. */
  state(): FeedState | null
  /** Failures to repair that came since this was asked last. */
  fresh(): readonly Diagnostic[]
  /** All that has failed by now; null when it is what was known at the beginning. */
  report(): FailureReport | null
  /** Waits until nothing more can come; gives the state then. */
  end(): Promise<FeedState | null>
  close(): Promise<void>
}

export interface FeedStart {
  readonly commit: string
  readonly failures: readonly Diagnostic[]
  /** Null when CI has ended. */
  readonly news: News | null
  /** The commands that show failures again. */
  readonly reproduce: (failures: readonly Diagnostic[]) => readonly Reproduction[]
}

/** Lays what is known, and follows CI where it still runs. To be opened before anything runs in the checkout. */
export async function openFeed(start: FeedStart, place: Place): Promise<Feed> {
  const { news } = start
  const writer = feedWriter(start, await place.checkout.live(feedName), place)
  const known: Diagnostic[] = [...start.failures]
  const untold: Diagnostic[] = []
  let report: FailureReport | null = null
  let state: FeedState | null = news === null ? null : 'running'
  const tell = async (bulletin: Bulletin): Promise<void> => {
    state = bulletin.state
    const fresh = bulletin.report === null ? [] : freshAmong(bulletin.report.diagnostics, known)
    if (fresh.length > 0) report = bulletin.report
    known.push(...fresh)
    const wanted = report === null || news === null ? [] : news.repairable(report)
    untold.push(...fresh.filter((one) => wanted.includes(one)))
    if (fresh.length > 0) place.shop.log.info(`${fresh.length} more ${fresh.length === 1 ? 'failure has' : 'failures have'} come from CI.`)
    await writer.write(bulletin, fresh)
  }
  const jobs = [...new Set(start.failures.flatMap((one) => one.jobs))].map((name) => ({ name, state: 'failed' as const }))
  await writer.write({ state: state ?? 'ended', jobs, report: null, logs: new Map(), note: '' }, start.failures)

  const stop = new AbortController()
  const following = news?.follow(tell, stop.signal).catch((error: unknown) => {
    state = 'unknown'
    place.shop.log.warn(warnings.ciUnfollowed(error))
  })
  return {
    folder: writer.folder,
    state: () => state,
    fresh: () => untold.splice(0),
    report: () => report,
    end: async () => {
      await following
      return state
    },
    close: async () => {
      stop.abort()
      await following
      await writer.close()
    },
  }
}

interface FeedWriter {
  readonly folder: string
  write(bulletin: Bulletin, fresh: readonly Diagnostic[]): Promise<void>
  close(): Promise<void>
}

/** What an agent does to the folder is its own loss: it is told once and ends nothing. */
function feedWriter({ commit, reproduce }: FeedStart, folder: LiveFolder, { shop }: Place): FeedWriter {
  const logs = new Map<string, LaidLog>()
  const commands: Reproduction[] = []
  let lines = noLines
  let isBroken = false
  const put = async (name: string, text: string): Promise<void> => {
    if (isBroken) return
    try {
      await folder.put(name, text)
    } catch (error) {
      isBroken = true
      shop.log.warn(warnings.feedBroken(error))
    }
  }
  return {
    folder: folder.path,
    write: async ({ state, jobs, logs: given, note }, fresh) => {
      for (const [name, chunks] of given) {
        if (logs.has(name) || logs.size >= feedLimits.logs) continue
        const log = endOfLog(chunks)
        logs.set(name, log)
        await put(logFile(logs.size) ?? '', log.text)
      }
      if (fresh.length > 0 || lines === noLines) {
        lines = appendFailures(lines, fresh)
        commands.push(...reproduce(fresh))
        await put(feedFiles.failures, lines.text)
        // They are run as they are read.
        await put(
          feedFiles.commands,
          `${makeJsonVisible(
            JSON.stringify(
              commands.slice(0, feedLimits.commands).map(({ command, diagnostics }) => ({ ...command, diagnostics })),
              null,
              1,
            ),
          )}\n`,
        )
      }
      // Last, so that it never speaks of what is not there yet.
      await put(
        feedFiles.status,
        `${JSON.stringify({ version: 1, commit, state, at: new Date(shop.clock.now()).toISOString(), jobs: feedJobs(jobs, logs), failures: lines.lines, omitted: lines.omitted, note }, null, 1)}\n`,
      )
    },
    close: () => folder.close(),
  }
}
