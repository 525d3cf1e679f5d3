import type { Format } from '../model/evidence.ts'
import { headText } from './json-document.ts'
import { openWalk } from './junit-walk.ts'
import { openXmlReader } from './xml-reader.ts'

/** JUnit XML in all the dialects that test runners write, read as a stream. */
export const junit: Format = {
  name: 'junit',
  recognises({ kind, path, head }) {
    if (kind !== 'report') return false
    if (/\.(?:json|log|txt|sarif|trx)$/i.test(path)) return false
    return /\.xml$/i.test(path) || headText(head).startsWith('<')
  },
  open: () => openXmlReader(openWalk()),
}
