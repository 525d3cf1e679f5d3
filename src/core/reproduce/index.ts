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

/**
 * How to see failures again, in as few processes as possible. What no known tool can show again has no entry, nor has a
 * failure that would need more commands than there may be: a part of it would prove nothing.
 */
export function reproduce(diagnostics: readonly Diagnostic[], project: Project): readonly Reproduction[] {
  const groups = new Map<Reproducer, Failed[]>()
  const ids = new Map<Failed, string>()
  for (const diagnostic of diagnostics) {
    const failed = failedOf(diagnostic)
    const reproducer = find(diagnostic, failed, project)
    if (reproducer === undefined) continue
    for (const one of failed) ids.set(one, diagnostic.id)
    const known = groups.get(reproducer)
    if (known === undefined) groups.set(reproducer, [...failed])
    else known.push(...failed)
  }
  const showings = [...groups].flatMap(([reproducer, failed]) => reproducer.commands(failed, project)).slice(0, commandsLimit)
  const asked = new Set(showings.flatMap(({ shows }) => shows))
  // A test whose file nobody knows cannot be asked for, but fails for the same reason as one that was.
  const incomplete = new Set([...ids].flatMap(([one, id]) => (asked.has(one) || one.file === null ? [] : [id])))
  return showings
    .map(({ command, shows }) => ({
      command,
      diagnostics: [...new Set(shows.flatMap((one) => ids.get(one) ?? []))].filter((id) => !incomplete.has(id)),
    }))
    .filter((one) => one.diagnostics.length > 0)
}

/** A format of one tool's own names it; only tests in a shared format have to be told by their file. */
function find({ source, test }: Diagnostic, [failed]: readonly Failed[], project: Project): Reproducer | undefined {
  const named = reproducers.find(({ formats }) => formats.includes(source.format))
  if (named !== undefined || test === null || failed === undefined) return named
  return reproducers.find((reproducer) => reproducer.fits?.(failed, project) === true)
}
