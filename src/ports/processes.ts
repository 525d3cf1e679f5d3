import type { Agent, AgentFailure, Exit, Invocation } from '../core/model/agent.ts'
import type { AgentLink } from '../core/model/config.ts'

export interface FoundProgram {
  readonly kind: 'found'
  readonly path: string
  /** Null when it is not told. */
  readonly version: string | null
  /** Name of the variable that holds the agent's key, and the values of its settings that are set. */
  readonly key: string | null
  readonly settings: Readonly<Record<string, string>>
}

/** Stand-ins for keys, and the addresses at which they are taken. */
export interface LentKeys {
  /** Over the agent's settings. */
  readonly settings: Readonly<Record<string, string>>
  readonly environment: Readonly<Record<string, string>>
  /** Names of variables that are not handed through. */
  readonly withheld: readonly string[]
  close(): Promise<void>
}

/** Where the program of an agent is, and what it is given. */
export type AgentProgram = FoundProgram | { readonly kind: 'missing'; readonly why: AgentFailure; readonly detail: string }

/** Finds the programs of agents, and installs those that are not there. Asked again, it tells whether the program is still what was found. */
export interface Programs {
  find(agent: Agent, link: AgentLink): Promise<AgentProgram>
  /** Lends the keys for one start of the agent; they are worth nothing once that is closed. */
  lend(agent: Agent, program: FoundProgram): Promise<LentKeys>
}

/** Runs one untrusted process and all that it starts; when it returns, none of them lives. */
export interface Processes {
  /** Makes an empty folder below the scratch folder, at a path that nobody knew before: the HOME of one start of one agent. */
  freshHome(scratch: string): Promise<string>
  run(invocation: Invocation, place: ProcessPlace): Promise<Exit>
}

/** Where a process is run, and for how long. It gets a new TMPDIR below the scratch folder. */
export interface ProcessPlace {
  readonly folder: string
  readonly scratch: string
  /** Never shared between what the repository brings and what holds a key: programs obey the settings in their HOME. */
  readonly home: string
  readonly minutes: number
  /** Names of the variables that it is given beside what every program needs. */
  readonly passes: readonly string[]
  /** Addresses of services that it reaches even where the network is limited. */
  readonly services?: readonly string[]
  /** `open` is never limited: for what nothing of a pull request steers. */
  readonly network?: 'open'
  /** Aborts when nobody wants what is done here any more: it is ended then, as when the job is cancelled. */
  readonly stop?: AbortSignal
}
