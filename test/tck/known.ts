/** An agent of a version, or one on a platform that does not speak A2A; some of these never ask back. */
type Behind = '1.0' | '0.3' | 'platform' | 'silent platform';

/** A failure through the gateway that is meant, or that nobody between caller and agent can avoid. */
interface KnownFailure {
  /** The version of the TCK. */
  suite: '1.0' | '0.3';
  /** What is behind the gateway; absent for an agent of either version. */
  agent?: Behind;
  test: RegExp;
  why: string;
}

const KNOWN: KnownFailure[] = [
  {
    suite: '1.0',
    agent: '0.3',
    test: /test_subscribe_terminates_at_terminal_state/,
    why: "the 0.3 SDK ends a subscription to a task that waits for input, before the task's end",
  },
  {
    suite: '1.0',
    agent: '0.3',
    test: /TestPushNotificationDelivery::/,
    why: 'the agent itself calls the webhook, and a 0.3 agent writes it in the shape of 0.3',
  },
  {
    suite: '0.3',
    agent: '1.0',
    test: /^rest .*test_message_send_continue_with_contextid/,
    why: "the TCK's REST client loses the context id and makes one up, which a 1.0 agent must refuse (1.0, section 3.4)",
  },
  {
    suite: '1.0',
    agent: 'platform',
    test: /Test(Text|File|FileUrl|Data)Artifact::/,
    why: 'scripted agents say what they are asked, and not what the TCK wants to hear',
  },
  {
    suite: '1.0',
    agent: 'platform',
    test: /TestMessageResponse::/,
    why: 'the gateway makes a task of everything that such agents do',
  },
  {
    suite: '1.0',
    agent: 'platform',
    test: /test_must_requirement\[CORE-SEND-003-/,
    why: 'who takes no files refuses one with the very error that the requirement names, and the TCK wants a success',
  },
  {
    suite: '1.0',
    agent: 'platform',
    test: /test_no_snake_case_keys/,
    why: 'tokens stand in metadata, whose names are no field names of A2A',
  },
  {
    suite: '1.0',
    agent: 'platform',
    test: /test_subscribe_terminates_at_terminal_state/,
    why: 'a subscription ends when the task waits for its caller, as every stream does (1.0, section 11.7)',
  },
  {
    suite: '0.3',
    agent: 'platform',
    test: /test_task_history_length/,
    why: 'scripted agents ask once, and are done with the answer',
  },
  {
    suite: '0.3',
    agent: 'platform',
    test: /test_agent_card_access_equivalence/,
    why: 'agents on platforms have no extended card',
  },
  {
    suite: '0.3',
    agent: 'platform',
    test: /^rest .*test_message_send_continue_with_contextid/,
    why: "the TCK's REST client loses the context id and makes one up, which must be refused (1.0, section 3.4)",
  },
  {
    suite: '0.3',
    agent: 'silent platform',
    test: /test_(core_method_mapping_compliance|message_send_continue_task|tasks_cancel_valid|message_send_continue_with_contextid)$/,
    why: 'the test goes on with a task or cancels it, and agents that never ask back are done with the answer',
  },
];

/** Why a test may fail through the gateway; undefined when it may not. */
export const whyKnown = (suite: '1.0' | '0.3', agent: Behind, test: string): string | undefined =>
  KNOWN.find((known) => known.suite === suite && isMeant(known, agent) && known.test.test(test))?.why;

const isMeant = (known: KnownFailure, agent: Behind): boolean => {
  const isPlatform = agent === 'platform' || agent === 'silent platform';
  if (known.agent === undefined) return !isPlatform;
  return known.agent === agent || (known.agent === 'platform' && isPlatform);
};
