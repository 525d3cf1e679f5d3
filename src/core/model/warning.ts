/** What the log of the job warns of. The work goes on; only the log tells it. */
export interface Warning {
  /** What happened and why, in one sentence or some; that of a bug ends with its stack. */
  readonly story: string
  /** What comes of it, and what people can do. */
  readonly next: string
}

/** A warning as one text. A stack keeps its lines for itself. */
export function tellWarning({ story, next }: Warning): string {
  return `${story}${story.includes('\n') ? '\n' : ' '}${next}`
}
