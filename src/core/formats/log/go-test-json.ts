import type { LogFormat } from '../../model/evidence.ts'
import { openGoEvents } from '../go-events.ts'

/** The events of `go test -json` among the lines of a job: https://pkg.go.dev/cmd/test2json. */
export const goTestJson: LogFormat = {
  name: 'go-test-json',
  cues: ['"Action":"'],
  open() {
    const events = openGoEvents()
    return {
      line(line, at) {
        if (line.startsWith('{"')) events.line(line, at)
        return []
      },
      end: () => events.end().findings,
    }
  },
}
