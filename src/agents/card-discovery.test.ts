import { describe, expect, it } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import { AGENT_URL, CARD_URL, card10, createWorld, type FakeWorld, NOW, type Page } from './agents.fixtures.ts';
import { type CardQuest, discoverCard } from './card-discovery.ts';

const card = card10(AGENT_URL);
const ORIGIN = 'http://agent.internal:9000';

const discover = (world: FakeWorld, quest: Partial<CardQuest> = {}) =>
  discoverCard(
    { url: AGENT_URL, cardUrl: null, network: 'private', headers: {}, ...quest },
    { outbound: world, clock: () => NOW },
  );

const asked = (world: FakeWorld) => world.requests.map(({ url }) => url.href);

describe('an agent card is looked for', () => {
  it('in the usual places, one after another, and fetched from the first that has it', async () => {
    const world = createWorld({ [AGENT_URL]: card });
    expect((await discover(world)).card).toEqual(card);
    expect(asked(world)).toEqual([
      `${AGENT_URL}/.well-known/agent-card.json`,
      `${AGENT_URL}/.well-known/agent.json`,
      `${ORIGIN}/.well-known/agent-card.json`,
      `${ORIGIN}/.well-known/agent.json`,
      AGENT_URL,
    ]);
  });

  it('first where the administrator said, query included', async () => {
    const cardUrl = 'http://agent.internal:9000/.well-known/agent-card.json?assistant_id=7';
    const world = createWorld({ [cardUrl]: card });
    await discover(world, { cardUrl });
    expect(asked(world)).toEqual([cardUrl]);
  });

  it('only once at a place that is two of them', async () => {
    const world = createWorld();
    await expect(discover(world, { url: ORIGIN })).rejects.toThrow();
    expect(asked(world)).toEqual([
      `${ORIGIN}/.well-known/agent-card.json`,
      `${ORIGIN}/.well-known/agent.json`,
      `${ORIGIN}/`,
    ]);
  });

  it('with the card headers, in the registered class, for at most ten seconds', async () => {
    const world = createWorld({ [CARD_URL]: card });
    await discover(world, { headers: { authorization: 'Bearer card' }, network: 'public' });
    expect(world.requests[0]).toMatchObject({
      method: 'GET',
      network: 'public',
      headers: { accept: 'application/json', authorization: 'Bearer card' },
      timeouts: { connectMs: 5_000, firstByteMs: 10_000, idleMs: 10_000, totalMs: 10_000 },
    });
  });

  it('nowhere else at an origin that cannot be reached', async () => {
    const world = createWorld({ [CARD_URL]: new SwitchboardError('UPSTREAM_UNREACHABLE', 'connection refused') });
    await expect(discover(world)).rejects.toThrow('connection refused');
    expect(world.requests).toHaveLength(1);
  });
});

describe('a card that is not found says what was found instead, place by place', () => {
  it.each<[string, Page, string]>([
    ['HTTP error', { status: 503 }, 'HTTP 503'],
    ['HTML', { status: 200, body: '<html>' }, 'not JSON'],
    ['a list', { status: 200, body: '[]' }, 'JSON, but not an object'],
    ['another object', { status: 200, body: '{"name":"x"}' }, 'not an agent card'],
    ['too much', { status: 200, body: `"${'x'.repeat(1024 * 1024)}"` }, 'more than 1048576 bytes'],
    ['too deep', { status: 200, body: `{"name":"x","url":${'['.repeat(70)}${']'.repeat(70)}}` }, 'not JSON'],
    ['a redirect to nowhere', { status: 302 }, 'HTTP 302'],
    ['a redirect out of the web', { status: 302, headers: { location: 'file:///etc/passwd' } }, 'not allowed'],
    [
      'a redirect with credentials',
      { status: 302, headers: { location: 'http://u:p@agent.internal/' } },
      'not allowed',
    ],
  ])('%s', async (_, page, outcome) => {
    const failure: SwitchboardError = await discover(createWorld({ [CARD_URL]: page })).catch((error) => error);
    expect(failure).toMatchObject({ code: 'CARD_UNAVAILABLE' });
    expect(failure.message).toContain(CARD_URL);
    expect(failure.message).toContain(outcome);
    expect(failure.message).toContain(`${AGENT_URL}/.well-known/agent.json: HTTP 404`);
  });
});

describe('redirects on the way to a card', () => {
  const redirect = (location: string): Page => ({ status: 307, headers: { location } });

  it('are followed three times, each in the registered class', async () => {
    const world = createWorld({
      [CARD_URL]: redirect('/1'),
      [`${ORIGIN}/1`]: redirect('/2'),
      [`${ORIGIN}/2`]: redirect('/3'),
      [`${ORIGIN}/3`]: card,
    });
    expect((await discover(world)).card).toEqual(card);
    expect(world.requests.every(({ network }) => network === 'private')).toBe(true);
  });

  it('are not followed a fourth time', async () => {
    const world = createWorld({ [CARD_URL]: redirect('/1'), [`${ORIGIN}/1`]: redirect('/1') });
    await expect(discover(world)).rejects.toThrow('more than 3 redirects');
  });

  it('lose the credentials when they lead to another origin', async () => {
    const elsewhere = 'http://other.internal:9000/card';
    const world = createWorld({ [CARD_URL]: redirect('/1'), [`${ORIGIN}/1`]: redirect(elsewhere), [elsewhere]: card });
    await discover(world, { headers: { authorization: 'Bearer card' } });
    const sent = world.requests.map(({ headers }) => headers['authorization']);
    expect(sent).toEqual(['Bearer card', 'Bearer card', undefined]);
  });

  it('that the address guard refuses do not end the search', async () => {
    const world = createWorld({
      [CARD_URL]: redirect('http://169.254.169.254/latest'),
      'http://169.254.169.254/latest': new SwitchboardError('ADDRESS_REFUSED', 'a metadata address'),
      [`${AGENT_URL}/.well-known/agent.json`]: card,
    });
    expect((await discover(world)).card).toEqual(card);
  });
});
