import { codeSpan } from '../common/fence.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Pages } from '../model/evidence.ts'
import type { Sha } from '../model/pull.ts'

/** Where a failure can be looked at: its file at the commit that failed, and the page of the job that told of it. */
export interface FailureLinks {
  /** `https://github.com/owner/name`. */
  readonly repository: string
  readonly commit: Sha
  /** Of failed jobs and checks, by their names. */
  readonly pages: Pages
}

/** A longer path is shown cut, and its address would take the room of many failures. */
const linkedPath = 180

/** One failure on one line of Markdown: where, what, and where it comes from unless the pull request brought it. With `links`, also where to look. */
export function describeFailure({ file, line, test, message, origin, source }: Diagnostic, links: FailureLinks | null = null): string {
  const place =
    file === null
      ? ''
      : `${linked(codeSpan(`${file}${line === null ? '' : `:${line}`}`), links === null ? null : fileAddress(file, line, links))} `
  const name = test === null ? '' : `${codeSpan(test.name, 120)}: `
  const history = origin.kind === 'introduced' || origin.because === '' ? '' : ` (${origin.kind}: ${codeSpan(origin.because, 300)})`
  const page = links === null || source.job === null ? null : ownPage(source.job, links)
  const log =
    page === null
      ? ''
      : ` · [${source.format === 'annotations' || source.line === null ? 'job' : `line ${source.line} of the job's log`}](${page})`
  return `${place}${name}${codeSpan(message, 160)}${history}${log}`
}

export function linked(text: string, address: string | null): string {
  return address === null ? text : `[${text}](${address})`
}

/** The lines of a file as the code hosting shows them: https://docs.github.com/repositories/working-with-files/using-files/getting-permanent-links-to-files Null for what nobody reads. */
export function fileAddress(
  file: string,
  line: number | null,
  { repository, commit }: Pick<FailureLinks, 'repository' | 'commit'>,
): string | null {
  if (file.length > linkedPath) return null
  const path = file
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`))
    .join('/')
  return `${repository}/blob/${commit}/${path}${line === null ? '' : `#L${line}`}`
}

/** Other programs say themselves where their checks lead: no such address is given to people. */
function ownPage(job: string, { pages, repository }: FailureLinks): string | null {
  const page = Object.hasOwn(pages, job) ? pages[job] : undefined
  return page?.startsWith(`${repository}/`) === true && /^[\w:/.#?=&%-]+$/.test(page) ? page : null
}
