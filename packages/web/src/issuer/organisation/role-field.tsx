import type { Role } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { useConsole } from '../console/console-data.ts';
import { assignableRoles } from './assignable-roles.ts';

interface RoleFieldProps {
  legend: string;
  value: Role | undefined;
  error: string | undefined;
}

/** The roles the reader may give, each with what it allows. */
export function RoleField({ legend, value, error }: RoleFieldProps) {
  const { t } = useText();
  const { membership } = useConsole();
  return (
    <RadioGroup
      name="role"
      legend={legend}
      error={error}
      defaultValue={value}
      options={assignableRoles(membership.role).map((role) => ({
        value: role,
        label: t(`issuer.roles.${role}.name`),
        hint: t(`issuer.roles.${role}.text`),
      }))}
    />
  );
}
