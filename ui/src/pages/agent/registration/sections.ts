/** One thing that can be said of an agent. */
export interface RegistrationField {
  /** Where it stands in the registration: names, separated by dots. */
  path: string;
  label: string;
  hint?: string;
  kind: 'text' | 'url' | 'count' | 'amount' | 'names' | 'switch' | 'choice';
  /** Of a choice: value and words; without one, the gateway's own way holds. */
  options?: readonly (readonly [value: string, label: string])[];
}

export interface Section {
  name: string;
  /** What holds while nothing of it is set. */
  otherwise: string;
  fields: readonly RegistrationField[];
}

const ms = (path: string, label: string, hint?: string): RegistrationField => ({
  path,
  label: `${label}, ms`,
  kind: 'count',
  ...(hint !== undefined && { hint }),
});

/** What is paid for a call of it. */
const COST: Section = {
  name: 'Cost',
  otherwise: 'no fee; what it reports is counted',
  fields: [
    { path: 'litellm_params.cost_per_query', label: 'Fee of a call, dollars', kind: 'amount' },
    {
      path: 'litellm_params.input_cost_per_token',
      label: 'A token it reports as read, dollars',
      kind: 'amount',
    },
    { path: 'litellm_params.output_cost_per_token', label: 'A token it reports as written, dollars', kind: 'amount' },
  ],
};

const LIMITS: Section = {
  name: 'Limits',
  otherwise: 'none beyond the caller’s own',
  fields: [
    { path: 'rpm_limit', label: 'Calls a minute', kind: 'count' },
    { path: 'tpm_limit', label: 'Tokens a minute', kind: 'count', hint: 'as far as it reports them' },
    { path: 'max_parallel_requests', label: 'Calls at once', kind: 'count' },
    { path: 'max_streams', label: 'Open streams', kind: 'count' },
    { path: 'max_budget', label: 'Budget, dollars', kind: 'amount' },
    { path: 'budget_duration', label: 'Window of the budget', kind: 'text', hint: '1d, 7d, 1mo; empty: for ever' },
    { path: 'soft_budget', label: 'Warn from, dollars', kind: 'amount' },
    { path: 'session_rpm_limit', label: 'Its own calls of models a minute, of one session', kind: 'count' },
    { path: 'session_tpm_limit', label: 'Its own tokens a minute, of one session', kind: 'count' },
    { path: 'shadow_limits', label: 'Only record what would be refused', kind: 'switch' },
  ],
};

const TRACE: Section = {
  name: 'Trace rules',
  otherwise: 'begun where none is named',
  fields: [
    {
      path: 'litellm_params.require_trace_id_on_calls_to_agent',
      label: 'Refuse calls to it that name no trace',
      kind: 'switch',
    },
    {
      path: 'litellm_params.require_trace_id_on_calls_by_agent',
      label: 'Refuse its calls of models that name no trace',
      kind: 'switch',
    },
    { path: 'litellm_params.max_iterations', label: 'Its calls of models in one trace, at most', kind: 'count' },
    { path: 'litellm_params.max_budget_per_session', label: 'Dollars in one trace, at most', kind: 'amount' },
  ],
};

const CONTENT: Section = {
  name: 'Content and tasks',
  otherwise: 'as the gateway does',
  fields: [
    {
      path: 'log_content',
      label: 'What is asked and answered',
      kind: 'choice',
      options: [
        ['true', 'Keep it'],
        ['false', 'Never keep it'],
      ],
    },
    {
      path: 'task_ownership',
      label: 'Whose tasks are',
      kind: 'choice',
      options: [
        ['key', 'The key’s'],
        ['user', 'The user’s'],
        ['team', 'The team’s'],
      ],
    },
    {
      path: 'chat_history',
      label: 'Told of earlier turns by OpenAI’s clients',
      kind: 'choice',
      options: [
        ['transcript', 'All in one text'],
        ['data', 'As a data part'],
        ['none', 'Nothing'],
      ],
    },
    {
      path: 'push_notifications',
      label: 'Push notifications',
      kind: 'choice',
      options: [
        ['deny', 'Refused'],
        ['validate', 'Forwarded once their address is proved'],
        ['relay', 'Delivered by the gateway'],
      ],
    },
  ],
};

const CARD: Section = {
  name: 'Card',
  otherwise: 'found by its address, for both versions',
  fields: [
    { path: 'card_url', label: 'Where its card is', kind: 'url', hint: 'when in none of the usual places' },
    {
      path: 'card_mode',
      label: 'Served for readers of',
      kind: 'choice',
      options: [
        ['hybrid', 'A2A 0.3 and 1.0'],
        ['1.0', 'A2A 1.0'],
        ['0.3', 'A2A 0.3'],
      ],
    },
    {
      path: 'card_auth',
      label: 'Who may read it',
      kind: 'choice',
      options: [
        ['public', 'Everybody'],
        ['key', 'Who may call the agent'],
      ],
    },
    { path: 'trust_card_urls', label: 'Call the addresses in the card as they are', kind: 'switch' },
  ],
};

const HEALTH: Section = {
  name: 'Health checks',
  otherwise: 'its card is asked for',
  fields: [
    { path: 'health_check.path', label: 'Path to ask', kind: 'text', hint: 'empty: its card is asked for' },
    ms('health_check.period_ms', 'Every', '0: never'),
    ms('health_check.timeout_ms', 'Waits'),
    { path: 'health_check.unhealthy_after', label: 'Unhealthy after failures in a row', kind: 'count' },
    { path: 'health_check.healthy_after', label: 'Healthy after successes in a row', kind: 'count' },
  ],
};

const BALANCING: Section = {
  name: 'Balancing',
  otherwise: 'by weight; what fails has to wait',
  fields: [
    {
      path: 'load_balancing.strategy',
      label: 'Among deployments of one priority',
      kind: 'choice',
      options: [
        ['weighted', 'By weight'],
        ['least_in_flight', 'The one with the fewest calls'],
        ['lowest_latency', 'The one that answers soonest'],
      ],
    },
    { path: 'load_balancing.max_attempts', label: 'Tries of one call, at most', kind: 'count' },
    { path: 'load_balancing.eject_after', label: 'Left out after faults in a row', kind: 'count' },
    ms('load_balancing.cool_down_ms', 'Left out for'),
    ms('load_balancing.max_cool_down_ms', 'Left out for, at most'),
    ms('load_balancing.slow_start_ms', 'Back to its full share within'),
  ],
};

const TIMES: Section = {
  name: 'Waiting times and sizes',
  otherwise: 'as the gateway does',
  fields: [
    ms('timeouts.connect_ms', 'Connect'),
    ms('timeouts.first_byte_ms', 'First byte'),
    ms('timeouts.idle_ms', 'Between two bytes'),
    ms('timeouts.total_ms', 'The whole call'),
    { path: 'limits.request_bytes', label: 'Largest request, bytes', kind: 'count' },
    { path: 'limits.response_bytes', label: 'Largest answer, bytes', kind: 'count' },
    { path: 'limits.event_bytes', label: 'Largest event, bytes', kind: 'count' },
  ],
};

/** What an agent may be told to be besides where it is, who it is and how it is signed in to. */
export const SECTIONS: readonly Section[] = [COST, LIMITS, TRACE, CONTENT, HEALTH, BALANCING, TIMES, CARD];
