import { randomUUID } from 'node:crypto';
import { BadRequestException, Body, Controller, Get, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { Opens, type Admitted } from '../guard/access.js';
import { TokenGuard } from '../guard/token.guard.js';
import { accounts, readOrder, type Account, type Order } from './ledger.js';

interface AccountList {
  readonly subject?: string;
  readonly accounts: readonly Account[];
}

interface Payment extends Order {
  readonly paymentId: string;
  readonly status: 'ACCEPTED';
}

/** What the bank offers to clients that come with a token. */
@Controller()
@UseGuards(TokenGuard)
export class BankController {
  @Get('accounts')
  @Opens('accounts')
  list(@Req() { access }: Admitted): AccountList {
    return { ...(access.subject === undefined ? {} : { subject: access.subject }), accounts };
  }

  @Post('payments')
  @HttpCode(201)
  @Opens('payments')
  pay(@Body() body: unknown): Payment {
    const order = readOrder(body);
    if (typeof order === 'string') throw new BadRequestException({ error: 'invalid_request', error_description: order });
    return { paymentId: randomUUID(), status: 'ACCEPTED', ...order };
  }
}
