import { expect, test } from '@jest/globals';
import { isIpAddress } from './ip.js';

test.each(['0.0.0.0', '192.0.2.255', '::', '::1', '2001:db8::1', '2001:DB8:0:0:8:800:200C:417A', 'fe80::1%eth0', '::ffff:192.0.2.1', '1:2:3:4:5:6:192.0.2.1', '1::8', '1:2:3:4:5:6:7::'])(
  '%s is an address', (text) => expect(isIpAddress(text)).toBe(true));

test.each(['', '256.0.0.1', '01.2.3.4', '1.2.3', '1.2.3.4.5', '1.2.3.4 ', ':', ':::', '1:2:3', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8:9', '1::2::3', '12345::', 'g::', '192.0.2.1::', '1:2:3:4:5:6:7:192.0.2.1', 'fe80::1%', 'fe80::1%a%b', '::1\n', 'localhost', '[::1]'])(
  '%j is none', (text) => expect(isIpAddress(text)).toBe(false));
