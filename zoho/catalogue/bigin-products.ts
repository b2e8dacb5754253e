import type { BiginModule } from './field.ts';

/**
 * The fields of Bigin's products. No recorded metadata of this module is public: names, types and lengths are inferred from Bigin's pages and
 * from the same module of Zoho CRM, whose API Bigin shares.
 */
export const biginProducts = {
  product: 'bigin',
  module: 'Products',
  label: 'Products',
  singular: 'Product',
  source: 'https://www.bigin.com/developer/docs/apis/v2/insert-records.html',
  confidence: 'inferred',
  date: '2026-11',
  fields: {
    Owner: { kind: 'user', label: 'Product Owner', writable: false },
    Product_Name: { kind: 'text', label: 'Product Name', maxLength: 200, mandatory: true, writable: true },
    Product_Code: { kind: 'text', label: 'Product Code', maxLength: 40, writable: true },
    Product_Category: { kind: 'text', label: 'Product Category', maxLength: 120, writable: true },
    Product_Active: { kind: 'boolean', label: 'Product Active', writable: true },
    Unit_Price: { kind: 'number', label: 'Unit Price', writable: true },
    Description: { kind: 'textarea', label: 'Description', maxLength: 32_000, writable: true },
    Created_By: { kind: 'user', label: 'Created By', writable: false },
    Modified_By: { kind: 'user', label: 'Modified By', writable: false },
    Created_Time: { kind: 'datetime', label: 'Created Time', writable: false },
    Modified_Time: { kind: 'datetime', label: 'Modified Time', writable: false },
  },
} as const satisfies BiginModule;
