/** Languages that put tests beside the code in one file. */
export function mayHoldTests(path: string): boolean {
  return path.endsWith('.rs')
}

/**
 * A changed file with its tests as they were in the original: what stands around them is kept as it was changed. Null when
 * they are the same in both.
 */
export function withTestsOf(original: string, changed: string): string | null {
  const [before, after] = [testModules(original), testModules(changed)]
  const texts = before.map(({ start, end }) => original.slice(start, end))
  if (texts.length === after.length && after.every(({ start, end }, index) => changed.slice(start, end) === texts[index])) return null
  const kept: string[] = []
  let at = 0
  for (const [index, { start, end }] of after.entries()) {
    kept.push(changed.slice(at, start), texts[index] ?? '')
    at = end
  }
  return [...kept, changed.slice(at), ...texts.slice(after.length).map((text) => `\n${text}\n`)].join('')
}

interface Range {
  readonly start: number
  readonly end: number
}

/** What decides where a block of Rust ends: comments, strings and characters may hold braces of their own. What is not closed goes to the end. */
const token =
  /\/\/[^\n]*|\/\*|\bb?r(#{0,16})"|"(?:[^"\\]|\\[^])*(?:"|$)|'(?:\\[^][^'\n]{0,10}|[^'\\\n])'|[{}]|#\[cfg\((?:all\(|any\()?\s{0,20}test\b/g
/** The rest of the attribute, further ones, and the head of a module. */
const moduleHead =
  /[^\]\n]{0,200}\](?:\s{0,200}#\[[^\]\n]{0,200}\]){0,10}\s{0,200}(?:pub(?:\([\w: ]{1,40}\))?\s{1,20})?mod\s{1,20}\w{1,100}\s{0,20}\{/y

/** The modules of a Rust file that are built for tests alone, each from its first attribute to its closing brace. */
function testModules(text: string): readonly Range[] {
  const found: Range[] = []
  const scan = new RegExp(token)
  let [depth, start] = [0, -1]
  for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
    const [word, hashes] = match
    if (word === '/*') scan.lastIndex = after(text, '*/', scan.lastIndex)
    else if (hashes !== undefined) scan.lastIndex = after(text, `"${hashes}`, scan.lastIndex)
    else if (start < 0) {
      if (!word.startsWith('#')) continue
      moduleHead.lastIndex = scan.lastIndex
      if (!moduleHead.test(text)) continue
      scan.lastIndex = moduleHead.lastIndex
      ;[depth, start] = [1, match.index]
    } else if (word === '{') depth += 1
    else if (word === '}') {
      depth -= 1
      if (depth > 0) continue
      found.push({ start, end: scan.lastIndex })
      start = -1
    }
  }
  return start < 0 ? found : [...found, { start, end: text.length }]
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from)
  return at < 0 ? text.length : at + end.length
}
