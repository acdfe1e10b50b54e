import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, AIMessageChunk } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';
import { Annotation, END, interrupt, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';

// The agent that the conversation suite speaks with, as a real graph: it repeats what it heard and counts what it was told.

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const textOf = (content) =>
  typeof content === 'string' ? content : content.map((block) => block.text ?? JSON.stringify(block)).join(' ');
const heardIn = (messages) => textOf(messages.findLast((message) => message.getType() === 'human').content);

class Echo extends BaseChatModel {
  _llmType() {
    return 'echo';
  }

  async *_streamResponseChunks(messages, options, manager) {
    const heard = heardIn(messages);
    const turns = messages.filter((message) => message.getType() === 'human').length;
    const words = ['You ', 'said: ', heard, ` (${turns} turns)`];
    for (const [index, text] of words.entries()) {
      if (heard.includes('slow')) await pause(heard.includes('slow slow') ? 600 : 60);
      options.signal?.throwIfAborted();
      const usage = { input_tokens: 11, output_tokens: 4, total_tokens: 15 };
      const last = index === words.length - 1 ? { usage_metadata: usage } : {};
      const message = new AIMessageChunk({ content: text, id: `run-echo-${messages.length}`, ...last });
      const chunk = new ChatGenerationChunk({ text, message });
      yield chunk;
      await manager?.handleLLMNewToken(text, undefined, undefined, undefined, undefined, { chunk });
    }
  }

  async _generate(messages, options, manager) {
    let whole;
    // oxlint-disable-next-line no-underscore-dangle -- LangChain's own name for it
    for await (const chunk of this._streamResponseChunks(messages, options, manager))
      whole = whole ? whole.concat(chunk) : chunk;
    return { generations: [whole] };
  }
}

const State = Annotation.Root({ ...MessagesAnnotation.spec, structured_response: Annotation() });

async function model({ messages }, config) {
  const heard = heardIn(messages);
  if (heard.includes('ask')) {
    const answer = interrupt({ question: 'Approve?', options: ['yes', 'no'] });
    return { messages: [new AIMessage(`Resumed with ${JSON.stringify(answer)}`)] };
  }
  if (heard.includes('boom')) throw new TypeError('model exploded');
  if (heard.includes('picture')) {
    const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0=' } };
    return { messages: [new AIMessage({ content: [{ type: 'text', text: 'Here.' }, picture] })] };
  }
  const said = await new Echo({}).invoke(messages, config);
  return { messages: [said], ...(heard.includes('data') && { structured_response: { sum: 4 } }) };
}

export const agent = new StateGraph(State)
  .addNode('model', model)
  .addEdge(START, 'model')
  .addEdge('model', END)
  .compile();
