// Writes docs/messages.md: every sentence that people may read, by the tellers themselves over a sample of each kind. A test compares it.
import { writeFileSync } from 'node:fs'
import { writePage } from '../__tests__/support/messages/page.ts'

writeFileSync('docs/messages.md', writePage())
