import { expect, it } from 'vitest';
import { createSignInThrottle } from './sign-in-throttle.ts';

it('lets an address try ten wrong keys in five minutes, and others go on', () => {
  let now = 1_000;
  const throttle = createSignInThrottle(() => now);
  for (let failure = 0; failure < 10; failure += 1) {
    throttle.check('192.0.2.1');
    throttle.failed('192.0.2.1');
    now += 1_000;
  }
  expect(() => throttle.check('192.0.2.1')).toThrow(
    expect.objectContaining({ code: 'RATE_LIMITED', details: { retryAfterSeconds: 290 } }),
  );
  expect(() => throttle.check('192.0.2.2')).not.toThrow();
  expect(() => throttle.check(null)).not.toThrow();
  now += 290_000;
  expect(() => throttle.check('192.0.2.1')).not.toThrow();
});
