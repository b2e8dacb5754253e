import { defineSchedule } from '../codegen/index.ts';
import { retryPending } from './companions.ts';

export const hourlyRetry = defineSchedule({
  name: 'Retry pending contacts',
  description: 'Takes up, every hour, what could not be synced.',
  everyHours: 1,
  runs: retryPending,
});
