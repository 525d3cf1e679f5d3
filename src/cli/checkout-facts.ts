import { realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type CheckoutFacts, noFacts } from '../core/brief/brief-failures.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import { repairable } from '../core/decision/repairable.ts'
import { reproduce } from '../core/reproduce/index.ts'
import type { Checkout } from '../ports/workspace.ts'
import { readPlainFile } from '../shell/plain-file.ts'
import { readSnippets } from '../work/brief-facts.ts'
import { readProject } from '../work/read-project.ts'

/** Of one file, and of all that are read for one brief. */
const [fileBytes, allBytes] = [2 ** 20, 64 * 2 ** 20]

/** The code around failures and what shows them again, read from the files of a folder; nothing of it is run. */
export async function readCheckout(root: string, files: readonly string[], report: FailureReport): Promise<CheckoutFacts> {
  const folder = await realpath(root).catch(() => null)
  if (folder === null) return noFacts
  const checkout = openFolder(folder, files)
  const failures = repairable(report, true)
  return {
    snippets: await readSnippets(report.diagnostics, checkout),
    reproductions: reproduce(failures, await readProject(failures, false, checkout)),
  }
}

/** Knows the files that it is given, and reads those that really lie below the folder: links may lead anywhere. */
function openFolder(folder: string, files: readonly string[]): Pick<Checkout, 'files' | 'read'> {
  const known = new Set(files)
  let left = allBytes
  return {
    files: () => Promise.resolve(files),
    async read(path) {
      if (!known.has(path)) return null
      const real = await realpath(join(folder, path)).catch(() => null)
      if (real?.startsWith(folder.endsWith(sep) ? folder : folder + sep) !== true) return null
      const text = await readPlainFile(real, Math.min(fileBytes, left))
      left -= text?.length ?? 0
      return text
    },
  }
}
