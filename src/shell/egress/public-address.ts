import { BlockList, isIP } from 'node:net'

/** What is not the public internet, by https://www.iana.org/assignments/iana-ipv4-special-registry; and what Azure's machines ask of their host. */
const special: readonly (readonly [string, number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
  ] as const),
  ...([
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
    ['168.63.129.16', 32],
  ] as const),
]
/** Below what is given to the public at all: tunnels that carry an IPv4 address, benchmarks, identifiers and documentation. */
const special6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const closed = new BlockList()
for (const [address, bits] of special) closed.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of special6) closed.addSubnet(address, bits, 'ipv6')
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')

/** Is this the address of a machine on the public internet? Neither this one, nor its network, nor a service of its cloud. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4')
    case 6:
      return given.check(address, 'ipv6') && !closed.check(address, 'ipv6')
    default:
      return false
  }
}
