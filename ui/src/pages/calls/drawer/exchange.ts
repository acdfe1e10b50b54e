/** Something that was said, done or made in a call, in its order. */
export type Turn = Message | ToolCall | Artifact;

interface Message {
  kind: 'message';
  /** As the body has it, in small letters: `user`, `assistant`, `agent`, `system`, `tool`. */
  role: string;
  text: string;
  /** Parts that are not text. */
  others: unknown[];
}

interface ToolCall {
  kind: 'tool-call';
  name: string;
  /** JSON, as far as it is. */
  input: string;
}

interface Artifact {
  kind: 'artifact';
  name: string;
  text: string;
  others: unknown[];
}

type Fields = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 12;

/**
 * What was said in a body, or in all events of a stream, message by message: of A2A in every version, of chats, of responses
 * and of messages. Pieces of a stream are joined.
 */
export function exchangeIn(body: unknown): Turn[] {
  const found = new Found();
  look(body, found, 0);
  return found.turns.filter((turn) => turn.kind === 'tool-call' || turn.text !== '' || turn.others.length > 0);
}

class Found {
  readonly turns: Turn[] = [];
  readonly #byId = new Map<string, Turn>();

  /** The turn that goes by an id, made when it is new. */
  of<Kind extends Turn>(id: string, make: () => Kind): Kind {
    const known = this.#byId.get(id) as Kind | undefined;
    if (known) return known;
    const made = make();
    this.#byId.set(id, made);
    this.turns.push(made);
    return made;
  }

  get anonymous(): string {
    return `anonymous ${this.turns.length}`;
  }
}

function look(value: unknown, found: Found, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const one of value) look(one, found, depth + 1);
    return;
  }
  if (!isFields(value)) return;
  if (take(value, found)) return;
  // What a task was asked is told by the request; its history would say it again.
  for (const [name, inner] of Object.entries(value))
    if (name !== 'history' && name !== 'metadata') look(inner, found, depth + 1);
}

/** @returns whether it is a turn, and nothing else is to be looked for in it */
function take(value: Fields, found: Found): boolean {
  if (typeof value['artifactId'] === 'string' && Array.isArray(value['parts'])) return takeArtifact(value, found);
  if (isFields(value['delta']) && !('type' in value)) return takeDelta(value['delta'], idOf(value['index']), found);
  if (value['type'] === 'function_call') return takeCall(value['name'], value['arguments'], value['call_id'], found);
  if (value['type'] === 'function_call_output') return takeMessage({ role: 'tool', content: value['output'] }, found);
  if (typeof value['role'] !== 'string') return false;
  return takeMessage(value, found);
}

/** A piece of one goes to what there is of it; what is sent anew takes its place. */
function takeArtifact({ artifactId, name, parts }: Fields, found: Found): boolean {
  const make = (): Artifact => ({ kind: 'artifact', name: textOf(name) || 'artifact', text: '', others: [] });
  addParts(parts, found.of(`artifact ${idOf(artifactId)}`, make), found);
  return true;
}

function takeMessage({ role, messageId, type, id: itemId, parts, content, tool_calls }: Fields, found: Found): boolean {
  const named = messageId ?? (type === 'message' ? itemId : undefined);
  const id = typeof named === 'string' ? `message ${named}` : found.anonymous;
  const make = (): Message => ({ kind: 'message', role: roleOf(role), text: '', others: [] });
  const message = found.of(id, make);
  // A message may be told more than once: as a state's, and as the answer.
  if (message.text === '' && message.others.length === 0) addParts(parts ?? content, message, found);
  takeCalls(tool_calls, '', found);
  return true;
}

function takeDelta({ role, content, tool_calls }: Fields, choice: string, found: Found): boolean {
  const make = (): Message => ({ kind: 'message', role: roleOf(role ?? 'assistant'), text: '', others: [] });
  if (typeof content === 'string') found.of(`choice ${choice}`, make).text += content;
  takeCalls(tool_calls, choice, found);
  return true;
}

/** @param choice of a stream, whose pieces are told apart by their index */
function takeCalls(calls: unknown, choice: string, found: Found): void {
  if (!Array.isArray(calls)) return;
  for (const call of calls.filter(isFields)) {
    const { id, index, function: called } = call;
    if (!isFields(called)) continue;
    if (index === undefined) takeCall(called['name'], called['arguments'], id, found);
    else addToCall(called, `piece ${choice}.${idOf(index)}`, found);
  }
}

function takeCall(name: unknown, input: unknown, id: unknown, found: Found): boolean {
  const call = found.of(id === undefined ? found.anonymous : `call ${idOf(id)}`, noCall);
  // A stream of responses tells of a call when it begins, and again when it is whole.
  call.name = textOf(name);
  call.input = typeof input === 'string' ? input : (JSON.stringify(input) ?? '');
  return true;
}

function addToCall({ name, arguments: input }: Fields, id: string, found: Found): void {
  const call = found.of(id, noCall);
  call.name += textOf(name);
  call.input += textOf(input);
}

const noCall = (): ToolCall => ({ kind: 'tool-call', name: '', input: '' });

function addParts(parts: unknown, to: { text: string; others: unknown[] }, found: Found): void {
  if (typeof parts === 'string') to.text += parts;
  if (!Array.isArray(parts)) return;
  for (const part of parts) {
    if (isFields(part) && typeof part['text'] === 'string') to.text += part['text'];
    else if (isFields(part) && part['type'] === 'tool_use') takeCall(part['name'], part['input'], part['id'], found);
    else to.others.push(part);
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const idOf = (value: unknown): string => (typeof value === 'number' ? String(value) : textOf(value));

/** `ROLE_AGENT` of A2A 1.0 is `agent` of 0.3. */
const roleOf = (role: unknown): string => textOf(role).toLowerCase().replace('role_', '');
