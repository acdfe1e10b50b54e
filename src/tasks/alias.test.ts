import { describe, expect, it } from 'vitest';
import { inCallersNames } from './alias.ts';

const alias = { name: 'my "$&" session', upstreamId: '4f1c9a52-0b7e-4d0c-9c3b-5a1e8f7d6c2b' };

describe("the caller's name for a context", () => {
  it("stands wherever the agent's did, written as JSON, and the rest stays to the byte", () => {
    const said = `{"contextId": "${alias.upstreamId}","n":1.50,"text":"ü in ${alias.upstreamId}"}`;
    expect(inCallersNames(Buffer.from(said), alias).toString()).toBe(
      '{"contextId": "my \\"$&\\" session","n":1.50,"text":"ü in my \\"$&\\" session"}',
    );
  });

  it('costs no copy where it does not stand', () => {
    const body = Buffer.from('{"id":"t"}');
    expect(inCallersNames(body, alias)).toBe(body);
  });
});
