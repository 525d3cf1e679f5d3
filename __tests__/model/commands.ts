import fc from 'fast-check'
import type { Real } from './world.ts'

/** What the model knows of the pull request beside what is asked of the world. */
export interface Model {
  isOpen: boolean
  /** Was a turn ended from outside? */
  isDisturbed: boolean
  /** How many requests went wrong on their way. */
  stumbles: number
}

type Command = fc.AsyncCommand<Model, Real>

function command(name: string, run: (real: Real, model: Model) => void, check: (model: Readonly<Model>) => boolean = () => true): Command {
  return {
    check,
    run: (model, real) => {
      run(real, model)
      return Promise.resolve()
    },
    toString: () => name,
  }
}

const lines = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 })

const ciFails = lines.map((failures) =>
  command(`CI fails at ${failures.join(', ')}`, (real) => {
    const [run] = real.atWork()
    if (run !== undefined) real.endCi(run, failures)
  }),
)

const ciPasses = fc.constant(
  command('CI passes', (real) => {
    const [run] = real.atWork()
    if (run !== undefined) real.endCi(run, [])
  }),
)

const people = fc.constantFrom('ben', 'maria', 'rita', 'renovate[bot]')

const comments = fc
  .tuple(
    people,
    fc.constantFrom(
      'Please use cents',
      '/codality retry',
      '/codality stop',
      '/codality resume',
      '/codality undo',
      '/codality fix use cents',
      '/codality status',
    ),
  )
  .map(([author, body]) => command(`${author}: ${body}`, (real) => void real.comment(author, body)))

const reviews = fc
  .tuple(people, fc.constantFrom('CHANGES_REQUESTED', 'COMMENTED', 'APPROVED'))
  .map(([author, state]) => command(`${author} reviews: ${state}`, (real) => real.review(author, state, 'Use cents.')))

const retries = fc.constant(command('ben: /codality retry', (real) => void real.comment('ben', '/codality retry')))

const pushes = fc
  .integer({ min: 1, max: 9 })
  .map((price) => command(`maria pushes price ${price}`, (real) => real.push(real.head(), `export const price = ${price}\n`)))

const forcePushes = fc
  .integer({ min: 1, max: 9 })
  .map((price) =>
    command(`maria force-pushes price ${price}`, (real) =>
      real.push(real.site.repository.head('refs/heads/main') ?? '', `export const price = ${price}\n`),
    ),
  )

function setOpen(real: Real, model: Model, isOpen: boolean): void {
  model.isOpen = isOpen
  real.pull.state = isOpen ? 'open' : 'closed'
  real.site.note({ kind: 'pull', pull: real.pull.number, state: real.pull.state }, null)
}

const closes = fc.constant(
  command(
    'maria closes',
    (real, model) => setOpen(real, model, false),
    ({ isOpen }) => isOpen,
  ),
)
const reopens = fc.constant(
  command(
    'maria reopens',
    (real, model) => setOpen(real, model, true),
    ({ isOpen }) => !isOpen,
  ),
)

const deletions = fc.constant(
  command('maria deletes the status comment', (real) => {
    const { site } = real
    const comment = real.statusComment()
    if (comment !== undefined) site.state.comments.splice(site.state.comments.indexOf(comment), 1)
  }),
)

const edits = fc
  .constantFrom<[string, (body: string) => string]>(
    ['forgets its attempts', (body) => body.replace(/"attempts":\[.*\],"handled"/, '"attempts":[],"handled"')],
    ['names another epoch', (body) => body.replace(/"epoch":"[^"]*"/, '"epoch":"99999999999-ic1"')],
    ['is cut off', (body) => body.slice(0, -40)],
    ['counts without refs', (body) => body.replace('"ledger":"refs"', '"ledger":"marker"')],
    ['says that nobody is at work', (body) => body.replace(/"working":\{[^}]*\}/, '"working":null')],
  )
  .map(([how, edit]) =>
    command(`maria edits the marker so that it ${how}`, (real) => {
      const comment = real.statusComment()
      if (comment !== undefined) comment.body = edit(comment.body)
    }),
  )

const which = fc.nat({ max: 5 })

const cancellations = which.map((index) =>
  command(`turn ${index} is cancelled`, (real, model) => {
    const turn = real.live()[index % Math.max(1, real.live().length)]
    if (turn === undefined) return
    model.isDisturbed = true
    turn.cancel()
  }),
)

const kills = fc.tuple(which, fc.boolean()).map(([index, isUnderWay]) =>
  command(`turn ${index} is killed${isUnderWay ? ', and what it sent arrives' : ''}`, (real, model) => {
    const turn = real.live()[index % Math.max(1, real.live().length)]
    if (turn === undefined) return
    model.isDisturbed = true
    turn.kill(isUnderWay)
  }),
)

const redeliveries = fc.tuple(which, fc.boolean()).map(([index, isSameRun]) =>
  command(`event ${index} is delivered again${isSameRun ? ' by a re-run' : ''}`, (real) => {
    const event = real.delivered[index % Math.max(1, real.delivered.length)]
    const turn = real.turns.find(({ run }) => run.status === 'completed')
    if (event !== undefined) real.deliver(event, isSameRun ? turn?.run.id : undefined)
  }),
)

const hours = fc.constant(command('an hour passes', ({ site }) => site.time.pass(3_600_000)))
const ticks = fc.constant(command('time goes on', ({ site }) => void site.time.next()))

const stumbles = fc
  .tuple(
    fc.constantFrom('git/create-ref', 'issues/create-comment', 'issues/update-comment', 'git/delete-ref', 'pulls/get'),
    fc.constantFrom('lose', 'drop'),
  )
  .map(([operation, kind]) =>
    command(`the next ${operation} is to ${kind}`, ({ site }, model) =>
      site.fault({ operation, act: { kind }, hit: () => void (model.stumbles += 1) }),
    ),
  )

/** All that may happen on a pull request, the usual more often. */
export const allCommands: fc.Arbitrary<Command>[] = [
  ciFails,
  ciFails,
  ciFails,
  ciPasses,
  comments,
  comments,
  retries,
  reviews,
  pushes,
  forcePushes,
  closes,
  reopens,
  reopens,
  deletions,
  edits,
  cancellations,
  kills,
  redeliveries,
  redeliveries,
  hours,
  ticks,
  ticks,
  stumbles,
]
