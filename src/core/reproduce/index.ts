import type { Diagnostic } from '../model/diagnostic.ts'
import { compiled } from './compiled.ts'
import { javascript } from './javascript.ts'
import { jvm } from './jvm.ts'
import { type Command, type Failed, failedOf, type Project, type Reproducer } from './reproducer.ts'
import { scripting } from './scripting.ts'

/** All tools that can be asked for exactly what failed; the first that fits is asked. */
const reproducers: readonly Reproducer[] = [...javascript, ...scripting, ...compiled, ...jvm]
const commandsLimit = 50

/** A command, and the ids of the diagnostics that it shows again. */
export interface Reproduction {
  readonly command: Command
  readonly diagnostics: readonly string[]
}

/** How to see failures again, in as few processes as possible. What no known tool can show again has no entry. */
export function reproduce(diagnostics: readonly Diagnostic[], project: Project): readonly Reproduction[] {
  const asked = new Map<Reproducer, { readonly failed: Failed[]; readonly ids: string[] }>()
  for (const diagnostic of diagnostics) {
    const failed = failedOf(diagnostic)
    const reproducer = find(diagnostic, failed, project)
    if (reproducer === undefined) continue
    const known = asked.get(reproducer) ?? { failed: [], ids: [] }
    known.failed.push(...failed)
    known.ids.push(diagnostic.id)
    asked.set(reproducer, known)
  }
  return [...asked].flatMap(([reproducer, { failed, ids }]) => reproducer.commands(failed, project).map((command) => ({ command, diagnostics: ids }))).slice(0, commandsLimit)
}

/** A format of one tool's own names it; only tests in a shared format have to be told by their file. */
function find({ source, test }: Diagnostic, [failed]: readonly Failed[], project: Project): Reproducer | undefined {
  const named = reproducers.find(({ formats }) => formats.includes(source.format))
  if (named !== undefined || test === null || failed === undefined) return named
  return reproducers.find((reproducer) => reproducer.fits?.(failed, project) === true)
}
