import { z } from 'zod';
import type { Access } from './access.ts';
import { choicesInUse, type FieldMetadata, isWritable, type ModuleMetadata } from './field-metadata.ts';
import { have, type Outcome } from './outcome.ts';
import { type Refusal, readJson, refusalByCode } from './read-json.ts';

const errorSchema = z.object({ code: z.string(), message: z.string() });

const moduleSchema = z.object({
  modules: z.tuple([z.object({ plural_label: z.string(), singular_label: z.string() })]),
});

const fieldSchema = z.object({
  api_name: z.string(),
  field_label: z.string(),
  data_type: z.string(),
  json_type: z.string().nullish(),
  length: z.number().nullish(),
  system_mandatory: z.boolean().nullish(),
  custom_field: z.boolean().nullish(),
  field_read_only: z.boolean().nullish(),
  view_type: z.object({ create: z.boolean().optional(), edit: z.boolean().optional() }).nullish(),
  unique: z.object({ casesensitive: z.union([z.string(), z.boolean()]).optional() }).nullish(),
  lookup: z.object({ module: z.union([z.string(), z.object({ api_name: z.string() })]).nullish() }).nullish(),
  pick_list_values: z.array(z.object({ actual_value: z.string(), type: z.string().nullish() })).nullish(),
});

const fieldsSchema = z.object({ fields: z.array(fieldSchema) });

/** Reads a module of Bigin with its fields. */
export async function readBiginModule(access: Access, module: string): Promise<Outcome<ModuleMetadata>> {
  const named = encodeURIComponent(module);
  const refusal = refusalIn(module);
  const about = await readJson(access, `/bigin/v2/settings/modules/${named}`, moduleSchema, refusal);
  if (!about.ok) return about;
  const read = await readJson(access, `/bigin/v2/settings/fields?module=${named}`, fieldsSchema, refusal);
  if (!read.ok) return read;
  const [{ plural_label, singular_label }] = about.value.modules;
  return have({ label: plural_label, singular: singular_label, fields: read.value.fields.map(metadataOf) });
}

function metadataOf(field: z.infer<typeof fieldSchema>): FieldMetadata {
  const { view_type, unique, lookup } = field;
  const target = lookup?.module;
  return {
    apiName: field.api_name,
    label: field.field_label,
    dataType: field.data_type,
    jsonType: field.json_type ?? '',
    length: field.length ?? undefined,
    isMandatory: field.system_mandatory === true,
    isCustom: field.custom_field === true,
    isWritable: isWritable({
      readOnly: field.field_read_only ?? undefined,
      create: view_type?.create,
      edit: view_type?.edit,
    }),
    uniqueCaseSensitive:
      unique?.casesensitive === undefined ? undefined : ['1', 'true'].includes(String(unique.casesensitive)),
    lookupModule: typeof target === 'string' ? target : target?.api_name,
    values: choicesInUse(
      (field.pick_list_values ?? []).map(({ actual_value, type }) => ({
        value: actual_value,
        type: type ?? undefined,
      })),
    ),
  };
}

function refusalIn(module: string): (json: unknown) => Refusal {
  return (json) => {
    const error = errorSchema.safeParse(json);
    return refusalByCode(error.data?.code ?? '', error.data?.message ?? '', 'Bigin', module);
  };
}
