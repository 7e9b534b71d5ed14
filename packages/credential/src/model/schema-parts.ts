import { z } from 'zod';
import { isUrl } from './is-url.ts';

/** A URL (VC Data Model 2.0 section 4.4). */
export const url = z.string().refine(isUrl, 'not a URL');

/** One entry bare or several in an array, at most `max`. */
export const oneOrMany = <T extends z.ZodType>(entry: T, max: number) =>
  z.union([entry, z.array(entry).min(1).max(max)]);

/** One type or several. */
export const types = oneOrMany(z.string().min(1).max(2_048), 32);

/** An object that must say what it is, and may be named. */
export const typed = z.looseObject({ id: url.optional(), type: types });

/** An object that must say what it is and have a name. */
export const typedWithId = typed.extend({ id: url });

/**
 * A text, or a text that names its language, or several of these (section 11.1). What may stand in a language value
 * object is settled by the shape rules of `jsonld/`.
 */
export const text = z.union([z.string(), oneOrMany(z.looseObject({ '@value': z.string() }), 64)]);

/** An object that makes at least one statement. */
export const claims = z
  .looseObject({ id: url.optional() })
  .refine((object) => Object.keys(object).length > 0, 'an empty object claims nothing');
