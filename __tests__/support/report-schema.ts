import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { default as formats } from 'ajv-formats'

const read = (name: string): object => JSON.parse(readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')) as object

export const reportSchema = read('report.schema.json')

const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
const isValid = ajv.addSchema(read('diagnostics.schema.json')).compile(reportSchema)

/** What does not fit the published schema of reports; empty when all does. */
export function reportErrors(report: unknown): readonly ErrorObject[] {
  return isValid(report) ? [] : (isValid.errors ?? [])
}
