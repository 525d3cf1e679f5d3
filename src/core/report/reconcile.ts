import { codeSpan } from '../common/fence.ts'
import type { Reconciled } from '../model/reconciled.ts'

/** What came of a look at all open pull requests, for the job's summary. Markdown. */
export function tellReconciled({ entries, removed }: Omit<Reconciled, 'kind'>): string {
  const cleaned = removed === 0 ? '' : `\n\nRemoved ${removed} ${removed === 1 ? 'claim' : 'claims'} of closed pull requests.`
  if (entries.length === 0) return `**Nothing was left to do** on the open pull requests.${cleaned}\n`
  const rows = entries.map(({ pull, came, detail }) => `| #${pull} | ${came} | ${detail === '' ? '' : codeSpan(detail, 200)} |`)
  return `## What lost events had left behind\n\n| pull request | what came of it | |\n| --- | --- | --- |\n${rows.join('\n')}${cleaned}\n`
}
