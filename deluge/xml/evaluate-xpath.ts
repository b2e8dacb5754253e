import { XmlDocument, type XmlElement, type XmlNode } from './xml-node.ts';
import type {
  XPathAxis,
  XPathExpression,
  XPathNodeTest,
  XPathOperator,
  XPathStep,
} from './xpath-expression.ts';
import { callXPathFunction, type XPathContext } from './xpath-functions.ts';
import { numberOf, stringOf, truthOf, type XPathResult } from './xpath-result.ts';

/** What an expression gives for a whole document. */
export function evaluateXPath(expression: XPathExpression, document: XmlDocument): XPathResult {
  return new XPathEvaluator(document).evaluate(expression, { node: document, position: 1, size: 1 });
}

class XPathEvaluator {
  readonly #document: XmlDocument;
  readonly #order = new Map<XmlNode, number>();

  constructor(document: XmlDocument) {
    this.#document = document;
    this.#number(document);
  }

  evaluate(expression: XPathExpression, context: XPathContext): XPathResult {
    switch (expression.kind) {
      case 'number':
      case 'text':
        return expression.value;
      case 'negation':
        return -numberOf(this.evaluate(expression.operand, context));
      case 'operation':
        return this.#operate(expression.operator, expression.left, expression.right, context);
      case 'call':
        return callXPathFunction(
          expression.name,
          expression.args.map((arg) => this.evaluate(arg, context)),
          context,
        );
      case 'filter':
        return this.#filtered(this.#nodes(expression.operand, context), expression.predicates);
      case 'path':
        return this.#walk(this.#startOf(expression.from, context), expression.steps);
    }
  }

  #operate(
    operator: XPathOperator,
    left: XPathExpression,
    right: XPathExpression,
    context: XPathContext,
  ): XPathResult {
    const first = this.evaluate(left, context);
    if (operator === 'or' && truthOf(first)) return true;
    if (operator === 'and' && !truthOf(first)) return false;
    const second = this.evaluate(right, context);
    switch (operator) {
      case 'or':
      case 'and':
        return truthOf(second);
      case '|':
        return this.#inOrder([...nodesIn(first), ...nodesIn(second)]);
      case '+':
        return numberOf(first) + numberOf(second);
      case '-':
        return numberOf(first) - numberOf(second);
      case '*':
        return numberOf(first) * numberOf(second);
      case 'div':
        return numberOf(first) / numberOf(second);
      case 'mod':
        return numberOf(first) % numberOf(second);
      default:
        return compared(operator, first, second);
    }
  }

  #startOf(from: 'document' | 'context' | XPathExpression, context: XPathContext): XmlNode[] {
    if (from === 'document') return [this.#document];
    return from === 'context' ? [context.node] : this.#nodes(from, context);
  }

  #nodes(expression: XPathExpression, context: XPathContext): XmlNode[] {
    return nodesIn(this.evaluate(expression, context));
  }

  #walk(start: XmlNode[], steps: readonly XPathStep[]): XmlNode[] {
    let nodes = start;
    for (const { axis, test, predicates } of steps) {
      const found = nodes.flatMap((node) =>
        this.#filtered(
          nodesOn(axis, node, this.#document).filter((candidate) => passes(test, candidate, axis)),
          predicates,
        ),
      );
      nodes = this.#inOrder(found);
    }
    return nodes;
  }

  #filtered(nodes: XmlNode[], predicates: readonly XPathExpression[]): XmlNode[] {
    let kept = nodes;
    for (const predicate of predicates) {
      const size = kept.length;
      kept = kept.filter((node, index) => {
        const result = this.evaluate(predicate, { node, position: index + 1, size });
        return typeof result === 'number' ? result === index + 1 : truthOf(result);
      });
    }
    return kept;
  }

  #inOrder(nodes: readonly XmlNode[]): XmlNode[] {
    const order = (node: XmlNode): number => this.#order.get(node) ?? 0;
    return [...new Set(nodes)].sort((left, right) => order(left) - order(right));
  }

  #number(node: XmlNode): void {
    this.#order.set(node, this.#order.size);
    if (node.kind === 'document') this.#number(node.root);
    if (node.kind !== 'element') return;
    for (const attribute of node.attributes) this.#number(attribute);
    for (const child of node.children) this.#number(child);
  }
}

function nodesIn(result: XPathResult): XmlNode[] {
  return Array.isArray(result) ? result : [];
}

function passes(test: XPathNodeTest, node: XmlNode, axis: XPathAxis): boolean {
  if (test.kind === 'node') return true;
  if (test.kind === 'text') return node.kind === 'text';
  const isPrincipal = node.kind === (axis === 'attribute' ? 'attribute' : 'element');
  return isPrincipal && (test.kind === 'any-name' || ('name' in node && node.name === test.name));
}

/** Nodes of an axis, those that go backwards from the nearest to the farthest. */
function nodesOn(axis: XPathAxis, node: XmlNode, document: XmlDocument): readonly XmlNode[] {
  switch (axis) {
    case 'child':
      return childrenOf(node);
    case 'descendant':
      return descendantsOf(node);
    case 'descendant-or-self':
      return [node, ...descendantsOf(node)];
    case 'self':
      return [node];
    case 'parent':
      return parentsOf(node, document).slice(0, 1);
    case 'ancestor':
      return parentsOf(node, document);
    case 'ancestor-or-self':
      return [node, ...parentsOf(node, document)];
    case 'following-sibling':
      return siblingsOf(node).slice(siblingsOf(node).indexOf(node) + 1);
    case 'preceding-sibling':
      return siblingsOf(node)
        .slice(0, Math.max(0, siblingsOf(node).indexOf(node)))
        .reverse();
    case 'attribute':
      return node.kind === 'element' ? node.attributes : [];
  }
}

function childrenOf(node: XmlNode): readonly XmlNode[] {
  if (node instanceof XmlDocument) return [node.root];
  return node.kind === 'element' ? node.children : [];
}

function descendantsOf(node: XmlNode): XmlNode[] {
  return childrenOf(node).flatMap((child) => [child, ...descendantsOf(child)]);
}

function parentsOf(node: XmlNode, document: XmlDocument): XmlNode[] {
  if (node.kind === 'document') return [];
  const parents: XmlNode[] = [];
  for (let parent: XmlElement | undefined = node.parent; parent; parent = parent.parent) parents.push(parent);
  return [...parents, document];
}

function siblingsOf(node: XmlNode): readonly XmlNode[] {
  return node.kind === 'element' || node.kind === 'text' ? (node.parent?.children ?? [node]) : [node];
}

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

const comparisons: Readonly<Record<Comparison, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** Nodes are compared one by one: it is enough that a pair fits. */
function compared(operator: Comparison, left: XPathResult, right: XPathResult): boolean {
  const bothWays = operator === '=' || operator === '!=';
  if (Array.isArray(left)) {
    if (typeof right === 'boolean') return comparedValues(operator, truthOf(left), right, bothWays);
    return left.some((node) => compared(operator, stringOf([node]), right));
  }
  if (Array.isArray(right)) {
    if (typeof left === 'boolean') return comparedValues(operator, left, truthOf(right), bothWays);
    return right.some((node) => compared(operator, left, stringOf([node])));
  }
  return comparedValues(operator, left, right, bothWays);
}

type Single = string | number | boolean;

function comparedValues(operator: Comparison, left: Single, right: Single, bothWays: boolean): boolean {
  const isEquality = operator === '=';
  if (bothWays && (typeof left === 'boolean' || typeof right === 'boolean')) {
    return (truthOf(left) === truthOf(right)) === isEquality;
  }
  if (bothWays && typeof left === 'string' && typeof right === 'string')
    return (left === right) === isEquality;
  return comparisons[operator](numberOf(left), numberOf(right));
}
