import type { Find } from './xml-in-place.ts'

/** What the scanner tells of an XML document, in order. Every array may be kept. */
export interface XmlEvents {
  /** A start tag as written, or an end tag; `name` without its prefix. `line` counts from 1. */
  start(name: string, tag: Uint8Array, selfClosing: boolean, line: number): void
  end(name: string, tag: Uint8Array): void
  /** Text between tags; `cdata` text holds no entities. */
  text(pieces: readonly Uint8Array[], cdata: boolean): void
  /** `<?xml …?>` and the like, at most 1,024 bytes. */
  instruction(bytes: Uint8Array): void
  /** Returns whether the declaration is text that merely looks like one. */
  doctype(): boolean
  /** Once this is false lines are no longer counted, and told as 0. */
  needsLines(): boolean
  /**
   * Called at the place of a `<` outside of any markup, with all the bytes that are there so far. May pass over complete
   * elements that need no events, and returns the place of the `<` to go on with, or the end of the bytes.
   */
  skim(bytes: Uint8Array, find: Find, at: number): number
}

/** Finds the tags of an XML document in bytes that come in any pieces. */
export interface Scanner {
  write(chunk: Uint8Array): void
  /** True when the document ended inside a tag, comment or section. */
  end(): boolean
}
