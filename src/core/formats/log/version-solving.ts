import type { LogFormat } from '../../model/evidence.ts'
import { finding } from '../finding.ts'

const end = /\bversion solving (?:has )?failed\.?$/
const start = /^\s{0,8}(?:\(\d{1,3}\) )?(?:Because |The current project's |So, because |And because |Thus, )/
const stale =
  /^(?:Error: )?((?:pyproject\.toml changed significantly since poetry\.lock was last generated|poetry\.lock is not up to date with pyproject\.toml|The lock file is not up to date with).*)$/i

/** Resolvers of the PubGrub family, which give their reasons in sentences: Poetry, pub, Swift's package manager. */
export const versionSolving: LogFormat = {
  name: 'version-solving',
  cues: ['version solving failed', 'version solving has failed', 'poetry.lock', 'The lock file is not up to date'],
  open: () => ({
    line(line, at, before) {
      const old = stale.exec(line)
      if (old !== null) return [finding({ kind: 'setup', message: old[1] ?? line, at })]
      if (!end.test(line)) return []
      const lines = [line]
      // The reasons are one paragraph, or several that are numbered.
      for (let back = 1; back <= 20; back += 1) {
        const above = before(back)
        if (above === null || (above.trim() !== '' && !start.test(above) && !/^\s{1,8}\S|^ and /.test(above))) break
        lines.unshift(above)
      }
      const text = lines.map((one) => one.trim()).filter((one) => one !== '')
      return [finding({ kind: 'setup', message: text.join('\n'), at })]
    },
    end: () => [],
  }),
}
