import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContextSigner } from './call-context.ts';

const NOW = 1_763_800_000_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const signerAt = (now: number, secret = 'secret') =>
  createContextSigner(
    () => secret,
    () => now,
  );
const CONTEXT = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  agentId: '01890a5d-ac96-774b-bcce-b302099a8057',
  keyId: '01890a5d-ac96-774b-bcce-b302099a8058',
  userId: 'anna@example.com',
  teamId: '01890a5d-ac96-774b-bcce-b302099a8059',
  sessionId: null,
  hops: 1,
};

describe('a context', () => {
  it('comes back as it was given, as long as it is good, and fits into a header', () => {
    const text = signerAt(NOW).sign(CONTEXT);
    expect(text).toMatch(/^v1\.[\w-]+\.[\w-]{43}$/);
    expect(text.length).toBeLessThanOrEqual(400);
    expect(signerAt(NOW + DAY_MS - 1000).read(text)).toEqual(CONTEXT);
    expect(signerAt(NOW + DAY_MS).read(text)).toBeUndefined();
  });

  it('says nothing of who called when that is too long to say', () => {
    const text = signerAt(NOW).sign({ ...CONTEXT, userId: 'ü'.repeat(200) });
    expect(text.length).toBeLessThanOrEqual(400);
    expect(signerAt(NOW).read(text)).toEqual({ ...CONTEXT, keyId: null, userId: null, teamId: null });
  });

  it('tells the conversation rather than who called, and neither when its name is too long', () => {
    const said = (sessionId: string) => signerAt(NOW).read(signerAt(NOW).sign({ ...CONTEXT, sessionId }));
    const nobody = { ...CONTEXT, keyId: null, userId: null, teamId: null };
    expect(said('ctx-1')).toEqual({ ...CONTEXT, sessionId: 'ctx-1' });
    expect(said(CONTEXT.agentId)).toEqual({ ...nobody, sessionId: CONTEXT.agentId });
    expect(said('x'.repeat(400))).toEqual(nobody);
  });

  it('of another installation is nothing', () => {
    expect(signerAt(NOW, 'other').read(signerAt(NOW).sign(CONTEXT))).toBeUndefined();
  });

  it('that anybody has changed is nothing, wherever it was changed', () => {
    const signer = signerAt(NOW);
    const text = signer.sign(CONTEXT);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('A', 'B', '.', '_'), (at, letter) => {
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        // The last letter of base64 holds bits that mean nothing.
        fc.pre(changed !== text && at < text.length - 1);
        expect(signer.read(changed)).toBeUndefined();
      }),
    );
  });

  it('is read from any text without an error', () => {
    const signer = signerAt(NOW);
    fc.assert(fc.property(fc.string({ maxLength: 2000 }), (text) => signer.read(text) === undefined));
    for (const text of ['', '.', '..', 'v1..', 'v1.e30.']) expect(signer.read(text)).toBeUndefined();
  });
});
