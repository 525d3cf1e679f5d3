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

/**
 * Runs in the new namespaces with the rights to mount, before anything untrusted does. Arguments: the staging folder; how to lose
 * the rights again; the user and group to be; the folder and the PATH to come; steps, by twos, up to `--`; the program.
 */
const script = `set -eu
PATH=${systemPath}
export PATH
trap 'code=$?; [ "$code" = 0 ] || { echo "The sandbox could not be built, so the program was not started." >&2; exit ${notEntered}; }' EXIT
stage=$1 way=$2 uid=$3 gid=$4 folder=$5 path=$6
shift 6
locked() { mount -o "remount,bind,$(findmnt -n -o VFS-OPTIONS --mountpoint "$1" | tail -n 1),ro" "$1"; }
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
umount -l "$stage"
cd "$folder"
trap - EXIT
drop env -u SUDO_COMMAND -u SUDO_USER -u SUDO_UID -u SUDO_GID -u MAIL "PATH=$path" "$@"
`

/** The command line that enters the sandbox and starts a program in it. Nothing secret is in it: all that is, is in the environment. */
export function enter(command: Command, { way, unshare, sudo, person, stage, mounts }: Entering): readonly string[] {
  // What is set to root in it is set back before the program starts.
  const user = way === 'user-namespace' ? ['--user', '--map-root-user'] : []
  const names = Object.keys(command.environment).filter((name) => name !== 'PATH')
  const rights = way === 'sudo' && sudo !== null ? [sudo, '-n', `--preserve-env=${names.join(',')}`, '--'] : []
  const path = command.environment['PATH'] ?? systemPath
  // The system's library takes it from programs that have more rights than who starts them, as `sudo` does.
  const temp = command.environment['TMPDIR'] === undefined ? [] : ['env', `TMPDIR=${command.environment['TMPDIR']}`]
  return [
    ...rights,
    ...[unshare, ...user, '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--'],
    ...['/bin/sh', '-c', script, 'sh', stage, way, String(person.uid), String(person.gid), command.folder, path],
    ...mounts.flat(),
    ...['--', ...temp, command.program, ...command.args],
  ]
}
