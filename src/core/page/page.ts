import { html, type Html, trusted } from './html.ts'
import type { PageInput } from './input.ts'
import { link } from './links.ts'
import { script } from './script.ts'
import { renderSection, type Section } from './section.ts'
import { after } from './sections/after.ts'
import { attempts } from './sections/attempts.ts'
import { brief } from './sections/brief.ts'
import { changes } from './sections/changes.ts'
import { failures } from './sections/failures.ts'
import { header, pageTitle, story } from './sections/header.ts'
import { timeline } from './sections/timeline.ts'
import { transcript } from './sections/transcript.ts'
import { style } from './style.ts'

/** In the order of the page. Growing means one file and one line here. */
const sections: readonly ((input: PageInput) => Section | null)[] = [timeline, failures, after, changes, attempts, transcript, brief]

/**
 * The whole page of a turn, below 2 MB whatever it is about. It asks for nothing outside of itself, and nothing runs in it but its
 * own script. `hash`: SHA-256 of a text, in base64.
 */
export function reportPage(input: PageInput, hash: (text: string) => string): string {
  const shown = sections.flatMap((section) => section(input) ?? [])
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(hash)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${pageTitle(input)}</title>
<style>${trusted(style)}</style>
</head>
<body>
${header(input)}${contents(shown)}<main>
<section aria-label="What happened">${story(input)}</section>
${shown.map(renderSection)}</main>
${footer(input)}<script>${trusted(script)}</script>
</body>
</html>
`
  return page.toString()
}

function policy(hash: (text: string) => string): string {
  return `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'`
}

function contents(shown: readonly Section[]): Html {
  return html`<nav aria-label="Contents"><ul>${shown.map(({ id, title, count }) => html`<li><a href="#${id}">${title}</a>${count === '' ? null : html` <span class="count">${count}</span>`}</li>`)}</ul></nav>
`
}

function footer({ context: { links } }: PageInput): Html {
  return html`<footer><p>Made by ${link(links.run, 'this run')}. The same as data: <code>report.json</code>. Times are UTC. Secrets that the run knew are shown as <code>[secret]</code>, and characters that cannot be seen by their numbers.</p></footer>
`
}
