import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Engine } from '@symbolon/engine';
import type { FastifyReply } from 'fastify';
import { ENGINE } from '../../platform/tokens.js';
import type { Call } from '../caller.js';
import { configurationBody, configurationQuery, createDocuments, jwksQuery, type Documents } from '../documents.js';
import { Endpoint } from '../endpoint.js';
import { sendDocument, sendKeys } from '../json-document.js';
import { refusePrivate } from '../management/secrets.js';
import { queryOf } from '../query.js';
import { serviceOf } from '../read.js';

/** What a service publishes about itself: the answer is the document, without a result code. */
@Controller()
export class DiscoveryController {
  private readonly documents: Documents;

  constructor(@Inject(ENGINE) engine: Engine) {
    this.documents = createDocuments(engine);
  }

  @Endpoint('configuration')
  configuration(@Req() call: Call, @Res() reply: FastifyReply): void {
    sendDocument(reply, this.documents.configuration(serviceOf(call), configurationQuery(queryOf(call))), call.headers['if-none-match']);
  }

  @Endpoint('configurationByPost')
  configurationByPost(@Req() call: Call, @Res() reply: FastifyReply): void {
    sendDocument(reply, this.documents.configuration(serviceOf(call), configurationBody(call)), undefined);
  }

  @Endpoint('jwks')
  jwks(@Req() call: Call, @Res() reply: FastifyReply): void {
    const query = jwksQuery(queryOf(call));
    refusePrivate(call, query.includePrivateKeys);
    sendKeys(reply, this.documents.jwks(serviceOf(call), query), query.includePrivateKeys, call.headers['if-none-match']);
  }
}
