import { writeBrief } from '../core/brief.ts'
import type { CheckoutFacts } from '../core/brief-failures.ts'
import type { Brief } from '../core/model/agent.ts'
import type { Policy } from '../core/model/config.ts'
import type { Diagnostic } from '../core/model/diagnostic.ts'
import type { Sha } from '../core/model/pull.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { readPackages } from '../core/reproduce/packages.ts'
import { reproduce } from '../core/reproduce/index.ts'
import type { Project } from '../core/reproduce/reproducer.ts'
import { snippetOf } from '../core/snippet.ts'
import type { Checkout } from '../ports.ts'

const patchCharacters = 4_000
const manifestsLimit = 30

/** Briefs the agent with what the turn knows and what the checkout adds to it, read before anything of it has run. */
export async function briefFor(context: TurnContext, policy: Policy, checkout: Checkout): Promise<Brief> {
  const { session, pull, report, maxAttempts, record } = context
  if (session === null) throw new TypeError('a claim without a session')
  const earlier = record.attempts.slice(0, -1).filter(({ epoch }) => epoch === record.epoch)
  const told = (report?.diagnostics ?? []).slice(0, policy.maxDiagnostics)
  const facts: CheckoutFacts = { snippets: await snippetsOf(told, checkout), reproductions: reproduce(told, await readProject(told, checkout)) }
  const changes = await changesOf(earlier.flatMap(({ commit }) => commit ?? []), checkout)
  return writeBrief({ session, pull, report, maxAttempts, earlier, changes, facts, maxDiagnostics: policy.maxDiagnostics, maxTokens: policy.contextTokens })
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

/** The files of the repository, and the manifests above the failures. */
async function readProject(diagnostics: readonly Diagnostic[], checkout: Checkout): Promise<Project> {
  const files = new Set(await checkout.files())
  const folders = new Set(['.', ...diagnostics.flatMap(({ testFile, file }) => [testFile, file].flatMap((path) => (path === null ? [] : foldersAbove(path))))])
  const manifests = [...folders].map((folder) => ({ folder, path: folder === '.' ? 'package.json' : `${folder}/package.json` })).filter(({ path }) => files.has(path))
  const texts = await Promise.all(manifests.slice(0, manifestsLimit).map(async ({ folder, path }) => [folder, await checkout.read(path)] as const))
  return { files, packages: readPackages(texts) }
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

async function changesOf(commits: readonly Sha[], checkout: Checkout): Promise<ReadonlyMap<Sha, string>> {
  const patches = await Promise.all(commits.map(async (commit) => [commit, await checkout.patch(commit, patchCharacters)] as const))
  return new Map(patches.flatMap(([commit, patch]) => (patch === null ? [] : [[commit, patch] as const])))
}
