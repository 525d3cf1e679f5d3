/** The key of the one comment that says that an epoch's attempts are spent. */
export function exhaustedKey(epoch: string): string {
  return `exhausted ${epoch}`
}

/** The key of the one ping that answers a claim with green checks. */
export function greenKey(latest: string): string {
  return `green ${latest}`
}
