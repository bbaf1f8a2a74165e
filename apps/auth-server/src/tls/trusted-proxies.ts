import { BlockList, isIP } from 'node:net';

/** Whether a connection comes from a proxy that ends TLS for us, by its address. */
export type TrustsAddress = (address: string | undefined) => boolean;

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Reads addresses and networks (RFC 4632 notation), separated by commas; undefined when one of them is none. */
export function readTrustedProxies(text: string): TrustsAddress | undefined {
  const networks = text.split(',').map((part) => part.trim()).filter((part) => part !== '');
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const longest = family(address) === 'ipv6' ? 128 : 32;
    if (isIP(address) === 0 || network.split('/').length > 2) return undefined;
    if (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest)) return undefined;
    list.addSubnet(address, prefix === undefined ? longest : Number(prefix), family(address));
  }
  return (address) => address !== undefined && isIP(address) !== 0 && list.check(address, family(address));
}

export const trustsNobody: TrustsAddress = () => false;
