import { defineSchedule } from '../codegen/index.ts';
import { booksToBigin, retryPending } from './companions.ts';
import { notifyConflict } from './service-functions.ts';

export const hourlyRetry = defineSchedule({
  name: 'Retry pending contacts',
  description: 'Takes up, every hour, what could not be synced.',
  everyHours: 1,
  runs: retryPending,
});

export const hourlyWayBack = defineSchedule({
  name: 'Bring back from Books',
  description: 'Brings what was changed in Zoho Books into the contacts, every hour.',
  everyHours: 1,
  runs: booksToBigin,
});

export const hourlyNotice = defineSchedule({
  name: 'Tell of conflicts',
  description: 'Tells the Slack channel, every hour, when other contacts need attention than before.',
  everyHours: 1,
  runs: notifyConflict,
});
