import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MasterKey } from '@symbolon/persistence';
import { writePrivateFile } from './private-file.js';

const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

function readKey(text: string): Buffer | undefined {
  if (HEX.test(text)) return Buffer.from(text, 'hex');
  return BASE64.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** Without an id of its own a key is known by its fingerprint, so that adding an id-less second key later still finds it. */
const fingerprint = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 12);

function readEntry(entry: string): MasterKey | undefined {
  const colon = entry.lastIndexOf(':');
  const key = readKey(entry.slice(colon + 1));
  const id = colon < 0 ? undefined : entry.slice(0, colon);
  if (key === undefined || (id !== undefined && !ID.test(id))) return undefined;
  return { id: id ?? fingerprint(key), key };
}

/** The value of MASTER_KEY, or undefined when it has another form or names one id twice. */
export function parseMasterKeys(text: string): readonly MasterKey[] | undefined {
  const keys: MasterKey[] = [];
  for (const entry of text.split(',')) {
    const key = readEntry(entry.trim());
    if (key === undefined || keys.some(({ id }) => id === key.id)) return undefined;
    keys.push(key);
  }
  return keys;
}

/** The key of an embedded database: read from the data folder, made there on the first start. */
export function keepMasterKey(dataDir: string): readonly MasterKey[] {
  const file = join(dataDir, 'master.key');
  if (!existsSync(file)) writePrivateFile(file, `${randomBytes(32).toString('base64')}\n`);
  const keys = parseMasterKeys(readFileSync(file, 'utf8').trim());
  if (keys === undefined) throw new Error(`${file} does not hold a master key (32 bytes in base64).`);
  return keys;
}
