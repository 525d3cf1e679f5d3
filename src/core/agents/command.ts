import { type Agent, unknownUsage } from '../model/agent.ts'
import { interpretExit, lastWords } from './interpret-exit.ts'

/** A shell says so of a program that is not there or may not be run. */
const notThere = new Set([126, 127])

/** Any program: `agent-command` runs in a shell, the brief on its standard input and in `$CODALITY_BRIEF`. */
export const command: Agent = {
  name: 'command',
  package: null,
  keys: [],
  settings: [],
  services: [],
  hides: [],
  invoke: ({ brief, briefFile, failuresFile, feedFolder, command: line }) => ({
    program: '/bin/sh',
    args: ['-c', line ?? 'echo "agent-command is empty" >&2; exit 127'],
    stdin: brief.text,
    environment: { CODALITY_BRIEF: briefFile, CODALITY_FAILURES: failuresFile, CODALITY_FEED: feedFolder },
    passes: [],
    files: {},
  }),
  interpret: (exit) =>
    notThere.has(exit.code ?? 0)
      ? { kind: 'failed', why: 'not-found', detail: lastWords(exit), usage: unknownUsage }
      : interpretExit(exit, exit.stdout),
}
