import { readdirSync, readFileSync } from 'node:fs'
import { signal } from './signal.ts'

/** Ends all that a process has started, as far as this user may: what stands in between may belong to root, and what left the group is found, too. */
export function endDescendants(start: number): void {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)] as const),
  )
  const found = new Set([start])
  // A child may stand before its parent, so it is looked until nothing new is found.
  for (let before = 0; before < found.size;) {
    before = found.size
    for (const [pid, parent] of parents) if (parent !== null && found.has(parent)) found.add(pid)
  }
  for (const pid of found) signal(pid, 'SIGKILL')
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; the name, in brackets, may hold anything. */
function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}
