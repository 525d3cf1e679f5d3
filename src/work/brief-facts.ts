import type { Diagnostic } from '../core/model/diagnostic.ts'
import type { AttemptRecord } from '../core/model/loop.ts'
import type { Sha } from '../core/model/pull.ts'
import { snippetOf } from '../core/snippet.ts'
import type { Checkout } from '../ports.ts'

const patchCharacters = 4_000

/** What a checkout adds to a brief: the code around failures, and what earlier attempts changed. To be read before anything runs in it. */
export async function readFacts(diagnostics: readonly Diagnostic[], earlier: readonly AttemptRecord[], checkout: Checkout): Promise<{ readonly snippets: ReadonlyMap<string, string>; readonly changes: ReadonlyMap<Sha, string> }> {
  return { snippets: await snippetsOf(diagnostics, checkout), changes: await changesOf(earlier.flatMap(({ commit }) => commit ?? []), checkout) }
}

async function snippetsOf(diagnostics: readonly Diagnostic[], checkout: Checkout): Promise<ReadonlyMap<string, string>> {
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
