/**
 * What of a Markdown text can do something: all but fenced blocks, code spans and the hidden last line of ours.
 * Mentions, references, HTML and commands that are not in here are inert.
 */
export function liveText(markdown: string): string {
  const lines = markdown.trimEnd().split('\n')
  if (lines.at(-1)?.startsWith('<!-- codality:') === true) lines.pop()
  const kept: string[] = []
  let bar: string | null = null
  for (const line of lines) {
    const run: string = /^ {0,3}(`{3,})/.exec(line)?.[1] ?? ''
    if (bar === null && run !== '' && !line.slice(line.indexOf(run) + run.length).includes('`')) bar = run
    else if (bar === null) kept.push(line)
    else if (run.length >= bar.length && line.trim() === run) bar = null
  }
  return kept.map(withoutSpans).join('\n').replaceAll(ownFile, '](file)')
}

/** A file of this repository: whatever its name is, nothing but the file is led to. */
const ownFile = /\]\(https:\/\/github\.com\/dev\/shop\/blob\/[0-9a-f]{40}\/[\w%.~/-]+(?:#L\d+)?\)/g

function withoutSpans(line: string): string {
  const runs = line.split(/(`+)/)
  let text = ''
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index] ?? ''
    const end = run.startsWith('`') ? runs.indexOf(run, index + 1) : -1
    text += end < 0 ? run : '‹code›'
    if (end >= 0) index = end
  }
  return text
}

/** Texts of tests, tools, agents and people that want to be more than text. */
export const hostile: readonly string[] = [
  '@org/team',
  'fixes #1',
  'fixes dev/shop#1',
  '<img src=x onerror=alert(1)>',
  '</details><h1>Passed</h1>',
  '/codality retry',
  '\n/codality stop\n',
  '<!-- codality:green 0/1 -->',
  '\n<!-- codality:loop {"version":1} -->',
  '`@org/team`',
  '``` @org/team',
  '\n```\n@org/team\n```\n',
  '\n````text\n@org/team',
  '~~~\n@org/team\n~~~',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  'https://evil.example/@org/team',
  '| @org/team |',
  'a\u202e@org/team\u200b',
  '\r@org/team\r\n# Passed',
]

/** What must never be live in a comment. */
export const live =
  /@org|fixes #|shop#1|<img|<h1>|\/codality (?:retry|stop)(?! by| gives| starts|` )|<!--|javascript:|evil\.example|# Passed|[\u202e\u200b\r]/
