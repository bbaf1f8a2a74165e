import {
  ApplicationType, AttachmentType, ClaimType, ClientAuthMethod, ClientRegistrationType, ClientSource, ClientType, DeliveryMode, Display,
  FailReason, TokenFailReason, FapiMode, GrantType, JWEAlg, JWEEnc, JWEZip, JWSAlg, Prompt, ResponseMode, ResponseType, ServiceProfile, Sns, SubjectType,
  UserCodeCharset,
} from '@symbolon/engine';

const namesOf = <T extends object>(constants: T): readonly (keyof T & string)[] => Object.keys(constants) as (keyof T & string)[];

/** The constants of each enum, as they appear on the wire. */
export const enumNames = {
  ApiRight: [
    'view_client', 'modify_client', 'create_client', 'use_introspection', 'use_service', 'view_service', 'view_default_service', 'modify_service',
    'create_service', 'delete_service', 'view_audit_log', 'admin',
  ] as const,
  ApplicationType: namesOf(ApplicationType),
  AttachmentType: namesOf(AttachmentType),
  ClaimType: namesOf(ClaimType),
  ClientAuthMethod: namesOf(ClientAuthMethod),
  ClientRegistrationType: namesOf(ClientRegistrationType),
  ClientSource: namesOf(ClientSource),
  ClientType: namesOf(ClientType),
  DeliveryMode: namesOf(DeliveryMode),
  Display: namesOf(Display),
  FailReason,
  TokenFailReason,
  FapiMode: namesOf(FapiMode),
  GrantType: namesOf(GrantType),
  JWEAlg: namesOf(JWEAlg),
  JWEEnc: namesOf(JWEEnc),
  JWEZip: namesOf(JWEZip),
  JWSAlg: namesOf(JWSAlg),
  KeyUse: ['sig', 'enc'] as const,
  OperatorRole: ['owner', 'editor', 'viewer'] as const,
  Prompt: namesOf(Prompt),
  ResponseMode: namesOf(ResponseMode),
  ResponseType: namesOf(ResponseType),
  ServiceProfile: namesOf(ServiceProfile),
  Sns: namesOf(Sns),
  SubjectType: namesOf(SubjectType),
  UserCodeCharset: namesOf(UserCodeCharset),
};

export type EnumName = keyof typeof enumNames;
export type EnumValue<N extends EnumName> = (typeof enumNames)[N][number];
