import type { ActivitySum } from '../../api/activity.ts';
import { percent } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { money } from '../../format/money.ts';

/** What took the time and the money of all calls: as far as it went through the gateway. Undefined while that is asked for. */
export function WhereItWent({ whole }: { whole: ActivitySum | undefined }) {
  if (!whole) return <Awaited />;
  // Whoever calls waits for what is called below: only the outermost calls add up to the time that passed.
  const time = Math.max(0, whole.duration_ms - whole.nested_ms);
  const models = Math.min(time, whole.model_ms);
  const cost = whole.cost_nano ?? 0;
  return (
    <section className="split where" aria-label="Where it went">
      <div>
        <div className="sec-head">
          <h2>Where the time went</h2>
          <span className="note">{durationText(time)} in all calls</span>
        </div>
        <Shares
          models={{ amount: models, text: shareText(models, time) }}
          agents={{ amount: time - models, text: shareText(time - models, time), name: 'Agents themselves' }}
        />
      </div>
      <div>
        <div className="sec-head">
          <h2>Where the money went</h2>
          <span className="note">
            {whole.cost_nano === null ? 'nothing has a price' : `${money(cost)}, each call counted once`}
          </span>
        </div>
        <Shares
          models={{ amount: whole.model_nano, text: money(whole.model_nano) }}
          agents={{ amount: cost - whole.model_nano, text: money(cost - whole.model_nano), name: 'Agents’ fees' }}
        />
      </div>
    </section>
  );
}

/** As large as what will stand there: nothing below it moves then. */
const Awaited = () => (
  <section className="split where" aria-busy="true">
    {['Where the time went', 'Where the money went'].map((title) => (
      <div key={title}>
        <div className="sec-head">
          <h2>{title}</h2>
        </div>
        <div className="inset">
          <div className="share">
            <div>
              <div className="bar skeleton" />
              <p>
                <b>{NO_WORDS}</b>
                {NO_WORDS}
              </p>
            </div>
          </div>
        </div>
      </div>
    ))}
  </section>
);

const NO_WORDS = '\u00a0';

interface Part {
  amount: number;
  text: string;
}

function Shares({ models, agents }: { models: Part; agents: Part & { name: string } }) {
  const whole = models.amount + agents.amount;
  if (whole === 0) return <p className="inset ink-3 small">Nothing yet</p>;
  // A small part keeps room for its words.
  const flex = (amount: number): string => `${Math.max(amount / whole, 0.001)} 1 ${amount === 0 ? 0 : 96}px`;
  return (
    <div className="inset">
      <div className="share">
        {models.amount > 0 && (
          <div className="llm" style={{ flex: flex(models.amount) }}>
            <div className="bar" />
            <p>
              <b>Models</b>
              {models.text}
            </p>
          </div>
        )}
        {agents.amount > 0 && (
          <div className="agent" style={{ flex: flex(agents.amount) }}>
            <div className="bar" />
            <p>
              <b>{agents.name}</b>
              {agents.text}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

const shareText = (part: number, whole: number): string => (whole === 0 ? '' : `${percent(part / whole)} %`);
