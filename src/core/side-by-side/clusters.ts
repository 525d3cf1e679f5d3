import type { Diagnostic } from '../model/diagnostic.ts'

/**
 * Parts failures into at most `most` groups that can be repaired side by side: what shares a file, a test file or a broken build
 * stays together, and so does all that has no known place. Groups are filled evenly, and each keeps the order of the list;
 * the same failures always give the same groups.
 */
export function clusterFailures(failures: readonly Diagnostic[], most: number): readonly (readonly Diagnostic[])[] {
  if (failures.length === 0 || most <= 1) return [failures]
  const clusters = connected(failures).toSorted((one, other) => other.length - one.length)
  const groups: number[][] = Array.from({ length: Math.min(most, clusters.length) }, () => [])
  for (const cluster of clusters) groups.reduce((least, group) => (group.length < least.length ? group : least)).push(...cluster)
  return groups
    .map((group) => group.toSorted((one, other) => one - other))
    .toSorted(([one = 0], [other = 0]) => one - other)
    .map((group) => group.flatMap((index) => failures[index] ?? []))
}

/** Indexes of failures that hang together by a key, directly or through others. */
function connected(failures: readonly Diagnostic[]): readonly (readonly number[])[] {
  const ties = failures.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while ((ties[root] ?? root) !== root) root = ties[root] ?? root
    ties[index] = root
    return root
  }
  const firstOf = new Map<string, number>()
  const shaken = new Set(failures.filter(isBuild).flatMap(({ jobs }) => jobs))
  for (const [index, failure] of failures.entries()) {
    for (const key of keysOf(failure, shaken)) {
      const first = firstOf.get(key) ?? index
      firstOf.set(key, first)
      ties[rootOf(index)] = rootOf(first)
    }
  }
  const byRoot = new Map<number, number[]>()
  for (const index of failures.keys()) byRoot.set(rootOf(index), [...(byRoot.get(rootOf(index)) ?? []), index])
  return [...byRoot.values()]
}

function isBuild({ kind }: Diagnostic): boolean {
  return kind === 'build' || kind === 'setup'
}

/** `shaken`: jobs whose build is broken, so that what else fails there may come from it. */
function keysOf({ file, testFile, also, jobs }: Diagnostic, shaken: ReadonlySet<string>): readonly string[] {
  const files = new Set([file, testFile, ...also.map((test) => test.file)].filter((path) => path !== null))
  const places = files.size === 0 ? ['nowhere'] : [...files].map((path) => `file ${path}`)
  return [...places, ...jobs.filter((job) => shaken.has(job)).map((job) => `job ${job}`)]
}
