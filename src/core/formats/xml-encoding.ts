const utf8 = new TextDecoder()

/** A tag to be looked through by its ASCII letters; what the others mean in its encoding does not matter there. */
export function ascii(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}

/**
 * What an XML declaration says of the encoding: null when it says nothing new. UTF-16 is gone before anybody reads the
 * declaration, and every other encoding shares its first 128 characters with UTF-8.
 */
export function declaredEncoding(
  instruction: Uint8Array,
): { readonly decode: (bytes: Uint8Array) => string } | { readonly warning: string } | null {
  const label = /\sencoding\s?=\s?["']([\w.:-]{1,40})["']/.exec(ascii(instruction))?.[1]
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return null
  try {
    const decoder = new TextDecoder(label)
    return { decode: (bytes) => decoder.decode(bytes) }
  } catch {
    return { warning: `The encoding \`${label}\` is unknown; the file is read as UTF-8.` }
  }
}
