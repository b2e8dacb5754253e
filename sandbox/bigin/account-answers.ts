import type { Answer, AuthorizedCall } from '../http/call.ts';
import { errorAnswer, noContent } from './answers.ts';
import type { RecordsContext } from './bigin-context.ts';
import { fieldMetadata, moduleMetadata } from './field-metadata.ts';
import { readPage } from './reads.ts';

/** `GET /settings/modules`: the modules of the account. */
export function modulesAnswer(context: RecordsContext): Answer {
  const modules = context.data.modules().map((module, index) => moduleMetadata(module, index + 1));
  return { status: 200, json: { modules } };
}

/** `GET /settings/modules/{name}`: one of them. */
export function moduleAnswer(call: AuthorizedCall, context: RecordsContext): Answer {
  const found = findModule(call, call.params.name, context);
  if (!found) return errorAnswer('INVALID_MODULE', { resource_path_index: 0 });
  return { status: 200, json: { modules: [moduleMetadata(found.module, found.number)] } };
}

/** `GET /settings/fields?module=`: the fields of a module. */
export function fieldsAnswer(call: AuthorizedCall, context: RecordsContext): Answer {
  const name = call.query.get('module');
  if (name === null) return errorAnswer('REQUIRED_PARAM_MISSING', { param_name: 'module' });
  const found = findModule(call, name, context);
  if (!found) return errorAnswer('INVALID_MODULE', { param_name: 'module' });
  return { status: 200, json: { fields: fieldMetadata(found.module, found.number) } };
}

/** What a list of users can be asked for, as the parameter `type` says it. */
export const usersParameters: readonly string[] = ['type', 'page', 'per_page'];

/**
 * The values of `type` that mean others than a confirmed, active administrator.
 * Source: https://www.zoho.com/crm/developer/docs/api/v8/get-users.html
 */
const typesOfOthers: ReadonlySet<string> = new Set(['DeactiveUsers', 'NotConfirmedUsers', 'DeletedUsers']);

/** `GET /users`: a page of the users. The sandbox has one. */
export function usersAnswer(call: AuthorizedCall, context: RecordsContext): Answer {
  const read = readPage(call.query);
  if (!read.ok) return read.answer;
  if (read.page.offset > 0 || typesOfOthers.has(call.query.get('type') ?? '')) return noContent;
  return userAnswer(context);
}

/** The one user of the sandbox. */
export function userAnswer(context: RecordsContext): Answer {
  const { id, name, email } = context.data.user();
  const [first_name = '', ...rest] = name.split(' ');
  const user = {
    id,
    full_name: name,
    first_name,
    last_name: rest.join(' '),
    email,
    status: 'active',
    confirm: true,
    time_zone: context.timeZone,
  };
  const info = { per_page: 200, count: 1, page: 1, more_records: false };
  return { status: 200, json: { users: [user], info } };
}

/** `GET /org`: the organization of the account. */
export function organizationAnswer(context: RecordsContext): Answer {
  const organization = {
    id: '5999997000000000001',
    company_name: 'Sandbox',
    primary_email: context.data.user().email,
    time_zone: context.timeZone,
    iso_code: 'USD',
    currency_symbol: '$',
  };
  return { status: 200, json: { org: [organization] } };
}

function findModule(call: AuthorizedCall, name: string | undefined, context: RecordsContext) {
  const modules = context.data.modules();
  const index = modules.findIndex((one) => one.catalogue.module === name);
  const module = modules[index];
  if (!module) context.unmodelled(call, `The module ${name} of ${call.path} is not modelled.`);
  return module && { module, number: index + 1 };
}
