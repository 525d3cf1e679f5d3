/** One step of entering the sandbox, and the absolute path that it is about. */
export type Mount = readonly [step: 'stage' | 'lock' | 'empty' | 'blank' | 'put' | 'put-locked', path: string]

/**
 * What is to become of a path and all below it, as far as no other rule says otherwise of something there: `empty` a folder or
 * `blank` a file; to be written; to be read; to be read `read-if-seen`, below nothing that is covered; to be there as it was, and to be
 * read only where it has to be put back, `seen`. Paths are absolute and without links.
 */
export interface Rule {
  readonly path: string
  readonly view: 'empty' | 'blank' | 'write' | 'read' | 'read-if-seen' | 'seen'
}

/**
 * The steps that build a view, from the root of all downwards, so that what lies deeper has the last word. What has to be there
 * below something covered is held in the staging folder meanwhile, and then put back. Of several rules for a path the first holds.
 */
export function planMounts(rules: readonly Rule[]): readonly Mount[] {
  const unique = [...new Map(rules.toReversed().map((rule) => [rule.path, rule])).values()]
  const downwards = unique.toSorted((one, other) => one.path.length - other.path.length)
  const held: Mount[] = []
  const steps: Mount[] = []
  const states: { readonly path: string; readonly state: State }[] = []
  for (const { path, view } of downwards) {
    const above = states.findLast((other) => isBelow(path, other.path))?.state ?? 'open'
    const [state, step] = settle(view, above)
    states.push({ path, state })
    if (step === 'put' || step === 'put-locked') held.push(['stage', path])
    if (step !== null) steps.push([step, path])
  }
  return [...held, ...steps]
}

/** How it is at a path in the view. */
type State = 'covered' | 'locked' | 'open'

/** What a rule makes of a path, by how it is above, and the step that this takes. */
function settle(view: Rule['view'], above: State): readonly [State, Mount[0] | null] {
  switch (view) {
    case 'empty':
    case 'blank':
      return ['covered', above === 'covered' ? null : view]
    case 'write':
      return ['open', above === 'open' ? null : 'put']
    case 'read':
      return ['locked', above === 'covered' ? 'put-locked' : above === 'open' ? 'lock' : null]
    case 'read-if-seen':
      return above === 'open' ? ['locked', 'lock'] : [above, null]
    case 'seen':
      return above === 'covered' ? ['locked', 'put-locked'] : [above, null]
  }
}

export function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder === '/' ? folder : `${folder}/`) && path !== folder
}
