import type { Beginning } from '../core/model/agent.ts'
import type { Secrets } from '../core/model/secrets.ts'
import type { GitHub } from '../ports/github.ts'
import type { Processes } from '../ports/processes.ts'
import type { Workspace } from '../ports/workspace.ts'
import type { Log } from '../ports/world.ts'

/** The hidden line at the end of a comment; it holds nothing of anybody else's. */
const marker = '\n<!-- codality:'

/** Lets nothing out that holds a secret: each text that leaves for GitHub, for git or for the log passes here, and nowhere else. */
export function redacting({ redact }: Pick<Secrets, 'redact'>): {
  readonly github: (github: GitHub) => GitHub
  readonly workspace: (workspace: Workspace) => Workspace
  readonly processes: (processes: Processes) => Processes
  readonly log: (log: Log) => Log
} {
  const comment = (body: string): string => {
    const end = body.lastIndexOf(marker)
    return end < 0 ? redact(body) : `${redact(body.slice(0, end))}${body.slice(end)}`
  }
  return {
    github: (github) => ({
      ...github,
      writeStatus: (pull, id, body, isAlone) => github.writeStatus(pull, id, comment(body), isAlone),
      postNotice: (pull, body) => github.postNotice(pull, comment(body)),
      writeCheck: (id, check) =>
        github.writeCheck(id, {
          ...check,
          title: redact(check.title),
          summary: redact(check.summary),
          notes: check.notes.map((note) => ({ ...note, message: redact(note.message) })),
        }),
      replyToThread: (pull, reply) => github.replyToThread(pull, { ...reply, body: comment(reply.body) }),
    }),
    workspace: (workspace) => ({
      ...workspace,
      push: (request) => workspace.push({ ...request, message: redact(request.message) }),
      revert: (request) => workspace.revert({ ...request, message: redact(request.message) }),
    }),
    // What a program said is cut to its end later, and half of a secret is not recognised any more.
    processes: (processes) => ({
      ...processes,
      run: async (invocation, place) => {
        const exit = await processes.run(invocation, place)
        const { beginning } = exit
        const begun = ({ text, characters }: Beginning): Beginning => ({ text: redact(text), characters })
        return {
          ...exit,
          stdout: redact(exit.stdout),
          stderr: redact(exit.stderr),
          ...(beginning === undefined ? {} : { beginning: { stdout: begun(beginning.stdout), stderr: begun(beginning.stderr) } }),
        }
      },
    }),
    log: (log) => ({ info: (line) => log.info(redact(line)), warn: ({ story, next }) => log.warn({ story: redact(story), next }) }),
  }
}
