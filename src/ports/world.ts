import type { Announcement } from '../core/model/announcement.ts'
import type { Secrets } from '../core/model/secrets.ts'
import type { Warning } from '../core/model/warning.ts'
import type { GitHub } from './github.ts'
import type { Processes, Programs } from './processes.ts'
import type { Workspace } from './workspace.ts'

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after so many seconds, or at once when the job is cancelled or the signal says so. */
  wait(seconds: number, signal?: AbortSignal): Promise<void>
  /** Has the job been cancelled? */
  cancelled(): boolean
}

export interface Log {
  info(line: string): void
  warn(warning: Warning): void
}

/** Tells people outside of GitHub. Never fails: what could not be told is warned of. */
export interface Notifier {
  announce(news: Announcement): Promise<void>
}

/** The server of the Model Context Protocol that comes with this program, as it is started before its arguments. */
export interface McpProgram {
  readonly program: string
  readonly script: string
}

/** All that a turn may ask of the outside. */
export interface World {
  readonly github: GitHub
  readonly workspace: Workspace
  readonly processes: Processes
  readonly programs: Programs
  readonly mcp: McpProgram
  readonly notifier: Notifier
  /** What must not leave; everything that does has passed it already. */
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
}
