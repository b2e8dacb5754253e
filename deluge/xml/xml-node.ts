/** A parsed XML text, as far as XPath looks at it: comments and processing instructions are left out. */
export class XmlElement {
  readonly kind = 'element';
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlChild[];
  /** Undefined for the outermost element. */
  parent: XmlElement | undefined = undefined;

  constructor(
    name: string,
    attributes: readonly (readonly [string, string])[],
    children: readonly XmlChild[],
  ) {
    this.name = name;
    this.attributes = attributes.map(([key, value]) => new XmlAttribute(key, value, this));
    this.children = children;
    for (const child of children) child.parent = this;
  }
}

export class XmlText {
  readonly kind = 'text';
  readonly value: string;
  parent: XmlElement | undefined = undefined;

  constructor(value: string) {
    this.value = value;
  }
}

export class XmlAttribute {
  readonly kind = 'attribute';
  readonly name: string;
  readonly value: string;
  readonly parent: XmlElement;

  constructor(name: string, value: string, parent: XmlElement) {
    this.name = name;
    this.value = value;
    this.parent = parent;
  }
}

/** What stands above the outermost element. */
export class XmlDocument {
  readonly kind = 'document';
  readonly root: XmlElement;

  constructor(root: XmlElement) {
    this.root = root;
  }
}

export type XmlChild = XmlElement | XmlText;
export type XmlNode = XmlDocument | XmlElement | XmlText | XmlAttribute;

/** The text in a node and below it. */
export function textContent(node: XmlNode): string {
  switch (node.kind) {
    case 'text':
    case 'attribute':
      return node.value;
    case 'document':
      return textContent(node.root);
    case 'element':
      return node.children.map(textContent).join('');
  }
}
