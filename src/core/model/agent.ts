/** What the agent is told: the text it reads, and the files laid beside it. */
export interface Brief {
  readonly text: string
  /** The complete list of diagnostics as JSON, for an agent that wants more than the text. */
  readonly failures: string
}

/** A server of the Model Context Protocol on standard input and output, as an agent is to start it. */
export interface McpServer {
  readonly program: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** What an adapter may use to build its command line. Every path lies outside the checkout. */
export interface InvocationContext {
  readonly brief: Brief
  readonly briefFile: string
  readonly failuresFile: string
  /** The folder that tells of CI while the agent works, see `model/feed.ts`. */
  readonly feedFolder: string
  /** A folder of its own in which it may leave a file beside its change; null where nothing is to be left. */
  readonly leftFolder: string | null
  /** `agent-command`, for the agent that is any program. */
  readonly command: string | null
  /** Path of the agent's program, or its name where it is looked up. */
  readonly program: string
  readonly model: string | null
  /** Name of the variable that holds the agent's key; null when it has none. */
  readonly key: string | null
  /** The agent's `settings` that are set. */
  readonly settings: Readonly<Record<string, string>>
  /** `agent-args`: they come last, so a maintainer's word wins. */
  readonly args: readonly string[]
  readonly maxTurns: number | null
  /** What may still be spent, for an agent that can hold itself to it. */
  readonly maxCostUsd: number | null
  /** The private HOME that the process will have. */
  readonly home: string
  readonly mcp: McpServer | null
}

/** One process, described. `environment` adds to the allow-listed variables; `passes` names variables handed through. */
export interface Invocation {
  readonly program: string
  readonly args: readonly string[]
  readonly stdin: string
  readonly environment: Readonly<Record<string, string>>
  readonly passes: readonly string[]
  /** Texts of files that have to be there, by their paths below HOME. */
  readonly files: Readonly<Record<string, string>>
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
  /** How longer output began; absent where all of it is kept. */
  readonly beginning?: { readonly stdout: Beginning; readonly stderr: Beginning }
  readonly milliseconds: number
}

/** How a program's output began that is not kept whole. Untrusted text. */
export interface Beginning {
  /** More than its first 64 KiB; empty where this stream is kept whole. */
  readonly text: string
  /** How long all of it was, in characters. */
  readonly characters: number
}

/** What an agent says it used; null where it does not say. */
export interface Usage {
  readonly turns: number | null
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly costUsd: number | null
  readonly session: string | null
  /** Tools that it asked for and was refused, at most 20. Untrusted text. */
  readonly denials: readonly string[]
}

export const unknownUsage: Usage = { turns: null, inputTokens: null, outputTokens: null, costUsd: null, session: null, denials: [] }

/** What the agent says of its work: never a proof, only the tree is. */
export type AgentResult =
  | { readonly kind: 'finished'; readonly summary: string | null; readonly usage: Usage }
  | { readonly kind: 'failed'; readonly why: AgentFailure; readonly detail: string; readonly usage: Usage }

/** Why an agent did not do its work. Growing means one entry here, one in `report/agent-failures.ts`. */
export const agentFailures = [
  'unknown-agent',
  'not-found',
  'not-installed',
  'no-key',
  'key-withheld',
  'wrong-key',
  'rate-limited',
  'overloaded',
  'unreachable',
  'too-long',
  'refused',
  'denied',
  'turn-limit',
  'cost-limit',
  'timeout',
  'cancelled',
  'crashed',
] as const
export type AgentFailure = (typeof agentFailures)[number]

/** Where an agent's program comes from. */
export interface AgentPackage {
  /** Name of the program on the PATH. */
  readonly program: string
  readonly registry: 'npm' | 'pypi'
  readonly name: string
  /** The version that is installed unless `agent-version` says another. */
  readonly version: string
  /** Has an npm package a program only after its own install script has run? The scripts of what it depends on never run. */
  readonly installScript: boolean
}

/** A service that takes a plain key, at an address that an agent can be told. */
export interface Service {
  /** Names of the variables that hold its key, of which the first that is set is taken. */
  readonly keys: readonly string[]
  /** The variable that holds its address: one of the agent's `settings`. */
  readonly address: string
  /** The address that the agent has without it, by its `settings`; null when it has none. */
  readonly standard: (settings: Readonly<Record<string, string>>) => string | null
}

/** Where a service is, as the settings of the agent name it or as it is without; null when nobody says. */
export function addressOf({ address, standard }: Service, settings: Readonly<Record<string, string>>): string | null {
  const own = settings[address] ?? ''
  return /^https?:\/\//.test(own) && URL.canParse(own) ? own : standard(settings)
}

/** A coding agent as pure functions around a process. Growing means one file and one line in `agents/index.ts`. */
export interface Agent {
  readonly name: string
  /** Null for an agent that brings no program of its own. */
  readonly package: AgentPackage | null
  /** Names of variables that hold its key: they are passed on where they are set, and one of them has to be. */
  readonly keys: readonly string[]
  /** Variables that it may see beside its keys, such as the address of a proxy. */
  readonly settings: readonly string[]
  /** Whose keys it never gets: it is told another address, and a stand-in that is worth nothing anywhere else. */
  readonly services: readonly Service[]
  /** Entries at the top of the checkout that it would obey, and that no option keeps it from: they are out of the way while it works. */
  readonly hides: readonly string[]
  invoke(context: InvocationContext): Invocation
  interpret(exit: Exit): AgentResult
}
