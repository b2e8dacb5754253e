/** Digits kept of a quotient that never ends, as many as a double-precision result shows. */
const endlessQuotientDigits = 16;
/** Digits up to which a quotient that ends is kept whole. */
const exactQuotientDigits = 38;
/** Powers of ten beyond this are refused: a few characters could otherwise ask for a gigabyte of zeros. */
const largestExponent = 1000;

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

/**
 * A decimal number, exact and immutable: `unscaled / 10^scale`.
 *
 * Zoho does not say whether its decimals are binary or decimal; a documented example (`24.6.frac()` gives 0.6,
 * https://www.zoho.com/deluge/help/functions/number/frac.html) only holds in decimal arithmetic.
 *
 * @example
 * Decimal.parse('0.1')?.add(Decimal.of(2n, 1)).toString() // '0.3'
 */
export class Decimal {
  readonly unscaled: bigint;
  /** Digits behind the point; never negative. */
  readonly scale: number;
  /** Whether it prints without a point, which only a decimal without digits behind the point can. */
  readonly #printsWhole: boolean;

  private constructor(unscaled: bigint, scale: number, printsWhole = false) {
    this.unscaled = unscaled;
    this.scale = scale;
    this.#printsWhole = printsWhole;
  }

  /** @param scale Digits behind the point; a negative one multiplies by a power of ten instead. */
  static of(unscaled: bigint, scale = 0): Decimal {
    return scale < 0 ? new Decimal(unscaled * 10n ** BigInt(-scale), 0) : new Decimal(unscaled, scale);
  }

  /** A decimal that prints as the whole number that it was made of: `100`. What is computed of it prints as any other. */
  static ofWhole(value: bigint): Decimal {
    return new Decimal(value, 0, true);
  }

  /** Reads `-12.50`, `.5`, `3.`, `1e3`; undefined for anything else and for exponents beyond ±1000. */
  static parse(text: string): Decimal | undefined {
    const match = decimalPattern.exec(text);
    if (!match) return undefined;
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
    if (whole === '' && fraction === '') return undefined;
    const power = Number(exponent);
    if (Math.abs(power) > largestExponent) return undefined;
    const unscaled = BigInt(whole + fraction);
    return Decimal.of(sign === '-' ? -unscaled : unscaled, fraction.length - power);
  }

  /** The decimal that the shortest text of a double stands for; undefined for NaN and the infinities. */
  static fromNumber(value: number): Decimal | undefined {
    return Decimal.parse(String(value));
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.#unscaledAt(scale) + other.#unscaledAt(scale), scale);
  }

  subtract(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.#unscaledAt(scale) - other.#unscaledAt(scale), scale);
  }

  multiply(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /**
   * A quotient that ends within 38 digits is exact; any other is rounded half up to significant digits, of which 38
   * are the most. Undefined for division by zero.
   */
  divide(divisor: Decimal, digits = endlessQuotientDigits): Decimal | undefined {
    if (divisor.unscaled === 0n) return undefined;
    if (this.unscaled === 0n) return new Decimal(0n, 0);
    const scale = Math.max(this.scale, divisor.scale);
    const numerator = this.#unscaledAt(scale);
    const denominator = divisor.#unscaledAt(scale);
    const shift = exactQuotientDigits + Math.max(0, digitsOf(denominator) - digitsOf(numerator));
    const scaled = numerator * 10n ** BigInt(shift);
    const quotient = scaled / denominator;
    if (quotient * denominator === scaled) return new Decimal(quotient, shift).withoutTrailingZeros();
    const spare = digitsOf(quotient) - digits;
    return new Decimal(quotient, shift).#dropDigits(spare).withoutTrailingZeros();
  }

  /** What is left of whole-number division towards zero, with the sign of the dividend as in Java. */
  remainder(divisor: Decimal): Decimal | undefined {
    if (divisor.unscaled === 0n) return undefined;
    const scale = Math.max(this.scale, divisor.scale);
    return new Decimal(this.#unscaledAt(scale) % divisor.#unscaledAt(scale), scale);
  }

  negate(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }

  absolute(): Decimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  /** Below zero, zero or above zero, as this is less than, equal to or greater than the other. */
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const left = this.#unscaledAt(scale);
    const right = other.#unscaledAt(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  isWhole(): boolean {
    return this.scale === 0 || this.unscaled % 10n ** BigInt(this.scale) === 0n;
  }

  /** The whole part; the fraction is cut, towards zero. */
  toBigInt(): bigint {
    return this.scale === 0 ? this.unscaled : this.unscaled / 10n ** BigInt(this.scale);
  }

  /** Cuts the digits behind the given place; negative places count before the point. */
  truncate(places: number): Decimal {
    if (places >= this.scale) return this;
    return Decimal.of(this.unscaled / 10n ** BigInt(this.scale - places), places);
  }

  /** Rounds to the given place, halves to the even neighbour; negative places count before the point. */
  roundHalfEven(places: number): Decimal {
    const rounded = this.round(places);
    const tie =
      rounded.subtract(this).absolute().multiply(Decimal.of(2n)).compare(Decimal.of(1n, places)) === 0;
    if (!tie || (rounded.unscaled / 10n ** BigInt(Math.max(0, -places))) % 2n === 0n) return rounded;
    const unit = Decimal.of(1n, places);
    return this.unscaled < 0n ? rounded.add(unit) : rounded.subtract(unit);
  }

  /** Rounds to the given place, halves away from zero; negative places count before the point. */
  round(places: number): Decimal {
    if (places >= this.scale) return this;
    const dropped = this.scale - places;
    return Decimal.of(divideHalfUp(this.unscaled, 10n ** BigInt(dropped)), places);
  }

  withoutTrailingZeros(): Decimal {
    let unscaled = this.unscaled;
    let scale = this.scale;
    while (scale > 0 && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale--;
    }
    return scale === this.scale ? this : new Decimal(unscaled, scale);
  }

  /** The nearest double. */
  toNumber(): number {
    return Number(this.toString());
  }

  /** Plain digits with at least one behind the point, so that a decimal is not taken for a whole number; but see ofWhole. */
  toString(): string {
    if (this.scale === 0) return this.#printsWhole ? String(this.unscaled) : `${this.unscaled}.0`;
    const negative = this.unscaled < 0n;
    const digits = String(negative ? -this.unscaled : this.unscaled).padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
  }

  #unscaledAt(scale: number): bigint {
    return scale === this.scale ? this.unscaled : this.unscaled * 10n ** BigInt(scale - this.scale);
  }

  #dropDigits(count: number): Decimal {
    return count <= 0
      ? this
      : Decimal.of(divideHalfUp(this.unscaled, 10n ** BigInt(count)), this.scale - count);
  }
}

function digitsOf(value: bigint): number {
  return String(value < 0n ? -value : value).length;
}

function divideHalfUp(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  const rest = value % divisor;
  if ((rest < 0n ? -rest : rest) * 2n < divisor) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}
