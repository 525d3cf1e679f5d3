/**
 * Everything that a person would not see: controls but tab and newline, format and unassigned characters,
 * private use, variation selectors, and the letters that render as nothing.
 */
const hidden =
  // eslint-disable-next-line no-misleading-character-class -- each is meant as itself
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u{2028}\u{2029}\u{115F}\u{1160}\u{3164}\u{FFA0}\u{180B}-\u{180F}\u{2800}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu

/** Writes hidden characters as `\u{XXXX}`, so that what a model or a person reads is all there is. */
export function makeVisible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(hidden, (character) =>
    character === '\n' || character === '\t' ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
  )
}
