/** What a step of a path looks at. */
export type XPathAxis =
  | 'child'
  | 'descendant'
  | 'descendant-or-self'
  | 'self'
  | 'parent'
  | 'ancestor'
  | 'ancestor-or-self'
  | 'following-sibling'
  | 'preceding-sibling'
  | 'attribute';

export const xpathAxes: ReadonlySet<string> = new Set<XPathAxis>([
  'child',
  'descendant',
  'descendant-or-self',
  'self',
  'parent',
  'ancestor',
  'ancestor-or-self',
  'following-sibling',
  'preceding-sibling',
  'attribute',
]);

export type XPathNodeTest =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'any-name' }
  | { readonly kind: 'text' }
  | { readonly kind: 'node' };

export interface XPathStep {
  readonly axis: XPathAxis;
  readonly test: XPathNodeTest;
  readonly predicates: readonly XPathExpression[];
}

export type XPathOperator =
  | 'or'
  | 'and'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | 'div'
  | 'mod'
  | '|';

/** An expression of XPath 1.0, without variables. */
export type XPathExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'negation'; readonly operand: XPathExpression }
  | {
      readonly kind: 'operation';
      readonly operator: XPathOperator;
      readonly left: XPathExpression;
      readonly right: XPathExpression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPathExpression[] }
  | {
      readonly kind: 'path';
      /** Where it begins: at the document, at the node looked at, or at what an expression gives. */
      readonly from: 'document' | 'context' | XPathExpression;
      readonly steps: readonly XPathStep[];
    }
  | {
      readonly kind: 'filter';
      readonly operand: XPathExpression;
      readonly predicates: readonly XPathExpression[];
    };
