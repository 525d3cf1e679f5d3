/** Why a program is not let through to where it wants to; null for what it may reach. */
export type Refusal = 'no-name' | 'port' | 'not-listed' | 'address'

/** The ports of HTTP and HTTPS. */
const ports: ReadonlySet<number> = new Set([80, 443])

/** A name in small letters without the dot of the root, as names are compared. */
export function canonicalHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '')
}

/** Is this a name of at least two labels? No form of an address is: none has a last label that starts with a letter. RFC 1123, section 2.1. */
export function isHostName(host: string): boolean {
  const labels = host.split('.')
  return (
    host.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => label.length <= 63 && /^[a-z0-9]+(?:-+[a-z0-9]+)*$/.test(label)) &&
    /^[a-z]/.test(labels.at(-1) ?? '')
  )
}

/** A name, or `*.NAME` for all names below one. */
export function isHostPattern(text: string): boolean {
  return isHostName(text.startsWith('*.') ? text.slice(2) : text)
}

/** May a program that is held to these patterns ask for this name and port? What the name leads to is looked at besides. */
export function refusalOf(host: string, port: number, patterns: readonly string[]): Refusal | null {
  if (!isHostName(host)) return 'no-name'
  if (!ports.has(port)) return 'port'
  return patterns.some((pattern) => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern)) ? null : 'not-listed'
}

const reasons: Readonly<Record<Refusal, string>> = {
  'no-name': 'only names of hosts are let through, no addresses',
  port: 'only the ports 80 and 443 are let through',
  'not-listed': 'it is not in `allowed-hosts`',
  address: 'its name leads into a private network or to this machine',
}

export function explainRefusal(refusal: Refusal): string {
  return reasons[refusal]
}

/** What somebody untrusted calls a host, so that it can be shown. */
export function showHost(host: string): string {
  return /^[\w.:[\]-]{1,253}$/.test(host) ? `\`${host}\`` : 'something that is no name'
}
