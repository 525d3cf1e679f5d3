import { commandOf, once } from '../../core/commands/index.ts'
import type { Decision } from '../../core/model/decision.ts'
import type { Diagnostic } from '../../core/model/diagnostic.ts'
import type { FailureReport } from '../../core/model/evidence.ts'
import type { Trigger } from '../../core/model/trigger.ts'
import { narrow, onlyOf } from '../../core/decision/narrow.ts'
import { readPackages } from '../../core/reproduce/packages.ts'
import { reproduce } from '../../core/reproduce/index.ts'
import { nearest, type Project, shown } from '../../core/reproduce/reproducer.ts'
import type { World } from '../../ports/world.ts'
import { readFound } from './read-failures.ts'
import type { TurnState } from './read-state.ts'

/** Failures beyond these are told without a command, and manifests beyond these are not read for one. */
const explained = 25
const manifests = 10

/** What a decision comes to once the failures are known that it is about. */
export interface Looked {
  readonly decision: Decision
  /** Null where it is about none, and they were not read. */
  readonly report: FailureReport | null
  /** Command lines that show failures again, by their ids; null where nobody asked for them. */
  readonly commands: Readonly<Record<string, readonly string[]>> | null
}

/** Reads the failures before anything is claimed, where what was asked for depends on their names, or is about nothing else. */
export async function lookInto(
  trigger: Trigger,
  decision: Decision,
  state: Pick<TurnState, 'ci' | 'pull' | 'told' | 'claims'>,
  world: World,
): Promise<Looked> {
  const isExplained =
    trigger.kind === 'commanded' &&
    decision.kind === 'answer' &&
    commandOf(trigger)?.readsFailures === true &&
    decision.code === trigger.command
  const only = decision.kind === 'repair' ? onlyOf(decision.session) : isExplained && trigger.argument !== '' ? trigger.argument : null
  if (trigger.kind !== 'commanded' || (!isExplained && only === null)) return { decision, report: null, commands: null }
  const found = await readFound(state, world)
  if (found === null) return { decision, report: null, commands: null }
  const {
    report: { diagnostics },
  } = narrow(found.report, only)
  if (only !== null && diagnostics.length === 0)
    return { decision: once(trigger, { kind: 'answer', code: 'unmatched' }, state), report: found.report, commands: null }
  return {
    decision,
    report: found.report,
    commands: isExplained ? await commandsFor(diagnostics.slice(0, explained), found.files, state, world) : null,
  }
}

/** Read through the API alone, as the failures are. */
async function commandsFor(
  failures: readonly Diagnostic[],
  files: readonly string[],
  { pull }: Pick<TurnState, 'pull'>,
  { github }: World,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const bare: Project = { files: new Set(files), packages: new Map() }
  const folders = [
    ...new Set([
      '.',
      ...failures.flatMap(({ testFile, file }) => [testFile, file].map((path) => nearest(bare, path, ['package.json']) ?? '.')),
    ]),
  ].slice(0, manifests)
  const paths = folders
    .map((folder) => [folder, folder === '.' ? 'package.json' : `${folder}/package.json`] as const)
    .filter(([, path]) => bare.files.has(path))
  const project = {
    ...bare,
    packages: readPackages(
      await Promise.all(paths.map(async ([folder, path]) => [folder, await github.fileText(pull.headSha, path)] as const)),
    ),
  }
  return Object.fromEntries(failures.map((one) => [one.id, reproduce([one], project).map(({ command }) => shown(command))]))
}
