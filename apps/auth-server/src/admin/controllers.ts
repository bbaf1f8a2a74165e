import { AccessTokenController } from './access-tokens/access-token.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { HistoryController } from './history/history.controller.js';
import { KeyController } from './keys/key.controller.js';
import { OperatorController } from './operators/operator.controller.js';
import { TransferController } from './transfer/transfer.controller.js';

/** What answers the APIs of the administration. */
export const administrationControllers = [OperatorController, AccessTokenController, AuditController, HistoryController, KeyController, TransferController];
