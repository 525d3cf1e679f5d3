import type { Format } from '../model/evidence.ts'
import { junit } from './junit.ts'
import { log } from './log.ts'

/** All documents that can be read; the first that recognises one reads it. */
export const formats: readonly Format[] = [junit, log]
