import type { BuiltIn } from './built-in.ts';
import { businessDayFunctions } from './business-days.ts';
import { businessHourFunctions } from './business-hours.ts';
import { checkFunctions, emptyCheck } from './checks.ts';
import { collectionFunctions } from './collection.ts';
import { conversionFunctions } from './conversion.ts';
import { dateArithmeticFunctions } from './date-arithmetic.ts';
import { dateConversionFunctions } from './date-conversion.ts';
import { dateDifferenceFunctions } from './date-difference.ts';
import { dateFieldFunctions } from './date-fields.ts';
import { datePresentationFunctions } from './date-presentation.ts';
import { encodingFunctions } from './encoding.ts';
import { encryptionTasks } from './encryption.ts';
import { fileFunctions } from './file.ts';
import { listFunctions } from './list.ts';
import { mapFunctions } from './map.ts';
import { numberFunctions } from './number.ts';
import { numberWordFunctions } from './number-words.ts';
import { statisticsFunctions } from './statistics.ts';
import { textChangeFunctions } from './text-change.ts';
import { textPartFunctions } from './text-parts.ts';
import { textReplaceFunctions } from './text-replace.ts';
import { textSearchFunctions } from './text-search.ts';
import { workDayFunctions } from './work-days.ts';
import { xmlFunctions } from './xml.ts';

/**
 * Every built-in function. A new one is one entry in one of these tables, and one row in the table of the test
 * beside it.
 */
export const builtIns: readonly BuiltIn[] = [
  ...textSearchFunctions,
  ...textPartFunctions,
  ...textChangeFunctions,
  ...textReplaceFunctions,
  ...encodingFunctions,
  ...xmlFunctions,
  ...listFunctions,
  ...mapFunctions,
  ...collectionFunctions,
  ...checkFunctions,
  ...emptyCheck,
  ...conversionFunctions,
  ...numberFunctions,
  ...numberWordFunctions,
  ...statisticsFunctions,
  ...dateFieldFunctions,
  ...dateArithmeticFunctions,
  ...dateDifferenceFunctions,
  ...businessDayFunctions,
  ...businessHourFunctions,
  ...workDayFunctions,
  ...datePresentationFunctions,
  ...dateConversionFunctions,
  ...fileFunctions,
  ...encryptionTasks,
];
