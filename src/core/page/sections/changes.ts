import { share, weightOf, within } from '../bounded.ts'
import type { DiffedFile, DiffedHunk } from '../diffed.ts'
import { highlightLines, languageOf } from '../highlight.ts'
import { html, type Html } from '../html.ts'
import type { PageInput } from '../input.ts'
import { leftOut, type Section } from '../section.ts'

/** Characters of code that are given colours; what comes after them is shown without. */
const mostColoured = 200_000

/** So many files are open from the beginning. */
const open = 5

/** What the attempt changed, file by file. */
export function changes({ diff }: PageInput): Section | null {
  if (diff === null || (diff.files.length === 0 && diff.note === '')) return null
  let [colours, room] = [mostColoured, share.diff]
  const { shown, left } = within(diff.files, share.diff, (file, index) => {
    const size = file.hunks.reduce((sum, { lines }) => sum + lines.length, 0)
    const language = size <= colours ? languageOf(file.path) : null
    if (language !== null) colours -= size
    const whole = fileOf(file, language, index < open)
    const shorter =
      weightOf(whole) <= room ? whole : fileOf({ ...file, hunks: [], note: 'There is no room on this page to show it.' }, null, false)
    room -= weightOf(shorter)
    return shorter
  })
  const count = diff.files.length + diff.more
  return {
    id: 'changes',
    title: 'The change',
    count: count === 0 ? '' : `${count} ${count === 1 ? 'file' : 'files'}`,
    body: html`${diff.note === '' ? null : html`<p class="note">${diff.note}</p>`}<div class="items">${shown}</div>${leftOut(left + diff.more, 'files')}`,
  }
}

function fileOf({ path, status, added, removed, hunks, note }: DiffedFile, language: string | null, isOpen: boolean): Html {
  return html`<details class="item file"${isOpen ? html` open` : null}><summary><span class="name"><code>${path}</code></span>${status === 'modified' ? null : html` <span class="kind">${status}</span>`} <span class="counts"><span class="plus">+${added}</span> <span class="minus">−${removed}</span></span></summary>
${note === '' ? null : html`<p class="left">${note}</p>`}${hunks.length === 0 ? null : html`<div class="diff" tabindex="0" role="region" aria-label="Changes of ${path}"><table><tbody>${hunks.map((hunk, index) => hunkOf(hunk, language, index > 0))}</tbody></table></div>`}</details>
`
}

function hunkOf({ oldStart, newStart, lines: text }: DiffedHunk, language: string | null, isLater: boolean): Html {
  const lines = text.split('\n')
  const side = (without: string): readonly number[] => lines.flatMap((line, index) => (line.startsWith(without) ? [] : [index]))
  const markup = new Map<number, Html>()
  // What stands on both sides is shown as it is on the new one.
  for (const kept of [side('+'), side('-')]) {
    const marked = highlightLines(
      kept.map((index) => (lines[index] ?? '').slice(1)),
      language,
    )
    for (const [at, index] of kept.entries()) markup.set(index, marked[at] ?? html``)
  }
  let [old, now] = [oldStart, newStart]
  const rows = lines.map((line, index) => {
    const sign = line.charAt(0)
    const [left, right] = [sign === '+' ? '' : String(old), sign === '-' ? '' : String(now)]
    if (sign !== '+') old += 1
    if (sign !== '-') now += 1
    return html`<tr${sign === '+' ? html` class="add"` : sign === '-' ? html` class="del"` : null}><td class="no">${left}</td><td class="no">${right}</td><td class="sign">${sign === '+' ? '+' : sign === '-' ? '−' : ''}</td><td class="code">${markup.get(index) ?? null}</td></tr>
`
  })
  return html`${isLater ? html`<tr class="gap"><td colspan="4">⋯</td></tr>` : null}${rows}`
}
