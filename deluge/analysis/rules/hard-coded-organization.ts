import type { Expression } from '../../syntax/ast.ts';
import { calleePath } from '../../syntax/ast.ts';
import { namedValues, textLiterals } from '../literal-context.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Products whose tasks take the id of the organization as their second argument. */
const productsWithOrganization: ReadonlySet<string> = new Set([
  'books',
  'inventory',
  'billing',
  'invoice',
  'expense',
]);

const organizationName = /^(zoho_?)?(books_?|inventory_?|desk_?)?org(ani[sz]ation)?_?id$/i;
const inAddress = /[?&]organization_id=(\d{5,})/i;
const digits = /^\d{5,}$/;

export const hardCodedOrganization: Rule = {
  name: 'hard-coded-organization',
  severity: 'warning',
  what: 'The id of an organization stands in the script as a literal.',
  why: 'Each account has its own: in another account every call of the script fails or, worse, reaches the wrong books.',
  page: 'https://www.zoho.com/books/api/v3/introduction/#organization-id',
  wrong: 'query = Map();\nquery.put("organization_id","10234695");\ninfo query;',
  right:
    'query = Map();\nquery.put("organization_id",zoho.bigin.getOrgVariable("books_organization_id"));\ninfo query;',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      const reported = new Set<number>();
      for (const finding of findIn(scope)) {
        if (!reported.has(finding.range.start)) yield finding;
        reported.add(finding.range.start);
      }
    }
  },
};

function* findIn(scope: Scope): Iterable<Finding> {
  for (const { name, value } of namedValues(scope)) {
    if (organizationName.test(name) && isDigits(value)) yield finding(value);
  }
  for (const literal of textLiterals(scope)) if (inAddress.test(literal.value)) yield finding(literal);
  for (const expression of scope.expressions) {
    if (expression.kind !== 'method-call') continue;
    const [first, product = ''] = calleePath(expression) ?? [];
    const [, organization] = expression.arguments;
    if (
      first?.toLowerCase() !== 'zoho' ||
      !productsWithOrganization.has(product.toLowerCase()) ||
      !organization
    )
      continue;
    const value = organization.kind === 'identifier' ? scope.onlyValueOf(organization.name) : organization;
    if (value && isDigits(value)) yield finding(value);
  }
}

function isDigits(value: Expression): boolean {
  return (
    (value.kind === 'text' && digits.test(value.value)) || (value.kind === 'number' && digits.test(value.raw))
  );
}

function finding({ range }: Expression): Finding {
  return {
    range,
    message: 'The id of an organization is written into the script.',
    hint: 'Keep it in a variable of the organization and read it from there.',
  };
}
