import { Document } from 'yaml'

/** Values as one flow sequence on one line, quoted where YAML asks for it. */
export function flowList(values: readonly string[]): string {
  const document = new Document(values, { version: '1.2' })
  if (typeof document.contents === 'object' && document.contents !== null) Object.assign(document.contents, { flow: true })
  return document.toString({ flowCollectionPadding: false, lineWidth: 0, singleQuote: true }).trimEnd()
}

/** One value on one line. */
export function scalar(value: string | number): string {
  return new Document(value, { version: '1.2' }).toString({ lineWidth: 0, singleQuote: true, blockQuote: false }).trimEnd()
}
