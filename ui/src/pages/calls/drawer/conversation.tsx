import type { CallDetail } from '../../../api/types.ts';
import { plural } from '../../../format/count.ts';
import { SaidText } from '../../../kit/said/said-text.tsx';
import { TextLookSwitch } from '../../../kit/said/text-look.tsx';
import { type Said, saidIn } from './said.ts';

/** What the caller asked and the agent answered, as text; whatever is in it is shown as it is. */
export function Conversation({
  call: { content, agent_name, model, key_alias, principal_kind },
}: {
  call: CallDetail;
}) {
  return (
    <>
      <div className="sec-head">
        <h3>What was said</h3>
        {content?.truncated && <span className="note">longer than is kept</span>}
        {content !== null && (
          <span className="push">
            <TextLookSwitch />
          </span>
        )}
      </div>
      <div className="block talk">
        {content === null ? (
          <p>Nothing of it is kept: content is switched off for this agent or key, or was removed by age.</p>
        ) : (
          <>
            <Utterance by={key_alias ?? principal_kind} said={saidIn(content.request)} />
            <Utterance
              by={model ?? agent_name}
              said={saidIn(content.events?.map(({ data }) => data) ?? content.response)}
            />
          </>
        )}
      </div>
    </>
  );
}

function Utterance({ by, said: { texts, others } }: { by: string; said: Said }) {
  const text = texts.join('');
  const rest = others === 0 ? '' : `${plural(others, 'part')} that ${others === 1 ? 'is' : 'are'} not text`;
  return (
    <div className="utterance">
      <b className="clip" title={by}>
        {by}
      </b>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="whole-text" aria-label={`What ${by} said`} tabIndex={0}>
        {text !== '' && <SaidText text={text} />}
        {rest !== '' && <p className="ink-3">{rest}</p>}
        {text === '' && rest === '' && <p className="ink-3">no text</p>}
      </section>
    </div>
  );
}
