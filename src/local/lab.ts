import type { DocumentStream } from '../core/model/evidence.ts'
import type { Processes } from '../ports/processes.ts'
import type { LocalBranch } from '../ports/workspace.ts'
import type { World } from '../ports/world.ts'
import type { Workshop } from '../work/place.ts'

/** What a repair on a person's own machine needs of the outside. */
export interface Lab extends Workshop {
  readonly branch: LocalBranch
  readonly secrets: World['secrets']
  /** Processes of which everything that they print is heard. */
  listen(hear: (text: string) => void): Processes
  /** Remembers a moment; the reports that were written below a folder since then. To be read while nothing runs there. */
  mark(scratch: string): Promise<ReportsSince>
}

export type ReportsSince = (folder: string) => AsyncIterable<DocumentStream>
