import type { NotCoveredGroup } from './not-covered.ts';

const help = 'https://www.zoho.com/deluge/help';

const standIn = 'or give a test a function of this name that stands in for the task.';

/** Tasks that reach others than Zoho. */
export const otherServices: readonly NotCoveredGroup[] = [
  {
    owner: 'Salesforce',
    page: `${help}/salesforce-tasks.html`,
    form: 'path',
    prefix: 'salesforce.sales.',
    instead: `Call its REST API with invokeurl, ${standIn}`,
    names: {
      'salesforce.sales.create': `${help}/salesforce/create-record.html`,
      'salesforce.sales.getRecordById': `${help}/salesforce/fetch-record-by-id.html`,
    },
    otherPages: { 'get records': `${help}/salesforce/fetch-records.html` },
  },
  {
    owner: 'QuickBooks',
    page: `${help}/quickbooks/fetch-records.html`,
    form: 'path',
    prefix: 'intuit.quickbooks.',
    instead: `Call its REST API with invokeurl, ${standIn}`,
    names: {
      'intuit.quickbooks.create': `${help}/quickbooks/create-record.html`,
      'intuit.quickbooks.getRecords': `${help}/quickbooks/fetch-records.html`,
      'intuit.quickbooks.searchRecords': `${help}/quickbooks/search-records.html`,
    },
  },
  {
    owner: 'the file transfer of Deluge',
    page: `${help}/ftp-task.html`,
    form: 'block',
    wordKeys: ['action'],
    instead: 'Keep the transfer out of what you test: this engine speaks HTTP only.',
    names: { ftp: `${help}/ftp-task.html`, sftp: `${help}/sftp-task.html` },
  },
  {
    owner: 'gateways of messages to phones',
    page: `${help}/notifications-using-deluge.html`,
    form: 'path',
    instead: `Call its REST API with invokeurl, ${standIn}`,
    names: {},
    otherPages: {
      'push notifications': `${help}/pushnotify-using-deluge.html`,
      Clickatell: `${help}/clickatell/send-sms.html`,
      ClockworkSMS: `${help}/clockworksms/send-sms.html`,
      Hoiio: `${help}/hoiio/send-sms.html`,
      'SMS-Magic': `${help}/screenmagic/send-sms.html`,
      Twilio: `${help}/twilio/send-sms.html`,
    },
  },
];
