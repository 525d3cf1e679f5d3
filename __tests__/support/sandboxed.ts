import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Driven, Drove, Net } from './sandbox-driver.ts'

const driver = join(import.meta.dirname, 'sandbox-driver.ts')
const isRoot = process.getuid?.() === 0
/** Nobody's number, and that of a user of the machine in tests that root runs. */
const person = 60_950

const namespaces = [
  '--user',
  '--map-root-user',
  '--mount',
  '--pid',
  '--fork',
  '--mount-proc',
  '--',
  'mount',
  '-t',
  'tmpfs',
  'tmpfs',
  '/mnt',
]

/** How the rights to build a view are got, where this machine lets it be tried. */
export const ways: readonly ('root' | 'user-namespace' | 'sudo')[] = isRoot
  ? ['root', ...(allowsUsers() ? (['user-namespace'] as const) : []), ...(allowsSudo() ? (['sudo'] as const) : [])]
  : allowsUsers()
    ? ['user-namespace']
    : []
type Way = (typeof ways)[number]

function allowsUsers(): boolean {
  return spawnSync('env', [...asPerson(), 'unshare', ...namespaces], { stdio: 'ignore' }).status === 0
}

function allowsSudo(): boolean {
  return spawnSync('cc', ['--version'], { stdio: 'ignore' }).status === 0
}

/** As the person that a job is run by. */
function asPerson(): readonly string[] {
  return isRoot ? ['setpriv', '--reuid', String(person), '--regid', String(person), '--clear-groups', '--'] : ['env']
}

/** The folders of a job on a runner, with everything there that it has to keep to itself. */
export interface Job {
  readonly root: string
  readonly environment: Readonly<Record<string, string>>
  /** Runs a script as an agent in the job's checkout, or as a plain child of the job. */
  run(
    script: string,
    how?: {
      readonly isControl?: boolean
      readonly minutes?: number
      readonly network?: Net
      readonly environment?: Readonly<Record<string, string>>
    },
  ): Promise<Drove>
}

export const canary = 'canary-0123456789'

export function openJob(way: Way): Job {
  const root = mkdtempSync(join(tmpdir(), 'job-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }))
  chmodSync(root, 0o755)
  const files = [
    'temp/_runner_file_commands/set_env',
    'temp/event.json',
    'temp/git-credentials-1.config',
    'workspace/.git/config',
    'home/.netrc',
    'home/.git-credentials',
    'home/.config/gh/hosts.yml',
    'home/.ssh/id_ed25519',
    'home/.docker/config.json',
    'home/.bashrc',
    'action/action.yml',
  ]
  for (const path of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `${canary}\n`)
  }
  // The program of the action, in a folder as a runner makes it.
  mkdirSync(join(root, 'action/dist'))
  writeFileSync(join(root, 'action/dist/index.mjs'), `import '${driver}'\n`)
  const attempt = join(root, 'temp/codality-attempt')
  for (const name of ['checkout', 'scratch']) mkdirSync(join(attempt, name), { recursive: true })
  const environment = {
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: join(root, 'home'),
    RUNNER_TEMP: join(root, 'temp'),
    GITHUB_WORKSPACE: join(root, 'workspace'),
    GITHUB_ENV: join(root, 'temp/_runner_file_commands/set_env'),
    GITHUB_TOKEN: canary,
    ACTIONS_RUNTIME_TOKEN: canary,
    INPUT_TOKEN: canary,
  }
  // On a runner all of it belongs to the user of the job.
  if (way !== 'root' && isRoot)
    for (const path of ['', ...readdirSync(root, { recursive: true, encoding: 'utf8' })]) chownSync(join(root, path), person, person)
  return {
    root,
    environment,
    run: (script, how = {}) =>
      drive(
        way,
        join(root, 'action/dist/index.mjs'),
        { script, root: attempt, isControl: how.isControl === true, minutes: how.minutes ?? 1, network: how.network ?? null },
        { ...environment, ...how.environment },
      ),
  }
}

function drive(way: Way, entry: string, driven: Driven, environment: Readonly<Record<string, string>>): Promise<Drove> {
  const prefix = way === 'root' ? [] : [...(way === 'sudo' ? withSudo() : []), ...asPerson()]
  const command = [...prefix, process.execPath, entry, JSON.stringify(driven)]
  return new Promise((resolve, reject) => {
    const child = spawn('env', command, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', reject)
    child.on('close', () => {
      try {
        resolve(JSON.parse(stdout) as Drove)
      } catch {
        reject(new Error(`the driver said: ${stdout}${stderr}`))
      }
    })
  })
}

/**
 * A view of this machine in which users may make no namespace, but may ask `sudo` for anything: what is compiled here does what `sudo -n`
 * does where no password is asked for, and belongs to root as the real one.
 */
function withSudo(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sudo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['upper', 'work']) mkdirSync(join(folder, name))
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'sudo.c'), sudo)
  const made = spawnSync('cc', ['-o', join(folder, 'upper/sudo'), join(folder, 'sudo.c')], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  chmodSync(join(folder, 'upper/sudo'), 0o4755)
  const real = existsSync('/usr/bin/unshare') ? '/usr/bin/unshare' : '/bin/unshare'
  copyFileSync(real, join(folder, 'upper/real-unshare'))
  writeFileSync(
    join(folder, 'upper/unshare'),
    '#!/bin/sh\nfor word; do [ "$word" != -- ] || break; [ "$word" != --user ] || exit 1; done\nexec /usr/bin/real-unshare "$@"\n',
    { mode: 0o755 },
  )
  return [
    'unshare',
    '--mount',
    '--',
    'sh',
    '-c',
    `mount -t overlay -o lowerdir=/usr/bin,upperdir=${folder}/upper,workdir=${folder}/work overlay /usr/bin && exec "$@"`,
    'sh',
  ]
}

const sudo = `#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(int argc, char **argv) {
  char kept[64][4096];
  int count = 0, at = 1;
  if (setgid(0) != 0 || setuid(0) != 0) return 1;
  for (; at < argc && argv[at][0] == '-'; at++) {
    if (strcmp(argv[at], "--") == 0) { at++; break; }
    if (strncmp(argv[at], "--preserve-env=", 15) == 0)
      for (char *name = strtok(argv[at] + 15, ","); name != NULL && count < 64; name = strtok(NULL, ","))
        if (getenv(name) != NULL) snprintf(kept[count++], 4096, "%s=%s", name, getenv(name));
  }
  clearenv();
  setenv("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", 1);
  setenv("SUDO_UID", "1", 1);
  for (int i = 0; i < count; i++) putenv(kept[i]);
  if (at >= argc) return 1;
  execvp(argv[at], argv + at);
  return 127;
}
`
