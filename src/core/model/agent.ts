/** What the agent is told: the text it reads, and the files laid beside it. */
export interface Brief {
  readonly text: string
  /** The complete list of diagnostics as JSON, for an agent that wants more than the text. */
  readonly failures: string
}

/** What an adapter may use to build its command line. Every path lies outside the checkout. */
export interface InvocationContext {
  readonly brief: Brief
  readonly briefFile: string
  readonly failuresFile: string
  readonly command: string | null
}

/** One process, described. `environment` adds to the allow-listed variables; `passes` names variables handed through. */
export interface Invocation {
  readonly program: string
  readonly args: readonly string[]
  readonly stdin: string
  readonly environment: Readonly<Record<string, string>>
  readonly passes: readonly string[]
}

/** How a process ended. */
export interface Exit {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly signal: string | null
  /** `deadline` when the time limit ended it, `cancelled` when the job did. */
  readonly stopped: 'deadline' | 'cancelled' | null
  /** Why it never ran: the program is missing or not executable. */
  readonly startError: string | null
  /** The last 256 KiB. Untrusted text. */
  readonly stdout: string
  readonly stderr: string
  readonly milliseconds: number
}

/** What the agent says of its work: never a proof, only the tree is. */
export type AgentResult =
  | { readonly kind: 'finished'; readonly summary: string | null }
  | { readonly kind: 'failed'; readonly why: AgentFailure; readonly detail: string }

export type AgentFailure = 'not-found' | 'timeout' | 'cancelled' | 'crashed'

/** A coding agent as two pure functions around a process. Growing means one file and one line in `agents/index.ts`. */
export interface Agent {
  readonly name: string
  invoke(context: InvocationContext): Invocation
  interpret(exit: Exit): AgentResult
}
