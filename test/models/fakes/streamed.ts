import type OpenAI from 'openai';

type Params = OpenAI.Chat.Completions.ChatCompletionCreateParams;
type Listed = Record<string, unknown> & { index: number };

/** What a stream of chunks adds up to, as a client that keeps everything would see it. */
export interface StreamedChat {
  message: Record<string, unknown>;
  finish: string | null;
  usage: unknown;
  response: Response;
}

export async function streamed(client: OpenAI, params: Omit<Params, 'stream'>): Promise<StreamedChat> {
  const { data, response } = await client.chat.completions.create({ ...params, stream: true }).withResponse();
  const message: Record<string, unknown> = {};
  let finish: string | null = null;
  let usage: unknown;
  for await (const { choices, usage: counted } of data) {
    usage = counted ?? usage;
    for (const { delta, finish_reason } of choices) {
      finish = finish_reason ?? finish;
      add(message, { ...delta });
    }
  }
  return { message, finish, usage, response };
}

/** Texts grow, lists by their `index`. */
function add(whole: Record<string, unknown>, delta: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(delta)) {
    const known = whole[name];
    if (typeof value === 'string' && name !== 'role' && name !== 'type' && name !== 'id')
      whole[name] = `${typeof known === 'string' ? known : ''}${value}`;
    else if (Array.isArray(value)) whole[name] = addAll((known ?? []) as object[], value as Listed[]);
    else if (typeof value === 'object' && value !== null) {
      const object = (known ?? {}) as Record<string, unknown>;
      add(object, value as Record<string, unknown>);
      whole[name] = object;
    } else whole[name] = value;
  }
}

function addAll(list: object[], deltas: Listed[]): object[] {
  for (const { index, ...delta } of deltas) {
    const item = (list[index] ?? {}) as Record<string, unknown>;
    add(item, delta);
    list[index] = item;
  }
  return list;
}
