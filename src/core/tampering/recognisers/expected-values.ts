import type { FileEdit } from '../edit.ts'
import type { Hunk } from '../compare.ts'
import { atLine } from '../places.ts'
import type { Recogniser } from '../sighting.ts'

const named =
  /(?:^|[\s,{(])["']?(?<key>want\w{0,30}|expect(?:ed|s)?\w{0,30}|exp)["']?\s{0,4}(?::=|[:=])\s{0,4}(?<value>[^\s=(][^\n]{0,200})/

/** Values with a name such as `want` or `expected`, in tables of cases and before assertions. */
export const expectedValues: Recogniser = {
  name: 'expected-values',
  *recognise(edits) {
    for (const edit of edits) {
      if (!edit.isTest) continue
      for (const hunk of edit.hunks)
        yield* changedIn(edit, hunk).map((line) => atLine(edit, line, { kind: 'expected-value-changed', sure: 'likely' }))
    }
  },
}

function changedIn({ before, after }: FileEdit, { oldFrom, oldTo, newFrom, newTo }: Hunk): readonly number[] {
  const values = new Map<string, string[]>()
  for (const text of before.plain.slice(oldFrom, oldTo)) {
    const found = valueIn(text)
    if (found !== null) values.set(found.key, [...(values.get(found.key) ?? []).slice(-50), found.value])
  }
  return after.plain.slice(newFrom, newTo).flatMap((text, offset) => {
    const found = valueIn(text)
    const old = found === null ? undefined : values.get(found.key)?.shift()
    return found === null || old === undefined || old === found.value ? [] : [newFrom + offset]
  })
}

function valueIn(text: string): { readonly key: string; readonly value: string } | null {
  const { key, value } = named.exec(text)?.groups ?? {}
  return key === undefined || value === undefined ? null : { key, value: value.replace(/["'`]/g, "'").replace(/[\s,;]+/g, '') }
}
