/** One thing that people may read, from the tellers themselves over a typical sample. Markdown. */
export interface Entry {
  /** Its kind, and what tells it from others of that kind: `halted: flaky`. The heading, and so the address, of its entry. */
  readonly id: string
  /** What happened and why, as it is told. */
  readonly story: string
  /** What to do about it, as it is told beside the story, or what people do where the story says all. */
  readonly next: string
}

export interface Section {
  readonly title: string
  /** Where these are read. */
  readonly intro: string
  readonly form: 'headings' | 'table'
  readonly entries: readonly Entry[]
}

/** Names of a table that the compiler keeps complete. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  // What a record is typed with are all its keys.
  return Object.keys(table) as Name[]
}
