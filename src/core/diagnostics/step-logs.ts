import { groupBy } from '../common/group-by.ts'
import { isLoose } from '../formats/loose.ts'
import type { ReadEvidence } from './read-evidence.ts'

type Read = ReadEvidence['readings'][number]

/** How GitHub names the logs of single steps in the archive of a run's logs: `build/3_Run npm test.txt`. */
const stepLog = /^((?:.{0,2000}[/\\])?)\d{1,4}_[^/\\]{1,300}\.txt$/

/**
 * Leaves out vague errors from the logs of single steps that passed, told by the runner marking an error in the log
 * of another step of the same folder: a step's own log just ends.
 */
export function withoutPassedLogs(readings: readonly Read[]): readonly Read[] {
  const steps = readings.flatMap((read) => {
    const folder =
      read.reading.format === 'log' && (read.reading.steps?.length ?? 0) <= 1 ? stepLog.exec(read.document.path)?.[1] : undefined
    return folder === undefined || folder === '' ? [] : [{ folder, read }]
  })
  const passed = new Set<Read>()
  for (const logs of groupBy(steps, ({ folder, read }) => `${folder}\u0000${read.document.job ?? ''}`).values()) {
    if (logs.some(({ read }) => read.reading.hasError === true))
      for (const { read } of logs) if (read.reading.hasError !== true) passed.add(read)
  }
  return readings.map((one) =>
    passed.has(one)
      ? { ...one, reading: { ...one.reading, findings: one.reading.findings.filter((found) => !isLoose(found, true)) } }
      : one,
  )
}
