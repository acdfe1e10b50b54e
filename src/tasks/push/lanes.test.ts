import { describe, expect, it } from 'vitest';
import { LANES, Lanes } from './lanes.ts';

const to = (id: string, target: string, principal: string) => ({ id, target, principal });

describe('promise 11: whoever is told', () => {
  it('takes a few places at one receiver, and leaves the others theirs', () => {
    const lanes = new Lanes();
    for (let n = 0; n < LANES.perTarget; n++) expect(lanes.enter(to(`c${n}`, 'slow', `p${n}`))).toBe(true);
    expect(lanes.busy.targets).toEqual(['slow']);
    expect(lanes.enter(to('more', 'slow', 'p'))).toBe(false);
    expect(lanes.enter(to('other', 'fast', 'p'))).toBe(true);
    lanes.leave({ id: 'c0' });
    expect(lanes.busy.targets).toEqual([]);
    expect(lanes.enter(to('more', 'slow', 'p'))).toBe(true);
  });

  it('takes a few places for one principal, whatever receivers it names', () => {
    const lanes = new Lanes();
    for (let n = 0; n < LANES.perPrincipal; n++) expect(lanes.enter(to(`c${n}`, `t${n}`, 'greedy'))).toBe(true);
    expect(lanes.busy.principals).toEqual(['greedy']);
    expect(lanes.enter(to('more', 'elsewhere', 'greedy'))).toBe(false);
    expect(lanes.enter(to('other', 'elsewhere', 'modest'))).toBe(true);
  });

  it('takes no more places than there are, and none twice', () => {
    const lanes = new Lanes();
    for (let n = 0; n < LANES.all; n++) expect(lanes.enter(to(`c${n}`, `t${n}`, `p${n}`))).toBe(true);
    expect([lanes.room, lanes.enter(to('more', 't', 'p'))]).toEqual([0, false]);
    lanes.leave({ id: 'c0' });
    lanes.leave({ id: 'c0' });
    expect([lanes.room, lanes.enter(to('c1', 't', 'p')), lanes.enter(to('c0', 't', 'p'))]).toEqual([1, false, true]);
  });
});
