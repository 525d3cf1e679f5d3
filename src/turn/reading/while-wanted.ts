import type { Config } from '../../core/model/config.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import { warnings } from '../../core/report/warnings.ts'
import type { World } from '../../ports/world.ts'
import { type Refusal, refuse } from './refuse.ts'

/** How many more times `poll-seconds` lie between two looks: agents work for minutes. */
const patience = 2

/**
 * Does work that nobody may want any more while it is done: people push, close the pull request, or say stop. `stop` aborts as
 * soon as that is seen, by one conditional request and one `git ls-remote` for each look. What cannot be seen ends nothing: the
 * push is checked again.
 */
export async function whileWanted<T>(
  context: TurnContext,
  config: Config,
  world: World,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const [stop, done] = [new AbortController(), new AbortController()]
  const watching = watch(context, config, world, done.signal).then((why) => {
    if (why === null) return
    world.log.info(`This work is not wanted any more (${wordOf(why)}), so it is ended.`)
    stop.abort()
  })
  try {
    return await work(stop.signal)
  } finally {
    done.abort()
    await watching
  }
}

/** Null when the work was done first. */
async function watch(context: TurnContext, config: Config, world: World, done: AbortSignal): Promise<Refusal | null> {
  let isTold = false
  for (;;) {
    await world.clock.wait(config.policy.pollSeconds * patience, done)
    if (done.aborted || world.clock.cancelled()) return null
    try {
      const why = await refuse(context, config, world)
      if (why !== null) return why
    } catch (error) {
      if (!isTold) world.log.warn(warnings.wantedUnknown(error))
      isTold = true
    }
  }
}

function wordOf(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'superseded':
      return refusal.why
    case 'interrupted':
      return refusal.by
    case 'rejected':
      return refusal.detail
  }
}

/** Is it worth asking an agent once more? What cannot be told is no reason to give up: the push is checked again. */
export async function isStillWanted(context: TurnContext, config: Config, world: World): Promise<boolean> {
  try {
    return (await refuse(context, config, world)) === null
  } catch (error) {
    world.log.warn(warnings.wantedUnknown(error))
    return true
  }
}
