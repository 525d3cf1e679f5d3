import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Document } from '../../src/core/model/evidence.ts'

export function logOf(path: string): Document {
  return { kind: 'log', path: basename(path), job: 'ci', chunks: [new Uint8Array(readFileSync(path))] }
}

export function reportOf(path: string): Document {
  return { kind: 'report', path, job: 'ci', chunks: [new Uint8Array(readFileSync(path))] }
}
