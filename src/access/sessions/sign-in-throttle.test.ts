import { expect, it } from 'vitest';
import { createSignInThrottle } from './sign-in-throttle.ts';

it('lets an address fail ten times in five minutes, and others go on', () => {
  let now = 1_000;
  const throttle = createSignInThrottle(() => now);
  for (let failure = 0; failure < 10; failure += 1) {
    throttle.attempt({ address: '192.0.2.1' });
    now += 1_000;
  }
  const again = () => throttle.attempt({ address: '192.0.2.1' });
  expect(again).toThrow(expect.objectContaining({ code: 'RATE_LIMITED', details: { retryAfterSeconds: 290 } }));
  expect(() => throttle.attempt({ address: '192.0.2.2' })).not.toThrow();
  expect(() => throttle.attempt({ address: null })).not.toThrow();
  now += 290_000;
  expect(again).not.toThrow();
});

it('promise 6: lets an account be tried ten times, from whichever addresses and in whatever case', () => {
  const throttle = createSignInThrottle(() => 0);
  for (let failure = 0; failure < 10; failure += 1)
    throttle.attempt({ address: `192.0.2.${failure}`, account: failure % 2 ? 'ada' : 'Ada' });
  expect(() => throttle.attempt({ address: '192.0.2.77', account: 'ADA' })).toThrow(/Too many attempts/);
  expect(() => throttle.attempt({ address: '192.0.2.77', account: 'grace' })).not.toThrow();
});

it('counts attempts that are under way, and not those that were right', () => {
  const throttle = createSignInThrottle(() => 0);
  const attempt = () => throttle.attempt({ address: '192.0.2.1', account: 'ada' });
  const underWay = Array.from({ length: 10 }, attempt);
  expect(attempt).toThrow(/Too many attempts/);
  underWay[0]?.();
  expect(attempt).not.toThrow();
  expect(attempt).toThrow(/Too many attempts/);
});
