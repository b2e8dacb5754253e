import { defineSchedule } from '../codegen/index.ts';
import { retryPending } from './companions.ts';
import { notifyConflict } from './service-functions.ts';

export const hourlyRetry = defineSchedule({
  name: 'Retry pending contacts',
  description: 'Takes up, every hour, what could not be synced.',
  everyHours: 1,
  runs: retryPending,
});

export const hourlyNotice = defineSchedule({
  name: 'Tell of conflicts',
  description: 'Tells the Slack channel, every hour, when other contacts need attention than before.',
  everyHours: 1,
  runs: notifyConflict,
});
