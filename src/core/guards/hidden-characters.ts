import { addedLines } from '../change/added-lines.ts'
import { codeSpan } from '../common/fence.ts'
import { exactText } from '../model/base64.ts'
import type { FileChange, Finding, Guard } from '../model/change.ts'
import { listNames } from '../model/listing.ts'
import { makeVisible } from '../common/visible.ts'

/** Places that are named of one file. */
const mostPlaces = 5

/** Scripts in which a joiner or a non-joiner between two letters is how a word is written (Unicode, chapters 9 and 12). */
const joining = [
  'Arabic',
  'Syriac',
  'Mongolian',
  'Nko',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Myanmar',
  'Tibetan',
]
  .map((script) => `\\p{Script=${script}}`)
  .join('')

/**
 * What cannot be seen and yet belongs where it stands: joiners and selectors of emoji (with the three flags that are made of tags,
 * Unicode TR51), joiners between letters of the scripts above, variants of Han and Mongolian letters, signs of Arabic script.
 */
const legitimate = new RegExp(
  [
    '\\u{1F3F4}(?:\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073}))\\u{E007F}',
    '(?<=[0-9#*])[\\u{FE0E}\\u{FE0F}]\\u{20E3}',
    '(?<=(?![0-9#*])\\p{Emoji})[\\u{FE0E}\\u{FE0F}]',
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}]\\u{FE0F}?)\\u{200D}(?=\\p{Extended_Pictographic})',
    `(?<=[${joining}])[\\u{200C}\\u{200D}](?=[${joining}])`,
    '(?<=\\p{Script=Han})[\\u{FE00}-\\u{FE0F}\\u{E0100}-\\u{E01EF}]',
    '(?<=\\p{Script=Mongolian})[\\u{180B}-\\u{180D}\\u{180F}]',
    '[\\u{600}-\\u{605}\\u{6DD}\\u{70F}\\u{8E2}]',
    // A page break between sections of old sources, and the return of a line that ends with it.
    '^\\f',
    '\\r$',
  ].join('|'),
  'gu',
)

/** Code that people cannot see does other things than they read. Lines that were there before are not complained of. */
export const hiddenCharacters: Guard = {
  name: 'hidden-characters',
  check: ({ files }, _, { originals }) => files.flatMap((file) => inFile(file, originals.get(file.path) ?? null)),
}

function inFile({ path, content }: FileChange, before: string | null): readonly Finding[] {
  const text = content === null ? null : exactText(content)
  if (text === null) return []
  const hadMark = before?.startsWith('\u{FEFF}') === true
  const places = addedLines(before, text).flatMap(({ line, lines }) =>
    lines.flatMap((one, index) =>
      firstHidden(hadMark && line + index === 1 ? one.replace(/^\u{FEFF}/u, '') : one).map((found) => ({ line: line + index, found })),
    ),
  )
  if (places.length === 0) return []
  const shown = listNames(places, mostPlaces, ({ line, found }) => `${codeSpan(`${path}:${line}`)} (${codeSpan(found)})`)
  return [
    {
      message: `The change brings characters that cannot be seen: ${shown}.`,
      remedy: 'Write them as escapes of the language, such as `\\u200b`, or make this change by hand if they are meant.',
      path,
    },
  ]
}

/** The first of them in a line, written so that it can be seen; none where all that is there belongs there. */
function firstHidden(line: string): readonly string[] {
  const rest = line.replace(legitimate, '')
  const visible = makeVisible(rest)
  if (visible === rest) return []
  let at = 0
  while (at < rest.length && visible[at] === rest[at]) at += 1
  return [/^\\u\{[0-9A-F]{4,6}\}/.exec(visible.slice(at))?.[0] ?? '']
}
