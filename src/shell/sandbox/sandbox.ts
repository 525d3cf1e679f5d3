import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ConfigError } from '../../core/model/config.ts'
import type { Warning } from '../../core/model/warning.ts'
import { warnings } from '../../core/report/warnings.ts'
import { onPath } from '../on-path.ts'
import { type Command, enter, notEntered, type Person, systemPath, type Way } from './enter.ts'
import { isBelow, planMounts, type Rule } from './mounts.ts'
import { shieldsOf } from './shields.ts'

export interface SandboxOptions {
  /** The step's own environment. */
  readonly environment: NodeJS.ProcessEnv
  /** Is the machine the job's own? Only there rights are asked of `sudo`. */
  readonly isOwnMachine: boolean
  /** Are programs to stay the user that this is, even where that is root? On a person's own machine their tools lie where only they may read. */
  readonly keepsUser: boolean
  /** The script of the action, whose folder is never written. */
  readonly script: string
  /** Has what is run in it to be kept off the machine's network, wherever its ground says so? */
  readonly limitsNetwork: boolean
  readonly warn: (warning: Warning) => void
}

/** Where a program is run. */
export interface Ground {
  /** All that it may write lies below it. */
  readonly root: string
  /** The only ways out of a network of its own: ports of loopback, and the sockets that they lead to. Null for the machine's network. */
  readonly ports: Readonly<Record<number, string>> | null
}

/** What holds an untrusted program. */
export interface Sandbox {
  /**
   * `shielded`: nothing of the job but its checkout is within reach. `namespace`: other processes are out of sight, and it ends
   * with its first process. `none`: a process group and a mark.
   */
  readonly level: 'shielded' | 'namespace' | 'none'
  /** The command line that starts a program in it. */
  wrap(command: Command, ground: Ground): readonly string[]
}

/** The user that programs are run as where this job is root: nobody has it. */
const spareUids = { from: 60_100, to: 60_900 }
/** Any that none of the paths lies below; most machines have the first. */
const stages = ['/mnt', '/media', '/srv', '/opt', '/var/empty', '/run', '/home']
/** Servers of the machine listen there on sockets that belong to no network, the one that looks up names among them. */
const servers = '/run'

/**
 * Tries what the machine allows, strongest first, and takes the first that holds what it promises. Where none keeps a program off the
 * network and that is asked for, a ConfigError is thrown.
 */
export function openSandbox(options: SandboxOptions): Sandbox {
  const { environment, warn } = options
  const unshare = process.platform === 'linux' ? findSystem('unshare', environment) : null
  if (unshare !== null) {
    for (const { way, person } of waysOf(options)) {
      const held: Held = { way, person, unshare, sudo: findSystem('sudo', environment), options }
      if (!holds(held)) continue
      return { level: 'shielded', wrap: (command, ground) => wrap(held, command, ground, []) }
    }
    if (options.limitsNetwork) throw cannotLimit()
    const wrapper = [unshare, '--user', '--map-current-user', '--pid', '--fork', '--kill-child', '--mount-proc', '--']
    if (spawnSync(unshare, [...wrapper.slice(1), 'true'], { timeout: 5_000, stdio: 'ignore' }).status === 0) {
      warn(warnings.noView())
      return { level: 'namespace', wrap: ({ program, args }) => [...wrapper, program, ...args] }
    }
  }
  if (options.limitsNetwork) throw cannotLimit()
  warn(warnings.noNamespace())
  return { level: 'none', wrap: ({ program, args }) => [program, ...args] }
}

function cannotLimit(): ConfigError {
  return new ConfigError(
    'The input `allowed-hosts` is set, but this machine lets no program be kept off its network: that takes a view and a network of its own, got by user namespaces, as root or by `sudo`, and the program `ip`.',
    'Use a Linux runner that allows unprivileged user namespaces or `sudo`, install `iproute2` there, or leave the input empty, which limits nothing.',
  )
}

/** Only where the system itself keeps its programs; and only where this job would find them, too. */
function findSystem(program: string, environment: NodeJS.ProcessEnv): string | null {
  const found = onPath(program, systemPath)
  return found !== null && onPath(program, environment['PATH'] ?? '') !== null ? found : null
}

interface Held {
  readonly way: Way
  readonly person: Person
  readonly unshare: string
  readonly sudo: string | null
  readonly options: SandboxOptions
}

function waysOf({ environment, isOwnMachine, keepsUser }: SandboxOptions): readonly Pick<Held, 'way' | 'person'>[] {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  const own = { way: 'user-namespace' as const, person: { uid, gid } }
  if (uid === 0 && !keepsUser) {
    const spare = spareUid()
    return [{ way: 'root', person: { uid: spare, gid: spare } }, own]
  }
  const hasSudo = isOwnMachine && findSystem('sudo', environment) !== null
  return [own, ...(hasSudo ? [{ way: 'sudo' as const, person: { uid, gid } }] : [])]
}

function spareUid(): number {
  const taken = new Set(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => Number(line.split(':')[2])),
  )
  let uid = spareUids.from
  while (taken.has(uid) && uid < spareUids.to) uid += 1
  return uid
}

/** Looks from within whether what has to be out of reach is, and whether what has to work does. */
function holds(held: Held): boolean {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'codality-probe-')))
  try {
    const [hidden, ground] = [join(root, 'hidden'), join(root, 'hidden/ground')]
    mkdirSync(ground, { recursive: true })
    writeFileSync(join(hidden, 'secret'), 'x')
    const checks = [
      'test "$$" = 1',
      'test "$PROBE" = passed',
      'echo x > written',
      `test ! -e '${hidden}/secret'`,
      'grep -q "^NoNewPrivs:[[:space:]]*1" /proc/self/status',
      'grep -q "^CapEff:[[:space:]]*0*$" /proc/self/status',
      '! sudo -n true 2> /dev/null',
    ]
    const limits = held.options.limitsNetwork
    if (limits) checks.push(`test "$(readlink /proc/self/ns/net)" != '${readlinkSync('/proc/self/ns/net')}'`)
    const [program = '', ...args] = wrap(
      held,
      { program: '/bin/sh', args: ['-c', checks.join(' && ')], folder: ground, environment: { PATH: systemPath, PROBE: 'passed' } },
      { root: ground, ports: limits ? { 1_024: join(ground, 'socket') } : null },
      [hidden],
    )
    return (
      spawnSync(program, args, { cwd: ground, env: { PATH: systemPath, PROBE: 'passed' }, timeout: 20_000, stdio: 'ignore' }).status === 0
    )
  } catch {
    return false
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function wrap(held: Held, command: Command, ground: Ground, more: readonly string[]): readonly string[] {
  const { way, person, unshare, sudo, options } = held
  const root = realpathSync(ground.root)
  // Another user passes it only then; that user can neither list what is beside it nor write there.
  if (way === 'root') for (const folder of agentFolders(options.environment)) chmodSync(folder, 0o755)
  const mounts = planMounts(rulesFor(root, [...more, ...(ground.ports === null ? [] : [servers])], held))
  if (way === 'root') give(root, person)
  return enter(command, {
    way,
    unshare,
    sudo,
    person,
    stage: stageFor([...mounts.map(([, path]) => path), command.folder]),
    mounts,
    network: ground.ports === null ? null : { interpreter: realpathSync(process.execPath), ports: ground.ports },
  })
}

/** The first rule for a path holds. */
function rulesFor(root: string, more: readonly string[], { way, options: { environment, script } }: Held): readonly Rule[] {
  const git = onPath('git', environment['PATH'] ?? '')
  const shields = shieldsOf({
    environment,
    uid: process.getuid?.() ?? null,
    interpreter: realpathSync(process.execPath),
    script: real(script) ?? script,
    programs: git === null ? [] : [git],
  })
  const view = (paths: readonly string[], as: Rule['view']): readonly Rule[] =>
    paths.flatMap((path) => real(path) ?? []).map((path) => ({ path, view: as }))
  const kept = [
    ...view([root], 'write'),
    ...view([...shields.needed, ...agentFolders(environment)], 'read'),
    ...view(shields.open, 'write'),
    ...view(toolFolders(environment), 'seen'),
  ]
  const barred = way === 'root' ? kept.flatMap(({ path }) => barrier(path)) : []
  const hidden = [...shields.hidden, ...more, ...barred]
    .flatMap((path) => real(path) ?? [])
    .map((path): Rule => ({ path, view: lstatSync(path).isDirectory() ? 'empty' : 'blank' }))
  return [...kept, ...hidden, ...view(shields.locked, 'read-if-seen')].filter(({ path }) => path !== '/')
}

/** What is on the PATH, and what the programs there are made of. */
function toolFolders(environment: NodeJS.ProcessEnv): readonly string[] {
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/') && folder !== '/')
  const beside = folders
    .filter((folder) => folder.endsWith('/bin'))
    .flatMap((folder) => ['lib', 'lib64', 'libexec', 'share', 'include'].map((name) => join(dirname(folder), name)))
  return [...folders, ...beside]
}

/** Where `programs` has installed agents; nobody untrusted can make a folder there. */
function agentFolders(environment: NodeJS.ProcessEnv): readonly string[] {
  const temp = environment['RUNNER_TEMP'] ?? ''
  if (temp === '' || !existsSync(temp)) return []
  return readdirSync(temp)
    .filter((name) => name.startsWith('codality-agents'))
    .map((name) => join(temp, name))
}

/** The topmost folder on the way to a path that only its owner may pass; none where everybody may. */
function barrier(path: string): readonly string[] {
  const parts = dirname(path)
    .split('/')
    .filter((part) => part !== '')
  const folders = parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
  const first = folders.find((folder) => (statSync(folder).mode & 0o001) === 0)
  return first === undefined ? [] : [first]
}

/** Links are given, not what they lead to. Nothing that this user made there leads elsewhere: what is untrusted writes below the root only, which is bound alone. */
function give(root: string, { uid, gid }: Person): void {
  spawnSync('chown', ['-hR', `${uid}:${gid}`, '--', root], { env: { PATH: systemPath }, timeout: 300_000, stdio: 'ignore' })
}

/** Null for what is not there. */
function real(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

function stageFor(paths: readonly string[]): string {
  const free = stages.find(
    (stage) => existsSync(stage) && !paths.some((path) => path === stage || isBelow(path, stage) || isBelow(stage, path)),
  )
  if (free === undefined) throw new Error(`None of ${stages.join(', ')} is free to build the sandbox in.`)
  return free
}

/** Was the program never started, because its sandbox could not be built? */
export function wasNotEntered(code: number | null, stderr: string): boolean {
  return code === notEntered && stderr.includes('The sandbox could not be built')
}
