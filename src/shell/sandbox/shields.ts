import { dirname, join } from 'node:path'

/** What there is to be kept from untrusted programs, by paths that need not be there. */
export interface Shields {
  /** Not to be seen: folders are empty, files and sockets have nothing in them. */
  readonly hidden: readonly string[]
  /** To be read, never written; and to be there, whatever lies above it. */
  readonly needed: readonly string[]
  /** To be read, never written, where it is seen at all. */
  readonly locked: readonly string[]
  /** Below what is locked, but written all the same: what package managers install there is no setting of anybody's. */
  readonly open: readonly string[]
}

/** Sockets whose servers do what they are told as root, or as the user of this job outside of any sandbox. */
const servers = [
  'docker.sock',
  'docker',
  'podman',
  'containerd',
  'crio',
  'buildkit',
  'dbus/system_bus_socket',
  'systemd/private',
  'snapd.socket',
  'snapd-snap.socket',
  'libvirt',
  'lxd',
  'incus',
]
const otherServers = ['/var/lib/lxd/unix.socket', '/var/lib/incus/unix.socket', '/var/snap/lxd/common/lxd/unix.socket', '/var/snap/docker']

/** Where programs keep what they sign in with. */
const credentials = [
  ...[
    '.ssh',
    '.netrc',
    '.git-credentials',
    '.gitconfig',
    '.config/gh',
    '.config/git',
    '.config/hub',
    '.docker',
    '.config/containers',
    '.aws',
    '.azure',
    '.config/gcloud',
    '.kube',
  ],
  ...[
    '.npmrc',
    '.yarnrc.yml',
    '.pypirc',
    '.config/pip',
    '.gnupg',
    '.cargo/credentials',
    '.cargo/credentials.toml',
    '.gem/credentials',
    '.m2/settings.xml',
    '.m2/settings-security.xml',
    '.gradle/gradle.properties',
    '.nuget/NuGet/NuGet.Config',
  ],
  ...[
    '.claude',
    '.claude.json',
    '.codex',
    '.gemini',
    '.copilot',
    '.local/share/opencode',
    '.config/opencode',
    '.qwen',
    '.aider.conf.yml',
    '.bash_history',
    '.local/share/keyrings',
    '.password-store',
  ],
]

/** Where tools of a machine are installed below HOME. */
const tools = [
  '.cargo',
  '.rustup',
  '.nvm',
  '.fnm',
  '.volta',
  '.pyenv',
  '.rbenv',
  '.rvm',
  '.sdkman',
  '.asdf',
  '.local',
  '.dotnet',
  '.gradle',
  '.m2',
  '.cache',
  '.npm',
  '.bun',
  '.deno',
  '.nuget',
  'go',
]

/** In the folder of a runner of one's own: what it signs in with, and what it noted. */
const runnerFiles = [
  '.credentials',
  '.credentials_rsaparams',
  '.credentials_migrated',
  '.runner',
  '.runner_migrated',
  '.env',
  '_diag',
  '_work/_temp',
  '_work/_actions/_temp',
]

export interface Grounds {
  /** The step's own environment. */
  readonly environment: NodeJS.ProcessEnv
  /** Null where there is none. */
  readonly uid: number | null
  /** The program that runs this, such as the runner's own node. */
  readonly interpreter: string
  /** The script that it runs, which lies in a folder of the action. */
  readonly script: string
  /** Programs that are started with rights of this job. */
  readonly programs: readonly string[]
}

export function shieldsOf({ environment, uid, interpreter, script, programs }: Grounds): Shields {
  const home = environment['HOME'] ?? ''
  const runtime = [environment['XDG_RUNTIME_DIR'] ?? '', ...(uid === null ? [] : [`/run/user/${uid}`])]
  const runner = /^(\/.+)\/externals\/node[^/]*\/bin\/node$/.exec(interpreter)?.[1]
  const files = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY', 'GITHUB_EVENT_PATH']
  return {
    hidden: [
      ...servers.map((name) => join('/run', name)),
      ...otherServers,
      ...[
        environment['DOCKER_HOST'],
        environment['CONTAINER_HOST'],
        environment['DBUS_SESSION_BUS_ADDRESS'],
        environment['DBUS_SYSTEM_BUS_ADDRESS'],
      ].flatMap(socketOf),
      ...[...runtime, ...['SSH_AUTH_SOCK', 'RUNNER_TEMP', 'GITHUB_WORKSPACE', ...files].map((name) => environment[name] ?? '')],
      // Command files may lie in a folder of their own, with those of other steps.
      ...files
        .map((name) => environment[name] ?? '')
        .filter((path) => path.includes('/_runner_file_commands/'))
        .map(dirname),
      ...(home === '' ? [] : credentials.map((name) => join(home, name))),
      ...(runner === undefined ? [] : runnerFiles.map((name) => join(runner, name))),
    ].filter(isOwnPath),
    needed: [actionFolder(script), interpreter, ...programs].filter(isOwnPath),
    locked: [home, ...(runner === undefined ? [] : [runner])].filter(isOwnPath),
    open: [
      ...(home === '' ? [] : tools.map((name) => join(home, name))),
      environment['CARGO_HOME'] ?? '',
      environment['GOPATH'] ?? '',
      ...(runner === undefined ? [] : [join(runner, '_work/_tool')]),
    ].filter(isOwnPath),
  }
}

/** The script lies in a folder of the action; what stands beside that folder belongs to the action, too. */
function actionFolder(script: string): string {
  const folder = dirname(script)
  return folder.endsWith('/dist') ? dirname(folder) : folder
}

/** The root of all and the folders that everybody shares are nobody's own. */
function isOwnPath(path: string): boolean {
  return path.startsWith('/') && !/^\/+(?:tmp|usr|etc|var|run|dev|proc|sys|home|opt|mnt)?\/*$/.test(path)
}

/** The path in an address such as `unix:///run/docker.sock` or `unix:path=/run/user/1000/bus`. */
function socketOf(address: string | undefined): readonly string[] {
  const [, path] = /^unix:(?:\/\/|path=)(\/[^,;]{1,200})/.exec(address ?? '') ?? []
  return path === undefined ? [] : [path]
}
