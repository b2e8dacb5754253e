import type { NumberLanguage } from './number-language.ts';

interface EastAsian {
  /** The digits from zero to nine. */
  readonly digits: string;
  /** Ten, hundred, thousand. */
  readonly places: string;
  /** Ten thousand and its powers. */
  readonly groups: string;
  /** Below which place a single one is not spoken: in Korean and Japanese 百 is a hundred, in Chinese 一百. */
  readonly silentOneBelow: number;
  /** Whether ten thousand is spoken without its one. */
  readonly bareFirstGroup: boolean;
  readonly betweenGroups: string;
  /** Spoken once for places that are skipped, as in 一百零五. */
  readonly gap: string;
  readonly minus: string;
  readonly point: string;
}

/** Japanese, Korean (its numerals of Chinese origin) and Chinese count in powers of ten thousand. */
export const eastAsianLanguages: readonly (readonly [code: string, language: NumberLanguage])[] = [
  [
    'ja',
    eastAsian({
      digits: '〇一二三四五六七八九',
      places: '十百千',
      groups: '万億兆京',
      silentOneBelow: 4,
      bareFirstGroup: false,
      betweenGroups: '',
      gap: '',
      minus: 'マイナス',
      point: '・',
    }),
  ],
  [
    'ko',
    eastAsian({
      digits: '영일이삼사오육칠팔구',
      places: '십백천',
      groups: '만억조경',
      silentOneBelow: 4,
      bareFirstGroup: true,
      betweenGroups: ' ',
      gap: '',
      minus: '마이너스 ',
      point: '점',
    }),
  ],
  [
    'zh',
    eastAsian({
      digits: '零一二三四五六七八九',
      places: '十百千',
      groups: '万亿兆京',
      silentOneBelow: 2,
      bareFirstGroup: false,
      betweenGroups: '',
      gap: '零',
      minus: '负',
      point: '点',
    }),
  ],
];

function eastAsian(language: EastAsian): NumberLanguage {
  const { digits, groups, betweenGroups, bareFirstGroup, gap, minus, point } = language;
  const whole = (value: bigint): string => {
    if (value === 0n) return digits.charAt(0);
    const parts: string[] = [];
    let rest = value;
    for (let index = -1; rest > 0n; index++, rest /= 10_000n) {
      const group = Number(rest % 10_000n);
      if (group === 0) continue;
      const isBare = index === 0 && group === 1 && bareFirstGroup;
      const hasGap = gap !== '' && rest >= 10_000n && group < 1000;
      const isFirst = rest < 10_000n;
      const spelled = isBare ? '' : fourDigits(group, language, isFirst);
      parts.unshift(`${hasGap ? gap : ''}${spelled}${groups.charAt(index)}`);
    }
    return parts.join(betweenGroups);
  };
  return {
    whole,
    minus,
    fraction: (spoken) => `${point}${spoken.map((digit) => digits.charAt(digit)).join('')}`,
  };
}

/** @param isFirst whether nothing is spoken before; only then Chinese says 十 for 一十 */
function fourDigits(value: number, language: EastAsian, isFirst: boolean): string {
  const { digits, places, silentOneBelow, gap } = language;
  let spelled = '';
  let skipped = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      skipped = spelled !== '';
      continue;
    }
    if (skipped) spelled += gap;
    skipped = false;
    const isStart = spelled === '' && (isFirst || gap === '');
    const isSilent = digit === 1 && place > 0 && place < silentOneBelow && (gap === '' || isStart);
    spelled += `${isSilent ? '' : digits.charAt(digit)}${place > 0 ? places.charAt(place - 1) : ''}`;
  }
  return spelled;
}
