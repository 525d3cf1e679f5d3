import type { Format } from '../model/evidence.ts'
import { openGoEvents } from './go-events.ts'
import { headText } from './json-document.ts'
import { openTextLines } from './text-lines.ts'

/** An event as it begins in any order of its keys. */
const event = /^(?:\d{4}-\d\d-\d\dT[\d:.]{8,30}Z )?\{"(?:Time|Action|Package|ImportPath|Test)":"/
const action = /"Action":"(?:start|run|pause|cont|pass|bench|fail|output|skip|attr|artifacts|build-output|build-fail)"/

/** `go test -json`: https://pkg.go.dev/cmd/test2json. Other lines between the events are those of the go command itself. */
export const goTestJson: Format = {
  name: 'go-test-json',
  recognises({ head }) {
    const text = headText(head)
    // A job's log holds more than the events; its own reader finds them there, too.
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z /.test(text)) return false
    const lines = text.split('\n').slice(0, -1)
    const events = lines.filter((line) => event.test(line) && action.test(line)).length
    // The list of errors of a package that does not compile may come first.
    return events > 0 && (events * 2 >= lines.length || lines.some((line) => line.startsWith('# ')))
  },
  open() {
    const events = openGoEvents()
    const lines = openTextLines((line, number) => events.line(line, number))
    return {
      write: (chunk) => lines.write(chunk),
      end() {
        lines.end()
        return { format: 'go-test-json', ...events.end() }
      },
    }
  },
}
