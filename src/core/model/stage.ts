/** How far a session is, each told when it begins: what only it itself can know, people would otherwise wait for in silence. */
export type Stage =
  | { readonly kind: 'collecting' }
  | { readonly kind: 'working'; readonly agent: string }
  /** So many failures were seen to fail here, and are run again. */
  | { readonly kind: 'verifying'; readonly of: number; readonly what: 'tests' | 'failures' }
  | { readonly kind: 'pushing' }

/** Told of each stage as it begins, as often as it does; never fails what tells it. */
export type Entered = (stage: Stage) => Promise<void>
