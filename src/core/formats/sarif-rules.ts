import * as v from 'valibot'
import { itemsOf, listField, numberField, partOf, shapeOf, textField } from './json-document.ts'
import { shorten } from './text.ts'

const helpLimit = 1_500
const textPart = partOf({ text: textField })
const stringsField = v.fallback(v.nullish(v.record(v.string(), v.unknown()), {}), {})
const ruleSchema = v.object({
  id: v.string(),
  shortDescription: textPart,
  fullDescription: textPart,
  help: textPart,
  helpUri: textField,
  messageStrings: stringsField,
  defaultConfiguration: partOf({ level: textField }),
})
const componentSchema = v.object({ rules: listField, notifications: listField, globalMessageStrings: stringsField })
const toolSchema = v.object({ tool: v.object({ driver: componentSchema, extensions: listField }) })
const bare = { rules: [], notifications: [], globalMessageStrings: {} }
const referenceSchema = v.object({
  ruleId: textField,
  ruleIndex: numberField,
  rule: partOf({ id: textField, index: numberField, toolComponent: partOf({ index: numberField }) }),
})

/** What a tool says of one of its rules. */
export interface Rule {
  readonly id: string
  readonly description: string
  readonly help: string
  readonly level: string | null
  readonly messages: ReadonlyMap<string, string>
}

/** The rules of a run: those of the driver, then those of each extension, in the order in which results count them. */
export interface Rules {
  readonly components: readonly (readonly (Rule | undefined)[])[]
  readonly byId: ReadonlyMap<string, Rule>
  /** What the tool may have to say of itself (3.19.24), by id. */
  readonly notifications: ReadonlyMap<string, Rule>
  /** Messages that belong to no rule (3.19.22), by id. */
  readonly shared: ReadonlyMap<string, string>
}

/** Reads the rules of the driver (3.19.23) and of its extensions (3.18.3). */
export function openRules(run: unknown): Rules {
  const tool = shapeOf(run, toolSchema)?.tool
  const parts = tool === undefined ? [] : [tool.driver, ...tool.extensions.map((extension) => shapeOf(extension, componentSchema) ?? bare)]
  const components = parts.map(({ rules }) => rules.map(readRule))
  return {
    components,
    byId: byId(components.flat()),
    notifications: byId(parts.flatMap(({ notifications }) => notifications.map(readRule))),
    shared: new Map(parts.flatMap(({ globalMessageStrings }) => readStrings(globalMessageStrings))),
  }
}

function byId(rules: readonly (Rule | undefined)[]): ReadonlyMap<string, Rule> {
  return new Map(rules.flatMap((rule) => (rule === undefined ? [] : [[rule.id, rule] as const])))
}

function readStrings(strings: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(strings).flatMap(([id, message]) => {
    const text = shapeOf(message, v.object({ text: v.string() }))?.text
    return text === undefined ? [] : [[id, text] as const]
  })
}

function readRule(value: unknown): Rule | undefined {
  const rule = itemsOf([value], ruleSchema)[0]
  if (rule === undefined) return undefined
  const description = rule.shortDescription?.text ?? rule.fullDescription?.text ?? ''
  const help = [rule.help?.text ?? '', rule.helpUri ?? ''].filter((text) => text.trim() !== '').join('\n')
  return {
    id: rule.id,
    description: shorten(description.trim(), helpLimit),
    help: shorten(help, helpLimit),
    level: rule.defaultConfiguration?.level ?? null,
    messages: new Map(readStrings(rule.messageStrings)),
  }
}

/** The rule that a result names: by place in a list, or by id, of which the last parts may be left out of the list (3.27.5). */
export function resultRule(result: unknown, { components, byId }: Rules): Rule | null {
  const reference = shapeOf(result, referenceSchema)
  if (reference === null) return null
  const { ruleId, ruleIndex, rule } = reference
  // The driver's list comes first; extensions count from 0.
  const component = (rule?.toolComponent?.index ?? -1) + 1
  const counted = components[component]?.[rule?.index ?? ruleIndex ?? -1]
  const id = ruleId ?? rule?.id ?? counted?.id
  return id === undefined ? null : { ...(counted ?? ruleOf(id, byId)), id }
}

function ruleOf(id: string, byId: Rules['byId']): Rule {
  return (
    byId.get(id) ??
    byId.get(id.slice(0, Math.max(0, id.lastIndexOf('/')))) ?? { id, description: '', help: '', level: null, messages: new Map() }
  )
}
