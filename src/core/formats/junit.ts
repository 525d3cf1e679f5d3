import type { Format } from '../model/evidence.ts'
import { openScanner } from './xml-scanner.ts'
import { openWalk } from './junit-walk.ts'
import { openUtf8 } from './utf8.ts'

/** JUnit XML in all the dialects that test runners write, read as a stream. */
export const junit: Format = {
  name: 'junit',
  recognises({ kind, path, head }) {
    if (kind !== 'report') return false
    if (/\.(?:json|log|txt|sarif|trx)$/i.test(path)) return false
    const text = new TextDecoder().decode(head).replaceAll('\u0000', '').trimStart()
    return /\.xml$/i.test(path) || text.replace(/^\ufeff/, '').startsWith('<')
  },
  open() {
    const utf8 = openUtf8()
    const walk = openWalk()
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
  },
}
