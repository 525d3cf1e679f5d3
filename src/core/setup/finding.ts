import type { Repository } from './repository.ts'

export const severities = ['error', 'warning', 'note', 'ok'] as const
/** `error`: the loop does not work, or not safely. `warning`: it does less than it could. `note`: good to know. */
export type Severity = (typeof severities)[number]

/** One thing that a check has to say. */
export interface Finding {
  readonly severity: Severity
  /** Null where it is about no file. */
  readonly place: { readonly file: string; readonly line: number } | null
  /** What was found. */
  readonly found: string
  /** What that means for the loop; empty where there is nothing to say. */
  readonly means: string
  /** The lines that mend it: YAML, a command, or steps to take. Empty where nothing is to be done. */
  readonly mend: string
}

/** One look at a set-up. Growing means one file and one line in `checks/index.ts`. */
export interface Check {
  /** Short words with dashes, by which findings name it. */
  readonly name: string
  /** One line on what it looks at. */
  readonly looksAt: string
  /** Does it need what GitHub says, or only the files? */
  readonly needs: 'files' | 'github'
  /** No findings: it has nothing to look at. */
  readonly look: (repository: Repository) => readonly Finding[]
}

export type Place = Finding['place']

export function ok(found: string, place: Place = null): Finding {
  return { severity: 'ok', place, found, means: '', mend: '' }
}
