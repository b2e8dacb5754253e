/** How the telephone numbers of a country are written at home, and how they are called from abroad. */
export interface NumberPlan {
  readonly callingCode: string;
  /** What is dialled in front of a number at home and left out from abroad; empty for a country without one. */
  readonly trunk: string;
  /** The fewest and the most digits of a number, the trunk prefix not counted. */
  readonly digits: readonly [least: number, most: number];
  /** What is dialled for a call abroad. Default: `00`. */
  readonly abroad?: string;
  /** Numbers that begin with 0 from abroad, too. */
  readonly leadingZero?: true;
}

/** After the national plans that the ITU publishes: https://www.itu.int/oth/T0202.aspx?parent=T0202 */
export const numberPlans = {
  AE: { callingCode: '971', trunk: '0', digits: [8, 9] },
  AT: { callingCode: '43', trunk: '0', digits: [4, 13] },
  AU: { callingCode: '61', trunk: '0', digits: [9, 9] },
  BD: { callingCode: '880', trunk: '0', digits: [6, 10] },
  BE: { callingCode: '32', trunk: '0', digits: [8, 9] },
  BG: { callingCode: '359', trunk: '0', digits: [7, 9] },
  BR: { callingCode: '55', trunk: '0', digits: [10, 11] },
  CA: { callingCode: '1', trunk: '1', digits: [10, 10], abroad: '011' },
  CH: { callingCode: '41', trunk: '0', digits: [9, 9] },
  CL: { callingCode: '56', trunk: '', digits: [9, 9] },
  CN: { callingCode: '86', trunk: '0', digits: [9, 11] },
  CY: { callingCode: '357', trunk: '', digits: [8, 8] },
  CZ: { callingCode: '420', trunk: '', digits: [9, 9] },
  DE: { callingCode: '49', trunk: '0', digits: [5, 11] },
  DK: { callingCode: '45', trunk: '', digits: [8, 8] },
  EE: { callingCode: '372', trunk: '', digits: [7, 8] },
  EG: { callingCode: '20', trunk: '0', digits: [8, 10] },
  ES: { callingCode: '34', trunk: '', digits: [9, 9] },
  FI: { callingCode: '358', trunk: '0', digits: [5, 12] },
  FR: { callingCode: '33', trunk: '0', digits: [9, 9] },
  GB: { callingCode: '44', trunk: '0', digits: [9, 10] },
  GH: { callingCode: '233', trunk: '0', digits: [9, 9] },
  GR: { callingCode: '30', trunk: '', digits: [10, 10] },
  HK: { callingCode: '852', trunk: '', digits: [8, 8] },
  HR: { callingCode: '385', trunk: '0', digits: [8, 9] },
  HU: { callingCode: '36', trunk: '06', digits: [8, 9] },
  ID: { callingCode: '62', trunk: '0', digits: [7, 12] },
  IE: { callingCode: '353', trunk: '0', digits: [7, 9] },
  IL: { callingCode: '972', trunk: '0', digits: [8, 9] },
  IN: { callingCode: '91', trunk: '0', digits: [10, 10] },
  IS: { callingCode: '354', trunk: '', digits: [7, 9] },
  IT: { callingCode: '39', trunk: '', digits: [6, 11], leadingZero: true },
  JP: { callingCode: '81', trunk: '0', digits: [9, 10], abroad: '010' },
  KE: { callingCode: '254', trunk: '0', digits: [7, 9] },
  KR: { callingCode: '82', trunk: '0', digits: [8, 10] },
  LK: { callingCode: '94', trunk: '0', digits: [9, 9] },
  LU: { callingCode: '352', trunk: '', digits: [4, 11] },
  LV: { callingCode: '371', trunk: '', digits: [8, 8] },
  MA: { callingCode: '212', trunk: '0', digits: [9, 9] },
  MT: { callingCode: '356', trunk: '', digits: [8, 8] },
  MX: { callingCode: '52', trunk: '', digits: [10, 10] },
  MY: { callingCode: '60', trunk: '0', digits: [8, 10] },
  NG: { callingCode: '234', trunk: '0', digits: [8, 10] },
  NL: { callingCode: '31', trunk: '0', digits: [9, 9] },
  NO: { callingCode: '47', trunk: '', digits: [8, 8] },
  NZ: { callingCode: '64', trunk: '0', digits: [8, 10] },
  PH: { callingCode: '63', trunk: '0', digits: [8, 10] },
  PK: { callingCode: '92', trunk: '0', digits: [9, 10] },
  PL: { callingCode: '48', trunk: '', digits: [9, 9] },
  PT: { callingCode: '351', trunk: '', digits: [9, 9] },
  RO: { callingCode: '40', trunk: '0', digits: [9, 9] },
  SA: { callingCode: '966', trunk: '0', digits: [8, 9] },
  SE: { callingCode: '46', trunk: '0', digits: [7, 10] },
  SG: { callingCode: '65', trunk: '', digits: [8, 8] },
  SI: { callingCode: '386', trunk: '0', digits: [8, 8] },
  SK: { callingCode: '421', trunk: '0', digits: [9, 9] },
  TH: { callingCode: '66', trunk: '0', digits: [8, 9] },
  TR: { callingCode: '90', trunk: '0', digits: [10, 10] },
  TW: { callingCode: '886', trunk: '0', digits: [8, 9] },
  UA: { callingCode: '380', trunk: '0', digits: [9, 9] },
  US: { callingCode: '1', trunk: '1', digits: [10, 10], abroad: '011' },
  VN: { callingCode: '84', trunk: '0', digits: [9, 10] },
  ZA: { callingCode: '27', trunk: '0', digits: [9, 9] },
} as const satisfies Readonly<Record<string, NumberPlan>>;

export type PhoneCountry = keyof typeof numberPlans;
