import type { CallDetail } from '../../../api/types.ts';
import { JsonView } from '../../../kit/json-view.tsx';
import { SaidText } from '../../../kit/said/said-text.tsx';
import { TextLookSwitch } from '../../../kit/said/text-look.tsx';
import { exchangeIn, type Turn } from './exchange.ts';

/** All that was said in a call, one after the other; null when nothing of it is kept. */
export const turnsOf = ({ content }: CallDetail): Turn[] | null =>
  content && [
    ...exchangeIn(content.request),
    ...exchangeIn(content.events?.map(({ data }) => data) ?? content.response),
  ];

/** The conversation as it went: who said what, which tools were called, what was made. */
export function CallExchange({ call }: { call: CallDetail }) {
  const turns = turnsOf(call) ?? [];
  return (
    <>
      <div className="sec-head">
        <h3>Conversation</h3>
        {call.content?.truncated && <span className="note">longer than is kept</span>}
        <span className="push">
          <TextLookSwitch />
        </span>
      </div>
      <ol className="block talk">
        {turns.map((turn, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes
          <li key={index} className="utterance">
            <b className="clip">{turn.kind === 'message' ? turn.role : turn.kind.replace('-', ' ')}</b>
            <div>
              <Told turn={turn} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function Told({ turn }: { turn: Turn }) {
  if (turn.kind === 'tool-call')
    return (
      <>
        <p className="mono strong">{turn.name || 'a tool'}</p>
        {turn.input !== '' && <JsonView value={asJson(turn.input)} label={`What ${turn.name} was asked`} />}
      </>
    );
  return (
    <>
      {turn.kind === 'artifact' && <p className="mono strong">{turn.name}</p>}
      {turn.text !== '' && <SaidText text={turn.text} />}
      {turn.others.length > 0 && <JsonView value={turn.others} label="Parts that are not text" />}
    </>
  );
}

/** What a stream broke off is shown as far as it came. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
