import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobRecipe } from '../github/state.ts'
import type { RunResult } from '../runner.ts'
import type { Files, World } from '../world.ts'
import { hostileFiles, instruction } from './hostile-files.ts'
import type { Step } from './model.ts'

/** The agents that are driven here. */
export type Name = 'claude' | 'codex'

/** One story with real agents: what their models say, and what has to be true at its end. */
export interface Scenario {
  readonly title: string
  /** The input `agent`. */
  readonly agent: string
  /** Lists of steps, one for each conversation; see `startModel`. An agent without them has no model to talk to. */
  readonly models: Readonly<Partial<Record<Name, readonly (readonly Step[])[]>>>
  readonly inputs?: Readonly<Record<string, string>>
  /** Over the variables of the step, such as keys. */
  readonly environment?: Readonly<Record<string, string>>
  /** What the pull request brings along, beside its bugs. */
  files?(root: string): Files
  /** What CI runs instead of the project's tests, given a folder that outlives its jobs; the first turn then begins with CI. */
  jobs?(root: string): readonly JobRecipe[]
  /** Outcome, and attempt or reason, of each turn. */
  readonly turns: readonly string[]
  /** What the comments say, at the end of any turn. */
  readonly says: readonly (string | RegExp)[]
  /** What no comment may say. */
  readonly never?: readonly (string | RegExp)[]
  /** More that has to be true: a sentence, and whether it is. */
  check?(ended: Ended): Promise<readonly (readonly [string, boolean])[]>
}

export interface Ended {
  readonly world: World
  readonly results: readonly RunResult[]
  /** What each model was told, conversation by conversation. */
  readonly told: Readonly<Record<string, readonly string[]>>
  /** What the tools of each agent answered. */
  readonly answered: Readonly<Record<string, readonly string[]>>
  /** Runs an agent bare in a folder with these files, as a careless workflow would, against the same model. */
  readonly bare: (agent: 'claude', files: Readonly<Record<string, string>>) => Promise<void>
}

/** A shell command by the agent's own tool. */
function shell(agent: Name, command: string): Step {
  return agent === 'claude'
    ? { tool: 'Bash', args: { command, description: 'Work on it' } }
    : { tool: 'exec_command', args: { cmd: command } }
}

const repairPrice = String.raw`sed -i 's|Math.round(cents - percent)|Math.round(cents * (1 - percent / 100))|' src/price.js`
const repairCart = String.raw`sed -i 's|cart.lines.length|cart.lines.reduce((sum, line) => sum + line.count, 0)|' src/cart.js`
const done: Step = { say: 'Both bugs are repaired.' }
const proven = 'Proof:** 3 of 3 failing tests now pass here'

/** Outlives what it is asked politely, in a session of its own. */
const survivor = "trap '' TERM INT; (setsid sleep 61234 &) ; while :; do sleep 61234; done"

function everywhere(tell: (agent: Name) => Scenario): readonly Scenario[] {
  return [tell('claude'), tell('codex')]
}

function failing(agent: Name, error: 401 | 429 | 500 | 529, reason: string, says: string): Scenario {
  return {
    title: `${agent}: the model answers ${error}`,
    agent,
    models: { [agent]: [[{ error }]] },
    turns: [`agent-failed ${reason}`],
    says: [says],
    never: ['✅'],
  }
}

const tests = (file: string): string =>
  `node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=junit.xml test/${file}`
/** Until a file is there, for half a minute. */
const until = (file: string): string => `for look in $(seq 300); do [ -e ${file} ] && break; sleep 0.1; done`
/** The folder of the world, as an agent in its checkout sees it. */
const outside = '../../../..'

async function canaries(root: string): Promise<readonly string[]> {
  return (await readdir(root)).filter((name) => name.startsWith('canary'))
}

/** A test that passes, and lays files into its HOME: nobody but the next test of the repository may find them there. */
function plantsInHome(files: Files): string {
  return `import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { homedir } from 'node:os'
import { it } from 'node:test'

it('has settings', () => {
  for (const [path, text] of Object.entries(${JSON.stringify(files)})) {
    mkdirSync(dirname(join(homedir(), path)), { recursive: true })
    writeFileSync(join(homedir(), path), text)
  }
})
`
}

/** Are the canaries ones that would fire? */
async function springs(root: string, bare: Ended['bare']): Promise<boolean> {
  await bare('claude', hostileFiles(join(root, 'canary')))
  return (await canaries(root)).includes('canary-claude-hook')
}

/** Does any process have this among its arguments? */
async function lives(argument: string): Promise<boolean> {
  const lines = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  )
  return lines.some((line) => line.split('\0').includes(argument))
}

export const scenarios: readonly Scenario[] = [
  ...everywhere((agent) => ({
    title: `${agent}: right at once`,
    agent,
    models: { [agent]: [[shell(agent, `${repairPrice}; ${repairCart}`), done]] },
    turns: ['pushed 1', 'settled green'],
    says: [proven, new RegExp(`Effort:\\*\\* \`${agent}`)],
    check: async ({ world, told }) => [
      ['the agent was asked once', told[agent]?.length === 1],
      ['the agent was told what failed', told[agent]?.[0]?.includes('takes a quarter off') === true],
      ['the commit is on the branch', (await world.read('discounts', 'src/price.js')).includes('1 - percent / 100')],
    ],
  })),
  ...everywhere((agent) => ({
    title: `${agent}: wrong, then right within one attempt`,
    agent,
    models: {
      [agent]: [
        [shell(agent, repairPrice), done],
        [shell(agent, repairCart), done],
      ],
    },
    turns: ['pushed 1', 'settled green'],
    says: [proven, 'The agent was asked 2 times'],
    check: ({ told }) =>
      Promise.resolve([['the second round was told that 2 of 3 pass', told[agent]?.[1]?.includes('2 of 3 pass now') === true]]),
  })),
  {
    title: 'claude: never right, until the attempts are used up',
    agent: 'claude',
    inputs: { 'verify-rounds': '0', 'on-stall': 'continue', 'on-regression': 'keep' },
    models: { claude: [1, 2, 3].map((turn) => [shell('claude', `echo "// try ${turn}" >> src/price.js`), done]) },
    turns: ['pushed 1', 'pushed 2', 'pushed 3', 'halted exhausted'],
    says: ["I've attempted 3 fixes and it's still not passing"],
  },
  failing('claude', 401, 'wrong-key', 'The key of the agent was refused'),
  failing('claude', 429, 'rate-limited', 'The agent was rate-limited'),
  failing('claude', 500, 'overloaded', "The model's service is overloaded"),
  failing('claude', 529, 'overloaded', "The model's service is overloaded"),
  failing('codex', 429, 'rate-limited', 'The agent was rate-limited'),
  failing('codex', 529, 'overloaded', "The model's service is overloaded"),
  ...everywhere((agent) => ({
    title: `${agent}: hangs in a tool that ignores SIGTERM`,
    agent,
    inputs: { 'agent-timeout-minutes': '0.1' },
    models: { [agent]: [[shell(agent, survivor)]] },
    turns: ['agent-failed timeout'],
    says: ['The agent ran out of time'],
    check: async () => [['nothing that it started lives', !(await lives('61234'))]],
  })),
  ...everywhere((agent) => ({
    title: `${agent}: changes nothing and says that it is fixed`,
    agent,
    models: { [agent]: [[{ say: 'Fixed everything, all tests pass.' }]] },
    turns: ['unchanged ci'],
    says: ['Ended without a change', 'nothing here vouches for'],
    never: ['✅'],
  })),
  {
    title: 'claude: is denied its tools and says that it is fixed',
    agent: 'claude',
    models: { claude: [[{ tool: 'Write', args: { file_path: '/etc/agent-was-here', content: 'x' } }, { say: 'Fixed.' }]] },
    turns: ['agent-failed denied'],
    says: ['The agent was not allowed to work', '/etc/agent-was-here'],
    never: ['✅'],
  },
  ...everywhere((agent) => ({
    title: `${agent}: the pull request brings its own hooks, servers and instructions`,
    agent,
    models: { [agent]: [[shell(agent, `${repairPrice}; ${repairCart}`), done]] },
    files: (root) => hostileFiles(join(root, 'canary')),
    turns: ['pushed 1', 'settled green'],
    says: [proven],
    check: async ({ world, told, bare }) => [
      ['nothing of it ran', (await canaries(world.root)).length === 0],
      ['its instructions did not reach the model', told[agent]?.every((text) => !text.includes(instruction)) === true],
      ...(agent === 'claude' ? [['without these precautions the hook fires', await springs(world.root, bare)] as const] : []),
    ],
  })),
  ...everywhere((agent) => ({
    title: `${agent}: a failing test leaves settings of agents in its HOME`,
    agent,
    models: { [agent]: [[shell(agent, `${repairPrice}; ${repairCart}`), done]] },
    files: (root) => ({ 'test/home.test.js': plantsInHome(hostileFiles(join(root, 'canary'))) }),
    turns: ['pushed 1', 'settled green'],
    says: [/[34] of [34] failing tests now pass here/],
    check: async ({ world, told }) => [
      ['nothing of it ran', (await canaries(world.root)).length === 0],
      ['its instructions did not reach the model', told[agent]?.every((text) => !text.includes(instruction)) === true],
    ],
  })),
  ...everywhere((agent) => ({
    title: `${agent}: asks the server of this action for the failures`,
    agent,
    models: {
      [agent]: [
        [
          { tool: 'mcp__ci__list_failures', args: {} },
          { tool: 'mcp__ci__run_failing_tests', args: {} },
          shell(agent, `${repairPrice}; ${repairCart}`),
          { tool: 'mcp__ci__run_failing_tests', args: {} },
          done,
        ],
      ],
    },
    turns: ['pushed 1', 'settled green'],
    says: [proven],
    check: ({ answered }) =>
      Promise.resolve([
        [
          'the server named every failure',
          ['takes a quarter off', 'rounds to whole cents', 'gives one for every tenth'].every((name) =>
            answered[agent]?.[0]?.includes(name),
          ),
        ],
        ['the server ran the tests before the repair and after it', answered[agent]?.[1] !== answered[agent]?.[3]],
      ]),
  })),
  {
    title: 'claude: begins with the first failure of CI, and hears of the second one while it works',
    agent: 'claude',
    inputs: { feedback: 'early' },
    jobs: (root) => [
      { name: 'prices', command: tests('price.test.js') },
      {
        name: 'carts',
        command: `${until(join(root, 'agent-works'))}; ${tests('cart.test.js')}; code=$?; touch ${join(root, 'carts-ended')}; exit $code`,
      },
    ],
    models: {
      claude: [
        [
          shell('claude', `touch ${outside}/agent-works; ${until(`${outside}/carts-ended`)}; ${repairPrice}`),
          { tool: 'mcp__ci__ci_status', args: {} },
          done,
        ],
        [shell('claude', repairCart), done],
      ],
    },
    turns: ['pushed 1', 'settled green'],
    says: [proven, 'The agent was asked 2 times'],
    check: ({ told }) =>
      Promise.resolve([
        [
          'the agent began with what had failed first',
          told['claude']?.[0]?.includes('takes a quarter off') === true && !told['claude'][0].includes('gives one for every tenth'),
        ],
        ['the agent was told what failed since', told['claude']?.[1]?.includes('gives one for every tenth') === true],
      ]),
  },
  {
    title: 'claude, codex: the second takes over when the service of the first is down',
    agent: 'claude, codex',
    models: { claude: [[{ error: 529 }]], codex: [[shell('codex', `${repairPrice}; ${repairCart}`), done]] },
    turns: ['pushed 1', 'settled green'],
    says: [proven, '`claude` could not work, so the next agent was asked'],
  },
  {
    title: 'claude: no key',
    agent: 'claude',
    models: {},
    environment: { ANTHROPIC_API_KEY: '' },
    turns: ['agent-failed no-key'],
    says: ['The agent has no key', 'ANTHROPIC_API_KEY: ${{ secrets.ANTHROPIC_API_KEY }}'],
  },
]
