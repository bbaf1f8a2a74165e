import type { OpenAPIObject } from '@nestjs/swagger';

/* The parts of an OpenAPI document; the library exports the whole alone. */

export type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;
export type SchemaOrReference = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
export type ReferenceObject = Extract<SchemaOrReference, { $ref: string }>;
export type SchemaObject = Exclude<SchemaOrReference, { $ref: string }>;
export type ParameterObject = Exclude<NonNullable<OperationObject['parameters']>[number], { $ref: string }>;
