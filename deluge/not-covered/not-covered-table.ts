import { creatorNames } from './creator.ts';
import { NotCoveredTable } from './not-covered.ts';
import { otherServices } from './other-services.ts';
import { zohoServices } from './zoho-services.ts';

/** Everything that is documented and not covered. */
export const notCovered: NotCoveredTable = new NotCoveredTable([
  ...zohoServices,
  ...otherServices,
  ...creatorNames,
]);
