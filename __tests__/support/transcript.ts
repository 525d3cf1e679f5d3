import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { asSeen } from '../../testbed/as-seen.ts'
import type { WebhookEvent } from '../../testbed/events.ts'
import { guardsOf, isLetIn } from '../../testbed/expressions.ts'
import type { RunResult } from '../../testbed/runner.ts'
import type { TurnExtra } from '../../testbed/world.ts'
import { branch, type Scene } from './scene.ts'

/** Tells what people see of the life of a pull request, so that it reads as a document and is the same each time. */
export interface Transcript {
  chapter(title: string): void
  /** What somebody does, as a sentence. */
  happens(sentence: string): void
  /** Lets an event come that the `if:` of the example workflow starts no runner for. Throws where it would. */
  passesBy(event: WebhookEvent): void
  /** Takes an event, and tells all that it changed on the pull request. Throws where the `if:` of the example workflow starts no runner for it. */
  turn(event: WebhookEvent, extra?: TurnExtra): Promise<RunResult>
  text(): string
}

const { condition } = guardsOf(readFileSync(new URL('../../examples/ci-feedback-loop.yml', import.meta.url), 'utf8'), 'loop')

/** What can be seen on a pull request, each thing by a name of its own. */
type Seen = ReadonlyMap<string, readonly string[]>

/** `file` is there as long as a turn is at work. */
export function openTranscript(scene: Scene, file: string, opening: string): Transcript {
  const lines = [opening]
  const commits: string[] = []
  let before: Seen = new Map()
  const startsRunner = (event: WebhookEvent): boolean => isLetIn(condition, { event, repository: scene.world.state.repository })
  const look = async (): Promise<Seen> => {
    for (const { sha } of (await scene.world.log(branch)).toReversed()) if (!commits.includes(sha)) commits.push(sha)
    return seen(scene)
  }
  return {
    chapter: (title) => void lines.push(`## ${title}`),
    happens: (sentence) => void lines.push(`**${sentence}**`),
    passesBy: (event) => {
      if (startsRunner(event)) throw new Error(`The workflow starts a runner for this ${event.name}.`)
    },
    turn: async (event, extra) => {
      if (!startsRunner(event)) throw new Error(`The workflow starts no runner for this ${event.name}.`)
      before = await look()
      writeFileSync(file, '')
      const result = await scene.turn(event, extra)
      const now = await look()
      rmSync(file)
      const { decision = '', outcome = '', reason = '' } = result.outputs
      lines.push(`The loop decides: \`${decision}\`${reason === '' ? '' : `, for \`${reason}\``}. It ends as \`${outcome}\`.`)
      for (const [name, text] of now) {
        if (before.get(name)?.join('\n') !== text.join('\n'))
          lines.push(
            [`${name}${before.has(name) ? ' now reads' : ''}:`, ...text.map((line) => (line === '' ? '>' : `> ${line}`))].join('\n'),
          )
      }
      return result
    },
    text: () => `${settled(lines.join('\n\n'), commits)}\n`,
  }
}

async function seen({ world, pull }: Scene): Promise<Seen> {
  const { state } = world
  const log = (await world.log(branch)).toReversed().filter(({ author }) => author.endsWith('[bot]'))
  const ours = state.comments.filter((comment) => comment.pull === pull && comment.author.endsWith('[bot]'))
  const checks = new Map(
    state.checks.filter(({ name }) => name.startsWith('codality/')).map(({ name, output }) => [name, output.title ?? '']),
  )
  return new Map<string, readonly string[]>([
    ...log.map(({ sha, message }, index): [string, readonly string[]] => [
      `Commit ${index + 1} of the loop`,
      [`\`${sha.slice(0, 7)}\` ${message.split('\n')[0] ?? ''}`],
    ]),
    ...ours.map(({ body }, index): [string, readonly string[]] => [
      index === 0 ? 'The status comment' : `Comment ${index + 1}`,
      asSeen(body),
    ]),
    ...state.replies.map(({ body }, index): [string, readonly string[]] => [`Reply ${index + 1} in a thread`, asSeen(body)]),
    ...[...state.resolved].map((_, index): [string, readonly string[]] => [`Thread ${index + 1}`, ['resolved']]),
    ...[...checks].map(([name, title]): [string, readonly string[]] => [`The check \`${name}\``, [title]]),
  ])
}

/** Commits are called by their order, and what differs from run to run is left out. */
function settled(text: string, commits: readonly string[]): string {
  const named = commits.reduce(
    (known, sha, index) => known.replaceAll(sha, `c${index + 1}`).replaceAll(sha.slice(0, 7), `c${index + 1}`),
    text,
  )
  return (
    named
      .replace(/\b\d+(?:\.\d+)? (?:ms|s|seconds?|minutes?)\b/g, 'a moment')
      .replace(/\b\d{1,2}:\d{2}(?::\d{2})? UTC/g, 'now')
      // Whether a shell still says so when it is ended is a matter of luck.
      .replace(/> ```text\n> Terminated\n> ```\n/g, '')
      .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://github.example')
  )
}
