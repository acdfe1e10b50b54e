import '../agent/registration/registration.css';
import { plural } from '../../format/count.ts';
import { DeploymentRows } from '../agent/registration/deployment-rows.tsx';
import { HeadersFold } from '../agent/registration/headers-fold.tsx';
import type { Registration } from '../agent/registration/registration.ts';
import { Fold, SectionFold } from '../agent/registration/registration-fields.tsx';
import { SECTIONS } from '../agent/registration/sections.ts';
import type { StepProps } from './name-step.tsx';

/** What most agents can do without. */
export function Folds({ draft, onChange }: StepProps) {
  const { more, platform, url } = draft;
  const change = (next: Registration) => onChange({ more: next });
  const several = more.deployments?.length ?? 0;
  return (
    <section className="folds">
      {SECTIONS.map((section) => (
        <SectionFold key={section.name} section={section} value={more} onChange={change} />
      ))}
      <HeadersFold value={more} onChange={change} />
      {platform === 'a2a' && (
        <Fold name="More deployments" says={several === 0 ? 'one address' : plural(several, 'address', 'addresses')}>
          <DeploymentRows
            value={several === 0 ? { ...more, url } : more}
            // A single one is the address above.
            onChange={({ url: only, ...next }) => onChange({ more: next, ...(only !== undefined && { url: only }) })}
          />
        </Fold>
      )}
    </section>
  );
}
