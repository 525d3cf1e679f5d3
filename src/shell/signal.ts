/** Signals a process, or with a negative number the group that it leads; one that has ended in between is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Nobody is left to signal.
  }
}
