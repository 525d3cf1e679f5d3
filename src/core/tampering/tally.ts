/** How often each key is there. */
export class Tally {
  readonly #counts = new Map<string, number>()

  constructor(keys: Iterable<string> = []) {
    for (const key of keys) this.add(key)
  }

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  has(key: string): boolean {
    return (this.#counts.get(key) ?? 0) > 0
  }

  /** Takes one away; false when there is none. */
  take(key: string): boolean {
    const count = this.#counts.get(key) ?? 0
    if (count > 0) this.#counts.set(key, count - 1)
    return count > 0
  }
}
