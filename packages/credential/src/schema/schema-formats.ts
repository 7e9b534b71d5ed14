/** The ways in which a credential can name its schema that are understood. */
export const schemaFormats = ['JsonSchema', 'JsonSchemaCredential', '1EdTechJsonSchemaValidator2019'] as const;

/**
 * A way to name a schema: the schema itself, a credential that carries one (both of vc-json-schema), or the schema itself
 * as Open Badges 3.0 and CLR 2.0 name it.
 */
export type SchemaFormat = (typeof schemaFormats)[number];

/** True for the type of a `credentialSchema` that `validateSchema` understands. */
export function isSchemaFormat(type: string): type is SchemaFormat {
  return (schemaFormats as readonly string[]).includes(type);
}
