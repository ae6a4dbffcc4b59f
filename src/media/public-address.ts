import { BlockList, isIP } from 'node:net'

/**
 * Whether an address is one of the public internet: what is not may be our own network, the cloud's metadata service or
 * this machine. By the IANA special-purpose registries (RFC 6890 and its updates).
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4')
    case 6:
      // Global unicast only: loopback, link-local, private, mapped and translated addresses all lie outside it.
      return global.check(address, 'ipv6') && !special.check(address, 'ipv6')
    default:
      return false
  }
}

const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')

const special = new BlockList()
const networks4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, reserved, broadcast.
  ['224.0.0.0', 3],
]
for (const [network, bits] of networks4) special.addSubnet(network, bits, 'ipv4')

const networks6: readonly (readonly [string, number])[] = [
  // Teredo, ORCHID, benchmarking and other protocol assignments.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4 carries any IPv4 address inside.
  ['2002::', 16],
  ['3fff::', 20],
]
for (const [network, bits] of networks6) special.addSubnet(network, bits, 'ipv6')
