import { runsChecks } from '../check-commands.ts'
import { hasCommands } from '../config-files.ts'
import { addedLines, type FileEdit, removedLines } from '../edit.ts'
import { atLine, newPlaceOf } from '../places.ts'
import type { Recogniser, Sighting } from '../sighting.ts'
import { Tally } from '../tally.ts'

/** What makes a failed command pass. */
const excuse = /\|\|\s{0,4}(?:true|:|exit\s{1,4}0|echo\b|\/bin\/true|\(exit 0\)|ver>nul)|;\s{0,4}(?:true|:|exit\s{1,4}0)\s{0,4}(?:$|["'])/
const alwaysExcuses =
  /^\s{0,80}(?:-\s{1,4})?["']?(?:continue-on-error|continueOnError|allow_failure|allow-failure|ignore_failure|soft_fail)["']?\s{0,4}:\s{0,4}["']?(?:true|\$\{\{)|\bset\s{1,4}\+(?:e|o\s{1,4}(?:errexit|pipefail))\b/
const failingExit = /(?<!\w)exit\s{1,4}(?:[1-9]\d{0,2}|\$[\w{?}]{1,40}|"\$[\w{?}]{1,40}")/
const passingExit = /(?<!\w)exit\s{1,4}0\b/
const script =
  /^\s{0,40}"(?<name>[\w:.-]{0,60}(?:test|lint|check|verify|coverage|e2e|ci)[\w:.-]{0,60})"\s{0,4}:\s{0,4}"(?<value>[^\n]{0,1000})"/

/** Commands whose failure no longer fails anything, and checks that are no longer run. */
export const neutralCommands: Recogniser = {
  name: 'neutral-commands',
  *recognise(edits) {
    for (const edit of edits) {
      if (!hasCommands(edit.path) || edit.status === 'deleted') continue
      yield* excused(edit)
      if (edit.status === 'modified') yield* dropped(edit)
    }
  },
}

function* excused(edit: FileEdit): Iterable<Sighting> {
  const text = (side: 'before' | 'after', line: number): string => edit[side].plain[line] ?? ''
  const removed = [...removedLines(edit)].map((line) => text('before', line))
  const old = new Tally(removed.filter((line) => excuse.test(line) || alwaysExcuses.test(line)).map((line) => line.trim()))
  const strict = new Set(removed.map((line) => line.trim()))
  let failing =
    removed.filter((line) => failingExit.test(line)).length -
    [...addedLines(edit)].filter((line) => failingExit.test(text('after', line))).length
  for (const line of addedLines(edit)) {
    const now = text('after', line)
    if (passingExit.test(now) && failing > 0) {
      failing -= 1
      yield atLine(edit, line, { kind: 'command-neutralised', sure: 'likely' })
      continue
    }
    const match = excuse.exec(now)
    const isExcused =
      alwaysExcuses.test(now) || (match !== null && (runsChecks(now.slice(0, match.index)) || strict.has(now.slice(0, match.index).trim())))
    if (isExcused && !old.take(now.trim()))
      yield atLine(edit, line, { kind: 'command-neutralised', sure: /set\s/.test(now) ? 'likely' : 'certain' })
  }
}

/** A check that is taken out of a file of commands, and for which no other came. */
function* dropped(edit: FileEdit): Iterable<Sighting> {
  const added = [...addedLines(edit)].map((line) => edit.after.plain[line] ?? '')
  let come = added.filter((line) => runsChecks(line)).length
  const scripts = new Map(
    added.flatMap((line) =>
      script.exec(line)?.groups?.['name'] === undefined
        ? []
        : [[script.exec(line)?.groups?.['name'], script.exec(line)?.groups?.['value'] ?? ''] as const],
    ),
  )
  for (const line of removedLines(edit)) {
    const text = edit.before.plain[line] ?? ''
    if (!isRun(edit, text)) continue
    const name = script.exec(text)?.groups?.['name']
    const now = name === undefined ? undefined : scripts.get(name)
    if (now !== undefined && /^(?:echo\b|true\b|exit\s{1,4}0|:|$)/.test(now.trim()) && !runsChecks(now)) {
      yield {
        kind: 'command-neutralised',
        path: edit.path,
        line: newPlaceOf(edit, line),
        sure: 'certain',
        what: `${name ?? ''}: ${now.slice(0, 120)}`,
      }
    } else if (come > 0) come -= 1
    else
      yield { kind: 'command-neutralised', path: edit.path, line: newPlaceOf(edit, line), sure: 'likely', what: text.trim().slice(0, 200) }
  }
}

/** In lists of packages and settings the same names stand that are commands elsewhere. */
function isRun({ path }: FileEdit, text: string): boolean {
  if (!runsChecks(text)) return false
  if (path.endsWith('.json')) return runsChecks(script.exec(text)?.groups?.['value'] ?? '')
  if (/\.ya?ml$/.test(path))
    return (
      /^\s{0,80}(?:-\s{1,4})?(?:run|script|command|cmd)\s{0,4}:|^\s{0,80}(?:-\s{1,4})?(?!\w[\w-]{0,60}\s{0,4}:)/.test(text) &&
      !/^\s{0,80}-?\s{0,4}(?:name|uses|key|path|id)\s{0,4}:/.test(text)
    )
  if (/\.(?:toml|ini)$/.test(path)) return /^\s{0,40}(?:commands|cmd|script|test|lint|check)\s{0,4}=|^\s{1,40}\w[^=\n]{0,200}$/.test(text)
  return true
}
