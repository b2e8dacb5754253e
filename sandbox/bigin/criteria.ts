/** One comparison of a search: `(Field:operator:value)`. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly field: string;
  readonly operator: Operator;
  readonly value: string;
}

/** A search's criteria as a tree. */
export type Criteria =
  | Comparison
  | { readonly kind: 'and' | 'or'; readonly left: Criteria; readonly right: Criteria };

export type ParsedCriteria =
  | { readonly ok: true; readonly criteria: Criteria }
  /** `operator`: what stands in the place of one and is none. */
  | { readonly ok: false; readonly reason: string; readonly operator?: string };

type Matches = (actual: string, wanted: string) => boolean;

const sameText: Matches = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();

/**
 * The operators of a search. Case does not count (inferred from Zoho CRM's search).
 * Source: https://www.bigin.com/developer/docs/apis/v2/search-records.html
 */
const operators = {
  equals: sameText,
  not_equal: (actual, wanted) => !sameText(actual, wanted),
  starts_with: (actual, wanted) => actual.toLowerCase().startsWith(wanted.toLowerCase()),
  in: (actual, wanted) => wanted.split(',').some((one) => sameText(actual, one)),
  greater_than: (actual, wanted) => actual > wanted,
  greater_equal: (actual, wanted) => actual >= wanted,
  less_than: (actual, wanted) => actual < wanted,
  less_equal: (actual, wanted) => actual <= wanted,
} as const satisfies Readonly<Record<string, Matches>>;

export type Operator = keyof typeof operators;

function isOperator(name: string): name is Operator {
  return Object.hasOwn(operators, name);
}

/** Whether a record fits. @param read gives the text of a field, empty when the record has none */
export function fits(criteria: Criteria, read: (field: string) => string): boolean {
  switch (criteria.kind) {
    case 'comparison':
      return operators[criteria.operator](read(criteria.field), criteria.value);
    case 'and':
      return fits(criteria.left, read) && fits(criteria.right, read);
    case 'or':
      return fits(criteria.left, read) || fits(criteria.right, read);
  }
}

/** The fields that criteria name. */
export function fieldsOf(criteria: Criteria): readonly string[] {
  if (criteria.kind === 'comparison') return [criteria.field];
  return [...fieldsOf(criteria.left), ...fieldsOf(criteria.right)];
}

/**
 * Reads criteria such as `((Last_Name:equals:Ito)and(Email:starts_with:a))`. A backslash takes the meaning from a
 * bracket or a comma.
 */
export function parseCriteria(text: string): ParsedCriteria {
  const reader = new CriteriaReader(text);
  try {
    const criteria = reader.readAll();
    return { ok: true, criteria };
  } catch (error) {
    if (error instanceof CriteriaFault) {
      const { message: reason, operator } = error;
      return { ok: false, reason, ...(operator !== undefined && { operator }) };
    }
    throw error;
  }
}

class CriteriaFault extends Error {
  readonly operator: string | undefined;

  constructor(reason: string, operator?: string) {
    super(reason);
    this.operator = operator;
  }
}

class CriteriaReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.trim();
  }

  readAll(): Criteria {
    const criteria = this.#chain();
    if (this.#at < this.#text.length) throw new CriteriaFault(`"${this.#text.slice(this.#at)}" is left over`);
    return criteria;
  }

  #chain(): Criteria {
    let left = this.#group();
    for (let joint = this.#joint(); joint; joint = this.#joint()) {
      left = { kind: joint, left, right: this.#group() };
    }
    return left;
  }

  #joint(): 'and' | 'or' | undefined {
    const joint = /^\s*(and|or)\s*(?=\()/i.exec(this.#text.slice(this.#at));
    if (!joint) return undefined;
    this.#at += joint[0].length;
    return joint[1]?.toLowerCase() === 'and' ? 'and' : 'or';
  }

  #group(): Criteria {
    this.#expect('(');
    const inner = this.#text[this.#at] === '(' ? this.#chain() : this.#comparison();
    this.#expect(')');
    return inner;
  }

  #comparison(): Comparison {
    const end = this.#closingBracket();
    const parts = /^([^:]+):([^:]+):([\s\S]*)$/.exec(this.#text.slice(this.#at, end));
    const [, field, operator, value] = parts ?? [];
    if (field === undefined || operator === undefined || value === undefined) {
      throw new CriteriaFault('a comparison has to read (Field:operator:value)');
    }
    if (!isOperator(operator)) throw new CriteriaFault(`there is no operator "${operator}"`, operator);
    this.#at = end;
    return { kind: 'comparison', field, operator, value: value.replace(/\\(.)/g, '$1') };
  }

  #closingBracket(): number {
    for (let at = this.#at; at < this.#text.length; at += 1) {
      if (this.#text[at] === '\\') at += 1;
      else if (this.#text[at] === ')') return at;
    }
    throw new CriteriaFault('a ")" is missing');
  }

  #expect(bracket: string): void {
    if (this.#text[this.#at] !== bracket) throw new CriteriaFault(`a "${bracket}" is missing`);
    this.#at += 1;
  }
}
