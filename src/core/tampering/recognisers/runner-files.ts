import { addedLines, type FileEdit, removedLines } from '../edit.ts'
import { atLine } from '../places.ts'
import { isLoadedByRunner } from '../runner-files.ts'
import type { Recogniser, Sighting } from '../sighting.ts'
import { Tally } from '../tally.ts'

/** What takes tests out of a run, or changes how they ended, from outside of them. */
const hooks =
  /\bdef\s{1,4}pytest_(?:collection_modifyitems|ignore_collect|collect_file|pycollect_\w{1,30}|collection_finish|itemcollected|runtest_\w{1,30}|pyfunc_call|report_teststatus|sessionfinish|cmdline_\w{1,20}|unconfigure|make_\w{1,30})\b|\bitems\s{0,4}(?:\[\s{0,4}:\s{0,4}\]\s{0,4}=|\.clear\s{0,4}\()/
const goEntry = /^\s{0,40}func\s{1,4}TestMain\s{0,4}\(/

/** Code and settings that decide about tests from outside of them: new files that a runner loads by itself, and hooks into a run. */
export const runnerFiles: Recogniser = {
  name: 'runner-files',
  *recognise(edits) {
    for (const edit of edits) {
      if (edit.status === 'deleted') continue
      const isLoaded = isLoadedByRunner(edit.path)
      if (edit.status === 'added' && isLoaded && !isEmpty(edit))
        yield { kind: 'runner-file-added', path: edit.path, line: null, sure: 'likely', what: '' }
      if (isLoaded || edit.isTest) yield* bent(edit, isLoaded)
    }
  },
}

/** An empty `__init__.py` decides nothing. */
function isEmpty({ unread, after }: FileEdit): boolean {
  return unread === null && after.plain.every((line) => line.trim() === '')
}

function* bent(edit: FileEdit, isLoaded: boolean): Iterable<Sighting> {
  const { before, after } = edit
  const isOne = (code: string): boolean => isLoaded && hooks.test(code)
  const old = new Tally([...removedLines(edit)].map((line) => before.code[line]?.trim() ?? '').filter(isOne))
  for (const line of addedLines(edit)) {
    const code = after.code[line] ?? ''
    const runsNothing = goEntry.test(code) && !after.code.some((text) => text.includes('.Run()'))
    if (runsNothing || (isOne(code) && !old.take(code.trim()))) yield atLine(edit, line, { kind: 'run-bent', sure: 'likely' })
  }
}
