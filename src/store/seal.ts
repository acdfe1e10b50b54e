import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { SwitchboardError } from '../protocol/index.ts';
import type { RandomBytes } from './ids.ts';

/** Encrypts secrets before they are stored. */
export interface Sealer {
  /**
   * @param context where the value lives, `table:row:column`: it opens nowhere else
   * @returns text safe to store: `v1.<key id>.<base64url of iv, tag and ciphertext>`
   */
  seal(plain: string, context: string): string;
  /** @throws SwitchboardError INTERNAL when the salt key or the context is another, or the text was changed */
  open(sealed: string, context: string): string;
}

const FORMAT = 'v1';
const ALGORITHM = 'aes-256-gcm';
/** NIST SP 800-38D section 8.2.2: random nonces of 96 bits. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with a key derived from the salt key by HKDF-SHA-256.
 *
 * @param saltKey seals, and opens what it has sealed
 * @param olderSaltKeys only open, so that the salt key can be rotated without losing what is stored
 */
export function createSealer(
  saltKey: string,
  olderSaltKeys: readonly string[] = [],
  random: RandomBytes = randomBytes,
): Sealer {
  const current = deriveKey(saltKey);
  const known = new Map([...olderSaltKeys.map(deriveKey), current].map((key) => [key.id, key.secret]));

  return {
    seal(plain, context) {
      const iv = random(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.secret, iv).setAAD(Buffer.from(context));
      const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      const payload = Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
      return `${FORMAT}.${current.id}.${payload.toString('base64url')}`;
    },

    open(sealed, context) {
      const [format, keyId = '', payload = ''] = sealed.split('.');
      if (format !== FORMAT) throw unopenable(context, 'it is not in a format this version knows');
      const secret = known.get(keyId);
      if (!secret) throw unopenable(context, `it was sealed with another salt key (${keyId}, now ${current.id})`);
      return decrypt(secret, Buffer.from(payload, 'base64url'), context);
    },
  };
}

function decrypt(secret: Buffer, payload: Buffer, context: string): string {
  try {
    const decipher = createDecipheriv(ALGORITHM, secret, payload.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context)).setAuthTag(payload.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const plain = Buffer.concat([decipher.update(payload.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return plain.toString('utf8');
  } catch (cause) {
    throw unopenable(context, 'it was changed, or moved here from another place', cause);
  }
}

/** The id names the key without telling anything about it: it is derived apart from the secret. */
function deriveKey(saltKey: string): { id: string; secret: Buffer } {
  const derive = (info: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', saltKey, '', `switchboard ${FORMAT} ${info}`, length));
  return { id: derive('key id', 4).toString('hex'), secret: derive('encryption', 32) };
}

const unopenable = (context: string, reason: string, cause?: unknown): SwitchboardError =>
  new SwitchboardError(
    'INTERNAL',
    `The stored secret ${context} cannot be opened: ${reason}. ` +
      'Start with the SWITCHBOARD_SALT_KEY (or salt.key file) that was in use when it was stored, or enter the secret again.',
    { cause },
  );
