import { parseArgs } from 'node:util'
import { type Gallery, openGallery } from './gallery.ts'
import { type Narrator, narrator } from './narrator.ts'
import { type Cast, plays, type Story } from './stories.ts'

const help = `Shows the loop on this machine: a stand-in for GitHub, a real git server, a small project with real failing tests.

  npm run demo                              with scripted agents; needs no token, no account, no network
  npm run demo -- --agent "COMMAND" --env NAME   with your own agent: a shell command that reads the brief from its
                                            standard input; --env names variables that it may see (its key)
  npm run demo -- --dashboard               shows the stories on the live dashboard, too, and stays until Ctrl-C
                                            (--for SECONDS: no longer than that after the last story)
`

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      agent: { type: 'string' },
      env: { type: 'string', multiple: true },
      dashboard: { type: 'boolean' },
      for: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) {
    process.stdout.write(help)
    return true
  }
  const teller = narrator(process.stdout)
  const gallery = values.dashboard === true ? await openGallery() : null
  if (gallery !== null) teller.event('📺', `The dashboard is at ${gallery.address}`)
  try {
    const isGood = await playAll(castOf(values.agent, values.env ?? [], gallery), teller)
    if (gallery !== null) teller.event('📺', `The dashboard stays at ${gallery.address}${values.for === undefined ? ' until Ctrl-C' : ''}`)
    await gallery?.stay(values.for === undefined ? null : Number(values.for))
    return isGood
  } finally {
    await gallery?.close()
  }
}

async function playAll(cast: Cast, teller: Narrator): Promise<boolean> {
  const stories: Story[] = []
  // A real agent plays where any good agent ends well; the scripted ones also show how the loop stops.
  for (const play of cast.inputs === null ? plays : plays.slice(0, 1)) stories.push(...(await play(teller, cast)))
  teller.title('The stories')
  for (const { title, expectations } of stories)
    teller.verdict(
      expectations.every(({ holds }) => holds),
      title,
    )
  return stories.every(({ expectations }) => expectations.every(({ holds }) => holds))
}

function castOf(agent: string | undefined, names: readonly string[], gallery: Gallery | null): Cast {
  const environment = Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
  const inputs =
    agent === undefined ? null : { agent: 'command', 'agent-command': agent, 'agent-env': names.join(','), 'poll-seconds': '0.2' }
  return { inputs, environment, gallery }
}

process.exitCode = (await main()) ? 0 : 1
