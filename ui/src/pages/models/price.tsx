import type { ModelDeployment } from '../../api/models.ts';
import { priceText, type TokenKind } from './model.ts';

/** What a million tokens cost at each of the deployments; that it is not known is said aloud. */
export function Price({ of, kind }: { of: readonly ModelDeployment[]; kind: TokenKind }) {
  const texts = new Set(of.map((deployment) => priceText(deployment, kind)));
  return [...texts].map((text, index) => (
    <span key={text}>
      {index > 0 && ', '}
      {text ?? <span className="unpriced">unpriced</span>}
    </span>
  ));
}
