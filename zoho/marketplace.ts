import type { PackageRule } from './limits.ts';
import type { Provenance } from './provenance.ts';

const requirements = 'https://www.bigin.com/developer/docs/toppings/requirements-listing-topping.html';

/** What the marketplace asks of the listing of a topping. */
export const listingRules = {
  nameLength: {
    value: { least: 25, most: 30 },
    source: requirements,
    confidence: 'documented',
    note: 'Toppings with shorter names are in the marketplace; none with a longer one is known.',
  },
  wordsNotInName: {
    value: ['Bigin', 'free', 'paid', 'topping'],
    source: requirements,
    confidence: 'documented',
    note: 'That the case of the letters does not matter is our reading.',
  },
  logoPixels: { value: 180, source: requirements, confidence: 'documented', note: 'At most, square.' },
  logoBytes: {
    value: 1_000_000,
    source: requirements,
    confidence: 'documented',
    note: 'The page says "under 1 MB". That this is 1,000,000 bytes is the safe reading.',
  },
  logoFormats: { value: ['png', 'jpeg', 'gif'], source: requirements, confidence: 'documented' },
} as const satisfies Readonly<Record<string, PackageRule<unknown> & Provenance>>;
