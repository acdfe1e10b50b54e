import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyJson } from '../../support/wire.ts';
import { byClients } from './by-clients.ts';
import type { PlatformUnderTest } from './platform.ts';
import { refusals } from './refusals.ts';
import { answerOf, type House, openHouse, type Stage, stateOf, wordsOf } from './stage.ts';
import { taskLife } from './task-life.ts';

/**
 * Holds the same conversations with platforms that stand behind one gateway, by the official clients of 1.0 and 0.3 over
 * JSON-RPC and HTTP+JSON: once in a test file, with everything that the file has to offer. What a platform is, and what its
 * scripted agent does, says {@link PlatformUnderTest}.
 *
 * ```ts
 * conversations([chat, responses]);
 * ```
 */
export function conversations(platforms: readonly PlatformUnderTest[]): void {
  describe('a conversation', () => {
    let house: House;
    beforeAll(async () => {
      house = await openHouse(platforms);
    });
    afterAll(() => house?.close());
    const stageOf = (platform: PlatformUnderTest): Stage => {
      const stage = house.stages.get(platform);
      if (!stage) throw new Error(`${platform.name} has not been started.`);
      return stage;
    };

    for (const platform of platforms) {
      describe(`with ${platform.name}`, () => {
        const stage = () => stageOf(platform);
        byClients(platform, stage);
        taskLife(platform, stage);
        refusals(platform, stage);
      });
    }

    describe('when the gateway is restarted in mid-run', () => {
      let tasks: Map<PlatformUnderTest, AnyJson>;
      beforeAll(async () => {
        const begun = platforms.map(async (one) => [one, await stageOf(one).sendOff(textFor(one))] as const);
        tasks = new Map(await Promise.all(begun));
        await house.restart();
      });

      it.each(platforms)('with $name', async (platform) => {
        const task = await stageOf(platform).finished(tasks.get(platform));
        const { outlive, countTokens } = platform.can;
        const failed = ['TASK_STATE_FAILED', expect.stringMatching(/stopped|restarted/)];
        if (!outlive.isThere) return expect([stateOf(task), wordsOf(task)]).toEqual(failed);
        expect(answerOf(task)).toBe('You said: slow (1 turns)');
        if (countTokens.isThere)
          expect(await stageOf(platform).recordOf(task, 'run')).toMatchObject({ total_tokens: 15 });
      });
    });
  });
}

/** Who goes on is waited for. */
const textFor = ({ can }: PlatformUnderTest): string => (can.outlive.isThere ? 'slow' : 'slow slow');
