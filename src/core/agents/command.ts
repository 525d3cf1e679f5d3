import type { Agent } from '../model/agent.ts'
import { interpretExit } from './interpret-exit.ts'

/** Any program: `agent-command` runs in a shell, the brief on its standard input and in `$CODALITY_BRIEF`. */
export const command: Agent = {
  name: 'command',
  invoke: ({ brief, briefFile, failuresFile, command: line }) => ({
    program: '/bin/sh',
    args: ['-c', line ?? 'echo "agent-command is empty" >&2; exit 127'],
    stdin: brief.text,
    environment: { CODALITY_BRIEF: briefFile, CODALITY_FAILURES: failuresFile },
    passes: [],
  }),
  interpret: (exit) => interpretExit(exit, exit.stdout),
}
