import type { Reader, Reading } from '../model/evidence.ts'
import { openUtf8 } from './utf8.ts'
import type { XmlEvents } from './xml-events.ts'
import { openScanner } from './xml-scanner.ts'

/** What becomes of a document's elements. */
interface Walk {
  readonly events: XmlEvents
  /** Is the rest of no use any more? */
  refused(): boolean
  finish(truncated: boolean): Reading
}

/** Reads XML of any encoding as a stream and shows it to a walk. */
export function openXmlReader(walk: Walk): Reader {
  const utf8 = openUtf8()
  const scanner = openScanner(walk.events)
  const write = (bytes: Uint8Array): void => {
    if (!walk.refused()) scanner.write(bytes)
  }
  return {
    write: (chunk) => write(utf8.write(chunk)),
    end() {
      write(utf8.end())
      return walk.finish(scanner.end())
    },
  }
}
