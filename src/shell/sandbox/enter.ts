import type { Mount } from './mounts.ts'

/** How the rights are got that building the view takes. */
export type Way = 'user-namespace' | 'root' | 'sudo'

/** Who a program is run as. */
export interface Person {
  readonly uid: number
  readonly gid: number
}

export interface Entering {
  readonly way: Way
  /** Absolute paths of `unshare`, and of `sudo` where it is needed. */
  readonly unshare: string
  readonly sudo: string | null
  readonly person: Person
  /** A folder that none of the mounts touches. */
  readonly stage: string
  readonly mounts: readonly Mount[]
  /** A network of its own, of which nothing leads out but these ports of loopback; null for the machine's network. */
  readonly network: Network | null
}

/** Ports of loopback, and the sockets of this job's own process that they lead to. */
export interface Network {
  readonly interpreter: string
  readonly ports: Readonly<Record<number, string>>
}

export interface Command {
  readonly program: string
  readonly args: readonly string[]
  /** An absolute path that is there in the view. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
}

/** Where the programs are that build the view: nothing in the PATH of an untrusted program ever runs with rights. */
export const systemPath = '/usr/sbin:/usr/bin:/sbin:/bin'

/** What a program ends with when its sandbox could not be built: it was never started. */
export const notEntered = 125

/** Passes what comes to the ports on to the sockets, and says so when it can. Its argument: the ports and sockets as JSON. */
const forwarder = `const net = require('node:net')
const { pipeline } = require('node:stream')
const entries = Object.entries(JSON.parse(process.argv[1]))
let open = 0
for (const [port, path] of entries) net.createServer({ allowHalfOpen: true }, (near) => {
  pipeline(near, net.connect({ path, allowHalfOpen: true }), near, () => {})
}).listen(Number(port), '127.0.0.1', () => { if (++open === entries.length) console.log('ready') })`

/**
 * Runs in the new namespaces with the rights to mount, before anything untrusted does. Arguments: the staging folder; how to lose
 * the rights again; the user and group to be; the folder and the PATH to come; the interpreter, text and ports of the
 * forwarder, empty without one; steps, by twos, up to `--`; the program.
 */
const script = `set -eu
PATH=${systemPath}
export PATH
trap 'code=$?; [ "$code" = 0 ] || { echo "The sandbox could not be built, so the program was not started." >&2; exit ${notEntered}; }' EXIT
stage=$1 way=$2 uid=$3 gid=$4 folder=$5 path=$6 interpreter=$7 forwarder=$8 ports=$9
shift 9
line='
'
# Of several mounts at a place the last one counts.
locked() {
  options=$(findmnt -n -o VFS-OPTIONS --mountpoint "$1") || :
  mount -o "remount,bind,\${options##*"$line"},ro" "$1"
}
drop() {
  if [ "$way" = user-namespace ]; then exec unshare --user --map-user="$uid" --map-group="$gid" -- setpriv --no-new-privs -- "$@"
  else exec setpriv --reuid "$uid" --regid "$gid" --clear-groups --inh-caps=-all --ambient-caps=-all --bounding-set=-all --no-new-privs --pdeathsig KILL -- "$@"
  fi
}
mount -t tmpfs -o mode=0755,size=4m tmpfs "$stage"
staged=0 put=0
while [ "$1" != -- ]; do
  step=$1 at=$2
  shift 2
  case $step in
    stage)
      staged=$((staged + 1))
      if [ -d "$at" ]; then mkdir "$stage/$staged"; else : > "$stage/$staged"; fi
      mount --rbind "$at" "$stage/$staged" ;;
    lock)
      mount --rbind "$at" "$at"
      locked "$at" ;;
    empty) mount -t tmpfs -o mode=0777,size=64m tmpfs "$at" ;;
    blank) mount --bind /dev/null "$at" ;;
    put | put-locked)
      put=$((put + 1))
      if [ -d "$stage/$put" ]; then mkdir -p "$at"
      elif [ ! -e "$at" ]; then mkdir -p "$(dirname "$at")" && : > "$at"
      fi
      mount --rbind "$stage/$put" "$at"
      if [ "$step" = put-locked ]; then locked "$at"; fi ;;
  esac
done
shift
if [ -n "$ports" ]; then
  ip link set lo up
  mkfifo "$stage/ready"
  (drop "$interpreter" -e "$forwarder" "$ports") > "$stage/ready" 2> /dev/null < /dev/null &
  read -r ready < "$stage/ready"
fi
umount -l "$stage"
cd "$folder"
trap - EXIT
drop env -u SUDO_COMMAND -u SUDO_USER -u SUDO_UID -u SUDO_GID -u MAIL "PATH=$path" "$@"
`

/** The command line that enters the sandbox and starts a program in it. Nothing secret is in it: all that is, is in the environment. */
export function enter(command: Command, { way, unshare, sudo, person, stage, mounts, network }: Entering): readonly string[] {
  // What is set to root in it is set back before the program starts.
  const user = way === 'user-namespace' ? ['--user', '--map-root-user'] : []
  const net = network === null ? [] : ['--net']
  const forward = network === null ? ['', '', ''] : [network.interpreter, forwarder, JSON.stringify(network.ports)]
  const names = Object.keys(command.environment).filter((name) => name !== 'PATH')
  const rights = way === 'sudo' && sudo !== null ? [sudo, '-n', `--preserve-env=${names.join(',')}`, '--'] : []
  const path = command.environment['PATH'] ?? systemPath
  // The system's library takes it from programs that have more rights than who starts them, as `sudo` does.
  const temp = command.environment['TMPDIR'] === undefined ? [] : ['env', `TMPDIR=${command.environment['TMPDIR']}`]
  return [
    ...rights,
    ...[unshare, ...user, ...net, '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--'],
    ...['/bin/sh', '-c', script, 'sh', stage, way, String(person.uid), String(person.gid), command.folder, path, ...forward],
    ...mounts.flat(),
    ...['--', ...temp, command.program, ...command.args],
  ]
}
