/**
 * Everything that a person would not see: controls but tab and newline, format and unassigned characters,
 * private use, what Unicode lets be ignored (variation selectors, joiners, fillers), and the letters that render as nothing.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u{2028}\u{2029}\u{2800}]/gu

/** Writes hidden characters as `\u{XXXX}`, so that what a model or a person reads is all there is. */
export function makeVisible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(hidden, (character) =>
      character === '\n' || character === '\t'
        ? character
        : `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
    )
}

/** JSON that means the same, with hidden characters as its own escapes. */
export function makeJsonVisible(json: string): string {
  return json.replace(hidden, (character) =>
    character === '\n'
      ? character
      : Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''),
  )
}
