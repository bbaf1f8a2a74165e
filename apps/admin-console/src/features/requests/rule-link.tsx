import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { ruleAt } from '../rules/rule-at';

/** The id of a clause; leads into the rule book. */
export const RuleLink = ({ id }: { id: string }) => <Anchor component={Link} to={ruleAt(id)} ff="monospace" size="sm">{id}</Anchor>;
