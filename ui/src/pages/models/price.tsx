import type { ModelDeployment } from '../../api/models.ts';
import { priceText } from './model.ts';

/** What a million tokens cost, in and out, at each of the deployments; that it is not known is said aloud. */
export function Price({ of }: { of: readonly ModelDeployment[] }) {
  const texts = of.map(priceText);
  const known = [...new Set(texts.filter((text) => text !== null))];
  const unpriced = texts.filter((text) => text === null).length;
  return (
    <>
      {known.join(', ')}
      {unpriced > 0 && (
        <>
          {known.length > 0 && ' '}
          <span className="unpriced">{known.length > 0 ? `${unpriced} unpriced` : 'unpriced'}</span>
        </>
      )}
    </>
  );
}
