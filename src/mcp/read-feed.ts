import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Diagnostic, readDiagnostic } from '../core/model/diagnostic.ts'
import {
  type FeedCommand,
  feedFiles,
  type FeedJob,
  feedLimits,
  type FeedStatus,
  readFeedCommands,
  readFeedStatus,
} from '../core/model/feed.ts'

/** Characters of JSON that any of the files may hold, well above what is ever laid. */
const mostBytes = 16 * 1024 * 1024

/** The folder of the feed as it is now. Nothing is remembered: it changes while CI goes on. */
export interface FeedReader {
  status(): Promise<FeedStatus | null>
  failures(): Promise<readonly Diagnostic[]>
  commands(): Promise<readonly FeedCommand[]>
  /** The end of a job's log; null when there is none. */
  log(job: FeedJob): Promise<string | null>
}

export function feedReader(folder: string): FeedReader {
  const text = (name: string): Promise<string | null> => readBounded(join(folder, name))
  return {
    status: async () => readFeedStatus(parsed(await text(feedFiles.status))),
    failures: async () =>
      ((await text(feedFiles.failures)) ?? '')
        .split('\n')
        .slice(0, feedLimits.failures)
        .flatMap((line) => readDiagnostic(parsed(line)) ?? []),
    commands: async () => readFeedCommands(parsed(await text(feedFiles.commands))) ?? [],
    log: async ({ log }) => (log === null ? null : text(log)),
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** Null when the file cannot be read. Whoever else works in the folder may have put anything there, even what has no end. */
async function readBounded(path: string): Promise<string | null> {
  // A pipe would keep whoever opens it waiting until somebody writes.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null)
  if (file === null) return null
  try {
    const entry = await file.stat()
    if (!entry.isFile()) return null
    const buffer = Buffer.alloc(Math.min(entry.size, mostBytes))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } catch {
    return null
  } finally {
    await file.close()
  }
}
