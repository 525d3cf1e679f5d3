import { finding } from '../formats/finding.ts'
import { isGeneric } from '../formats/log/workflow-command.ts'
import type { Locator } from './locate.ts'
import type { Located } from './merge-findings.ts'
import type { Annotation, CheckOutput } from '../model/evidence.ts'

const failed = new Set(['failure', 'timed_out', 'startup_failure', 'cancelled', 'action_required'])

/** Annotations as findings: hints that confirm what a document says, or all there is. */
export function annotationFindings(annotations: readonly Annotation[], locate: Locator): readonly Located[] {
  return annotations
    .filter(({ level, message }) => level === 'failure' && message.trim() !== '' && !isGeneric(message))
    .map((annotation) => {
      // The runner writes `.github` where a message has no file.
      const file = annotation.path === '.github' || annotation.path === '' ? null : annotation.path
      const { message, title, line, column, check } = annotation
      const words = title === null || title === '' || message.includes(title) || title === check ? message : `${message}\n(${title})`
      const found = finding({
        kind: 'other',
        message: words,
        file,
        line: file === null ? null : line,
        column: file === null ? null : column,
      })
      return {
        finding: found,
        location: locate(found),
        source: { format: 'annotations', path: check, job: check, line: null },
        isReport: false,
      }
    })
}

/** What a failed check says of itself, when nothing else explains its failure. */
export function outputFinding(output: CheckOutput, explained: ReadonlySet<string>): Located | null {
  if (!failed.has(output.conclusion) || explained.has(output.check)) return null
  const { check, conclusion, title, summary, text } = output
  const said = [title, summary].filter((part) => part !== null && part.trim() !== '').join('\n')
  const found = finding({
    kind: 'other',
    message: said === '' ? `${check}: ${conclusion}, without a word about the cause.` : `${check}: ${said}`,
    excerpt: text,
  })
  return {
    finding: found,
    location: { file: null, line: null, column: null, testFile: null },
    source: { format: 'checks', path: check, job: check, line: null },
    isReport: false,
  }
}
