import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A key kept outside the database. */
export interface MasterKey {
  /** Stands beside every ciphertext: letters, digits, `-` and `_`. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Encrypts what must be read back. `place` binds a ciphertext to its row and column, so it cannot be moved elsewhere. */
export interface Sealer {
  seal(text: string, place: string): string;
  open(sealed: string, place: string): string;
  /** Whether the ciphertext is under the key that encrypts now. */
  isCurrent(sealed: string): boolean;
}

const FORMAT = 'v1';
const WELL_FORMED = /^[A-Za-z0-9_-]{1,64}$/;

function check(keys: readonly MasterKey[]): MasterKey {
  for (const { id, key } of keys) {
    if (!WELL_FORMED.test(id)) throw new Error(`The master key id ${id} is malformed.`);
    if (key.byteLength !== 32) throw new Error(`The master key ${id} has ${key.byteLength} bytes; it needs 32.`);
  }
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error('Two master keys share an id.');
  const [current] = keys;
  if (!current) throw new Error('At least one master key is needed.');
  return current;
}

/** AES-256-GCM. The first key encrypts, all of them decrypt: so keys are rotated. */
export function createSealer(keys: readonly MasterKey[]): Sealer {
  const current = check(keys);
  return {
    seal(text, place) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(Buffer.from(place));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [FORMAT, current.id, ...[iv, ciphertext, cipher.getAuthTag()].map((bytes) => bytes.toString('base64url'))].join('.');
    },
    open(sealed, place) {
      const [format, id, iv, ciphertext, tag] = sealed.split('.');
      if (format !== FORMAT || iv === undefined || ciphertext === undefined || tag === undefined) {
        throw new Error(`The secret at ${place} is in no known format.`);
      }
      const key = keys.find((candidate) => candidate.id === id);
      if (!key) throw new Error(`The secret at ${place} is encrypted under the master key ${id}, which MASTER_KEY does not hold.`);
      const decipher = createDecipheriv('aes-256-gcm', key.key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
        .setAAD(Buffer.from(place)).setAuthTag(Buffer.from(tag, 'base64url'));
      try {
        return decipher.update(Buffer.from(ciphertext, 'base64url')).toString('utf8') + decipher.final('utf8');
      } catch {
        throw new Error(`The secret at ${place} does not open: wrong master key ${id}, or the row was changed.`);
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`${FORMAT}.${current.id}.`),
  };
}
