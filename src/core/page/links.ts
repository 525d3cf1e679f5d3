import type { Sha } from '../model/pull.ts'
import { fileAddress } from '../report/failure-line.ts'
import { html, type Html } from './html.ts'

/** Longer ones no browser follows, and the engine's own search gives up on what is far longer. */
const longestAddress = 4_000

/** A link, where the address is one that may be followed; the content alone where it is not. */
export function link(address: string, content: Html | string): Html {
  return address.length <= longestAddress && /^https?:\/\/[^\s"'<>\\]+$/.test(address) && URL.canParse(address)
    ? html`<a href="${address}" rel="noreferrer noopener">${content}</a>`
    : html`${content}`
}

/** A place in a file as it was in a commit. `repository`: the address of its page. */
export function placeLink(repository: string, commit: Sha, file: string, line: number | null): Html {
  const place = html`<code>${line === null ? file : `${file}:${line}`}</code>`
  const address = fileAddress(file, line, { repository, commit })
  return address === null ? place : link(address, place)
}

export function commitLink(repository: string, commit: Sha): Html {
  return link(`${repository}/commit/${commit}`, html`<code>${commit.slice(0, 7)}</code>`)
}
