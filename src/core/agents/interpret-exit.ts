import { cut } from '../common/fence.ts'
import { type AgentResult, type Exit, unknownUsage, type Usage } from '../model/agent.ts'

/** What the end of a process says by itself. `prose` is the agent's own account, kept as a summary only. */
export function interpretExit(exit: Exit, prose: string, usage: Usage = unknownUsage): AgentResult {
  if (exit.startError !== null) return { kind: 'failed', why: 'not-found', detail: exit.startError, usage }
  if (exit.stopped === 'deadline') return { kind: 'failed', why: 'timeout', detail: lastWords(exit), usage }
  if (exit.stopped === 'cancelled') return { kind: 'failed', why: 'cancelled', detail: lastWords(exit), usage }
  if (exit.code !== 0) return { kind: 'failed', why: 'crashed', detail: `${describe(exit)}. ${lastWords(exit)}`, usage }
  const summary = prose.trim()
  return { kind: 'finished', summary: summary === '' ? null : cut(summary, 4_000), usage }
}

function describe(exit: Exit): string {
  return exit.signal === null ? `exit code ${exit.code ?? 'unknown'}` : `ended by ${exit.signal}`
}

/** Untrusted; at most 1,000 characters. */
export function lastWords(exit: Exit): string {
  return (exit.stderr.trim() || exit.stdout.trim()).slice(-1_000)
}
