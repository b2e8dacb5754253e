import type { Expression } from '../../syntax/ast.ts';
import { namedValues, textLiterals } from '../literal-context.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Names of things that only the two ends of a call may know; `dbPassword` is looked up as `db_Password`. */
const secretName =
  /^(token|(.*[_-])?(password|passwd|passphrase|pwd|secret|zapikey|(api|private|secret)[_-]?key|(api|bot|auth|bearer|access|refresh)[_-]?token))$/i;

/** Texts that are secrets whatever their name: tokens and keys of known forms. */
const secretForms: readonly RegExp[] = [
  // https://www.zoho.com/accounts/protocol/oauth.html shows tokens of this form (documented).
  /1000\.[0-9a-f]{32}\.[0-9a-f]{32}/i,
  /\bzapikey=[\w.-]{16,}/i,
  /\b(authtoken|access_token|refresh_token|client_secret|api_?key)=[\w.-]{16,}/i,
  /^(Bearer|Basic|Zoho-oauthtoken|Zoho-authtoken|Token) +[\w.~+/=-]{16,}$/i,
  /\b(sk|pk|rk)_(live|test)_\w{16,}/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\bgh[pousr]_\w{30,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /^[a-z][a-z+.-]*:\/\/[^\s/:@]+:[^\s/:@]+@/i,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./,
];

const shortestSecret = 6;

export const hardCodedSecret: Rule = {
  name: 'hard-coded-secret',
  severity: 'warning',
  what: 'A password, a token or a key stands in the script as a literal.',
  why: 'Everybody who can read the script, its exports and its history has it, and it cannot be changed without a new version.',
  page: 'https://www.zoho.com/deluge/help/webhook/invokeurl-api-task.html',
  wrong: 'headers = Map();\nheaders.put("x-api-key","k3y-0f-n0-s3rv1ce");\ninfo headers.size();',
  right:
    'headers = Map();\nheaders.put("x-api-key",zoho.bigin.getOrgVariable("service_key"));\ninfo headers.size();',
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
    if (
      secretName.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2')) &&
      value.kind === 'text' &&
      isSecretText(value.value)
    ) {
      yield finding(value, `a value for '${name}'`);
    }
  }
  for (const literal of textLiterals(scope)) {
    if (secretForms.some((form) => form.test(literal.value)) || isBasic(literal.value))
      yield finding(literal, 'a token or key');
  }
}

/** A header with a name and a password, such as `Basic dXNlcjpwYXNz`. */
function isBasic(text: string): boolean {
  const [, coded = ''] = /^Basic +([\w+/]+={0,2})$/i.exec(text) ?? [];
  return /^[\x20-\x7e]+:[\x20-\x7e]+$/.test(Buffer.from(coded, 'base64').toString('latin1'));
}

/** Not the name of a field, nor a place for a value such as `<your key>` or `xxxx`. */
function isSecretText(text: string): boolean {
  if (text.length < shortestSecret || /\s/.test(text)) return false;
  if (/^[<{[(*]|^(.)\1+$|your|example|placeholder|change.?me|x{4}/i.test(text)) return false;
  return /\d/.test(text) && /[a-z]/i.test(text);
}

/** The secret itself is never repeated: messages end up in logs. */
function finding({ range }: Expression, what: string): Finding {
  return {
    range,
    message: `A secret is written into the script: ${what}.`,
    hint: 'Call through a connection, which keeps it, or read it from a variable of the organization; then change it where it was given out.',
  };
}
