/**
 * Characters that look like one character of ASCII, small and capital, by what they look like. From Unicode's confusables
 * (https://www.unicode.org/Public/security/10.0.0/confusables.txt, UTS #39), cut down to single characters with such a look
 * that compatibility composition leaves as they are; what looks like a capital I is written as `i`.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  '-': '‐‒–—\u{6D4}⁃˗−➖Ⲻ',
  '.': '\u{701}\u{702}꘎\u{10A50}\u{660}\u{6F0}ꓸ',
  '2': 'ꝚƧϨꙄᒿꛯ',
  '3': '𝈆ꞫȜƷꝪⳌЗӠ𖼻𑣊',
  '4': 'Ꮞ𑢯',
  '5': 'Ƽ𑢻',
  '6': 'ⳒбᏮ𑣕',
  '7': '𝈒𐓒𑣆',
  '8': '৪੪\u{1E8CB}ȣȢ𐌚',
  '9': '੧୨৭൭ꝮⳊ𑣌𑢬𑣖',
  _: '\u{7FA}',
  a: '⍺ɑαаΑАᎪᗅꓮ𖽀𐊠',
  b: 'ƄЬᏏᖯꞴΒВᏴᗷꓐ𐊂𐊡𐌁',
  c: 'ᴄςⲥсꮯ𐐽🝌𑣲𑣩ΣⲤСᏟꓚ𐊢𐌂𐐕𐔜',
  d: 'ԁᏧᑯꓒᎠᗞᗪꓓ',
  e: '℮ꬲеҽ⋿ΕЕⴹᎬꓰ𑢦𑢮𐊆',
  f: 'ꬵꞙẝք𝈓ꞘϜᖴꓝ𑣂𑢢𐊇𐊥𐔥',
  g: 'ɡᶃƍցԌᏀᏳꓖ',
  h: 'һհᏂΗⲎНᎻᕼꓧ𐋏н',
  i: '⍳ıɪɩιіꙇӏꭵᎥ𑣃ƖΙІӀ𑢣',
  j: 'ϳјꞲͿЈᎫᒍꓙ',
  k: 'ΚⲔКᏦᛕꓗ𐔘',
  l: '\u{5C0}∣⏽│\u{661}\u{6F1}𐌠\u{1E8C7}ǀⲒ\u{5D5}\u{5DF}\u{627}\u{7CA}ⵏᛁꓲ𖼨𐊊𐌉𝈪ⳐᏞᒪꓡ𖼖𑢲𐐛𐔦',
  m: 'ΜϺⲘМᎷᗰᛖꓟ𐊰𐌑',
  n: 'ոռΝⲚꓠ𐔓',
  o: '०੦૦௦౦೦൦๐໐၀\u{665}\u{6F5}ᴏᴑꬽοσⲟоჿօ\u{5E1}\u{647}\u{6BE}\u{6C1}\u{6D5}ഠဝ𐓪𑣈𑣗𐐬\u{7C0}০୦〇𑓐𑣠ΟⲞОՕⵔዐଠ𐓂ꓳ𑢵𐊒𐊫𐐄𐔖',
  p: '⍴ρⲣрΡⲢРᏢᑭꓑ𐊕',
  q: 'ԛգզⵕ',
  r: 'ꭇꭈᴦⲅгꮁ𝈖ƦᎡᏒ𐒴ᖇꓣ𖼵',
  s: 'ꜱƽѕꮪ𑣁𐑈ЅՏᏕᏚꓢ𖼺𐊖𐐠',
  t: '⊤⟙🝨ΤⲦТᎢꓔ𖼊𑢼𐊗𐊱𐌕',
  u: 'ꞟᴜꭎꭒʋυս𐓶𑣘∪⋃Սሀ𐓎ᑌꓴ𖽂𑢸',
  v: '∨⋁ᴠνѵ\u{5D8}𑜆ꮩ𑣀𝈍\u{667}\u{6F7}ѴⴸᏙᐯꛟꓦ𖼈𑢠𐔝',
  w: 'ɯᴡѡԝա𑜊𑜎𑜏ꮃ𑣯𑣦ԜᎳᏔꓪ',
  x: '᙮×⤫⤬⨯хᕁᕽ᙭╳𐌢𑣬ꞳΧⲬХⵝᚷꓫ𐊐𐊴𐌗𐔧',
  y: 'ɣᶌʏỿꭚγуүყ𑣜ΥⲨУҮᎩᎽꓬ𖽃𑢤𐊲',
  z: 'ᴢꮓ𑣄𐋵𑣥ΖᏃꓜ𑢩',
  '~': '⁓∼',
}

const plain: ReadonlyMap<string, string> = new Map(
  Object.entries(lookAlikes).flatMap(([look, characters]) => Array.from(characters, (character) => [character, look] as const)),
)

/** The character of ASCII that a character looks like; itself when there is none. */
export function looksLike(character: string): string {
  return plain.get(character) ?? plain.get(character.toUpperCase()) ?? character
}
