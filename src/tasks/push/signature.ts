import { createHmac, hkdfSync } from 'node:crypto';

/** Signs notifications, with a secret for each of those who are told. */
export interface Signer {
  /** What a principal checks signatures with: `whsec_` and 64 hex digits. The same for ever. */
  secretOf(principal: string): string;
  /**
   * @param body to the byte
   * @param at epoch milliseconds
   * @returns `t=<epoch seconds>,v1=<HMAC-SHA-256 of "<t>.<body>", hex>`: a receiver that looks at the time takes nothing twice
   */
  sign(principal: string, body: Buffer, at: number): string;
}

/** @param secret of the installation, which may serve other purposes as well; asked for by the first notification */
export function createSigner(secret: () => string): Signer {
  let key: Buffer | undefined;
  const secretOf = (principal: string): string => {
    key ??= Buffer.from(hkdfSync('sha256', secret(), '', 'switchboard v1 push signatures', 32));
    return `whsec_${createHmac('sha256', key).update(principal).digest('hex')}`;
  };
  return {
    secretOf,
    sign(principal, body, at) {
      const seconds = Math.floor(at / 1000);
      const mac = createHmac('sha256', secretOf(principal)).update(`${seconds}.`).update(body);
      return `t=${seconds},v1=${mac.digest('hex')}`;
    },
  };
}
