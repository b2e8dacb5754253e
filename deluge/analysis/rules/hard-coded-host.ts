import { dataCentres } from '../../../zoho/index.ts';
import type { Expression } from '../../syntax/ast.ts';
import { textLiterals } from '../literal-context.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Hosts that serve one data centre: https://www.zohoapis.eu, https://books.zoho.in, https://accounts.zoho.com.au, … */
const zohoHost = new RegExp(
  `^https?://(?:[\\w-]+\\.)*zoho(?:apis)?\\.(${endings().join('|')})(?=[/:?]|$)`,
  'i',
);

export const hardCodedHost: Rule = {
  name: 'hard-coded-host',
  severity: 'note',
  what: 'An address names the host of one data centre of Zoho.',
  why: 'An account lives in exactly one data centre: in an account of another one the call fails.',
  page: 'https://www.bigin.com/developer/docs/apis/multi-dc.html',
  wrong:
    'answer = invokeurl\n[\n\turl :"https://www.zohoapis.eu/books/v3/contacts"\n\ttype :GET\n];\nif(answer != null)\n{\n\tinfo "answered";\n}',
  right:
    'hosts = {"us":"https://www.zohoapis.com","eu":"https://www.zohoapis.eu"};\nanswer = invokeurl\n[\n\turl :hosts.get(zoho.bigin.getOrgVariable("data_centre")) + "/books/v3/contacts"\n\ttype :GET\n];\nif(answer != null)\n{\n\tinfo "answered";\n}',
  find: function* ({ scopes }) {
    for (const scope of scopes) {
      const choices = choicesOfHost(scope);
      for (const literal of textLiterals(scope)) {
        const [host] = zohoHost.exec(literal.value) ?? [];
        if (host === undefined || choices.has(literal)) continue;
        yield {
          range: literal.range,
          message: `The host ${host} serves one data centre only.`,
          hint: 'Choose it by the data centre of the account, for example from a map and a variable of the organization.',
        };
      }
    }
  },
};

/** The hosts in a map of several are there to choose from. */
function choicesOfHost(scope: Scope): ReadonlySet<Expression> {
  const found = new Set<Expression>();
  for (const expression of scope.expressions) {
    if (expression.kind !== 'map') continue;
    const hosts = expression.entries
      .map(({ value }) => value)
      .filter((value) => value.kind === 'text' && zohoHost.test(value.value));
    if (hosts.length > 1) for (const host of hosts) found.add(host);
  }
  return found;
}

/** What stands behind the name in the hosts of the data centres, the longer ones first. */
function endings(): readonly string[] {
  const hosts = Object.values(dataCentres).map(({ apiDomain }) =>
    apiDomain.replace(/^https:\/\/www\.zohoapis\./, ''),
  );
  return hosts.toSorted((a, b) => b.length - a.length).map((ending) => ending.replaceAll('.', '\\.'));
}
