// What is asked of the log: every kind of filter, where it finds much, little and nothing.

const DAY_MS = 86_400_000;

/**
 * @param facts what the log holds: `population`, `sample` (a call of the middle), `until` and `span` of all calls
 * @returns questions: a name, a path, whose key asks (absent: the administrator), and the longest median aimed at, if any
 */
export const questionsOf = (facts) => [...pagesOf(facts), ...ordersOf(facts), ...chartsOf(facts), ...viewsOf(facts)];

function pagesOf({ population: { keys, agents }, sample, until, span }) {
  const [busiest] = keys;
  const rarest = keys.at(-1);
  const from = (daysAgo) => until - daysAgo * DAY_MS;
  const middle = { since: until - span / 2, until: until - span / 2 + DAY_MS };
  const page = (name, query, key) => ({ name, path: `/v1/calls?${search(query)}`, ...(key && { key }), aimMs: 100 });
  return [
    page('newest', {}),
    page('newest 500', { limit: 500 }),
    page('deep cursor', { cursor: cursorAt(until - span * 0.95) }),
    page('one hour', { since: from(30), until: from(30) + DAY_MS / 24 }),
    page('busiest agent', { agent: agents[0].id }),
    page('busiest agent, one day of the middle', { agent: agents[0].id, ...middle }),
    page('rare agent', { agent: agents.at(-1).id }),
    page('twenty agents', { agent_id: agents.slice(-20).map(({ id }) => id) }),
    page('busiest key', { key: busiest.id }),
    page('rarest key', { key: rarest.id }),
    page('twenty rare keys', { key_id: keys.slice(-20).map(({ id }) => id) }),
    page('busiest team', { team_id: busiest.teamId }),
    page('rare team', { team_id: keys[49].teamId }),
    page('busiest user', { user_id: busiest.userId }),
    page('rare user', { user_id: keys[499].userId }),
    page('trace', { trace: sample.traceId }),
    page('task', { task: sample.taskId }),
    page('context', { context: sample.contextId }),
    page('request id', { request_id: sample.requestId }),
    page('message id', { message_id: sample.messageId }),
    page('outcome agent-error', { outcome: 'agent-error' }),
    page('outcome gateway-error (1 of 5,000)', { outcome: 'gateway-error' }),
    page('outcomes of failures, of a rare team', {
      outcome: ['agent-error', 'upstream-error'],
      team_id: keys[49].teamId,
    }),
    page('error code (1 of 1,250)', { error_code: 'UPSTREAM_ENDED' }),
    page('status 500 (1 of 5,000)', { http_status: 500 }),
    page('failures of the rarest key', { outcome: 'upstream-error', key: rarest.id }),
    page('busiest agent, gateway-error', { agent: agents[0].id, outcome: 'gateway-error' }),
    page('duration of 10 s and more', { duration_ms_min: 10_000 }),
    page('duration of 2 minutes and more', { duration_ms_min: 120_000 }),
    page('duration of an hour and more (none)', { duration_ms_min: 3_600_000 }),
    page('cost of 10 cents and more', { cost_nano_min: 100_000_000 }),
    page('cost of a dollar and more', { cost_nano_min: 1_000_000_000 }),
    page('cost unknown', { cost_nano: 'null' }),
    page('operation cancel (1 of 330)', { operation: 'cancel' }),
    page('version 0.3, HTTP+JSON, cancel', { version: '0.3', binding: 'HTTP+JSON', operation: 'cancel' }),
    page('tag (1 of 60)', { tag: 'department-9' }),
    page('tag (1 of 4,000)', { tag: 'migration' }),
    page('text that is rare, a window of calls', { q: `invoice ${Number.MAX_SAFE_INTEGER}` }),
    page('own calls: a key, a user, a team', {}, busiest.secret),
    page('own calls: a rare key, its user', {}, keys[1_499]?.secret ?? rarest.secret),
    page('own failures', { outcome: 'upstream-error' }, keys[1_499]?.secret ?? rarest.secret),
  ];
}

/** Lists in another order than that of time: of a day, and of all there is. */
function ordersOf({ population: { agents }, until }) {
  const order = (name, query) => ({ name, path: `/v1/calls?${search(query)}`, aimMs: 100 });
  return [
    order('dearest of a day', { sort_by: 'cost_nano', since: until - DAY_MS }),
    order('longest of a day', { sort_by: 'duration_ms', since: until - DAY_MS }),
    order('most tokens of a day', { sort_by: 'total_tokens', since: until - DAY_MS }),
    order('dearest of all', { sort_by: 'cost_nano' }),
    order('longest of all', { sort_by: 'duration_ms' }),
    order('most tokens of all', { sort_by: 'total_tokens' }),
    order('latest first events of the busiest agent', { sort_by: 'first_byte_ms', agent: agents[0].id }),
    order('oldest', { sort_order: 'asc' }),
  ];
}

/** What the pages of the admin UI begin with. */
function viewsOf({ population: { keys }, until }) {
  const view = (name, path, query, aimMs, key) => ({
    name,
    path: `${path}?${search(query)}`,
    aimMs,
    ...(key && { key }),
  });
  const days = (count) => ({ start_date: dateOf(until - (count - 1) * DAY_MS), end_date: dateOf(until) });
  return [
    view('traces, newest', '/v1/traces', {}, 100),
    view('totals of a day', '/v1/calls/totals', { since: until - DAY_MS }, 300),
    view('totals of 30 days', '/v1/calls/totals', { since: until - 30 * DAY_MS }, 300),
    view('overview of a day', '/v1/usage/activity', { since: until - DAY_MS }, 300),
    view('overview of 30 days', '/v1/usage/activity', { since: until - 30 * DAY_MS }, 300),
    view('usage of a day by hour, by agent', '/v1/usage', { since: until - DAY_MS, group_by: 'agent' }, 300),
    view('usage of 30 days by agent, with times', '/v1/usage', { ...days(30), latency: 'true' }, 300),
    view('usage of 30 days by key, with times', '/v1/usage', { ...days(30), group_by: 'key', latency: 'true' }),
    view('usage of 30 days, own, with times', '/v1/usage', { ...days(30), latency: 'true' }, 300, keys[0].secret),
    view('health of 24 hours, 200 agents', '/agent/health_history', {}, 100),
  ];
}

function chartsOf({ population: { keys, agents }, until }) {
  const days = (count) => ({ start_date: dateOf(until - (count - 1) * DAY_MS), end_date: dateOf(until) });
  const report = (name, path, query, key) => ({ name, path: `${path}?${search(query)}`, ...(key && { key }) });
  const chart = (name, query, key) => {
    const whole = { page_size: 100, ...query };
    return { ...report(name, '/agent/daily/activity', whole, key), aimMs: 300 };
  };
  return [
    chart('chart of 30 days', { ...days(30), breakdown: 'none' }),
    chart('chart of 90 days', { ...days(90), breakdown: 'none' }),
    chart('chart of 30 days, by agent', { ...days(30), breakdown: 'agents' }),
    chart('chart of 90 days, an agent', { ...days(90), agent_ids: agents[0].id, breakdown: 'none' }),
    chart('chart of 90 days, own', { ...days(90), breakdown: 'none' }, keys[0].secret),
    report('activity of a day, with 2,000 keys', '/agent/daily/activity', days(1)),
    report('spend of 30 days, with 2,000 keys', '/spend/logs', { ...days(30), summarize: 'true' }),
  ];
}

/** Repeats a name for each of its values. */
function search(query) {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return new URLSearchParams(pairs).toString();
}

const dateOf = (ms) => new Date(ms).toISOString().slice(0, 10);

/** As the list writes it. */
const cursorAt = (startedAt) => Buffer.from(`${Math.round(startedAt)}.0`).toString('base64url');
