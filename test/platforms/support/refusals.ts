import { describe, expect, it, onTestFinished } from 'vitest';
import { say10 } from '../../support/messages.ts';
import { type AnyJson, at, textAt } from '../../support/wire.ts';
import type { PlatformUnderTest } from './platform.ts';
import { answerOf, type Stage, stateOf, wordsOf } from './stage.ts';
import { INTERNALS } from './upstream-proxy.ts';

/** What callers get when the platform refuses (agent platforms, section 8.1): never a word of its insides. */
export function refusals({ can, wrongCredentials }: PlatformUnderTest, stage: () => Stage): void {
  /** How a send ends while the platform answers everything so. */
  const sentWhile = async (refusal: number | 'reset'): Promise<AnyJson> => {
    const { proxy } = stage();
    proxy.refuseWith(refusal);
    onTestFinished(() => proxy.refuseWith(undefined));
    const { json } = await stage().ask('SendMessage', say10('hi'));
    expect(JSON.stringify(json)).not.toContain(INTERNALS);
    return json;
  };

  it.each([
    [401, /credentials/],
    [403, /credentials/],
    [404, /not where it is registered/],
    [429, /no more requests/],
  ])('says in its own words that the platform refuses with status %i', async (status, words) => {
    expect(at(await sentWhile(status), 'error', 'message')).toMatch(words);
  });

  it.each([500, 503, 'reset'] as const)('takes no %s for an answer', async (refusal) => {
    const json = await sentWhile(refusal);
    const task = at(json, 'result', 'task');
    if (task === undefined) expect(at(json, 'error', 'code')).toBeLessThan(0);
    else expect([stateOf(task), wordsOf(task)]).toEqual(['TASK_STATE_FAILED', expect.stringMatching(/\w/)]);
  });

  it('answers again as soon as the platform does', async () => {
    expect(answerOf(await stage().send('back'))).toBe('You said: back (1 turns)');
  });

  describe.runIf(wrongCredentials !== undefined)('with credentials that the platform does not know', () => {
    it('is not registered, or does not answer: in words that name none of them', async () => {
      const agent = `${stage().agent}-stranger`;
      try {
        await stage().registerAs(agent, wrongCredentials);
      } catch (error) {
        expect(String(error)).toContain('CARD_UNAVAILABLE');
        return;
      }
      const { gateway } = stage().house;
      const { json } = await stage().ask('SendMessage', say10('hi'), { key: gateway.adminKey, agent });
      expect(textAt(json, 'error', 'message')).toMatch(/credentials/);
    });
  });

  it.runIf(can.turns.isThere)('goes on with the conversation when its token has expired', async ({ skip }) => {
    const { running, house } = stage();
    if (!running.expireTokens) return skip('The platform issues no tokens.');
    const contextId = 'expired';
    expect(answerOf(await stage().send('one', { contextId }))).toBe('You said: one (1 turns)');
    running.expireTokens();
    house.passes(BELIEVED_FOR_MS);
    expect(answerOf(await stage().send('two', { contextId }))).toBe('You said: two (2 turns)');
  });
}

/** A token that is newer than this is not replaced when it is refused. */
const BELIEVED_FOR_MS = 10_000;
