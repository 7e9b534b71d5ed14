import type { z } from 'zod';

/**
 * What of a value a schema has a place for: properties that it does not know are left out, and so is null where it wants
 * nothing instead. What is there is not checked: parse it afterwards.
 */
export function project(schema: z.core.$ZodType, value: unknown): unknown {
  const def = defOf(schema);
  switch (def.type) {
    case 'object':
      return projectObject(def.shape, value);
    case 'array':
      return Array.isArray(value) ? value.map((item) => project(def.element, item)) : value;
    case 'union': {
      const option = optionFor(def.options, value);
      return option ? project(option, value) : value;
    }
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return value === null || value === undefined ? value : project(def.innerType, value);
    default:
      return value;
  }
}

function projectObject(shape: z.core.$ZodShape, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const given: Record<string, unknown> = { ...value };
  const entries = Object.entries(shape)
    .filter(([name, schema]) => given[name] !== undefined && (given[name] !== null || takesNull(schema)))
    .map(([name, schema]) => [name, project(schema, given[name])] as const);
  return Object.fromEntries(entries);
}

function takesNull(schema: z.core.$ZodType): boolean {
  const def = defOf(schema);
  if (def.type === 'nullable') return true;
  return (def.type === 'default' || def.type === 'prefault' || def.type === 'optional') && takesNull(def.innerType);
}

/** The object of a union whose literals are the value's. */
function optionFor(options: readonly z.core.$ZodType[], value: unknown): z.core.$ZodType | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given: Record<string, unknown> = { ...value };
  return options.find((option) => {
    const def = defOf(option);
    if (def.type !== 'object') return false;
    return Object.entries(def.shape).every(([name, field]) => {
      const inner = defOf(field);
      return inner.type !== 'literal' || inner.values.some((literal) => literal === given[name]);
    });
  });
}

/** Every schema is of one of the kinds that zod's own types list, which its general type does not say; the rest have no parts. */
function defOf({ _zod }: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  return (_zod as unknown as { def: z.core.$ZodTypes['_zod']['def'] }).def;
}
