import { defineDiagnostics } from '../../deluge/index.ts';

/** What `topping doctor` finds that no other command says. */
export const doctorDiagnostics = defineDiagnostics('doctor', {
  'wrong-node': {
    severity: 'error',
    message: (d: { readonly found: string; readonly wanted: string; readonly by: string }) =>
      `This is Node ${d.found}, and ${d.by} asks for ${d.wanted}.`,
    hint: () =>
      'Run it as "npx topping" or through an npm script: "npm install" puts the right Node into the project.',
  },
  'clock-skew': {
    severity: 'error',
    message: (d: { readonly seconds: number; readonly host: string }) =>
      `The clock of this machine is ${Math.abs(d.seconds)} s ${d.seconds > 0 ? 'ahead of' : 'behind'} that of ${d.host}.`,
    hint: () => 'Let the system set its time from the network: tokens that look valid may have ended.',
  },
  'data-centre-differs': {
    severity: 'error',
    message: (d: { readonly what: string; readonly named: string; readonly found: string }) =>
      `${d.what} says "${d.named}", and the account lives in "${d.found}".`,
    hint: (d) => `Set it to "${d.found}": a call to another data centre finds no account there.`,
  },
  'namespace-differs': {
    severity: 'error',
    message: (d: { readonly what: string; readonly expected: string; readonly found: string }) =>
      `The account calls ${d.what} ${d.found}; the functions ask for ${d.expected}.`,
    hint: (d) => {
      const at = d.found.indexOf('__');
      const change = at < 0 ? 'Take the namespace away' : `Write namespace: '${d.found.slice(0, at)}'`;
      return `${change} in topping/index.ts, and run "topping build".`;
    },
  },
  'variable-missing': {
    severity: 'error',
    message: (d: { readonly name: string }) => `The account has no variable ${d.name}.`,
    hint: () => 'Install the topping there, or make the variable as the console sheet says.',
  },
  'variable-empty': {
    severity: 'error',
    message: (d: { readonly name: string; readonly label: string }) =>
      `The variable ${d.name} is empty in the account: nothing is synced until it has a value.`,
    hint: (d) => `Enter a value for "${d.label}" in the settings of the topping.`,
  },
  'organization-unknown': {
    severity: 'error',
    message: (d: {
      readonly name: string;
      readonly value: string;
      readonly organizations: readonly string[];
    }) =>
      `The variable ${d.name} is "${d.value}", and the account has ${d.organizations.length === 0 ? 'no organization' : d.organizations.join(', ')} in Zoho Books.`,
    hint: (d) =>
      d.organizations.length === 0
        ? 'Make an organization in Zoho Books and enter its id.'
        : 'Enter the id of the organization that gets the customers.',
  },
  'field-missing': {
    severity: 'error',
    message: (d: {
      readonly product: string;
      readonly module: string;
      readonly field: string;
      readonly by: string;
    }) => `${d.module} of ${d.product} has no field ${d.field} in the account; ${d.by} uses it.`,
    hint: () =>
      'Make the custom field there, or run "topping fields pull" and take the field out of the definition.',
  },
  'custom-field-missing': {
    severity: 'error',
    message: (d: { readonly module: string; readonly field: string; readonly label: string }) =>
      `${d.module} of Bigin has no field ${d.field} in the account, and the functions use it.`,
    hint: (d) =>
      `Install the topping there, or make the custom field "${d.label}" as the definition says: Bigin makes the API name of the label.`,
  },
  'custom-field-differs': {
    severity: 'error',
    message: (d: { readonly module: string; readonly field: string; readonly problem: string }) =>
      `The field ${d.field} of ${d.module} ${d.problem}.`,
    hint: () => 'Change the field in Bigin to what the definition of the custom field says.',
  },
  'key-field-missing': {
    severity: 'error',
    message: (d: { readonly key: string; readonly organization: string }) =>
      `The contacts of the organization ${d.organization} in Zoho Books have no custom field ${d.key}: no customer can be saved.`,
    hint: (d) =>
      `Make it in the settings of Zoho Books, under Preferences, Customers: a text that prevents duplicate values, whose API name is ${d.key}.`,
  },
  'key-field-not-unique': {
    severity: 'error',
    message: (d: { readonly key: string; readonly organization: string }) =>
      `The custom field ${d.key} of the organization ${d.organization} in Zoho Books takes the same value twice: no customer is found by it.`,
    hint: () =>
      'Let it prevent duplicate values, in the settings of Zoho Books under Preferences, Customers.',
  },
  'scope-missing': {
    severity: 'warning',
    message: (d: { readonly scopes: readonly string[]; readonly connection: string }) =>
      `The credentials do not have ${d.scopes.join(', ')}, which the connection ${d.connection} asks for.`,
    hint: () =>
      'That the account may do it is not known. Whoever authorises the connection needs these rights.',
  },
});
