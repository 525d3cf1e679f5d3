import { fileURLToPath } from 'node:url'
import { bug } from '../project-bug.ts'
import { openWorld, type World } from '../world.ts'
import type { Gallery } from './gallery.ts'
import type { Narrator } from './narrator.ts'
import { watch } from './watch.ts'

/** Which agent plays, and what it needs. */
export interface Cast {
  /** Inputs of the action for a real agent; null plays with the scripted ones. */
  readonly inputs: Readonly<Record<string, string>> | null
  readonly environment: Readonly<Record<string, string>>
  /** Where the stories are shown while they are played, if anywhere. */
  readonly gallery: Gallery | null
}

/** One story: what is told, and what must be true at its end. A story may go on from where the one before left its world. */
export interface Story {
  readonly title: string
  readonly expectations: readonly Expectation[]
}

/** Plays stories in one world, each told as it happens. */
export type Play = (narrator: Narrator, cast: Cast) => Promise<readonly Story[]>

export interface Expectation {
  readonly that: string
  readonly holds: boolean
}

const branch = 'discounts'

/** Lets CI alone judge, and goes on where nothing gets better: so that every attempt is seen. */
const stubborn = { 'verify-rounds': '0', 'on-stall': 'continue' }

/** The shell command of a scripted agent. */
function scripted(name: string, inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const script = fileURLToPath(new URL(`agents/${name}.mjs`, import.meta.url))
  return { agent: 'command', 'agent-command': `"${process.execPath}" "${script}"`, 'poll-seconds': '0.2', ...inputs }
}

interface Stage {
  readonly world: World
  readonly narrator: Narrator
  /** From now on this scripted agent plays, unless a real one was chosen. */
  cast(script: string, inputs?: Readonly<Record<string, string>>): void
}

async function onStage(
  { narrator, cast }: { readonly narrator: Narrator; readonly cast: Cast },
  use: (stage: Stage) => Promise<readonly Story[]>,
): Promise<readonly Story[]> {
  const world = await (cast.gallery === null ? openWorld() : cast.gallery.openWorld())
  const stop = watch(world, branch, narrator)
  let inputs = cast.inputs
  try {
    world.autopilot((event) => world.turn(event, { inputs: inputs ?? {}, environment: cast.environment }))
    const stories = await use({ world, narrator, cast: (script, extra = {}) => (inputs = cast.inputs ?? scripted(script, extra)) })
    const { violations, unscripted } = world.standIn
    return stories.map((story) => ({
      ...story,
      expectations: [
        ...story.expectations,
        {
          that: 'every request and answer fits the published description of the API',
          holds: violations.length === 0 && unscripted.length === 0,
        },
      ],
    }))
  } finally {
    stop()
    if (cast.gallery === null) await world.close()
  }
}

/** Tells a story and then what became of it. */
async function tell(narrator: Narrator, title: string, play: () => Promise<readonly Expectation[]>): Promise<Story> {
  narrator.title(title)
  const expectations = await play()
  for (const { that, holds } of expectations) narrator.verdict(holds, that)
  return { title, expectations }
}

async function openBrokenPull(world: World, narrator: Narrator): Promise<number> {
  narrator.event('🌱', 'maria opens a pull request that adds discounts and free items')
  const pull = await world.openPull({ branch, title: 'Add discounts and free items', author: 'maria', files: bug })
  await world.settled()
  return pull
}

const secondAttempt: Play = (narrator, cast) =>
  onStage({ narrator, cast }, async (stage) => {
    const { world } = stage
    stage.cast('one-failure-at-a-time', stubborn)
    const story = await tell(narrator, '1. Fixed at the second attempt', async () => {
      const pull = await openBrokenPull(world, narrator)
      return [
        { that: 'the loop pushed two commits', holds: cast.inputs !== null || (await loopCommits(world)).length === 2 },
        { that: 'CI is green', holds: isGreen(world) },
        {
          that: 'there is one status comment, and it says that the pull request is ready',
          holds: commentsWith(world, pull, 'codality:loop').length === 1 && has(world, pull, 'ready for review'),
        },
        { that: 'people were pinged once', holds: commentsWith(world, pull, 'codality:green').length === 1 },
      ]
    })
    return [story]
  })

const exhaustedAndRetried: Play = (narrator, cast) =>
  onStage({ narrator, cast }, async (stage) => {
    const { world } = stage
    let pull = 0
    stage.cast('never-right', stubborn)
    const exhausted = await tell(narrator, '2. Exhausted after three', async () => {
      pull = await openBrokenPull(world, narrator)
      return [
        { that: 'exactly three attempts were pushed', holds: (await loopCommits(world)).length === 3 },
        {
          that: 'the comment says that three fixes were tried and a person is needed',
          holds: has(world, pull, "I've attempted 3 fixes and it's still not passing. Needs human attention."),
        },
        { that: 'people were told once', holds: commentsWith(world, pull, 'codality:exhausted').length === 1 },
      ]
    })
    stage.cast('one-failure-at-a-time', stubborn)
    const retried = await tell(narrator, '3. /codality retry gives three more', async () => {
      narrator.event('🔁', 'a better agent is put in, and maria asks for more attempts')
      world.comment(pull, 'maria', '/codality retry')
      await world.settled()
      return [
        {
          that: 'the count began anew, and two more attempts repaired both failures',
          holds:
            (await loopCommits(world)).length === 5 && (await world.log(branch))[0]?.message.includes('Codality-Attempt: 2/3') === true,
        },
        {
          that: 'CI is green, and people were pinged once',
          holds: isGreen(world) && commentsWith(world, pull, 'codality:green').length === 1,
        },
      ]
    })
    return [exhausted, retried]
  })

const answered: Play = (narrator, cast) =>
  onStage({ narrator, cast }, async (stage) => {
    const { world } = stage
    stage.cast('does-as-asked')
    const story = await tell(narrator, '4. A human comment answered', async () => {
      const pull = await world.openPull({ branch, title: 'Say hello', author: 'maria', files: { 'NEWS.md': 'Soon: discounts.\n' } })
      await world.settled()
      const comment = world.comment(pull, 'ben', 'Please rename `emptyCart` to `newCart`, that is how we call it elsewhere.')
      await world.settled()
      return [
        {
          that: 'the function has its new name everywhere',
          holds:
            (await world.read(branch, 'src/cart.js')).includes('newCart') &&
            !(await world.read(branch, 'test/cart.test.js')).includes('emptyCart'),
        },
        { that: 'the comment was acknowledged at once', holds: comment.reactions.some(({ content }) => content === 'eyes') },
        { that: 'ben got one answer', holds: commentsWith(world, pull, `codality:reply ${comment.id}`).length === 1 },
        { that: 'CI is green', holds: isGreen(world) },
      ]
    })
    return [story]
  })

const proven: Play = (narrator, cast) =>
  onStage({ narrator, cast }, async (stage) => {
    const { world } = stage
    stage.cast('one-failure-at-a-time')
    const story = await tell(narrator, '5. Proven before the push', async () => {
      await openBrokenPull(world, narrator)
      return [
        {
          that: 'the agent was asked again while the failing tests were red here, and one commit was pushed',
          holds: (await loopCommits(world)).length === 1,
        },
        {
          that: 'people read what was proven',
          holds: (await world.settled()).some(({ summary }) => summary.includes('3 of 3 failing tests now pass here')),
        },
        {
          that: 'CI is green at the first push',
          holds: isGreen(world) && world.state.runs.filter((run) => run.headBranch === branch).length === 2,
        },
      ]
    })
    return [story]
  })

export const plays: readonly Play[] = [secondAttempt, exhaustedAndRetried, answered, proven]

async function loopCommits(world: World): Promise<readonly string[]> {
  return (await world.log(branch)).filter(({ message }) => message.includes('Codality-Trigger:')).map(({ sha }) => sha)
}

function isGreen(world: World): boolean {
  return world.state.runs.findLast((run) => run.headBranch === branch)?.conclusion === 'success'
}

/** Our comments of one kind, told by the hidden line at their end. */
function commentsWith(world: World, pull: number, key: string): readonly string[] {
  return world.state.comments
    .filter((comment) => comment.pull === pull && (comment.body.trimEnd().split('\n').at(-1) ?? '').startsWith(`<!-- ${key}`))
    .map(({ body }) => body)
}

function has(world: World, pull: number, text: string): boolean {
  return world.state.comments.some((comment) => comment.pull === pull && comment.body.includes(text))
}
