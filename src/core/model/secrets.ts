/** A secret in a text. Never holds the secret itself. */
export interface SecretPlace {
  /** Characters of the text, from the first to behind the last. */
  readonly from: number
  readonly to: number
  /** What it is, in words that may be shown: `a secret of this job, in base64`, `a token of GitHub`. */
  readonly kind: string
}

/** A secret in a change. `path` is null where it stands in the name of the file itself. */
export interface Leak {
  readonly path: string | null
  /** Counted from 1; null where it has none. */
  readonly line: number | null
  readonly kind: string
}

/** Looks for secrets: those that the process knows, by their values, and any others by their form. Held in memory only. */
export interface Secrets {
  /** All of them in a text, in the order of their places; what overlaps is one. */
  find(text: string): readonly SecretPlace[]
  /** Those of the process only. */
  findKnown(text: string): readonly SecretPlace[]
  /** The text with `[secret]` in the place of each; the very same text where there is none. */
  redact(text: string): string
  /** The same for a text that comes in pieces. */
  stream(): SecretStream
}

/** Gives what of a text can be shown so far, without its secrets: whole lines, and never with the beginning of a secret. */
export interface SecretStream {
  push(text: string): string
  end(): string
}
