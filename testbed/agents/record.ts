/**
 * Records what the real command lines print and how they end: `npm run record:agents -- NAME…`. Each adapter's own command line is
 * run against a scripted model, in a checkout full of configuration that must not be heeded; the package is installed as the action
 * installs it. The tests read the recordings.
 */
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execFileSync } from 'node:child_process'
import { findAgent } from '../../src/core/agents/index.ts'
import type { Agent, Exit, InvocationContext } from '../../src/core/model/agent.ts'
import { tellWarning, type Warning } from '../../src/core/model/warning.ts'
import { swapConfiguration } from '../../src/shell/git/swap-configuration.ts'
import { processes } from '../../src/shell/processes.ts'
import { programs } from '../../src/shell/programs.ts'
import { hostileFiles, instruction, plant } from './hostile-files.ts'
import { startModel, type Step } from './model.ts'

interface Situation {
  readonly steps: readonly Step[]
  readonly context?: Partial<InvocationContext>
  /** Over the variables that the agent is given; null takes one away. */
  readonly environment?: Readonly<Record<string, string | null>>
  readonly minutes?: number
}

/** How each agent finds the model, and what its tools are called. */
interface Hand {
  environment(url: string): Readonly<Record<string, string>>
  readonly model: string | null
  readonly edit: Step
  /** Something that it may not do. */
  readonly forbidden: Step
  /** How its service says that the model declined. */
  readonly refusal: string
  /** The limits that it can hold itself to. */
  readonly limits: readonly ('max-turns' | 'max-cost')[]
  /** How long it may repeat failed requests; a minute and a half unless told otherwise. */
  readonly minutes?: number
}

const nowhere = 'http://127.0.0.1:9'

const hands: Readonly<Record<string, Hand>> = {
  claude: {
    environment: (url) => ({ ANTHROPIC_API_KEY: 'test-key-0123456789', ANTHROPIC_BASE_URL: url }),
    model: null,
    edit: { tool: 'Bash', args: { command: 'sed -i s/1/2/ a.js', description: 'Repair' } },
    forbidden: { tool: 'Write', args: { file_path: '/etc/agent-was-here', content: 'x' } },
    refusal: 'refusal',
    limits: ['max-turns', 'max-cost'],
  },
  codex: {
    environment: (url) => ({ OPENAI_API_KEY: 'test-key-0123456789', OPENAI_BASE_URL: `${url}/v1` }),
    model: 'gpt-test',
    edit: { tool: 'exec_command', args: { cmd: 'sed -i s/1/2/ a.js' } },
    forbidden: { tool: 'exec_command', args: { cmd: 'touch /etc/agent-was-here' } },
    refusal: 'content_filter',
    limits: [],
  },
  gemini: {
    environment: (url) => ({ GEMINI_API_KEY: 'test-key-0123456789', GOOGLE_GEMINI_BASE_URL: url }),
    model: 'gemini-2.5-pro',
    edit: { tool: 'run_shell_command', args: { command: 'sed -i s/1/2/ a.js' } },
    forbidden: { tool: 'write_file', args: { file_path: '/etc/agent-was-here', content: 'x' } },
    refusal: 'content_filter',
    limits: ['max-turns'],
  },
  qwen: {
    environment: (url) => ({ OPENAI_API_KEY: 'test-key-0123456789', OPENAI_BASE_URL: `${url}/v1` }),
    model: 'qwen-test',
    edit: { tool: 'run_shell_command', args: { command: 'sed -i s/1/2/ a.js', is_background: false } },
    forbidden: { tool: 'web_fetch', args: { url: 'http://127.0.0.1:9', prompt: 'x' } },
    refusal: 'content_filter',
    limits: ['max-turns'],
    minutes: 4,
  },
  copilot: {
    environment: (url) => ({
      COPILOT_PROVIDER_API_KEY: 'test-key-0123456789',
      COPILOT_PROVIDER_BASE_URL: `${url}/v1`,
      COPILOT_PROVIDER_TYPE: 'openai',
      COPILOT_OFFLINE: 'true',
    }),
    model: 'gpt-test',
    edit: { tool: 'bash', args: { command: 'sed -i s/1/2/ a.js', description: 'Repair' } },
    forbidden: { tool: 'bash', args: { command: 'touch /etc/agent-was-here', description: 'Write elsewhere' } },
    refusal: 'content_filter',
    limits: [],
  },
  opencode: {
    environment: (url) => ({ OPENAI_API_KEY: 'test-key-0123456789', OPENAI_BASE_URL: `${url}/v1` }),
    model: 'openai/gpt-test',
    edit: { tool: 'bash', args: { command: 'sed -i s/1/2/ a.js', description: 'Repair' } },
    forbidden: { tool: 'read', args: { filePath: '/etc/hostname' } },
    refusal: 'content_filter',
    limits: [],
    minutes: 3,
  },
}

function situations({ edit, forbidden, limits, refusal }: Hand): Readonly<Record<string, Situation>> {
  const always = (error: 400 | 401 | 429 | 500 | 529): Situation => ({ steps: [{ error }] })
  return {
    success: { steps: [edit, { say: 'Fixed the sum.' }] },
    'wrong-key': always(401),
    'rate-limited': always(429),
    'server-error': always(500),
    overloaded: always(529),
    'too-long': always(400),
    'cut-off': { steps: [edit, { error: 500 }] },
    refused: { steps: [{ say: 'I cannot help with that.', finish: refusal }] },
    denied: { steps: [forbidden, { say: 'Fixed.' }] },
    ...(limits.includes('max-turns') ? { 'max-turns': { steps: [edit, edit, edit, edit], context: { maxTurns: 2 } } } : {}),
    ...(limits.includes('max-cost') ? { 'max-cost': { steps: [edit, edit, edit, edit], context: { maxCostUsd: 0.01 } } } : {}),
    unreachable: {
      steps: [],
      environment: {
        ANTHROPIC_BASE_URL: nowhere,
        OPENAI_BASE_URL: nowhere,
        GOOGLE_GEMINI_BASE_URL: nowhere,
        COPILOT_PROVIDER_BASE_URL: nowhere,
      },
    },
    'no-key': {
      steps: [],
      environment: {
        ANTHROPIC_API_KEY: null,
        OPENAI_API_KEY: null,
        GEMINI_API_KEY: null,
        COPILOT_PROVIDER_API_KEY: null,
        COPILOT_PROVIDER_BASE_URL: null,
        COPILOT_OFFLINE: null,
      },
    },
    silent: { steps: ['silence'], minutes: 0.1 },
  }
}

const home = fileURLToPath(new URL('../..', import.meta.url))
const keptCharacters = 20_000

async function record(agent: Agent, hand: Hand, name: string, situation: Situation, root: string): Promise<string> {
  const model = await startModel([situation.steps])
  const folder = await mkdtemp(join(root, 'checkout-'))
  const scratch = await mkdtemp(join(root, 'scratch-'))
  await mkdir(join(scratch, 'home'))
  await writeFile(join(folder, 'a.js'), 'export const sum = 1\n')
  const canary = join(root, `canary-${name}`)
  await plant(folder, hostileFiles(canary))
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
  try {
    const given: Readonly<Record<string, string | null>> = {
      PATH: process.env['PATH'] ?? '',
      ...hand.environment(model.url),
      ...situation.environment,
    }
    const environment = Object.fromEntries(
      Object.entries(given).flatMap(([variable, value]) => (value === null ? [] : [[variable, value]])),
    )
    const print = { info: (line: string) => console.log(line), warn: (warning: Warning) => console.warn(tellWarning(warning)) }
    const running = processes({ environment, cancelled: new AbortController().signal, log: () => undefined, warn: print.warn })
    // Installing asks for a key, which the situation may lack, and for the way to the registry.
    const rich = { ...process.env, ...hand.environment(model.url) }
    const installing = processes({ environment: rich, cancelled: new AbortController().signal, log: () => undefined, warn: print.warn })
    const found = await programs({
      environment: rich,
      consent: 'all',
      temp: root,
      keeps: true,
      processes: installing,
      mcp: { program: process.execPath, script: join(home, 'dist/mcp.js') },
      log: print,
    }).find(agent, { name: agent.name, model: null, version: agent.package?.version ?? null, args: [] })
    if (found.kind === 'missing') throw new Error(found.detail)
    const invocation = agent.invoke({
      brief: { text: 'Please repair a.js\n', failures: '[]' },
      briefFile: join(scratch, 'brief.md'),
      failuresFile: join(scratch, 'failures.json'),
      feedFolder: join(scratch, 'feed'),
      leftFolder: null,
      command: null,
      program: found.path,
      model: hand.model,
      key: found.key,
      settings: Object.fromEntries(Object.entries(environment).filter(([variable]) => agent.settings.includes(variable))),
      args: [],
      maxTurns: null,
      maxCostUsd: null,
      home: join(scratch, 'home'),
      mcp: null,
      ...situation.context,
    })
    const restore = await swapConfiguration({ root, folder, files: null, hidden: agent.hides })
    const exit = await running.run(invocation, {
      folder,
      scratch,
      home: join(scratch, 'home'),
      minutes: situation.minutes ?? hand.minutes ?? 1.5,
      passes: [...invocation.passes, ...agent.keys, ...agent.settings],
    })
    await restore()
    const fired = await readdir(root).then((entries) => entries.filter((entry) => entry.startsWith('canary-')))
    if (fired.length > 0) throw new Error(`Configuration of the checkout was run: ${fired.join(', ')}`)
    if (model.told.some((text) => text.includes(instruction)))
      throw new Error(
        `Instructions of the checkout reached the model: ${model.told.map((text) => text.slice(Math.max(0, text.indexOf(instruction) - 300), text.indexOf(instruction) + 100)).join(' --- ')}`,
      )
    const target = join(home, '__tests__/fixtures/agents', agent.name)
    await mkdir(target, { recursive: true })
    await writeFile(
      join(target, `${name}.json`),
      `${JSON.stringify({ recordedFrom: `${agent.package?.name ?? ''} ${found.version ?? ''}`, exit: neutral(exit, { [folder]: '/checkout', [scratch]: '/scratch', [root]: '/temp', [model.url]: 'http://model' }) }, null, 1)}\n`,
    )
    const judged = agent.interpret(exit)
    return judged.kind === 'finished' ? `finished: ${judged.summary ?? '(no word)'}` : `${judged.why}: ${judged.detail.slice(0, 200)}`
  } finally {
    await model.stop()
    await rm(folder, { recursive: true, force: true })
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Without what is different on every machine. */
function neutral(exit: Exit, places: Readonly<Record<string, string>>): Exit {
  const clean = (text: string): string =>
    Object.entries(places)
      .reduce((cleaned, [place, name]) => cleaned.replaceAll(place, name), text)
      .slice(-keptCharacters)
  return { ...exit, stdout: clean(exit.stdout), stderr: clean(exit.stderr), milliseconds: Math.round(exit.milliseconds) }
}

const [, , only, ...names] = process.argv
const root = await realpath(await mkdtemp(join(tmpdir(), 'record-')))
try {
  const agent = findAgent(only ?? '')
  const hand = hands[only ?? '']
  if (agent === undefined || hand === undefined)
    throw new Error(`Name one of: ${Object.keys(hands).join(', ')}; and situations, if not all.`)
  for (const [name, situation] of Object.entries(situations(hand)).filter(([key]) => names.length === 0 || names.includes(key)))
    console.log(`${name}: ${await record(agent, hand, name, situation, root)}`)
} finally {
  await rm(root, { recursive: true, force: true })
}
process.exit(0)
