import { nothingSaid, type PointedCode, type SaidFacts } from '../core/brief/brief-words.ts'
import { type CodePointer, fileOf, pointersIn } from '../core/reviews/code-pointers.ts'
import type { Diagnostic } from '../core/model/diagnostic.ts'
import type { AttemptRecord } from '../core/model/loop.ts'
import type { Sha } from '../core/model/pull.ts'
import { isAttempt, type Session } from '../core/model/session.ts'
import { linesOf, snippetOf } from '../core/diagnostics/snippet.ts'
import { suggestionPatches } from '../core/reviews/suggestions.ts'
import type { Checkout } from '../ports/workspace.ts'

const patchCharacters = 4_000

/** What a checkout adds to a brief: the code around failures, and what earlier attempts changed. To be read before anything runs in it. */
export async function readFacts(
  diagnostics: readonly Diagnostic[],
  earlier: readonly AttemptRecord[],
  checkout: Checkout,
): Promise<{ readonly snippets: ReadonlyMap<string, string>; readonly changes: ReadonlyMap<Sha, string> }> {
  return {
    snippets: await readSnippets(diagnostics, checkout),
    changes: await changesOf(
      earlier.flatMap(({ commit }) => commit ?? []),
      checkout,
    ),
  }
}

/** The code around failures, by the ids of their diagnostics. */
export async function readSnippets(
  diagnostics: readonly Diagnostic[],
  checkout: Pick<Checkout, 'read'>,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string | null>()
  const snippets = new Map<string, string>()
  for (const { id, file, line } of diagnostics) {
    if (file === null || line === null) continue
    if (!texts.has(file)) texts.set(file, await checkout.read(file))
    const snippet = snippetOf(texts.get(file) ?? null, line)
    if (snippet !== null) snippets.set(id, snippet)
  }
  return snippets
}

async function changesOf(commits: readonly Sha[], checkout: Checkout): Promise<ReadonlyMap<Sha, string>> {
  const patches = await Promise.all(commits.map(async (commit) => [commit, await checkout.patch(commit, patchCharacters)] as const))
  return new Map(patches.flatMap(([commit, patch]) => (patch === null ? [] : [[commit, patch] as const])))
}

/** What it adds to the words of people: suggestions as patches, and the code that is pointed to. To be read before anything runs in it. */
export async function readSaid(session: Session, checkout: Checkout): Promise<SaidFacts> {
  if (isAttempt(session)) return nothingSaid
  const remarks = session.kind === 'review' ? session.remarks : []
  const patches = await Promise.all(
    remarks.map(
      async (remark) =>
        [
          remark.id,
          suggestionPatches(remark, remark.text?.includes('suggestion') === true ? await checkout.read(remark.path) : null),
        ] as const,
    ),
  )
  const pointers = pointersIn([session.text, ...remarks.map(({ text }) => text)])
  return {
    patches: new Map(patches.filter(([, found]) => found.length > 0)),
    pointed: pointers.length === 0 ? [] : await readPointed(pointers, checkout),
  }
}

async function readPointed(pointers: readonly CodePointer[], checkout: Checkout): Promise<readonly PointedCode[]> {
  const files = await checkout.files()
  const read = await Promise.all(
    pointers.map(async ({ path, from, to }): Promise<readonly PointedCode[]> => {
      const file = fileOf(path, files)
      const lines = linesOf(file === null ? null : await checkout.read(file), from, to)
      return file === null || lines === null ? [] : [{ path: file, from, to, lines }]
    }),
  )
  return read.flat()
}
