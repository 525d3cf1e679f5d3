import type { Finding } from '../model/evidence.ts'
import type { Outcome } from './outcome.ts'
import type { XmlElement } from './xml-element.ts'

/** Attributes of a start tag by name, as written. */
export type Attributes = (name: string) => string | null

/** Where an element stands. */
export interface ResultPlace {
  /** Line in the document, from 1. */
  readonly at: number
  /** `name` or `fullname` of the containers round it, outermost first; those without either are left out. */
  readonly suites: readonly string[]
  /** The start tag of the innermost container. */
  readonly container: Attributes
}

/** Turns the elements of one document that tell of a failure into findings. */
export interface ResultTeller {
  /** A result that did not pass; `inner` says whether a result inside of it had something to tell. */
  result(element: XmlElement, place: ResultPlace, inner: boolean): Finding | null
  /** Any other element that the dialect keeps. */
  part(element: XmlElement, place: ResultPlace): Finding | null
  /** Last corrections, when the whole document is read. */
  end(found: readonly Finding[]): readonly Finding[]
}

/** A report in which one element stands for one result and an attribute of it says how it went. */
export interface ResultDialect {
  readonly name: string
  /** How people call it. */
  readonly title: string
  /** Possible names of the document's first element. */
  readonly roots: readonly string[]
  /** Name of the element that stands for one result. */
  readonly result: string
  /** The attribute that says how it went, and the values that mean that it passed: such results are never looked at. */
  readonly outcome: { readonly attribute: string; readonly passed: readonly string[] }
  /** How it went, by all attributes. */
  judge(attributes: Attributes): Outcome
  /** Elements round the results. */
  readonly containers: readonly string[]
  /** Elements outside of results that tell something themselves. */
  readonly parts: readonly string[]
  /** The element and the attribute that say how many results there should be. */
  readonly counters: { readonly element: string; readonly attribute: string }
  open(): ResultTeller
}
