/** Lines of the two sides of a diff, counted from 1. */
interface Sides {
  readonly left: number
  readonly right: number
}

/**
 * Where the last line of a diff hunk stands: GitHub cuts the hunk of a remark behind the line that it is about. `side` is `left` when
 * the line is taken away; `right` is then the line that comes after it. Null for what is no hunk.
 */
export function placeInHunk(hunk: string): (Sides & { readonly side: 'left' | 'right' }) | null {
  const [header = '', ...lines] = hunk.replaceAll('\r\n', '\n').trimEnd().split('\n')
  const [, left, right] = /^@@ -(\d{1,9})(?:,\d+)? \+(\d{1,9})(?:,\d+)? @@/.exec(header) ?? []
  if (left === undefined || right === undefined || lines.length === 0) return null
  let next: Sides = { left: Number(left), right: Number(right) }
  let place: ReturnType<typeof placeInHunk> = null
  for (const line of lines) {
    const sign = line.charAt(0)
    if (sign === '\\') continue
    place = { ...next, side: sign === '-' ? 'left' : 'right' }
    next = { left: next.left + Number(sign !== '+'), right: next.right + Number(sign !== '-') }
  }
  return place
}
