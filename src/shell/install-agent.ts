import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { AgentPackage, Exit } from '../core/model/agent.ts'
import type { AgentProgram, FoundProgram, Processes } from '../ports/processes.ts'
import type { Log } from '../ports/world.ts'
import { onPath } from './on-path.ts'

export interface Shelf {
  /** Where packages are installed, each version in a folder of its own. */
  readonly folder: string
  /** Takes what an earlier job has installed there. Otherwise whatever stands there is taken away. */
  readonly keeps: boolean
  readonly path: string
  readonly processes: Processes
  readonly log: Log
}

/** `folder` has all that was installed. */
type Installed =
  (Pick<FoundProgram, 'kind' | 'path' | 'version'> & { readonly folder: string }) | Extract<AgentProgram, { kind: 'missing' }>

const minutes = 5
/** Where packages come from, and how to get there. */
const settings = [
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'NPM_CONFIG_REGISTRY',
  'npm_config_registry',
  'PIP_INDEX_URL',
]
/** Written last: without it the folder holds the rest of an installation that was cut off. */
const complete = '.complete'
const scratch = 'scratch'

/** Installs one version of a package, unless it is kept there. Its tools see no secret and end after five minutes. */
export async function install(agent: AgentPackage, version: string, shelf: Shelf): Promise<Installed> {
  const folder = join(shelf.folder, `${agent.program}-${version}`)
  const program =
    agent.registry === 'npm' ? join(folder, 'node_modules', '.bin', agent.program) : join(folder, 'venv', 'bin', agent.program)
  if (!shelf.keeps || !(await exists(join(folder, complete)))) {
    shelf.log.info(`Installs ${agent.name} ${version} (at most ${minutes} minutes).`)
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const detail = await (agent.registry === 'npm' ? installNpm : installPypi)(agent, version, folder, shelf)
    if (detail !== null) return { kind: 'missing', why: detail.why, detail: detail.sentence }
    if (!(await exists(program)))
      return {
        kind: 'missing',
        why: 'not-installed',
        detail: `${agent.name} ${version} was installed, but it has no program \`${agent.program}\` for this machine.`,
      }
    // Left over where it cannot be removed, which harms nobody.
    await rm(join(folder, scratch), { recursive: true, force: true }).catch(() => undefined)
    await writeFile(join(folder, complete), '')
  }
  return {
    kind: 'found',
    folder,
    path: program,
    version: agent.registry === 'npm' ? await installedVersion(folder, agent, version) : version,
  }
}

interface Trouble {
  readonly why: 'not-installed' | 'cancelled'
  readonly sentence: string
}

/** No script of any package runs, but that of the agent's own package where it has no program without it. */
async function installNpm(agent: AgentPackage, version: string, folder: string, shelf: Shelf): Promise<Trouble | null> {
  const npm = onPath('npm', shelf.path)
  if (npm === null) return missing('npm', 'Node.js')
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, allowScripts: agent.installScript ? { [agent.name]: true } : {} }),
  )
  const quiet = [
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--no-progress',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ]
  const installed = await run(npm, ['install', ...quiet, '--ignore-scripts', '--loglevel=http', `${agent.name}@${version}`], folder, shelf)
  if (installed.code !== 0) return explain(installed, 'npm', agent, version)
  if (!agent.installScript) return null
  const prepared = await run(npm, ['rebuild', ...quiet, '--foreground-scripts', agent.name], folder, shelf)
  return prepared.code === 0 ? null : explain(prepared, 'npm', agent, version)
}

async function installPypi(agent: AgentPackage, version: string, folder: string, shelf: Shelf): Promise<Trouble | null> {
  const python = onPath('python3', shelf.path)
  if (python === null) return missing('python3', 'Python')
  const venv = join(folder, 'venv')
  const made = await run(python, ['-m', 'venv', venv], folder, shelf)
  if (made.code !== 0) return explain(made, 'python3 -m venv', agent, version)
  const exact = version === 'latest' ? agent.name : `${agent.name}==${version}`
  const installed = await run(
    join(venv, 'bin', 'pip'),
    ['install', '--no-input', '--disable-pip-version-check', '--progress-bar', 'off', exact],
    folder,
    shelf,
  )
  return installed.code === 0 ? null : explain(installed, 'pip', agent, version)
}

function run(program: string, args: readonly string[], folder: string, { processes }: Shelf): Promise<Exit> {
  return processes.run(
    { program, args, stdin: '', environment: {}, passes: [], files: {} },
    { folder, scratch: join(folder, scratch), home: join(folder, scratch, 'home'), minutes, passes: settings, network: 'open' },
  )
}

function missing(tool: string, of: string): Trouble {
  return {
    why: 'not-installed',
    sentence: `\`${tool}\` is not on the PATH of this runner, so nothing can be installed: set up ${of} in a step before this one.`,
  }
}

/** What package managers say, by its meaning. */
function explain(exit: Exit, tool: string, agent: AgentPackage, version: string): Trouble {
  const said = `${exit.stdout}\n${exit.stderr}`.slice(-20_000)
  const trouble = (sentence: string): Trouble => ({ why: 'not-installed', sentence })
  if (exit.stopped === 'cancelled') return { why: 'cancelled', sentence: '' }
  if (exit.stopped === 'deadline') return trouble(`\`${tool}\` did not install ${agent.name} ${version} within ${minutes} minutes.`)
  if (exit.startError !== null) return trouble(`\`${tool}\` could not be started: ${exit.startError}.`)
  if (
    /\b(?:ETARGET|E404)\b|No matching version|No matching distribution/.test(said) &&
    !/connection error|NameResolutionError|NewConnectionError/i.test(said)
  )
    return trouble(`There is no version ${version} of ${agent.name} in the registry.`)
  const [unreachable] =
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|NameResolutionError|NewConnectionError|\w*CERT\w*|CERTIFICATE_VERIFY_FAILED/.exec(
      said,
    ) ?? []
  if (unreachable !== undefined) return trouble(`The registry that has ${agent.name} could not be reached (${unreachable}).`)
  if (said.includes('ENOSPC') || said.includes('No space left'))
    return trouble(`The disk of this runner is full, so ${agent.name} ${version} could not be installed.`)
  return trouble(
    `\`${tool}\` failed to install ${agent.name} ${version} (exit code ${exit.code ?? 'unknown'}): ${(exit.stderr.trim() || exit.stdout.trim()).slice(-600)}`,
  )
}

const Manifest = v.object({ version: v.pipe(v.string(), v.maxLength(60)) })

/** What a tag such as `latest` came to. */
async function installedVersion(folder: string, { name }: AgentPackage, asked: string): Promise<string> {
  const manifest = v.safeParse(
    v.pipe(v.string(), v.parseJson(), Manifest),
    await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8').catch(() => ''),
  )
  return manifest.success ? manifest.output.version : asked
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
