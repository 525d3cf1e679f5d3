import type * as v from 'valibot'
import type { Looker, Trouble } from '../../../shell/github/looker.ts'

export type Pages<T> = { readonly kind: 'pages'; readonly values: readonly (T | null)[]; readonly hasMore: boolean } | Trouble

/** The pages of a list, one after the other, null for what has not changed. `hasMore`: there are more than were asked for. */
export async function pages<S extends v.GenericSchema>(
  looker: Looker,
  route: string,
  parameters: Readonly<Record<string, string | number>>,
  schema: S,
  most: number,
): Promise<Pages<v.InferOutput<S>>> {
  const values: (v.InferOutput<S> | null)[] = []
  for (let page = 1; ; page += 1) {
    const found = await looker.page(route, { ...parameters, per_page: 100, page }, schema)
    if (found.kind !== 'page') return found
    values.push(found.value)
    if (!found.hasMore || page >= most) return { kind: 'pages', values, hasMore: found.hasMore }
  }
}

/** Is what was asked about simply not there? */
export function isMissing(found: { readonly kind: string }): boolean {
  return found.kind === 'refused' && 'isMissing' in found && found.isMissing === true
}
