/** One thing that an agent said or did. Untrusted text. */
export interface Turn {
  readonly kind: 'says' | 'thinks' | 'calls' | 'result' | 'note' | 'failure' | 'raw'
  /** What it is about, such as the name of a tool; empty where the kind says all. */
  readonly title: string
  readonly text: string
}

/** Reads one event that an agent prints as a line of JSON; null for what is none of this agent's. */
export type TurnReader = (event: unknown) => readonly Turn[] | null

/** What a tool was given, in its own words where it has some. */
export function shownInput(input: unknown): string {
  if (typeof input === 'string') return input
  if (typeof input === 'object' && input !== null && 'command' in input && typeof input.command === 'string') return input.command
  return input === undefined || input === null ? '' : JSON.stringify(input, null, 2)
}
