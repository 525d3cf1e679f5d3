import { addedLines, type FileEdit, removedLines } from '../edit.ts'
import type { History } from '../history.ts'
import { atLine, newPlaceOf } from '../places.ts'
import type { Recogniser, Sighting } from '../sighting.ts'
import { type Statement, statementsOf } from '../statements.ts'
import { Tally } from '../tally.ts'
import { isTautology } from '../tautology.ts'
import { testAt } from '../tests-of.ts'
import { isLooser } from '../tolerance.ts'

interface Changed {
  readonly edit: FileEdit
  readonly removed: readonly Statement[]
  readonly added: readonly Statement[]
}

/** Assertions that are gone, that demand less, that cannot fail, or that expect something else. */
export const assertions: Recogniser = {
  name: 'assertions',
  *recognise(edits, history) {
    const changed = edits.filter(({ isTest }) => isTest).map(changedIn)
    // One that moved, or was only formatted, is neither gone nor new.
    const now = new Tally(changed.flatMap(({ added }) => added.map(({ key }) => key)))
    const old = new Tally(changed.flatMap(({ removed }) => removed.map(({ key }) => key)))
    for (const { edit, removed, added } of changed) {
      const gone = removed.filter(({ key }) => !now.take(key))
      const come = added.filter(({ key }) => !old.take(key))
      for (const statement of come)
        if (isTautology(statement))
          yield atLine(edit, statement.line, { kind: 'assertion-tautological', sure: 'certain', what: statement.text.slice(0, 200) })
      yield* compared(
        edit,
        gone,
        come.filter((statement) => !isTautology(statement)),
        history,
      )
    }
  },
}

function changedIn(edit: FileEdit): Changed {
  const { language, before, after } = edit
  if (language === null) return { edit, removed: [], added: [] }
  const touched = (statements: readonly Statement[], lines: Iterable<number>): readonly Statement[] => {
    const set = new Set(lines)
    return statements.filter(({ line, last }) =>
      Array.from({ length: last - line + 1 }, (_, offset) => line + offset).some((at) => set.has(at)),
    )
  }
  return {
    edit,
    removed: touched(statementsOf(before, language.assertions), removedLines(edit)),
    added: touched(statementsOf(after, language.assertions), addedLines(edit)),
  }
}

function* compared(edit: FileEdit, gone: readonly Statement[], come: readonly Statement[], { vanished }: History): Iterable<Sighting> {
  const { pairs, alone, over } = pair(edit, gone, come)
  for (const [old, now] of pairs) yield* comparedPair(edit, old, now)
  const deleted = vanished.get(edit)
  const lost = alone.filter(({ line }) => {
    const test = testAt(edit.tests.before, line)
    return test === null || deleted?.has(test) !== true
  })
  if (edit.status === 'deleted') return
  for (const { line, text } of lost.slice(0, Math.max(0, lost.length - over)))
    yield { kind: 'assertion-removed', path: edit.path, line: newPlaceOf(edit, line), sure: 'likely', what: text.slice(0, 200) }
}

const inlineSnapshot = /InlineSnapshot|inline_snapshot|\bsnapshot\s?\(|assert_\w{0,30}snapshot!|expect!\s?\[/

function* comparedPair(edit: FileEdit, old: Statement, now: Statement): Iterable<Sighting> {
  const what = `${old.text.slice(0, 90)} → ${now.text.slice(0, 90)}`
  if (now.grade < old.grade) yield atLine(edit, now.line, { kind: 'assertion-weakened', sure: 'likely', what })
  else if (inlineSnapshot.test(old.text) && inlineSnapshot.test(now.text)) {
    if (old.parts.length > 1) yield atLine(edit, now.line, { kind: 'snapshot-rewritten', sure: 'certain', what: now.text.slice(0, 90) })
  } else if (isLooser(old, now)) yield atLine(edit, now.line, { kind: 'tolerance-raised', sure: 'likely', what })
  else if (now.grade === old.grade && now.grade >= 3 && isOtherValue(old, now))
    yield atLine(edit, now.line, { kind: 'expected-value-changed', sure: 'likely', what })
}

/** The same thing is compared, with something else. */
function isOtherValue(old: Statement, now: Statement): boolean {
  const before = old.parts.slice(0, 2)
  const after = now.parts.slice(0, 2)
  return (
    before.length === 2 && after.length === 2 && before.some((part) => after.includes(part)) && before.some((part) => !after.includes(part))
  )
}

interface Pairs {
  readonly pairs: readonly (readonly [Statement, Statement])[]
  readonly alone: readonly Statement[]
  /** How many of the new ones took no old one's place. */
  readonly over: number
}

/** Finds what took the place of each assertion: one about the same thing in the same test, or elsewhere, or the next in the same test. */
function pair({ tests }: FileEdit, gone: readonly Statement[], come: readonly Statement[]): Pairs {
  const pairs: (readonly [Statement, Statement])[] = []
  const free = new Set(come)
  let rest = gone
  const testOf = (side: 'before' | 'after', { line }: Statement): string => testAt(tests[side], line)?.name ?? ''
  const about = ({ parts }: Statement): readonly string[] =>
    parts.filter((part) => /[A-Za-z_]/.test(part) && !/^(?:t|true|false|null|None|True|False|nil|['"`].{0,200})$/.test(part))
  const keyings: readonly ((side: 'before' | 'after', statement: Statement) => readonly string[])[] = [
    (side, statement) => about(statement).map((part) => `${testOf(side, statement)}\n${part}`),
    (_, statement) => about(statement),
    (side, statement) => [testOf(side, statement)],
  ]
  for (const keysOf of keyings) {
    const queues = new Map<string, Statement[]>()
    for (const statement of [...free].reverse())
      for (const key of keysOf('after', statement)) queues.set(key, [...(queues.get(key) ?? []).slice(-20), statement])
    rest = rest.filter((statement) => {
      for (const key of keysOf('before', statement)) {
        const queue = queues.get(key) ?? []
        while (queue.length > 0) {
          const other = queue.pop()
          if (other === undefined || !free.delete(other)) continue
          pairs.push([statement, other])
          return false
        }
      }
      return true
    })
  }
  return { pairs, alone: rest, over: free.size }
}
