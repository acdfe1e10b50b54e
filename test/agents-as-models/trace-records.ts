import { expect } from 'vitest';
import type { CallRecord, TestGateway } from '../support/gateway.ts';

/**
 * The records of a trace, once all have come.
 *
 * @param trace as it stands in a query
 * @param count how many there are then
 */
export async function recordsOfTrace(gateway: TestGateway, trace: string, count: number): Promise<CallRecord[]> {
  let calls: CallRecord[] = [];
  await expect
    .poll(async () => {
      calls = (await gateway.manage<{ calls: CallRecord[] }>('GET', `/v1/calls?trace=${trace}`)).calls;
      return calls.length;
    })
    .toBe(count);
  return calls;
}
