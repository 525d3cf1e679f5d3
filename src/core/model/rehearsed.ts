/** An attempt that was taken up to where an agent would be asked, and no further. */
export interface Rehearsed {
  readonly kind: 'rehearsed'
  /** What each agent would be told, one text for each of those that would work side by side. Untrusted text. */
  readonly briefs: readonly string[]
}
