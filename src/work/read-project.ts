import type { Diagnostic } from '../core/model/diagnostic.ts'
import { readPackages } from '../core/reproduce/packages.ts'
import type { Project } from '../core/reproduce/reproducer.ts'
import type { Checkout } from '../ports/workspace.ts'

const manifestsLimit = 100
/** Where more failures may come, nobody knows yet which manifests will be above them. */
const allManifestsLimit = 200

/** The files of the repository, and the manifests above the failures, then all others where more may come. */
export async function readProject(
  failures: readonly Diagnostic[],
  mayGrow: boolean,
  checkout: Pick<Checkout, 'files' | 'read'>,
): Promise<Project> {
  const files = new Set(await checkout.files())
  const folders = new Set([
    '.',
    ...failures.flatMap(({ testFile, file }) => [testFile, file].flatMap((path) => (path === null ? [] : foldersAbove(path)))),
  ])
  const manifests = [...folders]
    .map((folder) => ({ folder, path: folder === '.' ? 'package.json' : `${folder}/package.json` }))
    .filter(({ path }) => files.has(path))
  const others = mayGrow
    ? [...files]
        .filter((path) => path.endsWith('/package.json'))
        .map((path) => ({ folder: path.slice(0, -'/package.json'.length), path }))
        .slice(0, allManifestsLimit)
    : []
  const wanted = new Map([...manifests.slice(0, manifestsLimit), ...others].map((one) => [one.path, one]))
  const texts = await Promise.all([...wanted.values()].map(async ({ folder, path }) => [folder, await checkout.read(path)] as const))
  return { files, packages: readPackages(texts) }
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
